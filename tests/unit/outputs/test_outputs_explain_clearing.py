"""By how much the numbers of a hit have to change: to the fen, on both sides of every limit."""

from decimal import Decimal
from typing import Any

import pytest

from fangpin_pipeline.outputs.explain_clearing import clearing
from fangpin_pipeline.rules import all_judgements

RULES = all_judgements()


def told(rule: str, **facts: Any) -> tuple[str, ...]:
    return clearing(RULES[rule], facts)


SICK = {"illness_amount": 1_000_000, "illness_share": Decimal("0.4"), "ni_py": 10_000_000, "oop_low": 0}


@pytest.mark.parametrize(
    ("oop", "words"),
    [
        (1_234_567, "合规自付医疗支出减少2,345.68元，降至9,999.99元，即低于标准"),
        (1_000_000, "合规自付医疗支出减少0.01元，降至9,999.99元，即低于标准"),
    ],
)
def test_an_amount_that_reaches_its_limit_has_to_fall_below_it(oop: int, words: str) -> None:
    assert told("illness", oop=oop, **SICK) == (words,)


def test_of_several_limits_the_lowest_has_to_be_kept() -> None:
    (words,) = told("illness", oop=1_234_567, **SICK | {"ni_py": 1_000_001})
    assert words == "合规自付医疗支出减少8,345.67元，降至4,000元，即低于标准"


def test_a_number_below_its_limit_needs_nothing() -> None:
    assert told("illness", oop=999_999, **SICK) == ()


def test_an_amount_that_is_not_known_whole_counts_as_far_as_it_is_known() -> None:
    (words,) = told("illness", oop=None, **SICK | {"oop_low": 1_000_100})
    assert words == "合规自付医疗支出减少1.01元，降至9,999.99元，即低于标准"


def test_without_an_income_any_spending_is_too_much() -> None:
    factors = {name: Decimal(1) for name in ("rigid_k_yellow", "rigid_k_orange", "rigid_k_red")}
    assert told("rigid_spending", rx=500, rx_low=500, ni_py=-100, **factors) == (
        "刚性支出合计减少5元，降至0元，即不超过标准",
    )


@pytest.mark.parametrize(
    ("rule", "line", "words"),
    [
        ("dibao_gap", "dibao_line", "家庭纯收入增加1元，人均即达到标准"),
        ("dibao_early_stop", "monitoring_line", "家庭纯收入增加1.01元，人均即超过标准"),
    ],
)
def test_an_income_has_to_reach_or_to_pass_its_line(rule: str, line: str, words: str) -> None:
    assert told(rule, ni=999_900, n=2, **{line: 500_000}) == (words,)


def test_what_is_left_of_an_income_counts_where_spending_is_taken_from_it() -> None:
    left = {"ni": 1_000_000, "rx_low": 300_000, "n": 2, "poverty_line": 400_000}
    assert told("c4_rigid_spending", **left) == ("家庭纯收入增加或刚性支出合计减少，合计1,000.01元",)


def test_overdue_days_are_told_in_days() -> None:
    bounds = {"loan_amount": 5_000_000, "loan_overdue_orange": 30, "loan_overdue_red": 90}
    assert told("loan_misuse", largest_loan=100, overdue_days=12, **bounds) == (
        "扶贫小额信贷逾期天数减少12天，降至0天，即不超过标准",
    )
