"""Rules about the house and the water of a household (rules.md §6: 7.13, 7.15)."""

from collections.abc import Callable

from .amounts import World
from .files import Row
from .parts import member_parts, told
from .people import Household
from .verdict import Verdict, both, either, sure, unknown

INDICATORS = ("quantity", "quality", "convenience", "reliability")
SEVERITY = {"C": "orange", "D": "red"}


def _of_owners(world: World, h: Household, x: str, judge: Callable[[Row], Verdict]) -> Verdict:
    """A condition on rows of members; that a registered household has no row at all is not known to be well."""
    parts = member_parts(world, h, x, h.members, judge)
    if h.registered and not world.rows(x, h.members) and not world.shadows(x, h.members):
        parts.append(unknown(world.miss(x, h)))
    return either(parts)


def unsafe_housing(world: World, h: Household) -> Verdict:
    def judge(row: Row) -> Verdict:
        occupied = told(world, h, "X18", row["occupied"])
        unfinished = sure(row["finished_on"] is None or row["finished_on"] > world.as_of)
        unsafe = told(world, h, "X18", None if row["grade"] is None else row["grade"] in SEVERITY)
        return both(occupied, unfinished, unsafe).at(SEVERITY.get(row["grade"], ""))

    return _of_owners(world, h, "X18", judge)


def unsafe_water(world: World, h: Household) -> Verdict:
    limit = world.setting(h, "outage_days")

    def judge(row: Row) -> Verdict:
        bad = [told(world, h, "X19", None if row[name] is None else not row[name]) for name in INDICATORS]
        dry = sure(row["outage_days"] is not None and row["outage_days"] > limit)
        return either([*bad, dry])

    return _of_owners(world, h, "X19", judge).at("orange")
