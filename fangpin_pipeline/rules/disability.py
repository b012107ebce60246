"""Severe disability (clause 4.12)."""

from fangpin_pipeline.extracts import disabled_federation
from fangpin_pipeline.rules.conditions import holds
from fangpin_pipeline.rules.declare import Case, Rule, Severity

DISABILITY = Rule(
    "disability",
    "重度残疾",
    clause="4.12",
    owner=disabled_federation.DEPARTMENT,
    cause="因残",
    category="刚性支出",
    risk=True,
    cases=(
        Case(
            Severity.YELLOW,
            (holds("new_disability"),),
            "{disability_since:date}以来有成员新领一级或二级残疾人证；标准：{disability_days}天内发证",
            value="新领重度残疾人证",
            limit="{disability_days}天内",
        ),
        Case(
            Severity.ORANGE,
            (holds("unsubsidised"),),
            "有一级或二级残疾成员，困难残疾人生活补贴和重度残疾人护理补贴均未享受",
            value="两项补贴均未享受",
            limit="应享受",
        ),
    ),
    clears_when="补贴发放到位，或经核实不符合补贴条件",
)
