"""What a check is, in plain terms that need no quality framework: what is expected of which column, and how serious.

Dagster names its asset checks from these; `gate` turns them into expectations. Which checks an extract has stands in
`suites` (from its contract) and `hand_kept` (what a contract cannot say).
"""

from dataclasses import dataclass
from enum import StrEnum

from fangpin_pipeline.reading.gate import Severity, Tier

PLAUSIBLE = "plausible"


class Expected(StrEnum):
    """What can be expected of a column; `vocabulary` holds the expectation behind each."""

    FILLED = "filled"
    READABLE = "readable"
    UNIQUE = "unique"
    FULFILS = "fulfils"


@dataclass(frozen=True)
class Check:
    """One check of one extract.

    `name` is ASCII, unique within the extract and stable: histories are kept under it. `column` is the column of the
    contract that a failing row is reported under (of a key: its columns joined by +), `on` the column of the view
    `candidates` that is looked at. `tier` says what becomes of a failing row: quarantine, or a count that is shown.
    `condition` is SQL over that view, for `FULFILS` only; a row in which it is unknown passes. `basis` says, in
    Chinese, why the check exists.
    """

    name: str
    title: str
    column: str
    rule: str
    tier: Tier
    expected: Expected
    on: str
    basis: str
    condition: str = ""

    @property
    def severity(self) -> Severity:
        """How serious a failure is."""
        return self.tier.severity


def advice(name: str, title: str, column: str, holds: str, basis: str) -> Check:
    """An advisory check: `holds` is what a plausible row fulfils, looked at where `column` is filled."""
    return Check(name, title, column, PLAUSIBLE, Tier.WARN, Expected.FULFILS, column, basis, condition=holds)


def fen(yuan: int) -> int:
    """Staged money is whole fen."""
    return yuan * 100
