"""Poverty and inequality of a sample: Foster–Greer–Thorbecke, Watts, Sen, Gini, S80/S20. Conventions stand at each.

Everything but the logarithm of Watts is computed exactly and rounded once, so that the order of rows changes nothing.
Poor is who has strictly less than the line (低于 excludes the number itself).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import prod

from fangpin_pipeline.poverty.sample import Sample

_SIX_PLACES = Decimal("0.000001")
_EXACT = Context(prec=50)
_AT_ONCE = 64  # incomes whose product is still quickly made


@dataclass(frozen=True)
class Measures:
    """All measures of one sample. None where a measure is not defined; `notes` say why, in Chinese."""

    count: int = 0
    weight: Decimal = Decimal(0)
    mean: Decimal | None = None
    median: Decimal | None = None
    threshold: Decimal | None = None
    poor_count: int | None = None
    poor_weight: Decimal | None = None
    headcount: Decimal | None = None
    gap: Decimal | None = None
    severity: Decimal | None = None
    watts: Decimal | None = None
    sen: Decimal | None = None
    gini: Decimal | None = None
    s80_s20: Decimal | None = None
    notes: tuple[str, ...] = ()


def relative_line(sample: Sample, share: Decimal) -> Fraction | None:
    """A share of the median in the currency; None for a sample without incomes."""
    return sample.median * Fraction(share) / sample.scale if sample.incomes else None


def measures(sample: Sample, line: Fraction | None = None) -> Measures:
    """Measures of a sample; those of poverty only against a `line` in its currency."""
    spread = inequality(sample)
    return spread if line is None or not sample.incomes else poverty(sample, line, spread)


def inequality(sample: Sample) -> Measures:
    """Mean, median and the measures of inequality of a sample, which no line changes."""
    if not sample.incomes:
        return Measures(notes=("没有可用的收入",))
    notes: list[str] = []
    return Measures(
        count=len(sample.incomes),
        weight=_weight(sample, sample.weight),
        mean=_rounded(sample.mean / sample.scale),
        median=_rounded(sample.median / sample.scale),
        gini=_maybe(_gini(sample, notes)),
        s80_s20=_maybe(_s80_s20(sample, notes)),
        notes=tuple(notes),
    )


def poverty(sample: Sample, line: Fraction, spread: Measures) -> Measures:
    """The measures of poverty of a sample that is not empty, against a line in its currency, beside its inequality."""
    z = line * sample.scale
    notes: list[str] = []
    poor = sample.below(z)
    fgt = [_fgt(sample, poor, z, power, notes) for power in (0, 1, 2)]
    measured = replace(
        spread,
        threshold=_rounded(line),
        poor_count=len(poor.incomes),
        poor_weight=_weight(sample, poor.weight),
        headcount=_maybe(fgt[0]),
        gap=_maybe(fgt[1]),
        severity=_maybe(fgt[2]),
        watts=_watts(sample, poor, z, notes),
        sen=_maybe(_sen(sample, poor, z, notes)),
    )
    return replace(measured, notes=tuple(dict.fromkeys((*notes, *spread.notes))))


def _gini(sample: Sample, notes: list[str]) -> Fraction | None:
    """Gini of the population, without correction for size. Negative incomes may lift it over 1; None for a mean ≤ 0."""
    if not sample.incomes or sample.sum <= 0:
        notes.append("收入合计不大于零，不计算基尼系数")
        return None
    if sample.incomes[0] < 0:
        notes.append("有负收入，基尼系数可能大于1")
    ranked = sum(
        w * y * (2 * cumulated - w - sample.weight)
        for y, w, cumulated in zip(sample.incomes, sample.weights, sample.cumulated, strict=True)
    )
    return Fraction(ranked, sample.weight * sample.sum)


def _fgt(sample: Sample, poor: Sample, z: Fraction, power: int, notes: list[str]) -> Fraction | None:
    """Foster, Greer, Thorbecke (1984): weighted mean of the relative gap to a power; negative incomes as they are."""
    if power and z <= 0:
        notes.append("线不大于零，只计算贫困发生率")
        return None
    p, q = z.numerator, z.denominator
    gaps = sum(w * (p - q * y) ** power for y, w in zip(poor.incomes, poor.weights, strict=True))
    return Fraction(gaps, p**power * sample.weight)


def _sen(sample: Sample, poor: Sample, z: Fraction, notes: list[str]) -> Fraction | None:
    """Sen (1976) for a large population: H·(I + (1 − I)·G of the poor)."""
    if z <= 0:
        return None
    if not poor.incomes:
        return Fraction(0)
    among = _gini(poor, [])
    if among is None:
        notes.append("低于线的收入合计不大于零，不计算Sen指数")
        return None
    headcount = Fraction(poor.weight, sample.weight)
    depth = 1 - poor.mean / z
    return headcount * (depth + (1 - depth) * among)


def _watts(sample: Sample, poor: Sample, z: Fraction, notes: list[str]) -> Decimal | None:
    """Watts (1968): weighted mean of ln(z / y) of the poor; without a value where somebody has no positive income."""
    if z <= 0:
        return None
    if poor.incomes and poor.incomes[0] <= 0:
        notes.append("有零收入或负收入，不计算Watts指数")
        return None
    missing = _EXACT.subtract(_EXACT.multiply(Decimal(poor.weight), _log(z)), _logs(poor))
    return _EXACT.divide(missing, Decimal(sample.weight)).quantize(_SIX_PLACES, ROUND_HALF_UP)


def _s80_s20(sample: Sample, notes: list[str]) -> Fraction | None:
    """Income of the richest fifth by that of the poorest; who stands on a border is divided by weight."""
    poorest = _lowest_fifth(zip(sample.incomes, sample.weights, strict=True), sample.weight)
    richest = _lowest_fifth(
        zip(reversed(sample.incomes), reversed(sample.weights), strict=True),
        sample.weight,
    )
    if poorest <= 0:
        notes.append("最低五分之一的收入合计不大于零，不计算S80/S20")
        return None
    return richest / poorest


def _lowest_fifth(rows: Iterator[tuple[int, int]], weight: int) -> Fraction:
    """Income of the first fifth of the weight in the order given."""
    left, summed = weight, 0  # in fifths, so that all stays whole
    for y, w in rows:
        taken = min(left, 5 * w)
        summed += taken * y
        left -= taken
        if left == 0:
            break
    return Fraction(summed, 5)


def _logs(poor: Sample) -> Decimal:
    """Weighted sum of the logarithms of the incomes: one logarithm of a product takes the place of many."""
    by_weight: dict[int, list[int]] = {}
    for y, w in zip(poor.incomes, poor.weights, strict=True):
        by_weight.setdefault(w, []).append(y)
    summed = Decimal(0)
    for weight in sorted(by_weight):
        incomes = by_weight[weight]
        for first in range(0, len(incomes), _AT_ONCE):
            log = _EXACT.ln(_EXACT.create_decimal(prod(incomes[first : first + _AT_ONCE])))
            summed = _EXACT.add(summed, _EXACT.multiply(Decimal(weight), log))
    return summed


def _log(ratio: Fraction) -> Decimal:
    return _EXACT.ln(_EXACT.divide(Decimal(ratio.numerator), Decimal(ratio.denominator)))


def _weight(sample: Sample, weight: int) -> Decimal:
    return Decimal(weight) / sample.weighing


def _rounded(value: Fraction) -> Decimal:
    return _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)).quantize(_SIX_PLACES, ROUND_HALF_UP)


def _maybe(value: Fraction | None) -> Decimal | None:
    return None if value is None else _rounded(value)
