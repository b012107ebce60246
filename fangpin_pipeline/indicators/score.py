"""The assessment score of a county from its indicators (clause 11.09): exact, what is unknown, what it hangs on.

An indicator gives 100 × (value − worst) ÷ (best − worst) points, no fewer than 0 and no more than 100. A section is the
mean of its indicators, the total the weighted mean of the sections. What has nothing to count is left out; what is not
known lowers the known weight, and below the gate there is no score, least of all one of the rest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def section_score(items: Iterable[Item], gate: Fraction, swing: Fraction) -> Score:
    """Score of the indicators of one section: equal weights, which `swing` (0.2 for ±20 %) and leaving one out try."""
    applying = [item for item in items if item.applies]
    if not applying:
        return Score(None, Fraction(0), None, NOTHING)
    points = [item.points for item in applying if item.points is not None]
    known = Fraction(len(points), len(applying))
    coverage = sum((item.coverage for item in applying), Fraction(0)) / len(applying)
    counts = len(applying), len(points)
    if known < gate or not points:
        return Score(None, known, coverage, INSUFFICIENT, *counts)
    score = sum(points, Fraction(0)) / len(points)
    others = tuple(_tried(points, [Fraction(1)] * len(points), swing))
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
    factors = (1 + swing, 1 - swing, *((Fraction(0),) if leave_out else ()))
    for place in range(len(values)):
        for factor in factors:
            tried = [weight * factor if at == place else weight for at, weight in enumerate(weights)]
            if (mean := _mean(values, tried)) is not None:
                yield mean


def _mean(values: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction | None:
    whole = sum(weights, Fraction(0))
    return sum((v * w for v, w in zip(values, weights, strict=True)), Fraction(0)) / whole if whole else None
