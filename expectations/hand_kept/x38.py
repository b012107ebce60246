"""Means of the region: what the declaration cannot say about one row."""

from expectations.candidates import RECEIVED_ON
from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X38")

CHECKS = (
    advice("year_in_time", "年度不晚于接收年度", "year", f"year <= year({RECEIVED_ON})", "年度数据不会早于该年度上报"),
    advice("value_not_negative", "平均值不为负", "value", "value >= 0", PRACTICE),
    _USUAL.told("source", "indicator", basis="统计数据：须注明来源"),
)
