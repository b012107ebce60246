"""What 教育 writes down: the school rolls of the term, the aid that was paid, the schools."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import STAGE, STUDENT_STATUS
from fangpin_pipeline.sample.chance import Days, Ints, after, amount, happens, numbered, same, when, words
from fangpin_pipeline.sample.lives import Lives

_SCHOOLS = {"学前": "中心幼儿园", "小学": "中心小学", "初中": "第二中学", "高中": "第一中学", "中职": "职业教育中心",
            "高职": "河套学院", "大学": "外地高校"}  # fmt: skip
_IN_COUNTY = ("学前", "小学", "初中", "高中", "中职")


def tell_student(lives: Lives, on: date) -> pa.Table:
    """Everybody on a school roll."""
    people, schooling = lives.people, lives.schooling
    on_roll = np.flatnonzero((schooling.stage >= 0) & ~lives.gone_by(on))
    place = pa.array(on_roll)
    stage = schooling.stage[on_roll]
    numbers = [f"XJ{lives.places.code}{serial + 1:06d}" for serial in range(len(on_roll))]
    schools = [lives.places.name + school for school in _SCHOOLS.values()]
    return pa.table(
        {
            "student_no": pa.array(numbers, pa.string()),
            "id_no": people.id_no.take(place),
            "name": people.name.take(place),
            "school": words(schools, stage),
            "stage": words(STAGE.values, stage),
            "grade": words([f"{grade}年级" for grade in range(1, 7)], schooling.grade[on_roll] - 1),
            "status": words(STUDENT_STATUS.values, schooling.status[on_roll]),
            "absent_days": amount(schooling.absent_days[on_roll]),
            "annual_cost": amount(schooling.cost[on_roll], schooling.cost_unknown[on_roll]),
            "boarding": pa.array(schooling.boarding[on_roll]),
            "household": people.household[on_roll],
        }
    )


def tell_student_aid(lives: Lives, on: date) -> pa.Table:
    """One row a payment; payments of a term are reported within a month."""
    del on  # every payment has its own day
    people, schooling = lives.people, lives.schooling
    parts = []
    for paid_on, fen in schooling.aid:
        aided = np.flatnonzero((fen > 0) & people.present)
        parts.append(_payments(lives, aided, paid_on[aided], fen[aided]))
    return pa.concat_tables(parts)


def _payments(lives: Lives, who: Ints, paid_on: Days, fen: Ints) -> pa.Table:
    programs = [f"{stage}家庭经济困难学生资助" for stage in STAGE.values]
    place = pa.array(who)
    return pa.table(
        {
            "id_no": lives.people.id_no.take(place),
            "name": lives.people.name.take(place),
            "program": words(programs, lives.schooling.stage[who]),
            "amount": amount(fen),
            "paid_on": when(paid_on),
            "household": lives.people.household[who],
            "known_on": when(after(paid_on, 20)),
        }
    )


def tell_school(lives: Lives, on: date) -> pa.Table:
    """The schools of the county that stand on its rolls, with the pupils whom the rolls name."""
    rng, schooling = lives.chance("X13"), lives.schooling
    on_roll = (schooling.stage >= 0) & ~lives.gone_by(on)
    stages = [STAGE.values.index(stage) for stage in _IN_COUNTY]
    size = len(stages)
    pupils = np.bincount(schooling.stage[on_roll], minlength=len(_SCHOOLS))[stages]
    teachers = pupils // rng.integers(9, 15, size) + 6
    return pa.table(
        {
            "school_code": numbered(f"XX{lives.places.code}", 3, np.arange(size)),
            "school": pa.array([lives.places.name + _SCHOOLS[stage] for stage in _IN_COUNTY]),
            "county_code": same(lives.places.code, size),
            "kind": pa.array(list(_IN_COUNTY)),
            "students": amount(pupils),
            "teachers": amount(teachers),
            "degree_teachers": amount((teachers * rng.uniform(0.55, 0.9, size)).astype(np.int64)),
            "conditions_met": pa.array(happens(rng, 0.95, size)),
            "household": np.full(size, -1),
        }
    )


TELLS = {"X11": tell_student, "X12": tell_student_aid, "X13": tell_school}
