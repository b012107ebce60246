"""The assessment score of a county from its indicators (clause 11.09): exact, what is unknown, what it hangs on.

An indicator gives 100 × (value − worst) ÷ (best − worst) points, no fewer than 0 and no more than 100. In a
section every clause weighs the same, and so do the indicators of a clause: what is measured in many ways does not count
for more. The total is the weighted mean of the sections. What has nothing to count is left out; what is not known
lowers the known weight, and below the gate there is no score, least of all one of the rest.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from fangpin_pipeline.indicators.declare import Indicator
from fangpin_pipeline.indicators.sections import Section
from fangpin_pipeline.indicators.value import INSUFFICIENT, NOTHING, TOLD

FULL = 100


@dataclass(frozen=True)
class Item:
    """One indicator of one place: its points where its value is known. `coverage` is 0 where nothing was reported."""

    section: Section
    clause: str
    points: Fraction | None
    coverage: Fraction
    applies: bool = True


@dataclass(frozen=True)
class Score:
    """A score of 0 to 100, None below the gate; `low` and `high` are what other weights could have made of it.

    `known` is the share of the weight whose indicators have a value, `coverage` the weighted coverage of their data;
    `applying` and `told` count the indicators that have something to count, and those with a value.
    """

    score: Fraction | None
    known: Fraction
    coverage: Fraction | None
    status: str
    applying: int = 0
    told: int = 0
    low: Fraction | None = None
    high: Fraction | None = None
    others: tuple[Fraction, ...] = ()


def points_of(indicator: Indicator, value: Decimal) -> Fraction:
    """Points of a value of an indicator that has bounds."""
    if indicator.bounds is None:
        raise ValueError(f"indicator {indicator.id} has no bounds to be scored by")
    worst, best = map(Fraction, indicator.bounds)
    return FULL * min(max((Fraction(value) - worst) / (best - worst), Fraction(0)), Fraction(1))


def item_weights(items: Sequence[Item]) -> list[Fraction]:
    """Weights within a section, which add up to one: equal by clause, and by indicator in a clause."""
    clauses = Counter(item.clause for item in items if item.applies)
    return [Fraction(int(item.applies), len(clauses) * clauses[item.clause] or 1) for item in items]


def section_score(items: Sequence[Item], gate: Fraction, swing: Fraction) -> Score:
    """Score of one section; its range tries each weight more and less by `swing` (0.2: ±20 %), and left out."""
    weights = item_weights(items)
    told = [(item.points, weight) for item, weight in zip(items, weights, strict=True) if item.points is not None]
    applying = sum(item.applies for item in items)
    if not applying:
        return Score(None, Fraction(0), None, NOTHING)
    known = sum((weight for _, weight in told), Fraction(0))
    coverage = _mean([item.coverage for item in items], weights)
    counts = applying, len(told)
    points, chosen = [points for points, _ in told], [weight for _, weight in told]
    score = _mean(points, chosen)
    if known < gate or score is None:
        return Score(None, known, coverage, INSUFFICIENT, *counts)
    others = tuple(_tried(points, chosen, swing))
    return Score(score, known, coverage, TOLD, *counts, min((score, *others)), max((score, *others)), others)


def total_score(
    sections: Mapping[Section, Score], weights: Mapping[Section, Fraction], gate: Fraction, swing: Fraction
) -> Score:
    """Score over the sections by their weights. A section without a score is not known with all its weight."""
    whole = sum(weights.values(), Fraction(0))
    if not whole:
        return Score(None, Fraction(0), None, NOTHING)
    known = sum((weights[s] * score.known for s, score in sections.items() if score.score is not None), Fraction(0))
    counts = sum(score.applying for score in sections.values()), sum(score.told for score in sections.values())
    covered = [(weights[s], score.coverage) for s, score in sections.items() if score.coverage is not None]
    coverage = _mean([c for _, c in covered], [w for w, _ in covered])
    scored = {s: score.score for s, score in sections.items() if score.score is not None and weights[s]}
    if known / whole < gate or not scored:
        return Score(None, known / whole, coverage, INSUFFICIENT, *counts)
    chosen = [weights[s] for s in scored]
    score = _mean(list(scored.values()), chosen)
    assert score is not None
    others = list(_tried(list(scored.values()), chosen, swing, leave_out=False))
    for section in scored:
        for other in sections[section].others:
            moved = _mean([other if s is section else own for s, own in scored.items()], chosen)
            others += [] if moved is None else [moved]
    return Score(score, known / whole, coverage, TOLD, *counts, min((score, *others)), max((score, *others)))


def ranks(scores: Mapping[str, Decimal | None]) -> dict[str, int | None]:
    """Place of each by its score, the highest first; equal scores share a place, who has none has no place."""
    told = [score for score in scores.values() if score is not None]
    return {name: None if score is None else 1 + sum(other > score for other in told) for name, score in scores.items()}


def _tried(
    values: Sequence[Fraction], weights: Sequence[Fraction], swing: Fraction, *, leave_out: bool = True
) -> Iterator[Fraction]:
    """Means with each one left out in turn, and with each weight more and less by the swing."""
    summed = sum((v * w for v, w in zip(values, weights, strict=True)), Fraction(0))
    whole = sum(weights, Fraction(0))
    changes = (swing, -swing, *((Fraction(-1),) if leave_out else ()))
    for value, weight in zip(values, weights, strict=True):
        for change in changes:
            if rest := whole + change * weight:
                yield (summed + change * weight * value) / rest


def _mean(values: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction | None:
    whole = sum(weights, Fraction(0))
    return sum((v * w for v, w in zip(values, weights, strict=True)), Fraction(0)) / whole if whole else None
