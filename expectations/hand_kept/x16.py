"""Insurance rolls: what the declaration cannot say about one row."""

from expectations.candidates import RECEIVED_ON
from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X16")

CHECKS = (
    advice(
        "one_basic_insurance",
        "居民基本医保与职工基本医保不同时参加",
        "resident_basic",
        "NOT (resident_basic AND employee_basic)",
        PRACTICE,
    ),
    advice(
        "critical_needs_basic",
        "有大病保险的参加了基本医保",
        "critical_illness",
        "NOT critical_illness OR resident_basic OR employee_basic",
        "制度衔接：大病保险随基本医保参加",
    ),
    advice(
        "year_plausible",
        "参保年度不晚于接收年度的下一年",
        "year",
        f"year <= year({RECEIVED_ON}) + 1",
        "参保缴费最早在上一年末",
    ),
    *_USUAL.named("name"),
)
