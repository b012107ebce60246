"""Small loans: what the declaration cannot say about one row."""

from expectations.candidates import AGE
from expectations.checks import advice
from expectations.hand_kept.reasons import BALANCE, PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X29")

CHECKS = (
    _USUAL.sized("amount", 1, 500_000),
    advice(
        "balance_within_amount", "贷款余额不为负且不超过贷款金额", "balance", "balance BETWEEN 0 AND amount", BALANCE
    ),
    *_USUAL.in_time("granted_on"),
    *_USUAL.in_order("granted_on", "due_on"),
    _USUAL.sized("overdue_days", 0, 3_650),
    advice("overdue_owes", "逾期的贷款有余额", "overdue_days", "overdue_days = 0 OR balance > 0", PRACTICE),
    advice(
        "borrower_of_age",
        "借款人在18至65岁之间",
        "borrower_id_no",
        f"{AGE} BETWEEN 18 AND 65",
        "扶贫小额信贷的通行条件：18至65岁",
    ),
)
