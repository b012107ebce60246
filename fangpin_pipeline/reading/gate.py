"""What judges data lines: the protocol between reading and the quality framework that stands behind it."""

from dataclasses import dataclass
from enum import StrEnum
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


class Severity(StrEnum):
    """Critical: what fails is not taken. Warning: counted and shown, nothing else."""

    CRITICAL = "critical"
    WARNING = "warning"


class Tier(StrEnum):
    """What becomes of what fails a check. A check over several extracts (T4) is no check of one file or row."""

    STOP = "T1"
    QUARANTINE = "T2"
    WARN = "T3"

    @property
    def severity(self) -> Severity:
        """How serious a failure is."""
        return Severity.WARNING if self is Tier.WARN else Severity.CRITICAL


@dataclass(frozen=True)
class Verdict:
    """Result of one check on one extract. `status` is passed, failed or error; an error never counts as passed.

    `tier` says what becomes of what fails: the file is refused (T1, files are counted), rows or cells go to the
    quarantine (T2), or it is counted and shown only (T3).
    """

    extract: str
    check: str
    title: str
    tier: Tier
    column: str
    rule: str
    checked: int
    failing: int
    status: str
    message: str = ""

    @property
    def severity(self) -> Severity:
        """How serious a failure is."""
        return self.tier.severity


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
