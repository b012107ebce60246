"""Misuse of small loans (clause 1.11)."""

from fangpin_pipeline.extracts import finance_office
from fangpin_pipeline.rules.conditions import exceeds, holds
from fangpin_pipeline.rules.declare import Case, Rule, Severity


def _overdue(severity: Severity, days: str, standard: str) -> Case:
    return Case(
        severity,
        (exceeds("overdue_days", days),),
        "有成员的扶贫小额信贷逾期{overdue_days_low}天；标准：" + standard,
        value="逾期{overdue_days_low}天",
        limit=standard,
    )


LOAN_MISUSE = Rule(
    "loan_misuse",
    "小额信贷使用不当或逾期",
    clause="1.11",
    owner=finance_office.DEPARTMENT,
    cause="其他",
    category="收入",
    cases=(
        Case(
            Severity.ORANGE,
            (holds("loan_for_firm"),),
            "有成员的扶贫小额信贷由企业使用；标准：户贷户用",
            value="企业使用",
            limit="户贷户用",
        ),
        Case(
            Severity.ORANGE,
            (holds("loan_elsewhere"),),
            "有成员的扶贫小额信贷实际用款人不是借款人；标准：户贷户用",
            value="用款人不是借款人",
            limit="户贷户用",
        ),
        Case(
            Severity.ORANGE,
            (exceeds("largest_loan", "loan_amount"),),
            "有成员的扶贫小额信贷{largest_loan_low:yuan}；标准：超过{loan_amount:yuan}",
            value="{largest_loan_low:yuan}",
            limit="{loan_amount:yuan}",
        ),
        _overdue(Severity.YELLOW, "0", "逾期即提示"),
        _overdue(Severity.ORANGE, "loan_overdue_orange", "超过{loan_overdue_orange}天"),
        _overdue(Severity.RED, "loan_overdue_red", "超过{loan_overdue_red}天"),
    ),
    clears_when="改为户贷户用、还清逾期贷款，或经核实登记有误",
)
