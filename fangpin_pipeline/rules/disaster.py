"""Disasters and accidents (clauses 4.13, 4.15)."""

from fangpin_pipeline.extracts import county, medical_insurance
from fangpin_pipeline.rules.conditions import holds, share_of_income
from fangpin_pipeline.rules.declare import Case, Rule, Severity

DISASTER = Rule(
    "disaster",
    "因灾损失较大",
    clause="4.13",
    owner=county.DEPARTMENT,
    cause="因自然灾害",
    category="刚性支出",
    risk=True,
    cases=(
        Case(
            Severity.ORANGE,
            (share_of_income("dis", ">", "disaster_share", "ni_py"),),
            "近12个月（{w_first:month}至{m:month}）自然灾害损失{dis:yuan}，上年家庭纯收入{ni_py:yuan}；"
            "标准：超过上年收入的{disaster_share:percent}",
            value="{dis:yuan}",
            limit="{ni_py:yuan}×{disaster_share:percent}",
        ),
        Case(
            Severity.ORANGE,
            (holds("house_damaged"),),
            "{w_first:date}至{as_of:date}房屋因灾或因意外受损",
            value="房屋受损",
            limit="无受损",
        ),
    ),
    clears_when="损失已获补偿、房屋已修复，并经入户核实",
)

ACCIDENT = Rule(
    "accident",
    "意外事故",
    clause="4.15",
    owner=medical_insurance.DEPARTMENT,
    cause="因意外事故",
    category="刚性支出",
    risk=True,
    cases=(
        Case(
            Severity.ORANGE,
            (holds("accident"),),
            "{w_first:date}至{as_of:date}有成员发生意外事故",
            value="意外事故",
            limit="无事故",
        ),
        Case(
            Severity.ORANGE,
            (holds("injured"),),
            "{w_first:date}至{as_of:date}有成员因意外伤害就医",
            value="意外伤害就医",
            limit="无意外伤害",
        ),
    ),
    clears_when="经入户核实影响已消除，或已由救助、保险补偿",
)
