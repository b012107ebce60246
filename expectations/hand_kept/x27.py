"""Relocated households: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.usual import Usual

_USUAL = Usual("X27")

CHECKS = (
    *_USUAL.in_time("vacant_since"),
    advice(
        "vacant_since_plausible",
        "空置起始日期不早于2016年",
        "vacant_since",
        "vacant_since >= DATE '2016-01-01'",
        "“十三五”易地扶贫搬迁自2016年开始",
    ),
    _USUAL.told("moved_in", "household_no", basis="后续扶持：是否入住须逐户说明"),
    _USUAL.told("old_house_demolished", "household_no", basis="后续扶持：旧房是否拆除须逐户说明"),
)
