"""A tiny city for back-tests: households, lists and events that can be counted by hand. No warehouse, no screening."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from fangpin_pipeline.backtest.assess import Backtest, assess
from fangpin_pipeline.backtest.capacity import Capacity
from fangpin_pipeline.backtest.lists import ALL, RULE, SEVERITY, Lists, Place, Visit, Warned
from fangpin_pipeline.backtest.measures import Measured
from fangpin_pipeline.backtest.outcomes import Event, Outcomes

D = date(2020, 3, 16)
TOWN, OTHER_TOWN = Place("150821", "150821100"), Place("150821", "150821101")
GRADES = {"red": 3, "orange": 2, "yellow": 1}


def event(number: str, days: int, kind: str = "", county: str = "") -> Event:
    """An event so many days after D."""
    return Event(number, D + timedelta(days=days), kind, county)


def outcomes(*events: Event, unusable: tuple[int, ...] = ()) -> Outcomes:
    """A table that holds these events."""
    return Outcomes(events, len(events) + len(unusable), unusable, ())


def lists(
    households: Mapping[str, Place],
    warned: Mapping[str, str],
    unknown: frozenset[str] = frozenset(),
    seen_before: Mapping[str, int] | None = None,
    order: tuple[str, ...] | None = None,
) -> Lists:
    """The list of D alone: severities of the `warned`, in the visiting `order` (else that of their numbers), each first
    seen so many days before D."""
    before = seen_before or {}
    everybody = {number: Warned(D - timedelta(days=before.get(number, 0)), D) for number in warned}
    marks: dict[tuple[str, str], dict[str, Warned]] = {(ALL, ""): everybody}
    for number, severity in warned.items():
        marks.setdefault((SEVERITY, severity), {})[number] = everybody[number]
        marks.setdefault((RULE, "illness"), {})[number] = everybody[number]
    ranked = order or tuple(sorted(warned))
    visits = tuple(
        Visit(number, households[number], rank, GRADES[warned[number]]) for rank, number in enumerate(ranked, start=1)
    )
    return Lists(D, D, "run", (D,), households, marks, unknown, unknown, visits)


def city(size: int) -> dict[str, Place]:
    """So many households, of the two townships in turn."""
    return {f"H{number:03d}": (TOWN, OTHER_TOWN)[number % 2] for number in range(size)}


def measured(found: Backtest, days: int, dimension: str = ALL, value: str = "") -> Measured:
    """One group and horizon."""
    (group,) = (one for one in found.groups if (one.dimension, one.value) == (dimension, value))
    return next(one for one in group.measured if one.days == days)


def assessed(listed: Lists, *events: Event, capacity: int = 1, until: int = 365, **more: Any) -> Backtest:
    """The lists against events observed until so many days after D."""
    return assess(listed, outcomes(*events, **more), Capacity(number=capacity), D + timedelta(days=until))


def hits(found: Backtest, days: int) -> dict[str, Fraction]:
    """Events among the visits of all townships, by order."""
    (at,) = (one for one in found.at_capacity if one.days == days)
    return {
        order: sum((town.hits[order] for town in at.townships), Fraction(0))
        for order in ("list", "severity", "number", "chance", "best")
    }
