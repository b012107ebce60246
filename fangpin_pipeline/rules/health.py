"""Illness, medical insurance and chronic diseases (clauses 4.10, 7.07, 7.10)."""

from fangpin_pipeline.extracts import health, medical_insurance
from fangpin_pipeline.rules.conditions import holds, reaches, share_of_income
from fangpin_pipeline.rules.declare import Case, Rule, Severity

ILLNESS = Rule(
    "illness",
    "因病支出较大",
    clause="4.10",
    owner=medical_insurance.DEPARTMENT,
    cause="因病",
    category="医疗",
    risk=True,
    cases=(
        Case(
            Severity.ORANGE,
            (reaches("oop", "illness_amount"),),
            "近12个月（{w_first:month}至{m:month}）合规自付{oop:yuan}；标准：达到{illness_amount:yuan}",
            value="{oop:yuan}",
            limit="{illness_amount:yuan}",
        ),
        Case(
            Severity.ORANGE,
            (share_of_income("oop", ">=", "illness_share", "ni_py"),),
            "近12个月（{w_first:month}至{m:month}）合规自付{oop:yuan}，上年家庭纯收入{ni_py:yuan}；"
            "标准：达到上年收入的{illness_share:percent}",
            value="{oop:yuan}",
            limit="{ni_py:yuan}×{illness_share:percent}",
        ),
        Case(
            Severity.RED,
            (holds("uninsured_stay"),),
            "{w_first:date}至{as_of:date}有成员住院，结算年度未参加基本医疗保险",
            value="未参保住院",
            limit="应参保",
        ),
        Case(
            Severity.YELLOW,
            (holds("serious_disease"),),
            "{serious_disease_since:date}以来有成员新确诊大病；标准：{serious_disease_days}天内确诊",
            value="新确诊大病",
            limit="{serious_disease_days}天内",
        ),
    ),
    clears_when="合规自付低于标准、补办参保，或经核实已由救助、保险补偿",
)

INSURANCE_GAP = Rule(
    "insurance_gap",
    "未参加基本医疗保险",
    clause="7.07",
    owner=medical_insurance.DEPARTMENT,
    cause="因病",
    category="医疗",
    risk=True,
    cases=(
        Case(
            Severity.RED,
            (holds("uninsured"),),
            "{year_now}年度有家庭成员未参加居民或职工基本医疗保险；标准：家庭成员全部参保（出生{newborn_days}天以内、参军、服刑除外）",
            value="有成员未参保",
            limit="全部参保",
        ),
    ),
    clears_when="该成员补办参保，或经核实已在外地参保",
)

CHRONIC_UNCONTRACTED = Rule(
    "chronic_uncontracted",
    "慢性病未签约或未随访",
    clause="7.10",
    owner=health.DEPARTMENT,
    cause="因病",
    category="医疗",
    cases=(
        Case(
            Severity.ORANGE,
            (holds("uncontracted"),),
            "有慢性病成员未签约家庭医生",
            value="慢性病未签约",
            limit="签约服务全覆盖",
        ),
        Case(
            Severity.YELLOW,
            (holds("unfollowed"),),
            "有已签约的慢性病成员自{followed_up_since:date}以来没有随访；标准：每{followup_days}天内至少随访一次",
            value="签约未随访",
            limit="{followup_days}天内随访",
        ),
    ),
    clears_when="补签家庭医生，按期随访并录入",
)
