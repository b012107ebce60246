"""One city counted by hand: what is warned, caught, missed, unknown, and what a township finds with two visits."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from small_city import D, assessed, city, event, hits, lists, measured, outcomes

from fangpin_pipeline.backtest.assess import COUNTY, KIND, Backtest, assess
from fangpin_pipeline.backtest.capacity import Capacity, read_capacity
from fangpin_pipeline.backtest.errors import BacktestError
from fangpin_pipeline.backtest.exact import quantile, wilson
from fangpin_pipeline.backtest.lists import RULE, SEVERITY
from fangpin_pipeline.backtest.told import FEW, NOT_OBSERVED, tell

# Of 100 households 40 are warned (H000 to H009 red, the others yellow) and four stand on the verification list.
WARNED = {f"H{number:03d}": "red" if number < 10 else "yellow" for number in range(40)}
UNKNOWN = frozenset({"H096", "H097", "H098", "H099"})
SEEN_BEFORE = {"H000": 10}
EVENTS = (
    *(event(f"H{number:03d}", 20 + number, "返贫") for number in range(5)),  # red, caught within 30 days
    *(event(f"H{number:03d}", 100, "致贫") for number in range(30, 35)),  # yellow, caught within 180 days
    *(event(f"H{number:03d}", 200, "致贫") for number in range(50, 60)),  # never warned
    event("H096", 50),  # could not be judged
    event("H000", 300),  # a second event of a household
    event("H060", 0),  # on the very day
    event("H061", -3),
    event("H062", 400),  # after the period
    event("X", 10),  # no household of the list
)


@pytest.fixture(scope="module")
def found() -> Backtest:
    return assessed(lists(city(100), WARNED, UNKNOWN, SEEN_BEFORE), *EVENTS, capacity=2, until=365, unusable=(7,))


def test_every_row_is_accounted_for(found: Backtest) -> None:
    account = found.account
    assert (account.rows, account.unusable, account.not_after, account.after_until) == (27, 1, 2, 1)
    assert (account.unknown, account.unknown_households, account.later, account.counted) == (1, ("X",), 1, 21)
    parts = ("unusable", "not_after", "after_until", "unknown", "later", "counted")
    assert sum(getattr(account, part) for part in parts) == account.rows


def test_the_list_as_a_whole(found: Backtest) -> None:
    month, year = measured(found, 30), measured(found, 365)
    assert (month.warned, month.hits, month.events, month.caught) == (40, 5, 5, 5)
    assert (year.warned, year.hits, year.events, year.caught, year.unknown) == (40, 10, 20, 10, 1)
    assert year.judged == 96
    assert year.precision is not None
    assert year.precision.value == Decimal("0.2500")
    assert year.recall is not None
    assert year.recall.value == Decimal("0.5000")
    assert year.base == Decimal("0.2083")
    # 0.25 against 20/96.
    assert year.lift == Decimal("1.20")


def test_few_households_give_counts_and_no_rate(found: Backtest) -> None:
    red = measured(found, 365, SEVERITY, "red")
    assert (red.warned, red.hits, red.precision, red.lift) == (10, 5, None, None)
    month = measured(found, 30)
    assert (month.recall, month.lead) == (None, None)
    rows = tell(found, households=False).groups
    assert {row["precision_text"] for row in rows if row["value"] == "red"} == {FEW}


def test_by_rule_county_and_kind(found: Backtest) -> None:
    assert measured(found, 365, RULE, "illness").caught == 10
    assert measured(found, 365, COUNTY, "150821").events == 20
    kinds = {group.value: group.measured[-1] for group in found.kinds}
    assert {kind: (one.caught, one.events) for kind, one in kinds.items()} == {"返贫": (5, 5), "致贫": (5, 15)}
    assert all(one.precision is None and one.base is None for one in kinds.values())
    assert {group.dimension for group in found.kinds} == {KIND}


def test_missed_and_unjudged_are_told_apart_and_only_when_asked_for(found: Backtest) -> None:
    assert [one.household_no for one in found.missed] == [f"H{number:03d}" for number in range(50, 60)]
    assert [one.household_no for one in found.unjudged] == ["H096"]
    assert tell(found, households=False).households is None
    told = tell(found, households=True).households
    assert told is not None
    assert [row["household_no"] for row in told if "待核实" in row["reason"]] == ["H096"]
    assert [row["household_no"] for row in told if row["county"] is None] == ["X"]
    assert "H0" not in str(tell(found, households=False).as_json())


def test_lead_time_counts_from_first_seen() -> None:
    warned = {f"H{number:03d}": "red" for number in range(20)}
    fallen = tuple(event(number, 100) for number in warned)
    found = assessed(lists(city(100), warned, seen_before=dict.fromkeys(list(warned)[:5], 40)), *fallen)
    # Fifteen of 100 days, five of 140.
    assert measured(found, 180).lead == (Decimal("100.0"), Decimal("100.0"), Decimal("110.0"))


def test_what_two_visits_a_township_find() -> None:
    listed = {"H000": "yellow", "H002": "yellow", "H004": "red", "H006": "orange"}
    order = ("H006", "H004", "H000", "H002")
    found = assessed(lists(city(10), listed, order=order), event("H006", 5), event("H002", 6), capacity=1)
    # One township, one visit: the list and only it begins with an event; two of four fall by chance.
    assert hits(found, 30) == {
        "list": 1,
        "severity": 0,
        "number": 0,
        "chance": Fraction(1, 2),
        "best": 1,
    }


def test_a_horizon_that_is_not_over_gives_no_rate() -> None:
    found = assessed(lists(city(100), WARNED), *EVENTS[:10], until=90)
    assert measured(found, 90).complete
    assert not measured(found, 180).complete
    assert (measured(found, 180).hits, measured(found, 180).precision) == (5, None)
    rows = [row for row in tell(found, households=False).groups if row["days"] == 180]
    assert {row["recall_text"] for row in rows} == {NOT_OBSERVED}
    assert all(row["recall"] is None for row in tell(found, households=False).capacity if row["days"] == 180)


def test_without_until_the_last_event_ends_the_period_and_says_so() -> None:
    found = assess(lists(city(100), WARNED), outcomes(event("H000", 31)), Capacity(number=1))
    assert (found.until, found.until_assumed) == (D + timedelta(days=31), True)
    assert "没有给 --until" in tell(found, households=False).notes[0]
    with pytest.raises(BacktestError, match="没有可供检验的时段"):
        assess(lists(city(100), WARNED), outcomes(event("H000", 0)), Capacity(number=1))


@pytest.mark.parametrize(
    ("text", "listed", "visits"), [("3", 10, 3), ("3", 2, 2), ("0.2", 10, 2), ("0.2", 11, 3), ("0.2", 1, 1)]
)
def test_capacity_is_a_number_or_a_share_rounded_up(text: str, listed: int, visits: int) -> None:
    assert read_capacity(text).of(listed) == visits


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "abc", "NaN", "Infinity"])
def test_no_other_capacity(text: str) -> None:
    with pytest.raises(BacktestError, match="无法识别"):
        read_capacity(text)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (0, 20, "0.0000", "0.1611"),
        (5, 20, "0.1119", "0.4687"),
        (20, 20, "0.8389", "1.0000"),
        (1, 2, "0.0945", "0.9055"),
    ],
)
def test_the_interval_is_the_published_one(part: int, whole: int, low: str, high: str) -> None:
    """Values of the score interval as R's prop.test (without correction) gives them."""
    assert wilson(part, whole) == (Decimal(low), Decimal(high))


def test_quantiles_lie_between_neighbours() -> None:
    assert [quantile([1, 2, 4, 10], Fraction(place, 4)) for place in (1, 2, 3)] == [
        Decimal("1.8"),
        Decimal("3.0"),
        Decimal("5.5"),
    ]
