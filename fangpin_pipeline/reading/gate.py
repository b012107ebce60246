"""What judges data lines: the protocol between reading and the quality framework that stands behind it."""

from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

from fangpin_pipeline.contracts import Extract

FAULT_SCHEMA = pa.schema(
    [
        ("delivery", pa.string()),
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("column", pa.string()),
        ("rule", pa.string()),
        ("value", pa.string()),
    ]
)


@dataclass(frozen=True)
class Verdict:
    """Result of one check on one extract. `status` is passed, failed or error; an error never counts as passed.

    `severity` is critical (rows or cells go to the quarantine) or warning (counted and shown only).
    """

    extract: str
    check: str
    title: str
    column: str
    rule: str
    severity: str
    checked: int
    failing: int
    status: str
    message: str = ""


@dataclass(frozen=True)
class Judgement:
    """Verdicts of a suite and the failing cells of its critical checks (`FAULT_SCHEMA`, raw values)."""

    verdicts: tuple[Verdict, ...]
    faults: pa.Table


class Gate(Protocol):
    """Judges the data lines of one extract (`candidate_schema`), of any number of deliveries at once."""

    def __call__(self, extract: Extract, candidates: pa.Table) -> Judgement: ...


class GateError(RuntimeError):
    """The judgement itself failed: nothing may be accepted on it. The Chinese text holds no value of a row."""
