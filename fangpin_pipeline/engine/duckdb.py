"""DuckDB inside this process: the engine of one machine."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa


class DuckDBEngine:
    """An in-memory DuckDB that reads and writes Parquet; spills to `scratch` when memory runs short.

    `threads` bounds those that it works with: small questions are answered sooner by one.

    A name means one thing at a time: giving it anew replaces what it meant, whether that was a view or a table.
    """

    def __init__(self, scratch: Path | None = None, memory: str = "2GB", threads: int | None = None) -> None:
        self._kinds: dict[str, str] = {}
        self._connection = duckdb.connect(":memory:")
        self._run(f"SET memory_limit = '{memory}'")
        self._run("SET preserve_insertion_order = false")
        if threads is not None:
            self._run(f"SET threads = {threads}")
        if scratch is not None:
            self._run(f"SET temp_directory = {_literal(scratch)}")

    def attach(self, name: str, files: Sequence[Path], schema: pa.Schema | None = None) -> None:
        """Make Parquet files readable as one table; without files an empty table of `schema`."""
        if files:
            listed = ", ".join(_literal(file) for file in files)
            self._create("VIEW", name, f"SELECT * FROM read_parquet([{listed}])")
        elif schema is not None:
            self.register(name, schema.empty_table())
        else:
            raise ValueError(f"table {name}: neither files nor a schema")

    def register(self, name: str, rows: pa.Table) -> None:
        """Make rows in memory readable as a table."""
        self.drop(name)
        self._connection.register(name, rows)
        self._kinds[name] = "REGISTERED"

    def define(self, name: str, statement: str) -> None:
        """Name a statement; it is computed where it is read."""
        self._create("VIEW", name, statement)

    def materialise(self, name: str, statement: str, *, as_written: bool = False) -> None:
        """Compute a statement once and keep its rows under a name; `as_written` joins in the statement's own order."""
        if as_written:
            self._run("SET disabled_optimizers = 'join_order'")
        try:
            self._create("TABLE", name, statement)
        finally:
            self._run("RESET disabled_optimizers")

    def fetch(self, statement: str) -> pa.Table:
        """Rows of a statement."""
        return self._connection.sql(statement).to_arrow_table()

    def count(self, name: str) -> int:
        """How many rows a table has."""
        return int(self._run(f"SELECT COUNT(*) FROM {name}")[0][0])

    def save(self, name: str, file: Path) -> int:
        """Write a table to a Parquet file and say how many rows it has."""
        written = self._run(f"COPY (SELECT * FROM {name}) TO {_literal(file)} (FORMAT parquet, COMPRESSION snappy)")
        return int(written[0][0])

    def names(self) -> frozenset[str]:
        """Everything that has a name now."""
        return frozenset(self._kinds)

    def drop(self, name: str) -> None:
        """Forget a name and give back what it held."""
        kind = self._kinds.pop(name, None)
        if kind == "REGISTERED":
            self._connection.unregister(name)
        elif kind is not None:
            self._run(f"DROP {kind} {name}")

    def close(self) -> None:
        """Give back what the engine holds."""
        self._connection.close()

    def _create(self, kind: str, name: str, statement: str) -> None:
        if self._kinds.get(name) not in (None, kind):
            self.drop(name)
        self._run(f"CREATE OR REPLACE {kind} {name} AS {statement}")
        self._kinds[name] = kind

    def _run(self, statement: str) -> list[tuple[Any, ...]]:
        """Rows of a statement, all of them: DuckDB refuses other work while a result has not been read to its end."""
        rows: list[tuple[Any, ...]] = self._connection.execute(statement).fetchall()
        return rows


def _literal(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"
