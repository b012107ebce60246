"""Published lists against later events: every group, horizon and order measured. How it reads stands in `told`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from fangpin_pipeline.backtest.capacity import ORDERS, Capacity, Township, townships
from fangpin_pipeline.backtest.errors import BacktestError
from fangpin_pipeline.backtest.lists import ALL, CLASS, RULE, SEVERITY, Lists, Mark, Warned
from fangpin_pipeline.backtest.measures import (
    HORIZONS,
    Measured,
    first_events,
    is_complete,
    measure,
    precedes,
)
from fangpin_pipeline.backtest.outcomes import Event, Outcomes
from fangpin_pipeline.identity.divisions import AUTHORITIES

COUNTY, KIND = "county", "kind"
_SEVERITIES = ("red", "orange", "yellow")


@dataclass(frozen=True)
class Account:
    """What became of each row of the table of outcomes; the first six add up to `rows`. `unknown_households` are
    numbers that were on none of the days looked at, `elsewhere` counts events whose county is not the household's."""

    rows: int
    unusable: int
    not_after: int
    after_until: int
    unknown: int
    later: int
    counted: int
    elsewhere: int
    unknown_households: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A dimension, a value of it, and its measures by horizon."""

    dimension: str
    value: str
    measured: tuple[Measured, ...]


@dataclass(frozen=True)
class AtCapacity:
    """Townships of the last day's list by horizon; `events` of judged households by county, for the recall."""

    days: int
    complete: bool
    townships: tuple[Township, ...]
    events: Mapping[str, int]


@dataclass(frozen=True)
class Backtest:
    """Everything that was measured. `missed` are events without a warning, `unjudged` those of households on 待核实."""

    lists: Lists
    outcomes: Outcomes
    until: date
    until_assumed: bool
    account: Account
    groups: tuple[Group, ...]
    kinds: tuple[Group, ...]
    at_capacity: tuple[AtCapacity, ...]
    capacity: Capacity
    missed: tuple[Event, ...]
    unjudged: tuple[Event, ...]


def assess(lists: Lists, outcomes: Outcomes, capacity: Capacity, until: date | None = None) -> Backtest:
    """Measure the lists by the outcomes observed up to `until`, else up to the last event of the table.

    Raises BacktestError when that day is not after the last list.
    """
    last = until or max((event.happened_on for event in outcomes.events), default=lists.as_of)
    if last <= lists.as_of:
        told = "--until" if until else "表中最晚的发生日期"
        raise BacktestError(
            f"{told} {last} 不晚于名单日期 {lists.as_of}，没有可供检验的时段。请给之后发生的事件，或更早的名单。"
        )
    events = first_events((one for one in outcomes.events if one.household_no in lists.households), lists.start, last)
    return Backtest(
        lists=lists,
        outcomes=outcomes,
        until=last,
        until_assumed=until is None,
        account=_account(lists, outcomes, last, len(events)),
        groups=tuple(_groups(lists, events, last)),
        kinds=tuple(_kinds(lists, events, last)),
        at_capacity=tuple(_at_capacity(lists, outcomes, capacity, days, last) for days in HORIZONS),
        capacity=capacity,
        missed=tuple(_missed(lists, events)),
        unjudged=tuple(events[number] for number in sorted(events.keys() & lists.unknown)),
    )


def _account(lists: Lists, outcomes: Outcomes, until: date, counted: int) -> Account:
    in_time = [event for event in outcomes.events if lists.start < event.happened_on <= until]
    known = [event for event in in_time if event.household_no in lists.households]
    return Account(
        rows=outcomes.rows,
        unusable=len(outcomes.unusable),
        not_after=sum(event.happened_on <= lists.start for event in outcomes.events),
        after_until=sum(event.happened_on > until for event in outcomes.events),
        unknown=len(in_time) - len(known),
        later=len(known) - counted,
        counted=counted,
        elsewhere=sum(_is_elsewhere(event, lists.households[event.household_no].county) for event in known),
        unknown_households=tuple(sorted({event.household_no for event in in_time} - lists.households.keys())),
    )


