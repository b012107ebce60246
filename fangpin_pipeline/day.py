"""The day being screened: its as-of date and its workspace of tables. What happens in it stands in `screening`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.reading.gate import Gate
from fangpin_pipeline.warehouse import Home


@dataclass(frozen=True)
class Day:
    """One as-of date in one home. Tables lie as Parquet in `workspace` until the day is published as a whole."""

    as_of: date
    home: Home
    landing: Path
    workspace: Path
    gate: Gate
    confirm: str | None = None

    def path(self, table: str) -> Path:
        """File of a table of this day."""
        return self.workspace / f"{table}.parquet"

    def read(self, table: str) -> pa.Table:
        """A table that an earlier stage wrote."""
        return pq.read_table(self.path(table))

    def columns(self, table: str) -> list[str]:
        """Column names of a table that an earlier stage wrote."""
        return list(pq.read_schema(self.path(table)).names)

    def write(self, table: str, rows: pa.Table) -> int:
        """Write a table of this day and say how many rows it has."""
        pq.write_table(rows, self.path(table), compression="snappy")
        return int(rows.num_rows)
