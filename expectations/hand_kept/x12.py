"""Student aid: what the declaration cannot say about one row."""

from expectations.checks import advice, fen
from expectations.hand_kept.reasons import IN_TIME, MAGNITUDE, already
from expectations.usual import Usual

_USUAL = Usual("X12")

CHECKS = (
    advice(
        "amount_plausible",
        "资助金额大于0且不超过10万元",
        "amount",
        f"amount > 0 AND amount <= {fen(100_000)}",
        MAGNITUDE,
    ),
    advice("paid_on_in_time", "发放日期不晚于接收日期", "paid_on", already("paid_on"), IN_TIME),
    *_USUAL.named("name"),
)
