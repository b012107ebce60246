"""From sums by place to published values, and when nothing may be said. Places are added up in `places`.

未报 where a needed extract is not fresh or no unit that reports for itself did, 无对象 where there is nothing to count,
数据不足 where too few of the units can be judged, 数量过少 where a number is so small that it could give a person away:
in none of these is there a value, least of all 0.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, partial
from typing import Any

from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators.declare import Indicator, Measure, Period
from fangpin_pipeline.indicators.places import Sums

TOLD, LATE, INSUFFICIENT, NOTHING, TOO_FEW = "正常", "未报", "数据不足", "无对象", "数量过少"
UNIT_KINDS = {"city": "全市", "county": "旗县区", "township": "苏木乡镇", "village": "嘎查村"}
_FOUR_PLACES, _FEN = Decimal("0.0001"), Decimal("0.01")


def values(
    indicator: Indicator,
    places: Mapping[tuple[str, str], Sums],
    silent: Collection[str],
    gates: Mapping[str, Decimal],
    as_of: date,
) -> Iterator[dict[str, Any]]:
    """Rows of `indicator_value` for one indicator, from its sums by kind and code of place.

    `silent` are the counties where a needed extract is not fresh, `gates` the least coverage by county (and CITY).
    """
    # Of the city and of every county something is said, whatever was found there.
    nothing = dict.fromkeys((("city", CITY), *(("county", county) for county in COUNTIES)), Sums())
    asked = {("city", CITY): len(COUNTIES) - len(silent), **{("county", county): 0 for county in silent}}
    counties = {("city", CITY): len(COUNTIES)}
    sums = nothing | dict(places)
    withheld = _withheld(indicator, sums)
    told = cache(partial(_told, indicator))  # small places are often alike
    always = {"as_of": as_of, "indicator": indicator.id, "period": period_text(indicator.period, as_of)}
    for place, summed in sums.items():
        kind, code = place
        said = told(summed, asked.get(place, 1), counties.get(place, 1), gates[code[:6]], place in withheld)
        yield {**always, "unit_kind": kind, "unit_code": code, **said}


def period_text(period: Period, as_of: date) -> str:
    """How the table names the time an indicator looks at: a day, month, year, or first and last month."""
    last = date(as_of.year - (as_of.month == 1), as_of.month - 1 or 12, 1)
    first = date(as_of.year - 1, as_of.month, 1)
    return {
        Period.DAY: as_of.isoformat(),
        Period.MONTH: f"{last:%Y-%m}",
        Period.TWELVE_MONTHS: f"{first:%Y-%m}/{last:%Y-%m}",
        Period.YEAR: str(as_of.year),
        Period.PREVIOUS_YEAR: str(as_of.year - 1),
    }[period]


def _withheld(indicator: Indicator, sums: Mapping[tuple[str, str], Sums]) -> set[tuple[str, str]]:
    """Places whose number is too small to be told; the city is one where its number would give a single county away."""
    few = {place for place, summed in sums.items() if 0 < summed.numerator < indicator.withheld}
    return few | {("city", CITY)} if len(few - {("city", CITY)}) == 1 else few


def _told(
    indicator: Indicator, summed: Sums, asked: int, counties: int, gate: Decimal, withheld: bool
) -> dict[str, Any]:
    """What is said of a place, `asked` of whose `counties` could answer."""
    coverage = _coverage(summed, asked, counties)
    status = TOO_FEW if withheld else _status(indicator, summed, asked, counties, coverage, gate)
    nothing = {"numerator": None, "denominator": None, "value": None}
    if status in (LATE, NOTHING, TOO_FEW):
        return {**nothing, "coverage": coverage, "status": status}
    divided = indicator.measure in (Measure.RATIO, Measure.MEAN)
    scale, whole_scale = indicator.scales
    numerator, denominator = Decimal(summed.numerator) / scale, Decimal(summed.denominator) / whole_scale
    value = numerator / denominator if divided and denominator else numerator
    return {
        "numerator": numerator,
        "denominator": denominator if divided else None,
        "value": _rounded(value, indicator) if status == TOLD else None,
        "coverage": coverage,
        "status": status,
    }


def _coverage(summed: Sums, asked: int, counties: int) -> Decimal | None:
    """Share of the units that could be judged; a county that did not report counts as judging none of its own."""
    if asked == 0:
        return Decimal(0)
    if summed.total == 0:
        return None
    return (Decimal(summed.known * asked) / (summed.total * counties)).quantize(_FOUR_PLACES, ROUND_HALF_UP)


def _status(
    indicator: Indicator, summed: Sums, asked: int, counties: int, coverage: Decimal | None, gate: Decimal
) -> str:
    if asked == 0:
        return LATE
    if summed.sent == 0 < summed.total:
        return LATE
    divided = indicator.measure in (Measure.RATIO, Measure.MEAN)
    if asked < counties and not divided:
        return INSUFFICIENT  # a number without one of its counties is too low, whatever the coverage
    if coverage is not None and coverage < gate:
        return INSUFFICIENT
    if 0 < summed.known < indicator.least:
        return INSUFFICIENT
    # Where everybody reported and nothing is of a kind, its number is known to be 0, but there is nothing to divide by.
    return NOTHING if divided and summed.denominator == 0 else TOLD


def _rounded(value: Decimal, indicator: Indicator) -> Decimal:
    yuan = indicator.fen and not indicator.fen_whole
    return value.quantize(_FEN if yuan else _FOUR_PLACES, ROUND_HALF_UP)
