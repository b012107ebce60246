"""What rules are put together from: one verdict for each row, each doubt and each member not known (rules.md §2, §4).

Which rows make a rule stands in the modules of the rules.
"""

from collections.abc import Callable
from datetime import date

from .amounts import World
from .files import Row
from .people import Household
from .verdict import CLEAR, Verdict, either, sure, unknown


def _always(row: Row) -> bool:
    return True


def member_parts(
    world: World,
    h: Household,
    x: str,
    persons: list[str],
    judge: Callable[[Row], Verdict],
    may_count: Callable[[Row], bool] = _always,
) -> list[Verdict]:
    """One verdict for each row of the persons; unknown for rows in quarantine, members not known, a stale extract.

    A household without persons has no parts: nothing that the extract could say concerns it.
    """
    parts = [unknown(world.strangers(h))] if h.unknown else []
    if persons and not world.fresh(x, h):
        return [*parts, unknown(world.miss(x, h))]
    parts += [judge(row) for row in world.rows(x, persons)]
    doubts = [row for row in world.shadows(x, persons) if may_count(row)]
    return [*parts, *(unknown(world.miss(x, h)) for _ in doubts)]


def household_parts(
    world: World,
    h: Household,
    x: str,
    judge: Callable[[Row], Verdict],
    may_count: Callable[[Row], bool] = _always,
) -> list[Verdict]:
    """One verdict for each row that names the household; unknown for rows in quarantine and a stale extract."""
    if not world.fresh(x, h):
        return [unknown(world.miss(x, h))]
    view = world.views[x]
    doubts = [row for row in view.of("household_no", h.no, shadows=True) if may_count(row)]
    return [
        *(judge(row) for row in view.of("household_no", h.no)),
        *(unknown(world.miss(x, h)) for _ in doubts),
    ]


def told(world: World, h: Household, x: str, value: bool | None) -> Verdict:
    """A flag or a comparison; unknown when the cell is empty."""
    return unknown(world.miss(x, h)) if value is None else sure(value)


def empty(world: World, h: Household, x: str, row: Row, column: str) -> Verdict:
    """An empty cell that means something; it does so only where the column was delivered."""
    if column not in row.delivery.columns:
        return unknown(world.miss(x, h))
    return sure(row[column] is None)


def within_days(world: World, day: date, days: int) -> bool:
    return 0 <= (world.as_of - day).days <= days


def longer_ago(world: World, day: date, days: int) -> bool:
    return (world.as_of - day).days > days


def may_lie_within(world: World, day: date | None, days: int) -> bool:
    """Whether a date lies in the days to D, or may lie there because it is not known."""
    return day is None or within_days(world, day, days)


def overlaps(row: Row, first: date, last: date) -> bool:
    """Whether a spell is, or for a quarantined row may be, active between two days."""
    started, ended = row["started_on"], row["ended_on"]
    return (started is None or started <= last) and (ended is None or ended >= first)


def active(world: World, row: Row) -> bool:
    """Whether a spell is, or for a quarantined row may be, active on D."""
    return overlaps(row, world.as_of, world.as_of)


def spell_active(world: World, h: Household, *extracts: str) -> Verdict:
    """A member has a spell active on D in one of the extracts."""
    return either(
        either(
            member_parts(world, h, x, h.members, lambda row: sure(active(world, row)), lambda row: active(world, row))
        )
        for x in extracts
    )


def events(world: World, h: Household, x: str, day: str, judge: Callable[[Row], Verdict]) -> Verdict:
    """A condition on events of spending persons in W+."""

    def may_count(row: Row) -> bool:
        return world.within(row, day, plus=True)

    return either(member_parts(world, h, x, h.spending, lambda row: judge(row) if may_count(row) else CLEAR, may_count))


def age(born: date, on: date) -> int:
    """Completed years; 29 February completes on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
