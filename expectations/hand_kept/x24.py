"""The collective economy of villages: what the declaration cannot say about one row."""

from expectations.candidates import RECEIVED_ON
from expectations.checks import advice
from expectations.hand_kept.reasons import BALANCE
from expectations.usual import Usual

_USUAL = Usual("X24")
_USES = ("reserve", "paid_public_post", "paid_public_works", "paid_reward", "paid_dividend")

CHECKS = (
    advice("year_in_time", "年度不晚于接收年度", "year", f"year <= year({RECEIVED_ON})", "年度数据不会早于该年度上报"),
    _USUAL.sized("operating_income", 0, 50_000_000),
    _USUAL.sized("transfer_income", 0, 50_000_000),
    *(_USUAL.sized(name, 0, 50_000_000) for name in _USES),
    advice(
        "uses_within_income",
        "提取与各项支出之和不超过经营性收入与补助收入之和",
        "operating_income",
        f"{' + '.join(f'coalesce({name}, 0)' for name in _USES)} <= operating_income + coalesce(transfer_income, 0)",
        BALANCE,
    ),
    advice(
        "poor_within_payouts",
        "贫困户受益金额不超过各项支出之和",
        "paid_poor",
        f"paid_poor BETWEEN 0 AND {' + '.join(f'coalesce({name}, 0)' for name in _USES[1:])}",
        BALANCE,
    ),
    advice(
        "households_of_payout",
        "有贫困户受益金额的有受益户",
        "paid_households",
        "paid_households > 0 OR paid_poor = 0",
        BALANCE,
    ),
    _USUAL.sized("paid_households", 0, 5_000),
    _USUAL.sized("payout_cv", 0, 10, "变异系数为标准差与均值之比，不为负，超过10的多为误填百分数"),
)
