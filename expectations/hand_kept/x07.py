"""Minimum living allowance: what the declaration cannot say about one row."""

from expectations.checks import advice, fen
from expectations.hand_kept.reasons import IN_TIME, MAGNITUDE, ORDER, already
from expectations.usual import Usual

_USUAL = Usual("X07")

CHECKS = (
    advice(
        "monthly_amount_plausible",
        "月补差金额大于0且不超过5000元",
        "monthly_amount",
        f"monthly_amount > 0 AND monthly_amount <= {fen(5_000)}",
        MAGNITUDE,
    ),
    advice("started_on_in_time", "享受开始日期不晚于接收日期", "started_on", already("started_on"), IN_TIME),
    advice("ended_after_started", "享受结束日期不早于开始日期", "ended_on", "ended_on >= started_on", ORDER),
    *_USUAL.named("name"),
)
