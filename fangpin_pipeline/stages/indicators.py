"""The day's step that measures the indicators of villages, townships, counties and the city."""

from collections.abc import Collection, Mapping
from typing import Any

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.facts.areas import owned_extracts
from fangpin_pipeline.identity.coverage import fresh_counties
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.identity.whose import REGISTERS
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.declare import Indicator
from fangpin_pipeline.indicators.value import values
from fangpin_pipeline.stages.session import session
from fangpin_pipeline.tables import INDICATOR_VALUE

_HOUSEHOLDS = ("household", "resident", "registered", "household_state", "county_day", "coverage")
_JUDGED = ("rule_judgement", "class_judgement", "listing", "finding", "warning", "verification", "household_label")
_FOLLOWED = ("clue", "clue_rule", "unmatched_receipt", "cross_check", "scorecard", "setting")
_SAID_OF_VILLAGES = ", ".join(f"t.{one.name}" for one in extract_of("X05").columns if one.name != "village_code")
# Villages that the county's newest year of X05 up to that of D tells of, and those where households live: of a village
# that X05 leaves out nothing is known, and one that ceased to exist is in neither.
_VILLAGE = f"""
    WITH told AS (
        SELECT x.*, MAX(x.year) OVER (PARTITION BY SUBSTR(x.village_code, 1, 6)) AS newest
        FROM x05 x CROSS JOIN day d
        WHERE x.year <= d.year_now
    ),
    listed AS (
        SELECT village_code FROM told WHERE year = newest
        UNION
        SELECT village_code FROM household WHERE village_code IS NOT NULL
    )
    SELECT SUBSTR(l.village_code, 1, 6) AS county_code, l.village_code, {_SAID_OF_VILLAGES}
    FROM listed l
    LEFT JOIN told t ON t.village_code = l.village_code AND t.year = t.newest
"""


def measure(day: Day) -> Mapping[str, int]:
    """Write `indicator_value`: every indicator of every village, township, county and of the city on D."""
    fresh = fresh_counties(day.read("coverage").to_pylist(), REGISTERS)
    gates = {row["county_code"]: row["indicator_coverage"] for row in day.read("county_day").to_pylist()}
    gates[CITY] = max(gates.values())
    views = [extract.view for extract in all_extracts().values()]
    own = [f"own_{extract.view}{kind}" for extract in owned_extracts() for kind in ("", "_doubt")]
    rows: list[dict[str, Any]] = []
    calendar = Calendar(day.as_of)
    with session(day, *_HOUSEHOLDS, *_JUDGED, *_FOLLOWED, *views, *own) as engine:
        engine.register("day", calendar.table())
        engine.register("timeline", calendar.timeline())
        engine.materialise("village", _VILLAGE)
        for indicator in all_indicators().values():
            sums = engine.fetch(indicator.statement).to_pylist()
            silent = COUNTIES.keys() - _answering(indicator, fresh, COUNTIES)
            rows += values(indicator, sums, silent, gates, day.as_of)
    table = pa.Table.from_pylist(rows, schema=published_schema(INDICATOR_VALUE))
    return {"indicator_value": day.write("indicator_value", table)}


def _answering(indicator: Indicator, fresh: Mapping[str, set[str]], counties: Collection[str]) -> set[str]:
    """Counties where everything that an indicator needs is fresh."""
    return set(counties).intersection(*(fresh.get(number, set()) for number in indicator.needs))
