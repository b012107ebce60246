"""The account of the relief fund: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.usual import Usual

_USUAL = Usual("X25c")

CHECKS = (
    _USUAL.sized("amount", 0, 100_000_000),
    advice("balance_not_negative", "余额不为负", "balance", "balance >= 0", "专户管理：不得透支"),
    advice(
        "balance_after_income",
        "收入之后的余额不低于收入金额",
        "balance",
        "direction = '支出' OR balance >= amount",
        "资金勾稽：专户余额不为负，收入后的余额至少为该笔收入",
    ),
    *_USUAL.in_time("booked_on"),
    _USUAL.told("case_no", "direction", "direction = '支出'", "支出的", "专户管理：每笔支出对应救助案件"),
    _USUAL.told("source", "direction", "direction = '收入'", "收入的"),
    advice("not_in_cash", "没有现金支取", "cash", "NOT cash", "专户管理：救助资金转账支付"),
)
