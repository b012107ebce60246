"""Infrastructure of villages: what the declaration cannot say about one row."""

from expectations.candidates import RECEIVED_ON
from expectations.checks import advice
from expectations.usual import Usual

_USUAL = Usual("X28")

CHECKS = (
    advice("year_in_time", "年度不晚于接收年度", "year", f"year <= year({RECEIVED_ON})", "年度数据不会早于该年度上报"),
    _USUAL.sized("households_far_from_road", 0, 5_000),
    _USUAL.sized("outage_hours", 0, 8_784),
    _USUAL.sized("supply_radius_km", 0, 50),
    _USUAL.sized("arable_mu", 0, 500_000),
    *_USUAL.within("arable_mu", "irrigated_mu"),
    _USUAL.sized("investment", 0, 500_000_000),
    *_USUAL.in_time("source_tested_on"),
    _USUAL.told("source_tested_on", "source_passed", basis="饮用水水源检测：是否达标以检测为准"),
)
