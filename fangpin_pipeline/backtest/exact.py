"""Shares, their intervals, and quantiles in exact numbers; rounded once, at the end, half away from zero."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

_EXACT = Context(prec=50, rounding=ROUND_HALF_UP)
# The standard normal deviate that leaves 2.5 % on either side.
_Z = Decimal("1.959963984540054")


def rounded(value: Fraction, places: int) -> Decimal:
    """A number with so many decimals."""
    unit = Fraction(10) ** places
    scaled = abs(value) * unit + Fraction(1, 2)
    whole = scaled.numerator // scaled.denominator
    return Decimal(whole if value >= 0 else -whole).scaleb(-places, _EXACT)


def share(part: int | Fraction, whole: int) -> Decimal:
    """`part` of `whole` with four decimals; `whole` is above 0."""
    return rounded(Fraction(part) / whole, 4)


def wilson(part: int, whole: int) -> tuple[Decimal, Decimal]:
    """The 95 % score interval of a share (Wilson 1927), with four decimals; `whole` is above 0."""
    n, z2 = Decimal(whole), _EXACT.multiply(_Z, _Z)
    p = _EXACT.divide(Decimal(part), n)
    centre = p + _EXACT.divide(z2, 2 * n)
    within = _EXACT.divide(p * (1 - p), n) + _EXACT.divide(z2, 4 * n * n)
    half = _EXACT.multiply(_Z, _EXACT.sqrt(within))
    scale = 1 + _EXACT.divide(z2, n)
    ends = (_EXACT.divide(centre - half, scale), _EXACT.divide(centre + half, scale))
    low, high = (min(max(end, Decimal(0)), Decimal(1)).quantize(Decimal("0.0001"), ROUND_HALF_UP) for end in ends)
    return low, high


def quantile(values: Sequence[int], at: Fraction) -> Decimal:
    """A quantile between the two neighbours (linear, ends included), with one decimal; there is at least one value."""
    ordered = sorted(values)
    place = at * (len(ordered) - 1)
    below = place.numerator // place.denominator
    above = min(below + 1, len(ordered) - 1)
    return rounded(ordered[below] + (place - below) * (ordered[above] - ordered[below]), 1)
