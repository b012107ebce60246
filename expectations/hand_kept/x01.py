"""Registered households: what the declaration cannot say about one row."""

from expectations.candidates import RECEIVED_ON
from expectations.checks import advice
from expectations.hand_kept.reasons import IN_TIME, ORDER, PRACTICE, already
from expectations.usual import Usual

_USUAL = Usual("X01")
FIRST_EXIT_YEAR = 2014

CHECKS = (
    advice(
        "member_count_plausible", "家庭人口数在1至15人之间", "member_count", "member_count BETWEEN 1 AND 15", PRACTICE
    ),
    advice(
        "exit_year_plausible",
        f"脱贫年度在{FIRST_EXIT_YEAR}年（开始建档立卡）至接收年度之间",
        "exit_year",
        f"exit_year BETWEEN {FIRST_EXIT_YEAR} AND year({RECEIVED_ON})",
        "建档立卡自2014年开始",
    ),
    advice(
        "exit_year_of_exited",
        "户类型为已脱贫的有脱贫年度",
        "household_type",
        "household_type <> '已脱贫' OR exit_year IS NOT NULL",
        PRACTICE,
    ),
    advice("identified_on_in_time", "识别监测时间不晚于接收日期", "identified_on", already("identified_on"), IN_TIME),
    advice("cleared_on_in_time", "风险消除时间不晚于接收日期", "cleared_on", already("cleared_on"), IN_TIME),
    advice(
        "identified_on_of_monitored",
        "监测对象有识别监测时间",
        "monitored_class",
        "identified_on IS NOT NULL",
        PRACTICE,
    ),
    advice(
        "cleared_on_of_cleared",
        "风险已消除的有风险消除时间",
        "risk_cleared",
        "NOT risk_cleared OR cleared_on IS NOT NULL",
        PRACTICE,
    ),
    advice("cleared_after_identified", "风险消除不早于识别监测", "cleared_on", "cleared_on >= identified_on", ORDER),
    advice(
        "cleared_not_hasty",
        "识别监测6个月后才消除风险",
        "cleared_on",
        "cleared_on >= identified_on + INTERVAL 6 MONTH",
        PRACTICE,
    ),
    advice("risks_differ", "两项返贫致贫风险不相同", "risk_2", "risk_2 <> risk_1", PRACTICE),
    *_USUAL.named("head_name", "helper_name"),
    _USUAL.mobile("helper_phone"),
    _USUAL.told("helper_phone", "helper_name"),
)
