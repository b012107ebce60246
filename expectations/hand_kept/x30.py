"""Insurance against poverty: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import BALANCE
from expectations.usual import Usual

_USUAL = Usual("X30")

CHECKS = (
    *_USUAL.in_order("valid_from", "valid_to", "reported_on"),
    *_USUAL.in_order("reported_on", "paid_on"),
    *_USUAL.in_time("reported_on", "paid_on"),
    _USUAL.sized("premium", 0, 100_000),
    advice(
        "premium_shared",
        "农户缴费、政府补贴、社会资助之和等于保费",
        "premium",
        "premium_household + premium_government + premium_society = premium",
        BALANCE,
    ),
    *_USUAL.within("premium", "premium_household", "premium_government", "premium_society"),
    _USUAL.sized("paid_amount", 0, 1_000_000),
    _USUAL.told("paid_amount", "paid_on"),
    _USUAL.told("consent", "policy_no", basis="农户自愿：须登记是否自愿投保"),
)
