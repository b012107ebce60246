"""The day's step that holds the departments' data against each other: cross-table checks and the scorecard."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts import Extract, Mode
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.facts.areas import owned_extracts
from fangpin_pipeline.identity.coverage import fresh_counties
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.identity.whose import REGISTERS
from fangpin_pipeline.quality.judge import Known, judge
from fangpin_pipeline.quality.links import linkable
from fangpin_pipeline.quality.moves import REGISTERS as MOVES
from fangpin_pipeline.quality.moves import moved
from fangpin_pipeline.quality.scorecard import score
from fangpin_pipeline.stages.identity import attach_staged
from fangpin_pipeline.stages.session import run_statements, session
from fangpin_pipeline.tables import CROSS_CHECK, SCORECARD

_PACKAGE = "fangpin_pipeline.quality"
_PEOPLE = ("household", "resident", "register_person", "registered", "registered_membership", "person_change")
ROLL_SIZE = pa.schema(
    [("extract", pa.string()), ("county_code", pa.string()), ("held", pa.int64()), ("before", pa.int64())]
)


def compare(day: Day) -> Mapping[str, int]:
    """Write `cross_check` and `scorecard`: counts by county, no person and no household."""
    known = _known(day)
    views = [extract.view for extract in all_extracts().values()]
    own = [f"own_{extract.view}" for extract in owned_extracts()]
    with session(day, *_PEOPLE, "x01_doubt", "county_day", "subsidy_policy", "household_state", *views, *own) as engine:
        _lay_out(engine, day)
        checked = [{"as_of": day.as_of, **row} for row in judge(engine, known)]
        scored = [{"as_of": day.as_of, **row} for row in score(engine, known, checked)]
    return {
        "cross_check": day.write("cross_check", pa.Table.from_pylist(checked, published_schema(CROSS_CHECK))),
        "scorecard": day.write("scorecard", pa.Table.from_pylist(scored, published_schema(SCORECARD))),
    }


def _lay_out(engine: Engine, day: Day) -> None:
    """What several checks read, computed once."""
    engine.register("day", Calendar(day.as_of).table())
    engine.register("roll_size", pa.Table.from_pylist(_roll_sizes(day), ROLL_SIZE))
    for extract in filter(linkable, all_extracts().values()):
        arrivals = day.read(f"arrival_{extract.view}")
        engine.register(f"{extract.view}_arrival", arrivals.select(["seq", "county_code"]))
    for number in MOVES:
        register = extract_of(number)
        attach_staged(engine, day, register)
        engine.materialise(f"{register.view}_moved", moved(register))
    engine.define("known_household", "SELECT household_no, county_code, TRUE AS found FROM household")
    run_statements(engine, _PACKAGE, ("dead", "member", "record", "known_person"))


def _known(day: Day) -> Known:
    arrivals = {number: day.read(f"arrival_{one.view}").to_pylist() for number, one in all_extracts().items()}
    coverage = day.read("coverage").to_pylist()
    filled: dict[str, set[str]] = {}
    for row in coverage:
        extract, county = extract_of(row["extract"]), row["county_code"]
        if _has_rows(extract, county, row["delivery"], arrivals[extract.number]):
            filled.setdefault(extract.number, set()).add(county)
    return Known(fresh_counties(coverage, REGISTERS), filled)


def _has_rows(extract: Extract, county: str, in_force: str | None, arrivals: list[dict[str, Any]]) -> bool:
    """Whether a delivery that counts for the county has an accepted row; of a snapshot only the newest counts."""
    return any(
        row["accepted"] and row["status"] == "accepted"
        for row in arrivals
        if row["county_code"] in (county, CITY) and (extract.mode is Mode.APPEND or row["delivery"] == in_force)
    )


def _roll_sizes(day: Day) -> list[dict[str, Any]]:
    """Of each roll and county the rows of its newest delivery that holds any, and of the one before that."""
    sizes = []
    for extract in (one for one in all_extracts().values() if one.roll):
        held = sorted(day.read(f"{extract.view}_held").to_pylist(), key=lambda row: int(row["seq"]))
        for county in COUNTIES:
            rows = [row["held"] for row in held if row["county_code"] == county and row["held"]]
            if len(rows) > 1:
                sizes.append({"extract": extract.number, "county_code": county, "held": rows[-1], "before": rows[-2]})
    return sizes
