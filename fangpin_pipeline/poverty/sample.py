"""Incomes with their weights, sorted, as whole numbers of the smallest unit written. Nothing is measured here."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

MOST_DECIMALS = 9


@dataclass(frozen=True)
class Sample:
    """Incomes in ascending order with their weights. `scale` units make one of the currency, `weighing` one weight.

    `incomes` may be negative or zero, weights are above zero. The order of equal incomes changes no measure.
    """

    incomes: tuple[int, ...]
    weights: tuple[int, ...]
    scale: int = 1
    weighing: int = 1

    @cached_property
    def weight(self) -> int:
        """Weight of everybody."""
        return sum(self.weights)

    @cached_property
    def sum(self) -> int:
        """Weighted sum of incomes."""
        return sum(y * w for y, w in zip(self.incomes, self.weights, strict=True))

    @cached_property
    def cumulated(self) -> tuple[int, ...]:
        """Weight up to and with each income."""
        return tuple(accumulate(self.weights))

    def below(self, line: Fraction) -> "Sample":
        """Those whose income is strictly below a line (in units of the sample)."""
        poor = bisect_left(self.incomes, line)
        return Sample(self.incomes[:poor], self.weights[:poor], self.scale, self.weighing)

    @property
    def mean(self) -> Fraction:
        """Weighted mean in units of the sample; the sample is not empty."""
        return Fraction(self.sum, self.weight)

    @cached_property
    def median(self) -> Fraction:
        """The income at half of the weight; where half falls between two incomes, their mean."""
        for place, cumulated in enumerate(self.cumulated):
            if 2 * cumulated == self.weight and place + 1 < len(self.incomes):
                return Fraction(self.incomes[place] + self.incomes[place + 1], 2)
            if 2 * cumulated >= self.weight:
                return Fraction(self.incomes[place])
        raise ValueError("a sample without incomes has no median")


def sample_of(rows: Iterable[tuple[Decimal, Decimal]]) -> Sample:
    """A sample of (income, weight) as exact decimals; weights must be above zero.

    Raises ValueError where a number has more than nine decimals.
    """
    pairs = sorted(rows)
    scale = _scale(income for income, _ in pairs)
    weighing = _scale(weight for _, weight in pairs)
    return Sample(
        tuple(int(income * scale) for income, _ in pairs),
        tuple(int(weight * weighing) for _, weight in pairs),
        scale,
        weighing,
    )


def _scale(numbers: Iterable[Decimal]) -> int:
    """The power of ten that makes every number whole."""
    decimals = max((-int(number.normalize().as_tuple().exponent) for number in numbers), default=0)
    if decimals > MOST_DECIMALS:
        raise ValueError(f"a number has more than {MOST_DECIMALS} decimals")
    return int(10 ** max(decimals, 0))
