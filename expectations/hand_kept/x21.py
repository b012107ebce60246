"""Pension insurance: what the declaration cannot say about one row."""

from expectations.candidates import AGE
from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE, YOUNGEST_LABOUR
from expectations.usual import Usual

_USUAL = Usual("X21")
PENSION_AGE = 60
_RULE = "城乡居民基本养老保险制度：年满16周岁可参保，年满60周岁可领取待遇"

CHECKS = (
    advice(
        "one_scheme",
        "城乡居民与城镇职工养老保险不同时参加",
        "resident_scheme",
        "NOT (resident_scheme AND employee_scheme)",
        PRACTICE,
    ),
    advice(
        "insured_old_enough",
        "参加城乡居民养老保险的年满16岁",
        "resident_scheme",
        f"NOT resident_scheme OR {AGE} >= {YOUNGEST_LABOUR}",
        _RULE,
    ),
    advice(
        "benefit_old_enough",
        "领取城乡居民养老保险待遇的年满60岁",
        "benefit_monthly",
        f"benefit_monthly = 0 OR NOT resident_scheme OR {AGE} >= {PENSION_AGE}",
        _RULE,
    ),
    _USUAL.sized("benefit_monthly", 0, 20_000),
    *_USUAL.in_time("last_paid_on"),
    _USUAL.told("benefit_monthly", "last_paid_on"),
    *_USUAL.named("name"),
)
