"""The day's step that keeps the ledgers: each declared one as a table, personal columns apart for the workbooks."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.facts.amounts import yuan
from fangpin_pipeline.identity.coverage import fresh_counties, is_fresh
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.ledgers import LEDGER_STATUS, Ledger, all_ledgers, extracts_of
from fangpin_pipeline.ledgers.declare import CITY_COLUMNS, PLACED
from fangpin_pipeline.stages.session import run_statements, save, session

_PACKAGE = "fangpin_pipeline.ledgers"
_READ = ("household", "resident", "county_day", "x01", "x02", "x10", "x11_doubt")


def keep_ledgers(day: Day) -> Mapping[str, int]:
    """Write every `ledger_…`, its personal columns, and `ledger_status`: which county did not report for which."""
    ledgers = list(all_ledgers().values())
    written: dict[str, int] = {}
    status: list[dict[str, Any]] = []
    late = _late(day)
    with session(day, *_READ, *(number.lower() for number in extracts_of(ledgers))) as engine:
        engine.register("day", Calendar(day.as_of).table())
        engine.register("timeline", Calendar.timeline())
        engine.register("city_day", _city_day(day, late[CITY]))
        run_statements(engine, _PACKAGE, ("person_named", "household_head"))
        for ledger in ledgers:
            rows = f"rows_{ledger.name}"
            engine.materialise(rows, ledger.statement)
            shown = ", ".join(column.name for column in ledger.table.columns)
            table = _published(ledger, engine.fetch(f"SELECT {shown} FROM {rows}"))
            written[ledger.table.name] = day.write(ledger.table.name, table)
            if ledger.personal_columns:
                apart = ", ".join((*PLACED, *ledger.personal_columns))
                engine.define(ledger.personal_table, f"SELECT {apart} FROM {rows}")
                written |= save(engine, day, ledger.personal_table)
            counted = engine.fetch(f"SELECT county_code, COUNT(*) AS entries FROM {rows} GROUP BY county_code")
            entries = {row["county_code"]: row["entries"] for row in counted.to_pylist()}
            kept_by = (*COUNTIES, CITY) if ledger.city else tuple(COUNTIES)
            status += [_status(day, ledger, place, late[place], entries) for place in kept_by]
            engine.drop(rows)
    table = pa.Table.from_pylist(status, schema=published_schema(LEDGER_STATUS))
    return written | {LEDGER_STATUS.name: day.write(LEDGER_STATUS.name, table)}


def _published(ledger: Ledger, rows: pa.Table) -> pa.Table:
    """Rows as analysts see them: amounts in yuan."""
    columns = {
        column.name: yuan(rows[column.name]) if column.kind is Kind.MONEY else rows[column.name]
        for column in ledger.table.columns
    }
    return pa.table(columns).cast(published_schema(ledger.table))


def _late(day: Day) -> dict[str, set[str]]:
    """By county, and for the city itself, the numbers of the extracts that are not fresh there.

    What the city itself keeps stands in a file of the whole city only: of the files of its counties nothing follows.
    """
    fresh = fresh_counties(day.read("coverage").to_pylist())
    late = {county: {number for number in all_extracts() if county not in fresh.get(number, ())} for county in COUNTIES}
    kept = extracts_of(ledger for ledger in all_ledgers().values() if ledger.city)
    return late | {CITY: {number for number in kept if not _city_told(day, number)}}


def _city_told(day: Day, number: str) -> bool:
    """Whether an accepted file of the whole city is young enough."""
    extract = extract_of(number)
    return any(
        row["county_code"] == CITY and row["status"] == "accepted" and is_fresh(extract, row["received_on"], day.as_of)
        for row in day.read(f"arrival_{extract.view}").to_pylist()
    )


def _city_day(day: Day, late: set[str]) -> pa.Table:
    """The day as the ledgers of the city itself know it: `CITY_COLUMNS`, and which extracts the city sent of late."""
    known = Calendar(day.as_of).row() | {"county_code": CITY}
    kept = extracts_of(ledger for ledger in all_ledgers().values() if ledger.city)
    row = {name: known[name] for name in CITY_COLUMNS}
    return pa.Table.from_pylist([row | {f"fresh_{number.lower()}": number not in late for number in kept}])


def _status(day: Day, ledger: Ledger, county: str, late: set[str], entries: Mapping[str, int]) -> dict[str, Any]:
    missing = [number for number in (*ledger.needs, *ledger.helped) if number in late]
    reported = late.isdisjoint(ledger.needs)
    return {
        "as_of": day.as_of,
        "county_code": county,
        "ledger": ledger.name,
        "title": ledger.title,
        "status": "正常" if reported else "未报",
        "entries": entries.get(county, 0) if reported else None,
        "late": "、".join(f"{number} {extract_of(number).title}" for number in missing),
    }
