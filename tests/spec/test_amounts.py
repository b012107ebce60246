"""Amounts of a household on D (rules.md §4): income, the components of rigid spending, their sum and lower bounds."""

from datetime import date
from decimal import Decimal

import pytest

from fangpin_pipeline.calendar import Calendar
from tests.spec.amount_cases import CASES, STALE
from tests.spec.worked import house_number, screen_cases
from tests.spec.world import COUNTY, VILLAGE


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Published amounts of every household, and the lower bounds behind them in yuan."""
    day = screen_cases(tmp_path_factory.mktemp("amounts"), CASES, stale=STALE)
    facts = {row["household_no"]: row for row in day.read("household_fact").to_pylist()}
    for row in day.read("household_state").to_pylist():
        lows = {name: fen for name, fen in row.items() if name.endswith("_low") and name != "rx_low"}
        facts[row["household_no"]] |= {name: None if fen is None else Decimal(fen) / 100 for name, fen in lows.items()}
    return facts


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_amounts(outcome, index):
    case = CASES[index]
    found = outcome[house_number(index)]
    expected = {name: value if value is None else Decimal(value) for name, value in case.amounts}
    assert {name: found[name] for name in expected} == expected


def test_what_a_household_fact_says_besides_amounts(outcome):
    row = outcome[house_number(0)]
    assert (row["kind"], row["county_code"], row["township_code"], row["village_code"]) == (
        "registered",
        COUNTY,
        VILLAGE[COUNTY][:9],
        VILLAGE[COUNTY],
    )


@pytest.mark.parametrize(
    ("as_of", "first", "last"),
    [
        (date(2020, 1, 1), date(2019, 1, 1), date(2019, 12, 31)),
        (date(2020, 2, 29), date(2019, 2, 1), date(2020, 1, 31)),
        (date(2020, 3, 1), date(2019, 3, 1), date(2020, 2, 29)),
        (date(2020, 12, 31), date(2019, 12, 1), date(2020, 11, 30)),
    ],
    ids=["元旦", "闰日", "闰日次日", "年末"],
)
def test_the_window_is_the_twelve_months_before_the_month_of_the_day(as_of, first, last):
    calendar = Calendar(as_of)
    assert (calendar.w_first, calendar.w_last, calendar.m) == (first, last, last.replace(day=1))
