"""From sums by place to published values: which level is added up from which, and when nothing may be said.

未报 where a needed extract is not fresh or no unit that reports for itself did, 无对象 where there is nothing to count,
数据不足 where too few of the units can be judged, 数量过少 where a number is so small that it could give a person away:
in none of these is there a value, least of all 0.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators.declare import Indicator, Measure, Period

TOLD, LATE, INSUFFICIENT, NOTHING, TOO_FEW = "正常", "未报", "数据不足", "无对象", "数量过少"
UNIT_KINDS = {"city": "全市", "county": "旗县区", "township": "苏木乡镇", "village": "嘎查村"}
_FOUR_PLACES, _FEN = Decimal("0.0001"), Decimal("0.01")


@dataclass
class Sums:
    """What was added up for one place, and how many of its units `sent` anything.

    `asked` and `silent` count its counties that could and could not answer.
    """

    numerator: int = 0
    denominator: int = 0
    known: int = 0
    total: int = 0
    sent: int = 0
    asked: int = 0
    silent: int = 0

    def add(self, row: Mapping[str, int]) -> None:
        """Add the sums of a smaller place."""
        self.numerator += row["numerator"]
        self.denominator += row["denominator"]
        self.known += row["known"]
        self.total += row["total"]
        self.sent += row["sent"]

    @property
    def coverage(self) -> Decimal | None:
        """Share of the units that could be judged; a county that did not report counts as judging none of its own."""
        counties = self.asked + self.silent
        if self.asked == 0:
            return Decimal(0)
        if self.total == 0:
            return None
        return (Decimal(self.known * self.asked) / (self.total * counties)).quantize(_FOUR_PLACES, ROUND_HALF_UP)


def values(
    indicator: Indicator,
    rows: Iterable[Mapping[str, Any]],
    silent: Collection[str],
    gates: Mapping[str, Decimal],
    as_of: date,
) -> Iterator[dict[str, Any]]:
    """Rows of `indicator_value` for one indicator, from its sums by place.

    `silent` are the counties where a needed extract is not fresh, `gates` the least coverage by county (and CITY).
    """
    sums = {("city", CITY): Sums()} | {("county", county): Sums() for county in COUNTIES}
    for county in COUNTIES:
        for place in (("city", CITY), ("county", county)):
            sums[place].silent += county in silent
            sums[place].asked += county not in silent
    for row in rows:
        if row["county_code"] in COUNTIES and row["county_code"] not in silent:
            for place in _places(indicator, row):
                sums.setdefault(place, Sums(asked=1)).add(row)
    withheld = _withheld(indicator, sums)
    for (kind, code), summed in sums.items():
        yield {
            "as_of": as_of,
            "unit_kind": kind,
            "unit_code": code,
            "indicator": indicator.id,
            "period": period_text(indicator.period, as_of),
            **_told(indicator, summed, gates[code[:6]], (kind, code) in withheld),
        }


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


def _places(indicator: Indicator, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    places = [("city", CITY), ("county", row["county_code"])]
    if indicator.by_village and row["village_code"]:
        places += [("township", row["village_code"][:9]), ("village", row["village_code"])]
    return places


def _withheld(indicator: Indicator, sums: Mapping[tuple[str, str], Sums]) -> set[tuple[str, str]]:
    """Places whose number is too small to be told; the city is one where its number would give a single county away."""
    few = {place for place, summed in sums.items() if 0 < summed.numerator < indicator.withheld}
    return few | {("city", CITY)} if len(few - {("city", CITY)}) == 1 else few


def _told(indicator: Indicator, summed: Sums, gate: Decimal, withheld: bool) -> dict[str, Any]:
    status = TOO_FEW if withheld else _status(indicator, summed, gate)
    nothing = {"numerator": None, "denominator": None, "value": None}
    if status in (LATE, NOTHING, TOO_FEW):
        return {**nothing, "coverage": summed.coverage, "status": status}
    divided = indicator.measure in (Measure.RATIO, Measure.MEAN)
    scale, whole_scale = indicator.scales
    numerator, denominator = Decimal(summed.numerator) / scale, Decimal(summed.denominator) / whole_scale
    value = numerator / denominator if divided and denominator else numerator
    return {
        "numerator": numerator,
        "denominator": denominator if divided else None,
        "value": _rounded(value, indicator) if status == TOLD else None,
        "coverage": summed.coverage,
        "status": status,
    }


def _status(indicator: Indicator, summed: Sums, gate: Decimal) -> str:
    if summed.asked == 0:
        return LATE
    if summed.sent == 0 < summed.total:
        return LATE
    divided = indicator.measure in (Measure.RATIO, Measure.MEAN)
    if summed.silent and not divided:
        return INSUFFICIENT  # a number without one of its counties is too low, whatever the coverage
    if summed.coverage is not None and summed.coverage < gate:
        return INSUFFICIENT
    if 0 < summed.known < indicator.least:
        return INSUFFICIENT
    # Where everybody reported and nothing is of a kind, its number is known to be 0, but there is nothing to divide by.
    return NOTHING if divided and summed.denominator == 0 else TOLD


def _rounded(value: Decimal, indicator: Indicator) -> Decimal:
    yuan = indicator.fen and not indicator.fen_whole
    return value.quantize(_FEN if yuan else _FOUR_PLACES, ROUND_HALF_UP)
