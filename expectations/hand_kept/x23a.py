"""Business entities: what the declaration cannot say about one row."""

from expectations.hand_kept.reasons import RATIO
from expectations.usual import Usual

_USUAL = Usual("X23a")

CHECKS = (
    _USUAL.sized("profit", -100_000_000, 100_000_000),
    _USUAL.sized("revenue_growth", -1, 10, RATIO),
    *_USUAL.named("entity"),
)
