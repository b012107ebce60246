"""Benefit links: what the declaration cannot say about one row."""

from expectations.usual import Usual

_USUAL = Usual("X23c")

CHECKS = (
    *_USUAL.in_time("started_on"),
    *_USUAL.in_order("started_on", "ended_on", "due_on"),
    _USUAL.sized("promised", 0, 1_000_000),
    _USUAL.sized("paid", 0, 1_000_000),
    *_USUAL.within("promised", "paid"),
    _USUAL.told("due_on", "promised", "promised > 0", "有应兑现金额的", "利益联结：没有应兑现日期就不知道是否拖欠"),
)
