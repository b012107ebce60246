"""Visits: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X06")

CHECKS = (
    *_USUAL.in_time("visited_on"),
    *_USUAL.named("visitor_name"),
    _USUAL.told("visitor_name", "visit_no", basis="一对一联系制度：走访须有人负责"),
    _USUAL.told("difficulty_kind", "difficulty", "difficulty", "发现困难的"),
    advice(
        "difficulty_of_kind",
        "填写困难类型的是发现困难的走访",
        "difficulty_kind",
        "difficulty",
        PRACTICE,
    ),
    _USUAL.told("content", "visit_no", basis="走访质量核查：没有内容的走访无法核实"),
)
