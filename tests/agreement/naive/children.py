"""Rules about children at school (rules.md §6: 7.01, 7.04). What school costs stands in `burdens`."""

from datetime import date

from .amounts import World
from .cells import birth_of
from .files import Row
from .parts import age
from .people import Household
from .verdict import CLEAR, HIT, Verdict, both, either, negated, sure, unknown

LEFT = {"辍学", "退学"}
EXCUSED = {"送教上门", "延缓入学", "休学"}
EARLY_STAGES = {"学前", "小学"}


def school_year(as_of: date) -> date:
    """The first day of the school year of a day."""
    start = as_of.replace(month=9, day=1)
    return start if start <= as_of else start.replace(year=as_of.year - 1)


def _at_school(world: World, h: Household, row: Row) -> Verdict:
    status = row["status"]
    if status in LEFT:
        return HIT.at("red")
    if status == "在读":
        if row["absent_days"] is None:
            return unknown(world.miss("X11", h))
        return sure(row["absent_days"] >= world.setting(h, "absent_days")).at("orange")
    if status in EXCUSED or (status == "毕业" and row["stage"] not in EARLY_STAGES):
        return CLEAR
    return unknown(world.miss("X11", h))


def _child(world: World, h: Household, person: str) -> Verdict:
    if not world.fresh("X11", h):
        return unknown(world.miss("X11", h))
    rows, shadows = world.rows("X11", [person]), world.shadows("X11", [person])
    if not rows and not shadows:
        return HIT.at("orange")
    return either([*(_at_school(world, h, row) for row in rows), *(unknown(world.miss("X11", h)) for _ in shadows)])


def dropout(world: World, h: Household) -> Verdict:
    start = school_year(world.as_of)
    children = [person for person in h.members if 6 <= age(birth_of(person), start) <= 15]
    strangers = [unknown(world.strangers(h))] if h.unknown else []
    return either([*strangers, *(_child(world, h, person) for person in children)])


def studies(world: World, h: Household, person: str) -> Verdict:
    """Whether a member is 在读; nobody without a row is."""
    if not world.fresh("X11", h):
        return unknown(world.miss("X11", h))
    doubts = [unknown(world.miss("X11", h)) for _ in world.shadows("X11", [person])]
    return either([*(sure(row["status"] == "在读") for row in world.rows("X11", [person])), *doubts])


def _aided(world: World, h: Household, person: str) -> Verdict:
    """An X12 payment to the person in W."""
    if not world.fresh("X12", h):
        return unknown(world.miss("X12", h))
    if any(world.within(row, "paid_on") for row in world.rows("X12", [person])):
        return HIT
    doubts = [row for row in world.shadows("X12", [person]) if world.within(row, "paid_on")]
    return unknown(world.miss("X12", h)) if doubts else CLEAR


def student_aid_gap(world: World, h: Household) -> Verdict:
    if not h.registered:
        return CLEAR
    strangers = [unknown(world.strangers(h))] if h.unknown else []
    parts = [both(studies(world, h, person), negated(_aided(world, h, person))) for person in h.members]
    return either([*strangers, *parts]).at("orange")
