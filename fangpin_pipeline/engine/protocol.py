"""What a statement may expect of an engine. Statements are SELECTs in the SQL that every engine reads identically."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa


class Engine(Protocol):
    """Runs SELECT statements over named tables."""

    def attach(self, name: str, files: Sequence[Path], schema: pa.Schema | None = None) -> None:
        """Make Parquet files readable as one table; without files an empty table of `schema`."""

    def register(self, name: str, rows: pa.Table) -> None:
        """Make rows in memory readable as a table."""

    def define(self, name: str, statement: str) -> None:
        """Name a statement; it is computed where it is read."""

    def materialise(self, name: str, statement: str, *, as_written: bool = False) -> None:
        """Compute a statement once and keep its rows under a name.

        `as_written` asks to join tables in the order in which the statement names them; it never changes the rows.
        """

    def fetch(self, statement: str) -> pa.Table:
        """Rows of a statement."""

    def save(self, name: str, file: Path) -> int:
        """Write a table to a Parquet file and say how many rows it has."""

    def count(self, name: str) -> int:
        """How many rows a table has."""

    def names(self) -> frozenset[str]:
        """Everything that has a name now."""

    def drop(self, name: str) -> None:
        """Forget a name and give back what it held."""

    def close(self) -> None:
        """Give back what the engine holds."""
