"""What 医保 writes down: who is insured in which year, and every settlement."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.extracts.codes import VISIT_KIND
from fangpin_pipeline.sample.chance import Flags, after, amount, happens, pick, when, words
from fangpin_pipeline.sample.health import SERIOUS
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.people import People
from fangpin_pipeline.sample.treatment import CHRONIC_VISIT, INPATIENT

_DIAGNOSES = (
    "上呼吸道感染",
    "慢性胃炎",
    "腰椎间盘突出",
    "高血压",
    "2型糖尿病",
    "肺炎",
    "冠心病",
    "骨关节炎",
    "胆囊结石",
)
_EMPLOYEES = 0.04


def tell_medical_insurance(lives: Lives, on: date) -> pa.Table:
    """The rolls of the year and of the year before; half of the uninsured stand on no roll at all."""
    now = _insured_in(lives, on.year, lives.health.uninsured, on)
    before = _insured_in(lives, on.year - 1, lives.health.uninsured_before, on)
    return pa.concat_tables([before, now])


def employees(lives: Lives) -> Flags:
    """Who is insured as an employee rather than as a resident."""
    return _employees(lives.chance("X16"), lives.people)


def _employees(rng: np.random.Generator, people: People) -> Flags:
    return (people.age >= 22) & (people.age < 60) & happens(rng, _EMPLOYEES, people.size)


def _insured_in(lives: Lives, year: int, uninsured: Flags, on: date) -> pa.Table:
    people = lives.people
    rng = lives.chance("X16")
    employee = _employees(rng, people)
    listed = ~uninsured | happens(rng, 0.5, people.size)
    first, last = np.datetime64(f"{year}-01-01"), min(np.datetime64(f"{year}-12-31"), np.datetime64(on, "D"))
    alive = (people.birth <= last) & ~(people.gone_on < first)
    poor = lives.standing.dibao | lives.standing.tekun | lives.registered_person
    insured = ~uninsured
    table = pa.table(
        {
            "id_no": people.id_no,
            "name": people.name,
            "year": pa.array(np.full(people.size, year), pa.int32()),
            "resident_basic": pa.array(insured & ~employee),
            "employee_basic": pa.array(insured & employee),
            "critical_illness": pa.array(insured),
            "medical_aid": pa.array(poor),
            "household": people.household,
        }
    )
    return table.filter(pa.array(listed & alive))


def tell_medical_settlement(lives: Lives, on: date) -> pa.Table:
    """Every settlement; most are sent the next day, some days later."""
    del on  # every settlement has its own day
    settled, people = lives.settlements, lives.people
    rng = lives.chance("X17")
    size = len(settled.person)
    place = pa.array(settled.person)
    inpatient = settled.kind == INPATIENT
    serial = pc.utf8_lpad(pc.cast(pa.array(np.arange(size) + 1), pa.string()), 8, "0")
    delay = np.where(happens(rng, 0.97, size), 1, rng.integers(2, 6, size))
    deposit = inpatient & happens(rng, 0.2, size) & (settled.total > 0)
    return pa.table(
        {
            "settlement_no": pc.binary_join_element_wise(f"JS{lives.places.code}", serial, ""),
            "id_no": people.id_no.take(place),
            "name": people.name.take(place),
            "settled_on": when(settled.day),
            "visit_kind": words(VISIT_KIND.values, settled.kind),
            "diagnosis": _diagnoses(rng, lives),
            "injury": pa.array(settled.injury),
            "in_county": pa.array(settled.in_county),
            "total": amount(settled.total),
            "basic_paid": amount(settled.basic),
            "critical_paid": amount(settled.critical, ~inpatient),
            "aid_paid": amount(settled.aid, ~inpatient),
            "compliant_self_paid": amount(settled.self_paid, ~settled.self_paid_told),
            "one_stop": pa.array(settled.in_county & happens(rng, 0.98, size)),
            "deposit": amount(rng.integers(5, 50, size) * 100_00, ~deposit),
            "household": people.household[settled.person],
            "known_on": when(after(settled.day, delay)),
        }
    )


def _diagnoses(rng: np.random.Generator, lives: Lives) -> pa.Array:
    settled = lives.settlements
    common = pick(rng, (5, 3, 3, 4, 2, 2, 2, 2, 1), len(settled.person))
    common = np.where(settled.kind == CHRONIC_VISIT, 3, common)
    serious = lives.health.serious[settled.person]
    heavy = (settled.kind == INPATIENT) & (serious >= 0)
    return words(_DIAGNOSES + SERIOUS, np.where(heavy, len(_DIAGNOSES) + serious, common))


TELLS = {"X16": tell_medical_insurance, "X17": tell_medical_settlement}
