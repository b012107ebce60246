"""The day's step that measures the indicators of villages, townships, counties and the city."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.facts.areas import owned_extracts
from fangpin_pipeline.identity.coverage import fresh_counties
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.identity.whose import REGISTERS
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.declare import Indicator
from fangpin_pipeline.indicators.places import by_place, together
from fangpin_pipeline.indicators.value import values
from fangpin_pipeline.stages.session import session
from fangpin_pipeline.tables import INDICATOR_VALUE

_HOUSEHOLDS = ("household", "resident", "registered", "household_state", "county_day", "coverage")
_JUDGED = ("rule_judgement", "class_judgement", "listing", "finding", "warning", "verification", "household_label")
_FOLLOWED = ("clue", "clue_rule", "unmatched_receipt", "cross_check", "scorecard", "setting")
_OFTEN = 3  # indicators that read a table
_AT_ONCE = 16  # indicators in one statement: more of them take longer to plan than they spare
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
    answering = {one.id: _answering(one, fresh, COUNTIES) for one in all_indicators().values()}
    found = by_place(_sums(day), answering)
    rows = [
        row
        for one in all_indicators().values()
        for row in values(one, found[one.id], COUNTIES.keys() - answering[one.id], gates, day.as_of)
    ]
    schema = published_schema(INDICATOR_VALUE)
    columns = [pa.array([row[name] for row in rows], schema.field(name).type) for name in schema.names]
    return {"indicator_value": day.write("indicator_value", pa.Table.from_arrays(columns, schema=schema))}


def _sums(day: Day) -> pa.Table:
    """Sums of all indicators by the smallest place."""
    views = [extract.view for extract in all_extracts().values()]
    own = [f"own_{extract.view}{kind}" for extract in owned_extracts() for kind in ("", "_doubt")]
    calendar = Calendar(day.as_of)
    tables = (*_HOUSEHOLDS, *_JUDGED, *_FOLLOWED, *views, *own)
    with session(day, *tables) as engine:
        engine.register("day", calendar.table())
        engine.register("timeline", calendar.timeline())
        engine.materialise("village", _VILLAGE)
        _keep_at_hand(day, engine, tables)
        parts: dict[str, str] = {}
        remaining = iter(all_indicators().values())
        while at_once := list(islice(remaining, _AT_ONCE)):
            parts[f"indicator_sums_{len(parts)}"] = together(at_once)
        for name, statement in parts.items():
            engine.materialise(name, statement)
        return engine.fetch(" UNION ALL ".join(f"SELECT * FROM {name}" for name in parts))


def _keep_at_hand(day: Day, engine: Engine, tables: Collection[str]) -> None:
    """Read into the engine what so many indicators read that it would cost more to read the file each time."""
    named = _named()
    for table in tables:
        if named[table] < _OFTEN or table in day.kept:
            continue
        columns = [f"f.{name}" for name in pq.ParquetDataset(day.path(table)).schema.names if name in named]
        engine.attach(f"{table}_file", [day.path(table)])
        engine.materialise(table, f"SELECT {', '.join(columns)} FROM {table}_file f")


@cache
def _named() -> Counter[str]:
    """How many indicators name a table or column."""
    return Counter(word for one in all_indicators().values() for word in set(re.findall(r"\w+", one.units)))


def _answering(indicator: Indicator, fresh: Mapping[str, set[str]], counties: Collection[str]) -> set[str]:
    """Counties where everything that an indicator needs is fresh."""
    return set(counties).intersection(*(fresh.get(number, set()) for number in indicator.needs))
