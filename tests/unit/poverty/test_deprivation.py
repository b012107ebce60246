"""Alkire–Foster measures: the authors' own example, the cut-off, and what is not known."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangpin_pipeline.poverty.deprivation import deprivation, is_poor

HALF = Decimal("0.5")
# Alkire and Foster, "Counting and multidimensional poverty measurement" (2011), section 3: four persons, four
# dimensions, cut-off k = 2: H = 1/2, A = 3/4, M0 = 3/8.
EXAMPLE = [
    ((False, False, False, False), 1),
    ((False, True, False, True), 1),
    ((True, True, True, True), 1),
    ((False, True, False, False), 1),
]


def test_the_authors_example() -> None:
    found = deprivation(EXAMPLE, HALF)
    assert (found.headcount, found.intensity, found.m0) == (HALF, Decimal("0.75"), Decimal("0.375"))
    assert found.lacking == (Decimal("0.25"), HALF, Decimal("0.25"), HALF)


@pytest.mark.parametrize(
    ("lacks", "poor"),
    [
        ((True, False, False, False), False),
        ((True, True, False, False), True),
        ((True, True, True, False), True),
        ((True, None, False, False), None),
        ((True, True, None, None), True),
        ((None, False, False, False), False),
        ((None, None, False, False), None),
    ],
)
def test_the_cut_off_and_what_is_not_known(lacks: tuple[bool | None, ...], poor: bool | None) -> None:
    assert is_poor(lacks, HALF) is poor


def test_whose_state_is_not_known_is_in_no_measure() -> None:
    found = deprivation([*EXAMPLE, ((None, None, None, None), 6)], HALF)
    assert (found.known, found.unknown, found.headcount) == (4, 6, HALF)


def test_of_nobody_nothing_is_said() -> None:
    found = deprivation([((None, None), 3)], HALF)
    assert (found.known, found.unknown, found.headcount, found.intensity, found.m0) == (0, 3, None, None, None)
    assert found.lacking == (None, None)


@given(
    st.lists(
        st.tuples(st.tuples(*[st.sampled_from([True, False, None])] * 4), st.integers(1, 9)), min_size=1, max_size=20
    ),
    st.sampled_from([Decimal("0.25"), HALF, Decimal("0.75"), Decimal(1)]),
)
def test_learning_more_never_turns_poor_into_not_poor(
    rows: list[tuple[tuple[bool | None, ...], int]], share: Decimal
) -> None:
    for lacks, _ in rows:
        before = is_poor(lacks, share)
        for answer in (True, False):
            told = tuple(answer if lack is None else lack for lack in lacks)
            assert before is None or is_poor(told, share) is before
    found = deprivation(rows, share)
    assert found.known + found.unknown == sum(weight for _, weight in rows)
    if found.m0 is not None and found.headcount is not None and found.intensity is not None:
        assert abs(found.m0 - found.headcount * found.intensity) < Decimal("0.0002")
