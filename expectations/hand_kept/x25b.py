"""Payments to households: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import ID_RULE, not_before_birth
from expectations.usual import Usual

_USUAL = Usual("X25b")

CHECKS = (
    _USUAL.sized("amount", 0, 100_000),
    advice("amount_above_zero", "金额大于0", "amount", "amount > 0", "发放流水：退回的款项另行登记，不记负数或0"),
    advice(
        "account_tail_digits",
        "账号后四位为4位数字",
        "account_tail",
        "regexp_matches(account_tail, '^[0-9]{4}$')",
        "账号后四位：首位的0被Excel抹去时不足四位",
    ),
    *_USUAL.in_time("paid_on"),
    advice("paid_after_birth", "发放日期不早于出生日期", "paid_on", not_before_birth("paid_on"), ID_RULE),
    *_USUAL.named("name"),
)
