"""Trade for the poor: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import BALANCE
from expectations.usual import Usual

_USUAL = Usual("X35")

CHECKS = (
    _USUAL.sized("amount", 1, 10_000_000),
    advice("paid_poor_not_negative", "贫困户所得金额不为负", "paid_poor", "paid_poor >= 0", BALANCE),
    *_USUAL.within("amount", "paid_poor"),
    *_USUAL.in_time("sold_on"),
    advice(
        "origin_told",
        "供货主体或产地村至少填写一项",
        "order_no",
        "credit_code IS NOT NULL OR village_code IS NOT NULL",
        "消费扶贫台账：没有来源就不知道带动了谁",
    ),
)
