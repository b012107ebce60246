"""The day's steps from judgements to lists: who is on the warning list and in which state, who must be verified."""

from collections.abc import Mapping

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.rules import all_judgements, classes, rules
from fangpin_pipeline.rules.judge import hit_households
from fangpin_pipeline.stages.session import keep, run_statements, session
from fangpin_pipeline.tables import WARNING

_PACKAGE = "fangpin_pipeline.cases"
# What the statements of lists and of clues both read.
SHARED = ("severity_grade", "quarantined_household")
_READ = ("household", "county_day", "finding", "rule_judgement", "class_judgement", "x01_doubt", "x10_doubt")


def list_households(day: Day) -> Mapping[str, int]:
    """Write the warning list and the verification list."""
    previous = day.previous
    with session(day, *_READ) as engine:
        engine.register("day", Calendar(day.as_of).table())
        files = [previous.path / "warning.parquet"] if previous else []
        engine.attach("previous_warning", files, published_schema(WARNING))
        engine.materialise("listing", _listing())
        run_statements(engine, _PACKAGE, (*SHARED, "warning", "verification"))
        return keep(engine, day, "listing", "warning", "verification")


def _listing() -> str:
    """Households with a hit: the grade of the highest, and the names of all, sorted."""
    names = list(all_judgements())
    grades = ", ".join(f"COALESCE({name}_severity, 0)" for name in names)
    hits = ", ".join(f"CASE WHEN {name} THEN '{name}' END" for name in names)
    return (
        f"SELECT h.h, h.household_no, GREATEST({grades}) AS grade, CONCAT_WS(';', {hits}) AS rules "
        f"FROM ({hit_households(rules(), classes())}) hit JOIN rule_judgement r ON r.h = hit.h "
        "JOIN class_judgement c ON c.h = hit.h JOIN household h ON h.h = hit.h"
    )
