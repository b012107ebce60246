"""School rolls: what the declaration cannot say about one row."""

from expectations.candidates import AGE
from expectations.checks import advice, fen
from expectations.hand_kept.reasons import MAGNITUDE, STAGE_AGES, aged
from expectations.usual import Usual

_USUAL = Usual("X11")

CHECKS = (
    advice(
        "stage_matches_age",
        "在读学段与年龄相符",
        "stage",
        f"status <> '在读' OR CASE stage WHEN '学前' THEN {AGE} <= 7 WHEN '小学' THEN {aged(6, 14)} "
        f"WHEN '初中' THEN {aged(12, 17)} WHEN '高中' THEN {aged(15, 20)} WHEN '中职' THEN {aged(15, 20)} "
        f"ELSE {AGE} >= 15 END",
        STAGE_AGES,
    ),
    advice(
        "annual_cost_plausible",
        "年学习生活费用在0至20万元之间",
        "annual_cost",
        f"annual_cost BETWEEN 0 AND {fen(200_000)}",
        MAGNITUDE,
    ),
    advice(
        "absent_days_plausible", "连续缺勤天数不超过366天", "absent_days", "absent_days BETWEEN 0 AND 366", MAGNITUDE
    ),
    *_USUAL.named("name"),
)
