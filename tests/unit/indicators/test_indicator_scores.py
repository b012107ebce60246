"""The assessment score: points between worst and best, what is unknown, the gate, places, and what other weights do."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.article_04 import FRESH_EXTRACTS, TO_VERIFY, WARNED
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure
from fangpin_pipeline.indicators.score import Item, Score, item_weights, points_of, ranks, section_score, total_score
from fangpin_pipeline.indicators.sections import FINDINGS, NEVER_SCORED, Section, section_of
from fangpin_pipeline.rules.clauses import clauses

GATE, SWING = Fraction(4, 5), Fraction(1, 5)


def scored(*points: int | None, nothing: int = 0) -> Score:
    """A section with one indicator a clause, some unknown, and some with nothing to count."""
    items = [item(f"1.{place:02d}", point) for place, point in enumerate(points)]
    return section_score([*items, *[item("2.01", None, applies=False)] * nothing], GATE, SWING)


def item(clause: str, points: int | None, *, applies: bool = True) -> Item:
    told = None if points is None else Fraction(points)
    return Item(Section.WORK, clause, told, Fraction(points is not None), applies)


@pytest.mark.parametrize(
    ("indicator", "value", "points"),
    [
        (FRESH_EXTRACTS, "0.25", 25),
        (FRESH_EXTRACTS, "1", 100),
        (TO_VERIFY, "0.25", 75),
        (replace(TO_VERIFY, worst=Decimal("0.2"), best=Decimal(0)), "0.05", 75),
        (replace(TO_VERIFY, worst=Decimal("0.2"), best=Decimal(0)), "0.9", 0),
        (replace(FRESH_EXTRACTS, worst=Decimal("0.5"), best=Decimal("0.9")), "0.95", 100),
    ],
)
def test_points_lie_between_the_worst_and_the_best_value(indicator: Indicator, value: str, points: int) -> None:
    assert points_of(indicator, Decimal(value)) == points


def test_bounds_that_contradict_the_good_direction_are_refused() -> None:
    for worst, best in (("0", "1"), ("1", "1")):
        with pytest.raises(ValueError, match="good direction"):
            replace(TO_VERIFY, worst=Decimal(worst), best=Decimal(best))
    with pytest.raises(ValueError, match="a worst and a best"):
        replace(TO_VERIFY, best=Decimal(0))


def test_an_amount_without_bounds_is_not_scored() -> None:
    amount = replace(FRESH_EXTRACTS, measure=Measure.COUNT, denominator="")
    assert section_of(amount) is None
    assert section_of(replace(amount, worst=Decimal(0), best=Decimal(48))) is Section.WORK
    assert section_of(replace(FRESH_EXTRACTS, better=Better.NEITHER)) is None
    with pytest.raises(ValueError, match="no bounds"):
        points_of(amount, Decimal(1))


def test_a_mean_is_scored_as_a_share_only_where_it_is_declared_one() -> None:
    mean = replace(FRESH_EXTRACTS, measure=Measure.MEAN)
    assert section_of(mean) is None
    assert points_of(replace(mean, share=True), Decimal("0.25")) == 25
    assert points_of(replace(mean, share=True, better=Better.LOWER), Decimal("0.25")) == 75
    for wrong in ({"unit": "天"}, {"better": Better.NEITHER}, {"measure": Measure.RATIO}):
        with pytest.raises(ValueError, match="is declared a share"):
            replace(mean, share=True, **wrong)


def test_what_watching_finds_costs_no_points() -> None:
    assert section_of(WARNED) is None
    assert section_of(replace(TO_VERIFY, clause="4.10")) is None


def test_every_named_clause_and_finding_exists() -> None:
    assert set(clauses()) >= NEVER_SCORED
    assert set(all_indicators()) >= FINDINGS
    for clause in clauses().values():
        made = replace(TO_VERIFY, id=f"a{clause.article:02d}_made", clause=clause.number)
        assert (section_of(made) is None) == (clause.number in NEVER_SCORED)


def test_a_section_is_the_mean_of_what_is_known() -> None:
    found = scored(50, 100, 90, 100, None, nothing=3)
    assert (found.score, found.known, found.status) == (85, Fraction(4, 5), "正常")
    assert (found.applying, found.told, found.coverage) == (5, 4, Fraction(4, 5))
    # Without the 50 the mean is 290 / 3, without a 100 it is 80.
    assert (found.low, found.high) == (80, Fraction(290, 3))


def test_what_is_measured_in_many_ways_does_not_count_for_more() -> None:
    items = [item("1.01", 0), item("1.02", 100), item("1.02", 50), item("1.02", None, applies=False)]
    assert item_weights(items) == [Fraction(1, 2), Fraction(1, 4), Fraction(1, 4), 0]
    assert section_score(items, GATE, SWING).score == Fraction(75, 2)
    unknown = section_score([item("1.01", 80), item("1.02", 100), item("1.02", None)], Fraction(1, 2), SWING)
    assert (unknown.known, unknown.score) == (Fraction(3, 4), Fraction(260, 3))


def test_no_score_below_the_gate() -> None:
    found = scored(100, 100, 100, None)
    assert (found.score, found.low, found.high, found.status) == (None, None, None, "数据不足")
    assert found.known == Fraction(3, 4)


def test_nothing_to_count_is_no_score_and_no_zero() -> None:
    assert scored(nothing=2) == Score(None, Fraction(0), None, "无对象")


def test_other_weights_move_the_score_by_the_swing() -> None:
    found = scored(0, 100)
    # Leaving one out gives 0 or 100.
    assert (found.score, found.low, found.high) == (50, 0, 100)


def total(weights: Sequence[int], *scores: Score) -> Score:
    sections = dict(zip(Section, scores, strict=True))
    return total_score(sections, dict(zip(Section, map(Fraction, weights), strict=True)), GATE, SWING)


def test_the_total_weighs_the_sections() -> None:
    found = total((1, 1, 1, 2), scored(100, 100), scored(50), scored(60), scored(40))
    assert (found.score, found.known, found.status) == (Fraction(290, 5), 1, "正常")
    # The section of 100 with a fifth more weight: (120 + 50 + 60 + 80) / 5.2; less: (80 + 50 + 60 + 80) / 4.8.
    assert found.high == Fraction(310) / Fraction(26, 5)
    assert found.low == Fraction(270) / Fraction(24, 5)


def test_sections_without_a_score_count_as_unknown_with_all_their_weight() -> None:
    found = total((1, 1, 1, 1), scored(100), scored(100), scored(100), scored(nothing=1))
    assert (found.score, found.known, found.status) == (None, Fraction(3, 4), "数据不足")
    found = total((1, 3, 3, 3), scored(100, None), scored(80), scored(80), scored(80))
    assert (found.score, found.known) == (80, Fraction(9, 10))
    assert total((0, 0, 0, 0), scored(1), scored(1), scored(1), scored(1)).status == "无对象"


def test_places_are_shared_and_only_given_for_scores() -> None:
    given_scores = {"甲": Decimal(80), "乙": Decimal(90), "丙": Decimal(80), "丁": None, "戊": Decimal(70)}
    assert ranks(given_scores) == {"甲": 2, "乙": 1, "丙": 2, "丁": None, "戊": 4}


@given(st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=1, max_size=8))
def test_the_range_holds_the_score_and_lies_within_the_points(points: list[int | None]) -> None:
    found = scored(*points)
    told = [point for point in points if point is not None]
    assert found.known == Fraction(len(told), len(points))
    if found.score is not None and found.low is not None and found.high is not None:
        assert 0 <= min(told) <= found.low <= found.score <= found.high <= max(told) <= 100
    else:
        assert found.known < GATE