def _is_elsewhere(event: Event, county: str) -> bool:
    return event.county not in ("", county, AUTHORITIES.get(county))


def _groups(lists: Lists, events: Mapping[str, Event], until: date) -> Iterator[Group]:
    everybody = lists.warned.get((ALL, ""), {})
    judged = len(lists.households) - len(lists.unknown)
    yield Group(ALL, "", _measured(lists, everybody, judged, events, until))
    for county in sorted({place.county for place in lists.households.values()}):
        yield _of_county(lists, county, everybody, events, until)
    for mark in _marks(lists.warned):
        yield Group(*mark, _measured(lists, lists.warned[mark], judged, events, until))


def _marks(warned: Iterable[Mark]) -> Iterator[Mark]:
    """Severities from red down, classes, rules."""
    present = set(warned)
    yield from ((SEVERITY, value) for value in _SEVERITIES if (SEVERITY, value) in present)
    for dimension in (CLASS, RULE):
        yield from sorted(mark for mark in present if mark[0] == dimension)


def _of_county(
    lists: Lists, county: str, everybody: Mapping[str, Warned], events: Mapping[str, Event], until: date
) -> Group:
    homes = {number for number, place in lists.households.items() if place.county == county}
    warned = {number: known for number, known in everybody.items() if number in homes}
    own = {number: event for number, event in events.items() if number in homes}
    return Group(COUNTY, county, _measured(lists, warned, len(homes - lists.unknown), own, until))


def _measured(
    lists: Lists, warned: Mapping[str, Warned], judged: int, events: Mapping[str, Event], until: date
) -> tuple[Measured, ...]:
    return tuple(
        measure(warned, judged, lists.unknown, events, lists.start, days, is_complete(lists.as_of, days, until))
        for days in HORIZONS
    )


def _kinds(lists: Lists, events: Mapping[str, Event], until: date) -> Iterator[Group]:
    """Recall by what happened; a warning is not of a kind, so that these groups have no precision."""
    everybody = lists.warned.get((ALL, ""), {})
    judged = len(lists.households) - len(lists.unknown)
    for kind in sorted({event.kind for event in events.values()} - {""}):
        own = {number: event for number, event in events.items() if event.kind == kind}
        measured = _measured(lists, everybody, judged, own, until)
        yield Group(KIND, kind, tuple(replace(one, precision=None, base=None, lift=None) for one in measured))


def _at_capacity(lists: Lists, outcomes: Outcomes, capacity: Capacity, days: int, until: date) -> AtCapacity:
    """What a township finds that visits by the last day's list; only events after that day count."""
    end = min(until, lists.as_of + timedelta(days=days))
    known = (event for event in outcomes.events if event.household_no in lists.households)
    events = first_events(known, lists.as_of, end)
    counties: dict[str, int] = {}
    for number in events.keys() - lists.unknown_last:
        county = lists.households[number].county
        counties[county] = counties.get(county, 0) + 1
    found = townships(lists.visits, capacity, events.keys())
    return AtCapacity(days, is_complete(lists.as_of, days, until), tuple(found), counties)


def _missed(lists: Lists, events: Mapping[str, Event]) -> Iterator[Event]:
    everybody = lists.warned.get((ALL, ""), {})
    for number in sorted(events.keys() - lists.unknown):
        if not precedes(everybody, events[number]):
            yield events[number]


def added_up(rows: Iterable[Township]) -> tuple[int, int, dict[str, Fraction]]:
    """Households to visit, visits made, and events among these by order, over several townships."""
    chosen = list(rows)
    hits = {order: sum((row.hits[order] for row in chosen), Fraction(0)) for order in ORDERS}
    return sum(row.listed for row in chosen), sum(row.visited for row in chosen), hits
