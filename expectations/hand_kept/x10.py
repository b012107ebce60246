"""The household register: what the declaration cannot say about one row."""

from expectations.candidates import AGE
from expectations.checks import advice
from expectations.hand_kept.reasons import ID_RULE, IN_TIME, OLDEST, PRACTICE, already, not_before_birth
from expectations.usual import Usual

_USUAL = Usual("X10")

CHECKS = (
    advice(
        "age_plausible",
        f"户籍状态为正常的不超过{OLDEST}岁",
        "id_no",
        f"status <> '正常' OR {AGE} <= {OLDEST}",
        PRACTICE,
    ),
    advice(
        "change_dated", "死亡、迁出、注销有变动日期", "status", "status = '正常' OR changed_on IS NOT NULL", PRACTICE
    ),
    advice("changed_on_in_time", "变动日期不晚于接收日期", "changed_on", already("changed_on"), IN_TIME),
    advice("changed_after_birth", "变动日期不早于出生日期", "changed_on", not_before_birth("changed_on"), ID_RULE),
    *_USUAL.named("name"),
)
