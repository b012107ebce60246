"""The day's step that lists what departments have to correct: `problem`, one row a refused file, row or cell.

How the rows are handed out stands in `outputs.correction`; nothing is judged here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.identity.faulty import place_faulty
from fangpin_pipeline.identity.places import define_places, place_tables, places_of
from fangpin_pipeline.outputs.correction import PROBLEM_SCHEMA, RECENT_DAYS, cell_problem, file_problem
from fangpin_pipeline.reading.quarantine import FILE_RULE
from fangpin_pipeline.stages.identity import attach_staged
from fangpin_pipeline.stages.session import session

PROBLEM = "problem"


def list_problems(day: Day) -> Mapping[str, int]:
    """Write `problem` from what was received in the last days and has not been replaced since (`PROBLEM_SCHEMA`)."""
    received = {row["delivery"]: row for row in day.read("delivery").to_pylist() if _recent(day, row)}
    quarantine = day.read("quarantine")
    quarantine = quarantine.filter(pc.is_in(quarantine["delivery"], value_set=pa.array(received, pa.string())))
    cells: dict[str, list[dict[str, Any]]] = {}
    for cell in quarantine.to_pylist():
        cells.setdefault(cell["extract"], []).append(cell)
    problems = list(_files(day, received, cells))
    for extract in all_extracts().values():
        if told := [cell for cell in cells.get(extract.name, []) if cell["rule"] != FILE_RULE]:
            problems += _rows(day, extract, told, received)
    return {PROBLEM: day.write(PROBLEM, pa.Table.from_pylist(problems, schema=PROBLEM_SCHEMA))}


def _recent(day: Day, row: Mapping[str, Any]) -> bool:
    return bool((day.as_of - row["received_on"]).days <= RECENT_DAYS)


def _files(
    day: Day, received: Mapping[str, dict[str, Any]], cells: Mapping[str, list[dict[str, Any]]]
) -> Iterable[dict[str, Any]]:
    """Refused files, unless the same office has sent a readable one since."""
    newest: dict[tuple[str, str], int] = {}
    order: dict[str, int] = {}
    for extract in all_extracts().values():
        for row in day.read(f"arrival_{extract.view}").to_pylist():
            order[row["delivery"]] = row["seq"]
            if row["status"] == "accepted":
                scope = extract.name, row["county_code"]
                newest[scope] = max(row["seq"], newest.get(scope, -1))
    for extract_name, listed in cells.items():
        for cell in listed:
            if cell["rule"] == FILE_RULE:
                row = received[cell["delivery"]]
                scope = extract_name, row["county_code"]
                if order.get(cell["delivery"], 0) >= newest.get(scope, -1):
                    yield file_problem(cell, row)


def _rows(
    day: Day, extract: Extract, cells: list[dict[str, Any]], received: Mapping[str, dict[str, Any]]
) -> Iterable[dict[str, Any]]:
    """Cells of one extract whose row still stands, each with its county and its masked key."""
    places = places_of(extract)
    faults = sorted({(cell["delivery"], cell["row"]) for cell in cells})
    with session(day, *place_tables(places), extract.view) as engine:
        define_places(engine, places)
        arrivals = {arrival.delivery: arrival.seq for arrival in attach_staged(engine, day, extract)}
        engine.register("fault", pa.table({"delivery": [f[0] for f in faults], "row": [f[1] for f in faults]}))
        coverage = day.read(f"coverage_{extract.view}").to_pylist()
        newest = {row["county_code"]: arrivals[row["delivery"]] for row in coverage if row["delivery"]}
        place_faulty(engine, extract, places, newest)
        found = {(row["delivery"], row["row"]): row for row in engine.fetch("SELECT * FROM faulty").to_pylist()}
    for cell in cells:
        if row := found.get((cell["delivery"], cell["row"])):
            keys = [row[f"key_{place}"] for place in range(len(extract.key))]
            yield cell_problem(cell, received[cell["delivery"]], extract, row["county_code"] or CITY, keys)
