"""Drinking water: what the declaration cannot say about one row."""

from expectations.usual import Usual

_USUAL = Usual("X19")

CHECKS = (
    _USUAL.sized("outage_days", 0, 366),
    *_USUAL.in_time("tested_on"),
    _USUAL.told("tested_on", "quality", basis="饮水安全评价：水质是否达标以检测为准"),
    _USUAL.told("keeper", "works_no", basis="供水工程运行管护：每处工程有管护责任人"),
)
