"""Multidimensional poverty by Alkire and Foster (2011): who lacks at least a share of the dimensions, and how many.

A dimension that is not known is neither lacking nor there: a household is poor when what it is known to lack reaches
the share, not poor when it would not reach it even with everything unknown, and else unknown and in no measure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_FOUR_PLACES = Decimal("0.0001")
Lacks = Sequence[bool | None]


@dataclass(frozen=True)
class Deprivation:
    """Headcount H, intensity A and M0 = H·A of those whose state is known; None where nobody's is.

    Weights count households or persons as the caller does. `lacking` is, by dimension, the share of the known weight
    that is poor and lacks it (the censored headcount); A and with it M0 count what is known to be lacking.
    """

    known: int
    unknown: int
    poor: int
    headcount: Decimal | None
    intensity: Decimal | None
    m0: Decimal | None
    lacking: tuple[Decimal | None, ...]


def deprivation(rows: Iterable[tuple[Lacks, int]], share: Decimal) -> Deprivation:
    """Measures of (lacks by dimension, weight) with equal weights for the dimensions; poor from `share` of them on.

    All rows have the same dimensions; TRUE lacks, FALSE has, None is not known.
    """
    known = unknown = poor = lacked = 0
    by_dimension: list[int] = []
    dimensions = 0
    for lacks, weight in rows:
        dimensions = len(lacks)
        by_dimension = by_dimension or [0] * dimensions
        state = is_poor(lacks, share)
        if state is None:
            unknown += weight
            continue
        known += weight
        if state:
            poor += weight
            lacked += weight * sum(lack is True for lack in lacks)
            for place, lack in enumerate(lacks):
                by_dimension[place] += weight * (lack is True)
    return Deprivation(
        known,
        unknown,
        poor,
        headcount=share_of(poor, known),
        intensity=share_of(lacked, poor * dimensions),
        m0=share_of(lacked, known * dimensions),
        lacking=tuple(share_of(part, known) for part in by_dimension),
    )


def is_poor(lacks: Lacks, share: Decimal) -> bool | None:
    """Whether a household lacks at least a share of its dimensions; None when what is not known decides."""
    least = sum(lack is True for lack in lacks)
    most = sum(lack is not False for lack in lacks)
    enough = Fraction(share) * len(lacks)
    if least >= enough:
        return True
    return False if most < enough else None


def share_of(part: int, whole: int) -> Decimal | None:
    """A share with four decimals; None of nothing."""
    return (Decimal(part) / Decimal(whole)).quantize(_FOUR_PLACES, ROUND_HALF_UP) if whole else None
