"""Rigid spending against last year's income (clause 4.09)."""

from fangpin_pipeline.extracts import county
from fangpin_pipeline.rules.conditions import share_of_income
from fangpin_pipeline.rules.declare import Case, Rule, Severity


def _case(severity: Severity, factor: str) -> Case:
    standard = "{%s:times}" % factor  # noqa: UP031 - braces are for the sentence, not for us
    return Case(
        severity,
        (share_of_income("rx", ">", factor, "ni_py"),),
        "近12个月（{w_first:month}至{m:month}）刚性支出{rx:yuan}，上年家庭纯收入{ni_py:yuan}；"
        f"标准：超过上年收入的{standard}",
        value="{rx:yuan}",
        limit="{ni_py:yuan}×" + standard,
    )


RIGID_SPENDING = Rule(
    "rigid_spending",
    "刚性支出超过上年收入",
    clause="4.09",
    owner=county.DEPARTMENT,
    cause="其他",
    category="刚性支出",
    risk=True,
    cases=(
        _case(Severity.YELLOW, "rigid_k_yellow"),
        _case(Severity.ORANGE, "rigid_k_orange"),
        _case(Severity.RED, "rigid_k_red"),
    ),
    clears_when="刚性支出不再超过上年收入，或经核实已由救助、保险补偿",
)
