"""Assistance measures: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import IN_TIME, LARGE_EXPENSE, MAGNITUDE, ORDER, already

CHECKS = (
    advice(
        "amount_plausible", "帮扶金额在0至100万元之间", "amount", f"amount BETWEEN 0 AND {LARGE_EXPENSE}", MAGNITUDE
    ),
    advice("started_on_in_time", "开始日期不晚于接收日期", "started_on", already("started_on"), IN_TIME),
    advice("ended_after_started", "结束日期不早于开始日期", "ended_on", "ended_on >= started_on", ORDER),
)
