"""The social floor: dibao and tekun (clauses 3.07, 3.08)."""

from fangpin_pipeline.extracts import civil_affairs
from fangpin_pipeline.rules.conditions import always, fails, per_capita_income
from fangpin_pipeline.rules.declare import Case, Rule, Severity

DIBAO_GAP = Rule(
    "dibao_gap",
    "疑似应保未保",
    clause="3.08",
    owner=civil_affairs.DEPARTMENT,
    cause="其他",
    category="收入",
    cases=(
        Case(
            Severity.ORANGE,
            (per_capita_income("<", "dibao_line", without_record="clear for general"), fails("supported")),
            "人均纯收入{nipc:yuan}，无成员享受低保或特困供养；标准：低于农村牧区低保标准{dibao_line:yuan}",
            value="{nipc:yuan}",
            limit="{dibao_line:yuan}",
        ),
    ),
    clears_when="纳入低保或特困供养，或经核实人均纯收入不低于低保标准",
)

FLOOR_GAP = Rule(
    "floor_gap",
    "无劳动能力未兜底",
    clause="3.07",
    owner=civil_affairs.DEPARTMENT,
    cause="缺劳动力",
    category="收入",
    cases=(
        Case(
            Severity.RED,
            (always("registered"), fails("able"), fails("supported")),
            "建档立卡户全部成员丧失或无劳动能力，且无成员享受低保或特困供养",
            value="全户无劳动能力",
            limit="应兜底",
        ),
    ),
    clears_when="纳入低保或特困供养，或经核实有成员具备劳动能力",
)
