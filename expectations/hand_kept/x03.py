"""Household income: plausible sizes. Whether an income agrees with other extracts is not asked here."""

from expectations.candidates import RECEIVED_ON
from expectations.checks import advice, fen
from expectations.hand_kept.reasons import IN_TIME, LARGE_INCOME, MAGNITUDE, PRACTICE

_PARTS = (
    "wage, business, business_cost, property, pension, dibao, tekun, family_planning, ecological, policy_subsidy, "
    "other_transfer"
)
_TRANSFERS = "pension, dibao, tekun, family_planning, ecological, policy_subsidy, other_transfer"

CHECKS = (
    advice(
        "period_end_in_time",
        "统计截止月份不晚于接收日期所在月份",
        "period_end",
        f"period_end <= {RECEIVED_ON}",
        IN_TIME,
    ),
    advice("wage_plausible", "工资性收入为0或不少于100元", "wage", f"wage = 0 OR wage >= {fen(100)}", PRACTICE),
    advice(
        "parts_not_negative",
        "工资、经营、财产收入和经营支出不为负",
        "wage",
        "least(wage, business, business_cost, property) >= 0",
        "指标口径：收入与支出分列，净额由系统计算",
    ),
    advice(
        "transfers_not_negative", "各项转移性收入不为负", "wage", f"coalesce(least({_TRANSFERS}), 0) >= 0", PRACTICE
    ),
    advice("parts_plausible", "单项收支不超过100万元", "wage", f"greatest({_PARTS}) <= {LARGE_INCOME}", MAGNITUDE),
    advice(
        "policy_named",
        "有其他政策性补贴的填写补贴政策代码",
        "policy_subsidy",
        "policy_subsidy = 0 OR policy_code IS NOT NULL",
        "补贴依赖户判定：没有代码就不知道补贴政策何时到期",
    ),
)
