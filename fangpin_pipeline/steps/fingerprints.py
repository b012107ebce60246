"""Fingerprints of everything that a step may look at and be taken over by. What has none here is never vouched for."""

import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from fangpin_pipeline.day import Day, Held
from fangpin_pipeline.warehouse.files import content_of
from fangpin_pipeline.warehouse.inputs import rulebook_files
from fangpin_pipeline.warehouse.manifest import code_version, fingerprint
from fangpin_pipeline.warehouse.publication import packages_of

CODE, DAY, MONTH, RULEBOOK, PREVIOUS, PUBLISHED, TABLE = (
    "code",
    "day",
    "month",
    "rulebook",
    "previous run",
    "published runs",
    "table ",
)
_NONE = "none"


def fingerprint_of(day: Day, name: str) -> str | None:
    """What stands for a thing as it is now; None when nothing does.

    Of a table that lies in a file it is the file's content, of one in the engine the step that computed it and all that
    this step had read.
    """
    if name.startswith(TABLE):
        return _table(day, name.removeprefix(TABLE))
    if name == CODE:
        return _code(packages_of(day.gate), "spark" if day.spark else "duckdb")
    if name == DAY:
        return day.as_of.isoformat()
    if name == MONTH:
        return day.month.isoformat()
    if name == RULEBOOK:
        return fingerprint(rulebook_files(day.home))
    if name == PREVIOUS:
        previous = day.previous
        return f"{previous.as_of} {previous.id}" if previous else _NONE
    if name == PUBLISHED:
        return fingerprint({as_of.isoformat(): run.id for as_of, run in day.published.items()})
    return None


def _table(day: Day, table: str) -> str | None:
    held = day.held.get(table)
    if held is None:
        if table in day.kept:
            return None
        file = day.place(table)
        if not file.exists():
            return _NONE
        held = day.held[table] = Held(content_of(file), file)
    return held.fingerprint


@cache
def _code(packages: tuple[Path, ...], engine: str) -> str:
    """Everything that computes: our sources, those of the gate, the engine, every installed library, and Python.

    Engines give the same rows; that is checked by computing a day with both, so neither takes over from the other.
    """
    libraries = sorted({f"{one.name} {one.version}" for one in distributions()})
    return fingerprint([code_version(*packages), engine, libraries, sys.version])
