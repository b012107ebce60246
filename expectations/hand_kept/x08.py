"""Support for the destitute: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import IN_TIME, ORDER, already
from expectations.usual import Usual

_USUAL = Usual("X08")

CHECKS = (
    advice("started_on_in_time", "享受开始日期不晚于接收日期", "started_on", already("started_on"), IN_TIME),
    advice("ended_after_started", "享受结束日期不早于开始日期", "ended_on", "ended_on >= started_on", ORDER),
    *_USUAL.named("name"),
)
