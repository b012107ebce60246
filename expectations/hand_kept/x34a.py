"""Points of the charity shops: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.usual import Usual

_USUAL = Usual("X34a")

CHECKS = (
    *_USUAL.in_time("occurred_on"),
    _USUAL.sized("points", 0, 10_000),
    advice("points_above_zero", "积分大于0", "points", "points > 0", "收支方向另列，积分不记负数"),
    _USUAL.told("reason", "direction", "direction = '获得'", "获得积分的", "积分管理：每次加分有事由"),
)
