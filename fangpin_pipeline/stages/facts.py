"""The day's steps from households to their facts: one a theme, and one that lays all areas side by side."""

from collections.abc import Mapping

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.facts.areas import AREAS, owned_extracts
from fangpin_pipeline.facts.county_day import county_day_table
from fangpin_pipeline.facts.lacks import lacks_only
from fangpin_pipeline.identity.coverage import fresh_counties
from fangpin_pipeline.identity.whose import PERSON_OF, owned
from fangpin_pipeline.stages.session import keep, run_statements, save, session

_PACKAGE = "fangpin_pipeline.facts"
_HOUSEHOLD = ("household", "resident", "county_day")


def lay_out_counties(day: Day) -> Mapping[str, int]:
    """Write what holds for each county on D, and which extract is how old there."""
    coverage = pa.concat_tables(day.read(f"coverage_{extract.view}") for extract in all_extracts().values())
    newest = {
        extract.name: {row["county_code"]: row["month"] for row in day.read(f"{extract.view}_newest").to_pylist()}
        for extract in all_extracts().values()
        if extract.monthly
    }
    counties = county_day_table(
        day.read("parameter"), Calendar(day.as_of), fresh_counties(coverage.to_pylist()), newest
    )
    return {"coverage": day.write("coverage", coverage), "county_day": day.write("county_day", counties)}


def assign_rows(day: Day) -> Mapping[str, int]:
    """Write `own_xNN` and `own_xNN_doubt`: the rows that facts read, with the household that they belong to."""
    views = [extract.view for extract in owned_extracts()]
    written: dict[str, int] = {}
    with session(day, *_HOUSEHOLD, *views, *(f"{view}_doubt" for view in views)) as engine:
        # Every extract looks persons up by id number: reading them once saves half of this step.
        engine.materialise("person_of", PERSON_OF)
        for extract in owned_extracts():
            for doubtful in (False, True):
                name = f"own_{extract.view}{'_doubt' if doubtful else ''}"
                engine.define(name, owned(extract, doubtful))
                written |= save(engine, day, name)
    return written


def compute_theme(day: Day, theme: str) -> Mapping[str, int]:
    """Write the fact tables of the areas of one theme."""
    written: dict[str, int] = {}
    for name, area in AREAS.items():
        if area.theme == theme:
            written |= _compute_area(day, name)
    return written


def _compute_area(day: Day, area: str) -> Mapping[str, int]:
    views = [extract.view for extract in AREAS[area].extracts]
    rows = [f"own_{view}{kind}" for view in views for kind in ("", "_doubt")]
    with session(day, *_HOUSEHOLD, "coverage", "subsidy_policy", *views, *rows) as engine:
        engine.register("day", Calendar(day.as_of).table())
        run_statements(engine, _PACKAGE, AREAS[area].statements, as_written=True)
        columns = engine.fetch(f"SELECT * FROM {area} LIMIT 0").column_names
        engine.materialise(f"{area}_lack", lacks_only(area, columns))
        return keep(engine, day, area, f"{area}_lack")


def join_areas(day: Day) -> Mapping[str, int]:
    """Write everything that rules may read of a household, one row each, and why what is unknown is so."""
    with session(day, "household", "county_day", *AREAS, *(f"{area}_lack" for area in AREAS)) as engine:
        engine.define("area_lack", " UNION ALL ".join(f"SELECT * FROM {area}_lack" for area in AREAS))
        run_statements(engine, _PACKAGE, ("household_state", "lack"), as_written=True)
        return keep(engine, day, "household_state", "lack")
