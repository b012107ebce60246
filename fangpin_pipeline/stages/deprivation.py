"""The day's step that measures in how many things the households of the city and its counties lack at once.

Education, health care, housing and water are those of the rules, for every household; food and clothing are what a
household said in the newest survey of the last twelve months, so that all six are known only of those surveyed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators.value import INSUFFICIENT, LATE, NOTHING, TOLD
from fangpin_pipeline.poverty.deprivation import Deprivation, Lacks, deprivation, share_of
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.stages.poverty import POPULATIONS
from fangpin_pipeline.stages.session import session
from fangpin_pipeline.tables.poverty import DEPRIVATION

_RULES = {"教育": "dropout", "医疗": "insurance_gap", "住房": "unsafe_housing", "饮水": "unsafe_water"}
_ASKED = {"吃": "food", "穿": "clothing"}
_WEIGHING = 10_000  # sampling weights have four decimals
_LACKS = ", ".join(f"j.{rule}" for rule in _RULES.values())
# The newest answers of a household: an older sample would count it twice.
_SURVEYED = """
    SELECT h.h, s.weight, NOT s.food AS food, NOT s.clothing AS clothing
    FROM x36 s JOIN household h ON h.household_no = s.household_no CROSS JOIN day d
    WHERE s.surveyed_on >= d.w_first AND s.surveyed_on <= d.as_of AND s.weight > 0
    QUALIFY ROW_NUMBER() OVER (PARTITION BY h.h ORDER BY s.surveyed_on DESC, s.response_no) = 1
"""
_PATTERNS = {
    "four": (
        tuple(_RULES),
        f"SELECT h.county_code, h.kind, {_LACKS}, CAST(COUNT(*) AS BIGINT) AS households, "
        f"CAST({_WEIGHING} * COUNT(*) AS BIGINT) AS weight "
        f"FROM household h JOIN rule_judgement j ON j.h = h.h GROUP BY h.county_code, h.kind, {_LACKS}",
    ),
    "six": (
        (*_RULES, *_ASKED),
        f"SELECT h.county_code, h.kind, {_LACKS}, s.food, s.clothing, CAST(COUNT(*) AS BIGINT) AS households, "
        f"CAST(SUM(s.weight) * {_WEIGHING} AS BIGINT) AS weight "
        f"FROM surveyed s JOIN household h ON h.h = s.h JOIN rule_judgement j ON j.h = h.h "
        f"JOIN county_day c ON c.county_code = h.county_code "
        f"WHERE c.fresh_x36 GROUP BY h.county_code, h.kind, {_LACKS}, s.food, s.clothing",
    ),
}


@dataclass(frozen=True)
class _Pattern:
    """Households of a county and kind that lack the same."""

    county: str
    kind: str
    lacks: Lacks
    households: int
    weight: int


def measure_deprivation(day: Day) -> Mapping[str, int]:
    """Write `deprivation`: three populations of the city and of every county, in four and in six dimensions."""
    book = Rulebook.load(day.rulebook)
    with session(day, "household", "rule_judgement", "x36", "county_day") as engine:
        engine.register("day", Calendar(day.as_of).table())
        engine.define("surveyed", _SURVEYED)
        patterns = {
            name: [_pattern(row, len(dimensions)) for row in engine.fetch(statement).to_pylist()]
            for name, (dimensions, statement) in _PATTERNS.items()
        }
    surveyed = {row["county_code"] for row in day.read("county_day").to_pylist() if row["fresh_x36"]}
    rows = []
    for unit in (CITY, *COUNTIES):
        settings = {name: setting.value for name, setting in book.settings(unit, day.as_of).items()}
        place = {"as_of": day.as_of, "unit_kind": "city" if unit == CITY else "county", "unit_code": unit}
        asked = bool(surveyed) if unit == CITY else unit in surveyed
        for population, kind in POPULATIONS.items():
            for name, (dimensions, _) in _PATTERNS.items():
                chosen = [p for p in patterns[name] if unit in (CITY, p.county) and kind in (None, p.kind)]
                told = _rows(dimensions, chosen, settings, asked=None if name == "four" else asked)
                rows += [{**place, "population": population, "dimensions": name, **row} for row in told]
    table = pa.Table.from_pylist(rows, schema=published_schema(DEPRIVATION))
    return {"deprivation": day.write("deprivation", table)}


def _pattern(row: Mapping[str, Any], dimensions: int) -> _Pattern:
    cells = tuple(row.values())
    return _Pattern(cells[0], cells[1], cells[2 : 2 + dimensions], row["households"], row["weight"])


def _rows(
    dimensions: Sequence[str], patterns: Sequence[_Pattern], settings: Mapping[str, Any], asked: bool | None
) -> Iterator[dict[str, Any]]:
    """Rows of one population; `asked` says whether it was surveyed, and is None where no survey is needed."""
    share, gate = settings["deprivation_share"], settings["indicator_coverage"]
    found = deprivation(((pattern.lacks, pattern.weight) for pattern in patterns), share)
    households = sum(pattern.households for pattern in patterns)
    enough = asked is None or households >= settings["deprivation_surveyed"]
    status = LATE if asked is False else _status(found, gate, enough=enough)
    total = found.known + found.unknown
    censored = dict(zip(dimensions, found.lacking or [None] * len(dimensions), strict=True))
    values = [("headcount", "", found.headcount), ("intensity", "", found.intensity), ("m0", "", found.m0)]
    values += [("censored", dimension, value) for dimension, value in censored.items()]
    for measure, dimension, value in values:
        yield {
            "measure": measure,
            "dimension": dimension,
            "share": share,
            "households": households,
            "unknown_share": share_of(found.unknown, total),
            "value": value if status == TOLD else None,
            "coverage": share_of(found.known, total),
            "status": status,
        }


def _status(found: Deprivation, gate: Any, *, enough: bool) -> str:
    total = found.known + found.unknown
    if total == 0:
        return NOTHING
    return TOLD if enough and found.known >= gate * total else INSUFFICIENT
