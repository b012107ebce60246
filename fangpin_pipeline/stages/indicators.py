"""The day's step that measures the indicators of every county and of the city."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pyarrow as pa

from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.stages.session import session
from fangpin_pipeline.tables import INDICATOR_VALUE

KNOWN, INSUFFICIENT = "正常", "数据不足"
_PARTS = ("numerator", "denominator", "known", "total")


def measure(day: Day) -> Mapping[str, int]:
    """Write `indicator_value`: every indicator of every county and of the city on D."""
    rows = []
    with session(day, "household", "listing", "finding", "verification", "coverage") as engine:
        for indicator in all_indicators().values():
            found = {row["county_code"]: row for row in engine.fetch(indicator.statement).to_pylist()}
            counties = {county: {p: found.get(county, {}).get(p) or 0 for p in _PARTS} for county in COUNTIES}
            rows += [_value(day, "county", county, indicator.id, parts) for county, parts in counties.items()]
            city = {part: sum(parts[part] for parts in counties.values()) for part in _PARTS}
            rows.append(_value(day, "city", CITY, indicator.id, city))
    values = pa.Table.from_pylist(rows, schema=published_schema(INDICATOR_VALUE))
    return {"indicator_value": day.write("indicator_value", values)}


def _value(day: Day, unit_kind: str, unit_code: str, indicator: str, parts: Mapping[str, int]) -> dict[str, Any]:
    told = parts["denominator"] > 0
    return {
        "as_of": day.as_of,
        "unit_kind": unit_kind,
        "unit_code": unit_code,
        "indicator": indicator,
        "period": day.as_of.isoformat(),
        "numerator": Decimal(parts["numerator"]) if told else None,
        "denominator": Decimal(parts["denominator"]) if told else None,
        "value": _ratio(parts["numerator"], parts["denominator"]),
        "coverage": _ratio(parts["known"], parts["total"]),
        "status": KNOWN if told else INSUFFICIENT,
    }


def _ratio(numerator: int, denominator: int) -> Decimal | None:
    if denominator == 0:
        return None
    return (Decimal(numerator) / Decimal(denominator)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
