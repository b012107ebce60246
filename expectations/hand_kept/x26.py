"""Assets of the relief fund: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X26")

CHECKS = (
    _USUAL.sized("original_value", 1, 1_000_000_000),
    advice("net_value_not_negative", "净值不为负", "net_value", "net_value >= 0", PRACTICE),
    *_USUAL.within("original_value", "net_value", "contract_yield"),
    *_USUAL.within("income_due", "income_paid"),
    _USUAL.told("project_no", "asset_no", basis="清产核资：资产须对应资金项目"),
    advice(
        "five_rights_told",
        "所有权、经营权、收益权、监督权、处置权主体均已填写",
        "asset_no",
        "owner IS NOT NULL "
        "AND operator IS NOT NULL AND beneficiary IS NOT NULL AND supervisor IS NOT NULL AND disposer IS NOT NULL",
        "扶贫资产管理：五权主体明确",
    ),
    _USUAL.told("idle_since", "state", "state = '闲置'", "闲置资产的"),
    *_USUAL.in_time("idle_since", "checked_on"),
    _USUAL.told("income_due", "kind", "kind = '经营性'", "经营性资产的", "资产收益核查：没有应收不等于应收为0"),
)
