"""What 民政 writes down: persons on dibao, destitute persons and their homes, applications for relief."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import CARE_LEVEL, DECISION, RISK, SUPPORT_MODE
from fangpin_pipeline.sample.chance import NO_DAY, Ints, after, amount, numbered, pick, same, up_to, when, words
from fangpin_pipeline.sample.lives import Lives

_CATEGORIES = ("A类", "B类", "C类")


def tell_dibao(lives: Lives, on: date) -> pa.Table:
    """Every spell of dibao that had begun by that day; one that ended later looks open."""
    people, standing = lives.people, lives.standing
    day = np.datetime64(on, "D")
    head = lives.households.head[people.household]
    ended = np.where(standing.dibao_until <= day, standing.dibao_until, NO_DAY)
    category = np.clip(3 - standing.dibao_monthly // 150_00, 0, 2)
    table = pa.table(
        {
            "id_no": people.id_no,
            "name": people.name,
            "household_head_id_no": people.id_no.take(pa.array(head)),
            "category": words(_CATEGORIES, category),
            "monthly_amount": amount(standing.dibao_monthly),
            "started_on": when(standing.dibao_since),
            "ended_on": when(ended),
            "household": people.household,
        }
    )
    return table.filter(pa.array(standing.dibao & (standing.dibao_since <= day) & lives.born_by(on)))


def tell_tekun(lives: Lives, on: date) -> pa.Table:
    """Every destitute person supported by that day."""
    people, standing = lives.people, lives.standing
    mode, care = _support(lives)
    table = pa.table(
        {
            "id_no": people.id_no,
            "name": people.name,
            "support_mode": words(SUPPORT_MODE.values, mode),
            "care_level": words(CARE_LEVEL.values, care),
            "started_on": when(standing.tekun_since),
            "ended_on": when(np.full(people.size, NO_DAY)),
            "household": people.household,
        }
    )
    return table.filter(pa.array(standing.tekun & (standing.tekun_since <= np.datetime64(on, "D"))))


def _support(lives: Lives) -> tuple[Ints, Ints]:
    """How each person would be supported, were he destitute: in a home or at his own, and how much care he needs."""
    rng = lives.chance("X08")
    return pick(rng, (0.25, 0.75), lives.people.size), pick(rng, (0.62, 0.23, 0.15), lives.people.size)


def tell_tekun_facility(lives: Lives, on: date) -> pa.Table:
    """Homes of the county, which together house those who are supported in a home."""
    rng = lives.chance("X08b")
    mode, care = _support(lives)
    day = np.datetime64(on, "D")
    destitute = lives.standing.tekun & (lives.standing.tekun_since <= day)
    housed = int((destitute & (mode == SUPPORT_MODE.values.index("集中供养"))).sum())
    size = 1 + len(lives.places.codes) // 60
    residents = np.full(size, housed // size) + (np.arange(size) < housed % size)
    beds = residents + rng.integers(8, 40, size)
    waiting = int((destitute & (mode > 0) & (care == CARE_LEVEL.values.index("全护理"))).sum())
    names = [f"{lives.places.name}第{place + 1}敬老院" for place in range(size)]
    return pa.table(
        {
            "facility_code": numbered(f"JL{lives.places.code}", 2, np.arange(size)),
            "facility": pa.array(names),
            "county_code": same(lives.places.code, size),
            "beds": amount(beds),
            "nursing_beds": amount((beds * rng.uniform(0.3, 0.6, size)).astype(np.int64)),
            "residents": amount(residents),
            "disabled_waiting": amount(np.where(np.arange(size) == 0, waiting, 0)),
            "household": np.full(size, -1),
        }
    )


def tell_aid_application(lives: Lives, on: date) -> pa.Table:
    """Applications as they stand on that day: made, and then decided, each known a day later."""
    one, day = lives.applications, np.datetime64(on, "D")
    decided = up_to(after(one.decided_on, 1), day)
    open_still = np.isnat(decided)
    size = len(one.person)
    # Offices either leave the decision of an open application empty or say that it is being dealt with.
    pending = np.where(np.arange(size) % 2 == 0, DECISION.values.index("办理中"), -1)
    return pa.table(
        {
            "application_no": application_no(lives),
            "id_no": lives.people.id_no.take(pa.array(one.person)),
            "name": lives.people.name.take(pa.array(one.person)),
            "applied_on": when(one.applied_on),
            "reason": words(RISK.values, one.reason),
            "decision": words(DECISION.values, np.where(open_still, pending, one.decision)),
            "decided_on": when(np.where(open_still, NO_DAY, one.decided_on)),
            "amount": amount(one.amount, open_still | (one.amount == 0)),
            "household": one.household,
            "known_on": when(np.where(open_still, after(one.applied_on, 1), decided)),
        }
    )


def application_no(lives: Lives) -> pa.Array:
    """Numbers of the county's applications; relief is paid under the same number."""
    return numbered(f"JZ{lives.places.code}", 6, np.arange(len(lives.applications.person)))


TELLS = {"X07": tell_dibao, "X08": tell_tekun, "X08b": tell_tekun_facility, "X09": tell_aid_application}
