"""Industry projects: what the declaration cannot say about one row."""

from expectations.hand_kept.reasons import RATIO
from expectations.usual import Usual

_USUAL = Usual("X23b")

CHECKS = (
    *_USUAL.in_time("started_on"),
    _USUAL.told("started_on", "status", "status IN ('运行', '完成')", "运行和完成的项目"),
    _USUAL.sized("price_change_3m", -1, 5, RATIO),
    *_USUAL.named("guide"),
)
