"""Projects of the relief fund: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X25a")

CHECKS = (
    _USUAL.sized("allocated", 1, 1_000_000_000),
    advice("paid_not_negative", "支付金额不为负", "paid", "paid >= 0", PRACTICE),
    *_USUAL.within("allocated", "arrived", "paid"),
    advice("paid_within_arrived", "支付金额不超过到账金额", "paid", "paid <= arrived", "资金勾稽：先到账，后支付"),
    *_USUAL.in_time("allocated_on", "completed_on", "announced_on"),
    *_USUAL.in_order("allocated_on", "planned_completion_on", "completed_on"),
    _USUAL.told("document_no", "source", "source <> '社会'", "财政资金的"),
    _USUAL.told("forms_asset", "completed_on", basis="清产核资：完工项目须说明是否形成资产"),
    _USUAL.told("announced_on", "completed_on", basis="公告公示制度：完工项目须已公告公示"),
)
