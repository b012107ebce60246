"""The sample survey: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.usual import Usual

_USUAL = Usual("X36")
_SAMPLING = "抽样调查：没有回答的问卷不能代表其他农户"

CHECKS = (
    advice("weight_above_zero", "抽样权重大于0", "weight", "weight > 0", _SAMPLING),
    _USUAL.sized("weight", 0, 100_000),
    *_USUAL.in_time("surveyed_on"),
    *(_USUAL.told(name, "response_no", basis=_SAMPLING) for name in ("food", "clothing", "satisfied", "aware")),
)
