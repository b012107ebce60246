"""Days of a small home for the tests of steps: screened with what was kept, and once more beside it with nothing kept.

Reading is real; the gate only finds what would break everything after it, and indicators and workbooks, which take
longest, are left out unless asked for.
"""

import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.reading.gate import FAULT_SCHEMA, Judgement
from fangpin_pipeline.reading.quarantine import CONFLICT
from fangpin_pipeline.screening import STAGES, Stage
from fangpin_pipeline.steps import perform
from fangpin_pipeline.tables import INDICATOR_VALUE
from fangpin_pipeline.tables.assessment import ASSESSMENT_ITEM, ASSESSMENT_SCORE
from fangpin_pipeline.tables.poverty import DEPRIVATION, POVERTY_MEASURE
from fangpin_pipeline.warehouse import Home, run_of
from fangpin_pipeline.warehouse.results import open_results
from fangpin_pipeline.warehouse.session import open_session

_MEASURES = (INDICATOR_VALUE, ASSESSMENT_SCORE, ASSESSMENT_ITEM, POVERTY_MEASURE, DEPRIVATION)
_PLACE = ("delivery", "sheet", "row")
_SLOW = {"indicator_value", "assessment_score", "poverty_measure", "deprivation", "mart", "outbox"}
QUICK = tuple(stage for stage in STAGES if stage.name not in _SLOW)
# They look at the landing folder, the rows kept of deliveries, or the home: nothing vouches for those.
ALWAYS = {stage.name for stage in STAGES if stage.group in ("landing", "extracts")}


@dataclass(frozen=True)
class Screened:
    """All tables of a day as sorted rows, the published files' fingerprints, and which steps were not computed."""

    tables: dict[str, list[str]]
    outputs: dict[str, str]
    taken_over: frozenset[str]

    def differing(self, other: "Screened") -> set[str]:
        """Tables, and files of the run, that are not the same in both."""
        names = {*self.tables, *other.tables, *self.outputs, *other.outputs}
        return {
            name
            for name in names
            if self.tables.get(name) != other.tables.get(name) or self.outputs.get(name) != other.outputs.get(name)
        }

    def computed(self, stages: tuple[Stage, ...] = QUICK) -> set[str]:
        """Stages that were computed."""
        return {stage.name for stage in stages} - self.taken_over


def simple_gate(extract: Extract, candidates: pa.Table) -> Judgement:
    """Finds the rows that lack something required and those of one key, and nothing else."""
    rows = candidates.select([*_PLACE, "complete", *extract.key]).to_pylist()
    keys = [(row["delivery"], *(row[name] for name in extract.key)) for row in rows]
    often = {key for key, times in Counter(keys).items() if times > 1}
    faults = [
        {**{name: row[name] for name in _PLACE}, "column": column, "rule": rule}
        for row, key in zip(rows, keys, strict=True)
        for column, rule, found in (
            (extract.required[0].name, "required", not row["complete"]),
            ("+".join(extract.key), CONFLICT, key in often),
        )
        if found
    ]
    return Judgement((), pa.Table.from_pylist(faults, schema=FAULT_SCHEMA))


def screen(
    home: Home, as_of: date, landing: Path, *, fresh: bool = False, stages: tuple[Stage, ...] = QUICK
) -> Screened:
    """Screen a day of a home and look at every table of it."""
    with open_session(home, as_of) as session, open_results(home, fresh) as results:
        day = Day(as_of, home, landing, session.workspace, simple_gate, "核对过", results=results)
        try:
            if stages is QUICK:
                for table in _MEASURES:
                    day.write(table.name, published_schema(table).empty_table())
            for stage in stages:
                perform(day, stage.name, stage.run)
            taken_over = frozenset(day.taken_over)
            written = {file.stem for file in day.workspace.glob("*.parquet")}
            tables = {name: rows_of(day.read(name)) for name in sorted(written | day.held.keys() | day.kept)}
        finally:
            day.engine.close()
    run = run_of(home, as_of)
    assert run is not None
    return Screened(tables, dict(run.manifest().outputs), taken_over)


def screen_anew(home: Home, as_of: date, place: Path, stages: tuple[Stage, ...] = QUICK) -> Screened:
    """Screen the day in a copy of the home that has the same history and nothing kept of any step.

    Rows that were read are there: nothing here is about reading.
    """
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(home.root, place, ignore=shutil.ignore_patterns("results", "landing"))
    return screen(Home(place), as_of, home.landing, stages=stages)


def rows_of(table: pa.Table) -> list[str]:
    """Rows in an order of their own: engines give them in any."""
    named: list[dict[str, Any]] = table.to_pylist()
    columns = [f"{field.name} {field.type}" for field in table.schema]
    return [*columns, *sorted(repr(tuple(row.values())) for row in named)]
