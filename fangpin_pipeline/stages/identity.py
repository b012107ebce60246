"""The day's steps from staged rows to households: which rows are in force, who lives where. Decides nothing."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import staged_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.coverage import Arrival, is_fresh
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.identity.in_force import newest_months, put_in_force
from fangpin_pipeline.identity.places import define_places, place_tables, places_of
from fangpin_pipeline.identity.whose import REGISTERS
from fangpin_pipeline.stages.session import run_statements, save, save_in_order, session
from fangpin_pipeline.steps import perform

_PACKAGE = "fangpin_pipeline.identity"


def bring_into_force(day: Day, extract: Extract) -> Mapping[str, int]:
    """Write `xNN`, `xNN_doubt` and `coverage_xNN` from what was staged of one extract.

    Of a roll also `xNN_held`, of a monthly extract `xNN_newest`.
    """
    written = perform(day, f"{extract.view}_rows", partial(_put_rows_in_force, extract=extract))
    newest = day.read(f"covering_{extract.view}").to_pylist()
    day.write(f"coverage_{extract.view}", _coverage(day, extract, {row["county_code"]: row for row in newest}))
    return written


def _put_rows_in_force(day: Day, extract: Extract) -> Mapping[str, int]:
    """All of it that is the same on every day of a month: what is in force, and `covering_xNN` saying since when."""
    places = places_of(extract)
    with session(day, *place_tables(places)) as engine:
        define_places(engine, places)
        arrivals = attach_staged(engine, day, extract)
        calendar = Calendar(day.month)
        newest = put_in_force(engine, extract, arrivals, places, calendar.w_first)
        written = save(engine, day, extract.view, f"{extract.view}_doubt")
        if extract.roll:
            save(engine, day, f"{extract.view}_held")
        if extract.monthly:
            engine.define(f"{extract.view}_newest", newest_months(extract, calendar.m))
            save(engine, day, f"{extract.view}_newest")
    covering = [
        {"county_code": county, "delivery": arrival.delivery, "received_on": arrival.received_on}
        for county, arrival in newest.items()
    ]
    day.write(f"covering_{extract.view}", pa.Table.from_pylist(covering, schema=_COVERING))
    return written


def bring_others_into_force(day: Day) -> Mapping[str, int]:
    """`bring_into_force` for every extract that households are not made of."""
    written: dict[str, int] = {}
    for extract in all_extracts().values():
        if extract.number not in REGISTERS:
            written |= bring_into_force(day, extract)
    return written


def register_households(day: Day) -> Mapping[str, int]:
    """Write the registered households, the persons of the household register, and the county of each 户号."""
    with session(day, "x01", "x01_doubt", "x10") as engine:
        engine.register("day", Calendar(day.as_of).table())
        run_statements(engine, _PACKAGE, ("register_person", "registered", "hukou_county"))
        return save_in_order(
            engine, day, {"register_person": "id_no", "registered": "household_no", "hukou_county": "place_key"}
        )


def register_members(day: Day) -> Mapping[str, int]:
    """Write who is a member of which registered household, and who is gone."""
    with session(day, "x02", "registered", "register_person") as engine:
        engine.register("day", Calendar(day.as_of).table())
        run_statements(engine, _PACKAGE, ("person_change", "gone", "registered_membership"))
        written = save(engine, day, "person_change", "gone")
        return written | save_in_order(engine, day, {"registered_membership": "id_no, household_no"})


def form_households(day: Day) -> Mapping[str, int]:
    """Write the households of D, their spending persons and the conflicts of membership."""
    read = ("x02", "x01_doubt", "x02_doubt", "x10", "x10_doubt", "registered", "register_person")
    with session(day, *read, "person_change", "gone", "registered_membership") as engine:
        engine.register("day", Calendar(day.as_of).table())
        run_statements(engine, _PACKAGE, ("general_membership", "unidentified", "household", "resident", "conflict"))
        return save(engine, day, "household", "resident", "conflict")


def attach_staged(engine: Engine, day: Day, extract: Extract) -> list[Arrival]:
    """Make `xNN_accepted` and `xNN_rejected` readable with `seq`, `scope` and `received_on` of their delivery."""
    arrivals = day.read(f"arrival_{extract.view}")
    accepted = arrivals.filter(pc.equal(arrivals["status"], "accepted"))
    engine.register("arrival", accepted.select(["seq", "delivery", "county_code", "received_on"]))
    for kind in ("accepted", "rejected"):
        files = [day.staged / path / f"{kind}.parquet" for path in accepted["directory"].to_pylist()]
        engine.attach("staged_" + kind, files, staged_schema(extract))
        engine.define(
            f"{extract.view}_{kind}",
            f"SELECT a.seq, a.county_code AS scope, a.received_on, s.* FROM staged_{kind} s "
            "JOIN arrival a ON a.delivery = s.delivery",
        )
    return [
        Arrival(row["seq"], row["delivery"], row["county_code"], row["received_on"], row["accepted"])
        for row in accepted.to_pylist()
    ]


def _coverage(day: Day, extract: Extract, newest: Mapping[str, Mapping[str, Any]]) -> pa.Table:
    rows = []
    for county in COUNTIES:
        covering = newest.get(county)
        rows.append(
            {
                "extract": extract.number,
                "county_code": county,
                "delivery": covering["delivery"] if covering else None,
                "received_on": covering["received_on"] if covering else None,
                "age_days": (day.as_of - covering["received_on"]).days if covering else None,
                "max_age": extract.max_age,
                "fresh": covering is not None and is_fresh(extract, covering["received_on"], day.as_of),
            }
        )
    return pa.Table.from_pylist(rows, schema=COVERAGE_SCHEMA)


_COVERING = pa.schema([("county_code", pa.string()), ("delivery", pa.string()), ("received_on", pa.date32())])
COVERAGE_SCHEMA = pa.schema(
    [
        ("extract", pa.string()),
        ("county_code", pa.string()),
        ("delivery", pa.string()),
        ("received_on", pa.date32()),
        ("age_days", pa.int32()),
        ("max_age", pa.int32()),
        ("fresh", pa.bool_()),
    ]
)
