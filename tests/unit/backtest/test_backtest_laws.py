"""Laws of a back-test on random lists and events: nothing leaks backwards in time, and order of rows means nothing."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from small_city import D, assessed, city, event, hits, lists, measured, outcomes

from fangpin_pipeline.backtest.assess import assess
from fangpin_pipeline.backtest.capacity import Capacity
from fangpin_pipeline.backtest.lists import ALL, Lists, Warned
from fangpin_pipeline.backtest.outcomes import Event

HOUSEHOLDS = city(30)
NUMBERS = sorted(HOUSEHOLDS)
EVENTS = st.lists(
    st.builds(event, st.sampled_from([*NUMBERS, "X"]), st.integers(-40, 420), st.sampled_from(["返贫", "致贫"])),
    max_size=25,
)
LISTS = st.builds(
    lambda warned, unknown: lists(HOUSEHOLDS, warned, frozenset(unknown - warned.keys())),
    st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from(["red", "orange", "yellow"])),
    st.sets(st.sampled_from(NUMBERS), max_size=5),
)
CASES = settings(max_examples=60, deadline=None)


@CASES
@given(LISTS, EVENTS, st.data())
def test_the_order_of_the_rows_means_nothing(listed: Lists, events: list[Event], data: st.DataObject) -> None:
    again = data.draw(st.permutations(events))
    one, other = assessed(listed, *events), assessed(listed, *again)
    assert (one.groups, one.kinds, one.at_capacity, one.account) == (
        other.groups,
        other.kinds,
        other.at_capacity,
        other.account,
    )


@CASES
@given(LISTS, EVENTS, st.sampled_from(NUMBERS), st.integers(1, 365))
def test_one_more_event_of_a_warned_household_lowers_no_count(
    listed: Lists, events: list[Event], number: str, days: int
) -> None:
    before, after = assessed(listed, *events), assessed(listed, *events, event(number, days))
    for horizon in (30, 90, 180, 365):
        one, other = measured(before, horizon), measured(after, horizon)
        assert other.caught >= one.caught
        assert other.hits >= one.hits
        assert other.events >= one.events


@CASES
@given(LISTS, EVENTS)
def test_nothing_on_or_before_the_day_counts(listed: Lists, events: list[Event]) -> None:
    later = [one for one in events if one.happened_on > D]
    one, other = assessed(listed, *events), assessed(listed, *later)
    assert (one.groups, one.at_capacity, one.missed) == (other.groups, other.at_capacity, other.missed)


@CASES
@given(LISTS, EVENTS, st.integers(1, 20))
def test_counts_add_up(listed: Lists, events: list[Event], capacity: int) -> None:
    found = assessed(listed, *events, capacity=capacity)
    year = measured(found, 365)
    assert year.caught + len(found.missed) == year.events
    assert year.unknown == len(found.unjudged)
    assert year.hits == year.caught <= year.warned
    assert year.events + year.unknown == found.account.counted
    for horizon in (30, 90, 180, 365):
        by_order = hits(found, horizon)
        assert all(0 <= value <= by_order["best"] for value in by_order.values())


@CASES
@given(st.sets(st.sampled_from(NUMBERS), min_size=1), st.data(), st.integers(1, 8))
def test_a_perfect_ranking_finds_all_that_can_be_found(warned: set[str], data: st.DataObject, capacity: int) -> None:
    fallen = data.draw(st.sets(st.sampled_from(sorted(warned))))
    order = (*sorted(fallen), *sorted(warned - fallen))
    listed = lists(HOUSEHOLDS, dict.fromkeys(warned, "red"), order=order)
    found = assessed(listed, *(event(number, 10) for number in fallen), capacity=capacity)
    at = next(one for one in found.at_capacity if one.days == 30)
    for town in at.townships:
        falling = sum(HOUSEHOLDS[number].township == town.township for number in fallen)
        assert town.visited == min(capacity, town.listed)
        assert town.hits["list"] == town.hits["best"] == min(town.visited, falling)


@CASES
@given(
    st.dictionaries(st.sampled_from(NUMBERS), st.integers(0, 60), min_size=1),
    st.dictionaries(st.sampled_from(NUMBERS), st.integers(-10, 420)),
)
def test_no_event_before_its_warning_is_caught(published: dict[str, int], fallen: dict[str, int]) -> None:
    """Over several days: a warning of day w catches what happens after w and nothing of that day or before."""
    last = max(published.values())
    warned = {number: Warned(D + timedelta(days=days), D + timedelta(days=days)) for number, days in published.items()}
    listed = Lists(
        D, D + timedelta(days=last), "run", (D,), HOUSEHOLDS, {(ALL, ""): warned}, frozenset(), frozenset(), ()
    )
    events = outcomes(*(event(number, days) for number, days in fallen.items()))
    found = assess(listed, events, Capacity(number=1), D + timedelta(days=500))
    year = measured(found, 365)
    in_time = {number for number, days in fallen.items() if 0 < days <= 365}
    caught = {number for number in in_time if number in published and published[number] < fallen[number]}
    assert (year.events, year.caught) == (len(in_time), len(caught))
    missed = {one.household_no for one in found.missed}
    assert {number for number in missed if fallen[number] <= 365} == in_time - caught
