"""Answers of the counties to clues: what the declaration cannot say about one row."""

from expectations.usual import Usual

_USUAL = Usual("R01")

CHECKS = (
    *_USUAL.in_time("occurred_on"),
    *_USUAL.named("actor"),
    _USUAL.told("actor", "event_no", basis="核查责任：每一步有办理人"),
    _USUAL.told("reason", "event", "event IN ('核实不属实', '暂缓')", "核实不属实和暂缓的"),
    _USUAL.told("evidence", "event", "event IN ('核实属实', '核实不属实')", "已核实的", "核查质量：结论有佐证"),
)
