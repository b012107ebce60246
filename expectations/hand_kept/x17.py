"""Medical settlements: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import ID_RULE, IN_TIME, LARGE_EXPENSE, MAGNITUDE, already, not_before_birth
from expectations.usual import Usual

_USUAL = Usual("X17")
_PAID = "basic_paid + coalesce(critical_paid, 0) + coalesce(aid_paid, 0)"
_ALL_PAID = f"{_PAID} + compliant_self_paid"
_BALANCE = "资金勾稽：各方支付与合规自付之和不超过总费用；退费各项为负"

CHECKS = (
    advice(
        "paid_within_total",
        "基本医保、大病保险、医疗救助支付之和不超过医疗总费用",
        "total",
        f"CASE WHEN total >= 0 THEN {_PAID} <= total ELSE {_PAID} >= total END",
        _BALANCE,
    ),
    advice(
        "self_paid_within_total",
        "合规自付费用与各项支付之和不超过医疗总费用",
        "compliant_self_paid",
        f"CASE WHEN total >= 0 THEN {_ALL_PAID} <= total ELSE {_ALL_PAID} >= total END",
        _BALANCE,
    ),
    advice(
        "signs_agree",
        "总费用不为负时各项支付也不为负，退费时也不为正",
        "total",
        "CASE WHEN total >= 0 THEN least(basic_paid, critical_paid, aid_paid, compliant_self_paid) >= 0 "
        "ELSE greatest(basic_paid, critical_paid, aid_paid, compliant_self_paid) <= 0 END",
        _BALANCE,
    ),
    advice("total_plausible", "单次医疗总费用不超过100万元", "total", f"abs(total) <= {LARGE_EXPENSE}", MAGNITUDE),
    advice("settled_on_in_time", "结算日期不晚于接收日期", "settled_on", already("settled_on"), IN_TIME),
    advice("settled_after_birth", "结算日期不早于出生日期", "settled_on", not_before_birth("settled_on"), ID_RULE),
    advice("deposit_not_negative", "住院押金不为负", "deposit", "deposit >= 0", MAGNITUDE),
    *_USUAL.named("name"),
)
