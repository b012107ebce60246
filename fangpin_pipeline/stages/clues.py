"""The day's step from lists to clues: what visits found, whom to leave in peace, and whom a township visits first.

What a receipt means stands in `cases/clue_*.sql`; which clue goes on which sheet in `outputs`.
"""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.stages.lists import SHARED
from fangpin_pipeline.stages.session import run_statements, save, session
from fangpin_pipeline.tables.clues import CLUE

CLUE_RULE = "clue_rule"
_PACKAGE = "fangpin_pipeline.cases"
_STATEMENTS = (
    *SHARED,
    CLUE_RULE,
    "clue_ledger",
    "clue_receipt",
    "unmatched_receipt",
    "clue_outcome",
    "clue_change",
    "clue_standing",
    "clue_weight",
    "clue_score",
    "clue",
)
_READ = (
    "household",
    "household_state",
    "resident",
    "county_day",
    "finding",
    "warning",
    "x01_doubt",
    "x10_doubt",
    "r01",
)
_CLUE_RULE = pa.schema(
    [
        ("household_no", pa.string()),
        ("rule", pa.string()),
        ("grade", pa.int32()),
        ("hit_since", pa.date32()),
        ("hit_until", pa.date32()),
    ]
)


def keep_clues(day: Day) -> Mapping[str, int]:
    """Write `clue`, `unmatched_receipt` and, for the days to come, `clue_rule`."""
    calendar = Calendar(day.as_of)
    with session(day, *_READ) as engine:
        engine.register("day", calendar.table())
        engine.register("timeline", calendar.timeline())
        causes = {name: rule.cause for name, rule in all_judgements().items()}
        engine.register("rule_cause", pa.table({"rule": list(causes), "cause": list(causes.values())}))
        for name, schema in (("clue", published_schema(CLUE)), (CLUE_RULE, _CLUE_RULE)):
            engine.attach(f"previous_{name}", _before(day, name), schema)
        run_statements(engine, _PACKAGE, _STATEMENTS)
        return save(engine, day, CLUE_RULE, "clue", "unmatched_receipt")


def _before(day: Day, table: str) -> list[Path]:
    """The table of the newest published day before; none of a run that is older than the table."""
    previous = day.previous
    return [previous.file(table)] if previous and previous.file(table).is_file() else []
