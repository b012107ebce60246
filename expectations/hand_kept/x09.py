"""Applications for aid: what the declaration cannot say about one row."""

from expectations.checks import advice, fen
from expectations.hand_kept.reasons import ID_RULE, MAGNITUDE, PRACTICE, not_before_birth
from expectations.usual import Usual

_USUAL = Usual("X09")

CHECKS = (
    *_USUAL.in_time("applied_on", "decided_on"),
    *_USUAL.in_order("applied_on", "decided_on"),
    advice("applied_after_birth", "申请日期不早于出生日期", "applied_on", not_before_birth("applied_on"), ID_RULE),
    _USUAL.told("decided_on", "decision", "decision <> '办理中'", "已审批的"),
    _USUAL.told("amount", "decision", "decision = '同意'", "同意救助的"),
    advice("amount_of_granted", "有救助金额的是同意救助的", "amount", "amount = 0 OR decision = '同意'", PRACTICE),
    advice("amount_plausible", "救助金额在0至10万元之间", "amount", f"amount BETWEEN 0 AND {fen(100_000)}", MAGNITUDE),
    *_USUAL.named("name"),
)
