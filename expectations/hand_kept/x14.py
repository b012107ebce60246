"""Chronic-disease contracts and serious diseases: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import ID_RULE, IN_TIME, ORDER, PRACTICE, already, not_before_birth
from expectations.usual import Usual

_USUAL = Usual("X14")

CHECKS = (
    advice("diagnosed_on_in_time", "确诊日期不晚于接收日期", "diagnosed_on", already("diagnosed_on"), IN_TIME),
    advice(
        "diagnosed_after_birth", "确诊日期不早于出生日期", "diagnosed_on", not_before_birth("diagnosed_on"), ID_RULE
    ),
    advice("followup_in_time", "最近随访日期不晚于接收日期", "last_followup_on", already("last_followup_on"), IN_TIME),
    advice(
        "followup_after_diagnosis",
        "最近随访日期不早于确诊日期",
        "last_followup_on",
        "last_followup_on >= diagnosed_on",
        ORDER,
    ),
    advice(
        "doctor_of_contracted", "已签约的有签约医生", "contracted", "NOT contracted OR doctor IS NOT NULL", PRACTICE
    ),
    *_USUAL.named("name", "doctor"),
)
