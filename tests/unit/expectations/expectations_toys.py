"""Data lines to judge, written as the cells that matter; everything else is empty."""

from typing import Any

import pyarrow as pa

from expectations.gate import great_expectations_gate
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import candidate_schema
from fangpin_pipeline.reading.gate import Judgement, Verdict

DELIVERY = "2020-03-16/甲.csv"


def candidates(extract: Extract, *rows: dict[str, Any]) -> pa.Table:
    """A table of data lines, numbered from sheet row 2. A line is complete unless it says otherwise."""
    lines = [
        {"delivery": DELIVERY, "sheet": "", "row": number, "complete": True, **cells}
        for number, cells in enumerate(rows, start=2)
    ]
    schema = candidate_schema(extract)
    assert not {name for line in lines for name in line} - set(schema.names)
    return pa.Table.from_pylist(lines, schema=schema)


def judge(extract: Extract, *rows: dict[str, Any]) -> Judgement:
    """What the gate says of those lines."""
    return great_expectations_gate(extract, candidates(extract, *rows))


def verdict(judgement: Judgement, check: str) -> Verdict:
    """The verdict of one check."""
    return next(verdict for verdict in judgement.verdicts if verdict.check == check)


def faults(judgement: Judgement, *names: str) -> list[tuple[Any, ...]]:
    """Faults as tuples of the named columns; row, column, rule and value when none is named."""
    return [
        tuple(fault[name] for name in names or ("row", "column", "rule", "value"))
        for fault in judgement.faults.to_pylist()
    ]
