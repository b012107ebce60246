"""Measures of poverty and inequality against published figures, against plain formulas, and against their laws."""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangpin_pipeline.poverty.measures import Measures, measures, relative_line
from fangpin_pipeline.poverty.sample import sample_of

# Haughton and Khandker, Handbook on Poverty and Inequality (World Bank 2009), tables 4.2 to 4.4: line 125.
HANDBOOK = (100, 110, 150, 160)
# Help page of the R package ineq: ineq(x) gives 0.4620911.
INEQ = (541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261)

INCOMES = st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 9)), min_size=1, max_size=40)


def of(incomes: Sequence[int | str], line: int | None = None, weights: Sequence[int | str] | None = None) -> Measures:
    pairs = zip(incomes, weights or [1] * len(incomes), strict=True)
    sample = sample_of((Decimal(y), Decimal(w)) for y, w in pairs)
    return measures(sample, None if line is None else Fraction(line))


def test_the_handbooks_example() -> None:
    found = of(HANDBOOK, 125)
    assert found.headcount == Decimal("0.5")
    assert found.gap == Decimal("0.08")
    assert found.severity == Decimal("0.0136")
    assert found.watts == pytest.approx(Decimal("0.0877"), abs=Decimal("0.0001"))


def test_the_gini_of_the_r_package() -> None:
    assert of(INEQ).gini == Decimal("0.462091")


@pytest.mark.parametrize(
    ("income", "poor"), [("4999.99", 1), ("5000", 0), ("5000.01", 0)], ids=["below", "at the line", "above"]
)
def test_poor_is_who_has_strictly_less(income: str, poor: int) -> None:
    assert of([income, "90000"], 5000).poor_count == poor


def test_weights_count_persons() -> None:
    once = of([100, 100, 100, 200], 150)
    weighted = of([100, 200], 150, [3, 1])
    assert (once.headcount, once.gini, once.s80_s20, once.median) == (
        weighted.headcount,
        weighted.gini,
        weighted.s80_s20,
        weighted.median,
    )
    assert of([100, 200], 150, ["0.5", "1.5"]).headcount == Decimal("0.25")


def test_a_fifth_that_ends_inside_a_household_is_divided() -> None:
    # Ten persons: the poorest two have 10 and 20; twelve: the poorest 2.4 have 10, 20 and 0.4 of 30.
    assert of(range(10, 110, 10)).s80_s20 == Decimal("6.333333")
    low, high = Decimal("10") + 20 + Decimal("0.4") * 30, Decimal("120") + 110 + Decimal("0.4") * 100
    assert of(range(10, 130, 10)).s80_s20 == (high / low).quantize(Decimal("0.000001"))


@pytest.mark.parametrize(
    ("incomes", "median"), [((1, 2, 3), "2"), ((1, 2, 3, 4), "2.5"), ((5,), "5"), ((1, 1, 9, 9), "5")]
)
def test_median_at_half_of_the_weight(incomes: tuple[int, ...], median: str) -> None:
    assert of(incomes).median == Decimal(median)


def test_a_relative_line_is_a_share_of_the_median() -> None:
    sample = sample_of((Decimal(y), Decimal(1)) for y in (100, 200, 300))
    assert relative_line(sample, Decimal("0.6")) == 120
    assert relative_line(sample_of([]), Decimal("0.6")) is None


def test_zero_and_negative_incomes_leave_out_what_is_not_defined_and_say_so() -> None:
    found = of([0, -50, 100, 400], 150)
    assert (found.headcount, found.watts) == (Decimal("0.75"), None)
    assert found.gap == (Decimal(150 + 200 + 50) / (150 * 4)).quantize(Decimal("0.000001"))
    assert any("Watts" in note for note in found.notes)
    assert of([-5, 5]).gini is None
    assert of([0, 0, 10, 10]).s80_s20 is None


def test_nobody_gives_no_measure_and_no_zero() -> None:
    found = of([], 100)
    assert (found.count, found.headcount, found.gini, found.notes) == (0, None, None, ("没有可用的收入",))


def test_without_a_line_there_is_no_poverty_but_inequality() -> None:
    found = of(HANDBOOK)
    assert (found.headcount, found.gap, found.threshold) == (None, None, None)
    assert found.gini is not None


@given(INCOMES, st.integers(1, 10**6))
def test_agrees_with_the_plain_formulas(rows: list[tuple[int, int]], line: int) -> None:
    incomes = [y for y, w in rows for _ in range(w)]
    found = of([y for y, _ in rows], line, [w for _, w in rows])
    count, mean = len(incomes), sum(incomes) / len(incomes)
    poor = [y for y in incomes if y < line]
    assert found.headcount == pytest.approx(Decimal(len(poor) / count), abs=Decimal("0.000001"))
    assert float(found.gap or 0) == pytest.approx(sum(1 - y / line for y in poor) / count, abs=2e-6)
    assert float(found.severity or 0) == pytest.approx(sum((1 - y / line) ** 2 for y in poor) / count, abs=2e-6)
    assert float(found.watts or 0) == pytest.approx(sum(math.log(line / y) for y in poor) / count, abs=2e-6)
    apart = sum(abs(a - b) for a in incomes for b in incomes)
    assert float(found.gini or 0) == pytest.approx(apart / (2 * count**2 * mean), abs=2e-6)


@given(INCOMES, st.integers(1, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[tuple[int, int]], line: int, chance: Random) -> None:
    shuffled = chance.sample(rows, len(rows))
    assert of([y for y, _ in rows], line, [w for _, w in rows]) == of(
        [y for y, _ in shuffled], line, [w for _, w in shuffled]
    )


@given(INCOMES, st.integers(1, 10**6), st.integers(2, 50))
def test_another_currency_changes_no_index(rows: list[tuple[int, int]], line: int, times: int) -> None:
    weights = [w for _, w in rows]
    here, there = of([y for y, _ in rows], line, weights), of([y * times for y, _ in rows], line * times, weights)
    names = ("headcount", "gap", "severity", "watts", "sen", "gini", "s80_s20")
    assert [getattr(here, name) for name in names] == [getattr(there, name) for name in names]


@given(INCOMES, st.integers(1, 10**6))
def test_sen_lies_between_the_gap_and_the_headcount(rows: list[tuple[int, int]], line: int) -> None:
    found = of([y for y, _ in rows], line, [w for _, w in rows])
    assert found.gap is not None and found.sen is not None and found.headcount is not None
    rounding = Decimal("0.000002")
    assert found.gap - rounding <= found.sen <= found.headcount + rounding
