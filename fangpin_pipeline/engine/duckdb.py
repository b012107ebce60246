"""DuckDB inside this process: the engine of one machine."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa


class DuckDBEngine:
    """An in-memory DuckDB that reads and writes Parquet; spills to `scratch` when memory runs short."""

    def __init__(self, scratch: Path | None = None, memory: str = "2GB") -> None:
        self._connection = duckdb.connect(":memory:")
        self._connection.execute(f"SET memory_limit = '{memory}'")
        self._connection.execute("SET preserve_insertion_order = false")
        if scratch is not None:
            self._connection.execute(f"SET temp_directory = {_literal(scratch)}")

    def attach(self, name: str, files: Sequence[Path], schema: pa.Schema | None = None) -> None:
        """Make Parquet files readable as one table; without files an empty table of `schema`."""
        if files:
            listed = ", ".join(_literal(file) for file in files)
            self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet([{listed}])")
        elif schema is not None:
            self.register(name, schema.empty_table())
        else:
            raise ValueError(f"table {name}: neither files nor a schema")

    def register(self, name: str, rows: pa.Table) -> None:
        """Make rows in memory readable as a table."""
        self._connection.register(name, rows)

    def define(self, name: str, statement: str) -> None:
        """Name a statement; it is computed where it is read."""
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS {statement}")

    def materialise(self, name: str, statement: str) -> None:
        """Compute a statement once and keep its rows under a name."""
        self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {statement}")

    def fetch(self, statement: str) -> pa.Table:
        """Rows of a statement."""
        return self._connection.sql(statement).to_arrow_table()

    def save(self, name: str, file: Path) -> int:
        """Write a table to a Parquet file and say how many rows it has."""
        written = self._connection.execute(
            f"COPY (SELECT * FROM {name}) TO {_literal(file)} (FORMAT parquet, COMPRESSION snappy)"
        ).fetchone()
        return int(written[0]) if written else 0

    def close(self) -> None:
        """Give back what the engine holds."""
        self._connection.close()


def _literal(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"
