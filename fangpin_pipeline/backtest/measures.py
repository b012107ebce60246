"""Precision, recall and lead time of warnings against first events. Households and days in, counts and rates out.

A warning counts for an event only when it was published before it. Households that could not be judged are neither
warned nor clear: their events are counted apart and stand in no rate.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from fangpin_pipeline.backtest.exact import quantile, rounded, share, wilson
from fangpin_pipeline.backtest.lists import Warned
from fangpin_pipeline.backtest.outcomes import Event

HORIZONS = (30, 90, 180, 365)
"""Days after a warning within which an event counts."""
SMALL = 20
"""Below so many households (or events) a rate says nothing and may point at somebody: counts are shown instead."""


@dataclass(frozen=True)
class Rate:
    """A share with its 95 % interval."""

    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Measured:
    """Counts of one group and horizon, and the rates that they allow (None: too few, or not observed long enough).

    `hits` of the `warned` had an event within `days` of the warning. Of `events` in judged households, `caught` had a
    warning before it; `unknown` events befell households that could not be judged. `lead` are p25, median, p75 of the
    days from first_seen to the event. `judged` households and their events give the `base` rate.
    """

    days: int
    complete: bool
    warned: int
    hits: int
    precision: Rate | None
    judged: int
    base: Decimal | None
    lift: Decimal | None
    events: int
    caught: int
    recall: Rate | None
    unknown: int
    lead: tuple[Decimal, Decimal, Decimal] | None


def first_events(events: Iterable[Event], after: date, until: date) -> dict[str, Event]:
    """The first event of each household that lies after one day and not after another."""
    found: dict[str, Event] = {}
    for event in events:
        if after < event.happened_on <= until:
            known = found.get(event.household_no)
            if known is None or (event.happened_on, event.kind) < (known.happened_on, known.kind):
                found[event.household_no] = event
    return found


def is_complete(last: date, days: int, until: date) -> bool:
    """Whether events were observed for so many days after the last warning."""
    return last + timedelta(days=days) <= until


def precedes(warned: Mapping[str, Warned], event: Event) -> bool:
    """Whether a household was warned before its event; a warning of the very day comes too late."""
    known = warned.get(event.household_no)
    return known is not None and known.published < event.happened_on


def measure(
    warned: Mapping[str, Warned],
    judged: int,
    unknown: Set[str],
    events: Mapping[str, Event],
    start: date,
    days: int,
    complete: bool,
) -> Measured:
    """One group and horizon. `events` are first events after `start` of the group's households, `judged` how many of
    these households could be judged, `unknown` those that could not."""
    span = timedelta(days=days)
    hits = sum(
        number in events and known.published < events[number].happened_on <= known.published + span
        for number, known in warned.items()
    )
    happened = [event for event in events.values() if event.happened_on <= start + span]
    counted = [event for event in happened if event.household_no not in unknown]
    caught = [event for event in counted if precedes(warned, event)]
    lead = [(event.happened_on - warned[event.household_no].since).days for event in caught]
    base = share(len(counted), judged) if complete and judged >= SMALL else None
    precision = _rate(hits, len(warned), complete)
    return Measured(
        days=days,
        complete=complete,
        warned=len(warned),
        hits=hits,
        precision=precision,
        judged=judged,
        base=base,
        lift=_lift(hits, len(warned), len(counted), judged) if precision and base is not None else None,
        events=len(counted),
        caught=len(caught),
        recall=_rate(len(caught), len(counted), complete),
        unknown=len(happened) - len(counted),
        lead=_quartiles(lead),
    )


def _rate(part: int, whole: int, complete: bool) -> Rate | None:
    return Rate(share(part, whole), *wilson(part, whole)) if complete and whole >= SMALL else None


def _lift(hits: int, warned: int, events: int, judged: int) -> Decimal | None:
    """How many times as often the warned have an event as all judged households; None when nobody has one."""
    return rounded(Fraction(hits * judged, warned * events), 2) if events else None


def _quartiles(days: list[int]) -> tuple[Decimal, Decimal, Decimal] | None:
    if len(days) < SMALL:
        return None
    p25, median, p75 = (quantile(days, Fraction(quarter, 4)) for quarter in (1, 2, 3))
    return p25, median, p75
