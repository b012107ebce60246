"""Calls for help: what visits find and whom households apply to (clauses 4.18, 4.21)."""

from fangpin_pipeline.extracts import civil_affairs, poverty_alleviation
from fangpin_pipeline.rules.conditions import holds
from fangpin_pipeline.rules.declare import Case, Rule, Severity

VISIT_DIFFICULTY = Rule(
    "visit_difficulty",
    "走访发现困难",
    clause="4.18",
    owner=poverty_alleviation.DEPARTMENT,
    cause="其他",
    category="收入",
    risk=True,
    cases=(
        Case(
            Severity.YELLOW,
            (holds("in_difficulty"),),
            "{visit_since:date}以来走访发现困难；标准：{visit_days}天内",
            value="走访发现困难",
            limit="{visit_days}天内",
        ),
    ),
    clears_when="经入户核实困难已解决",
)

AID_APPLICATION = Rule(
    "aid_application",
    "申请救助",
    clause="4.21",
    owner=civil_affairs.DEPARTMENT,
    cause="其他",
    category="收入",
    risk=True,
    cases=(
        Case(
            Severity.YELLOW,
            (holds("applied"),),
            "{application_since:date}以来有成员申请救助，正在办理或已同意；标准：{application_days}天内",
            value="申请救助",
            limit="{application_days}天内",
        ),
    ),
    clears_when="救助已落实并经入户核实，或申请未获同意",
)
