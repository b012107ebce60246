"""Whether a person is without basic insurance for a year, and whether he is a newborn or serves (rules.md §6)."""

from .amounts import World
from .cells import birth_of
from .people import Household
from .verdict import CLEAR, HIT, Verdict, sure, unknown


def excepted(world: World, h: Household, person: str) -> bool:
    """Newborns, and persons 参军 or 服刑."""
    young = (world.as_of - birth_of(person)).days <= world.setting(h, "newborn_days")
    return young or world.people.serves_or_serves_time(person)


def uninsured(world: World, h: Household, person: str, year: int) -> Verdict:
    """Of a member and the year of D a missing row says no as well; otherwise only an explicit no and no does."""
    if excepted(world, h, person):
        return CLEAR
    if not world.fresh("X16", h):
        return unknown(world.miss("X16", h))
    now = year == world.as_of.year and person in h.members
    rows = [row for row in world.rows("X16", [person]) if row["year"] == year]
    if any(row["resident_basic"] is False and row["employee_basic"] is False for row in rows):
        return HIT
    if any(row["year"] in (None, year) for row in world.shadows("X16", [person])):
        return unknown(world.miss("X16", h))
    if rows and (rows[0]["resident_basic"] or rows[0]["employee_basic"]):
        return CLEAR
    if not now:
        return CLEAR
    delivery = world.views["X16"].covering[h.county]
    if not rows and delivery is not None and any(row["year"] == year for row in delivery.accepted):
        return sure(True)
    return unknown(world.miss("X16", h))
