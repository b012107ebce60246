"""The day being screened: its as-of date and its workspace of tables. What happens in it stands in `screening`."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.engine.cluster import Cluster
from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.reading.gate import Gate
from fangpin_pipeline.warehouse import Home


@dataclass(frozen=True)
class Day:
    """One as-of date in one home, until the day is published as a whole.

    Large tables lie as Parquet in `workspace`; those in `kept` stay in the day's engine, because the next stage reads
    them at once. `spark` names the Spark that computes the day; without it DuckDB does, in this process.
    """

    as_of: date
    home: Home
    landing: Path
    workspace: Path
    gate: Gate
    confirm: str | None = None
    spark: Cluster | None = None
    kept: set[str] = field(default_factory=set, repr=False)

    @cached_property
    def engine(self) -> Engine:
        """The engine of this day. Which one runs is chosen here and nowhere else."""
        if self.spark:
            # Spark is an extra: only a day that asks for it needs it installed.
            from fangpin_pipeline.engine.spark import SparkEngine

            return SparkEngine(self.spark, scratch=self.workspace / "spark")
        return DuckDBEngine(scratch=self.workspace / "spill")

    def path(self, table: str) -> Path:
        """File of a table that is not kept in the engine."""
        return self.workspace / f"{table}.parquet"

    def read(self, table: str) -> pa.Table:
        """A table that an earlier stage wrote."""
        return self.engine.fetch(f"SELECT * FROM {table}") if table in self.kept else pq.read_table(self.path(table))

    def schema(self, table: str) -> pa.Schema | None:
        """Columns of a table that an earlier stage wrote; None when there is no such table."""
        if table in self.kept:
            return self.engine.fetch(f"SELECT * FROM {table} LIMIT 0").schema
        file = self.path(table)
        return pq.ParquetDataset(file).schema if file.exists() else None

    def write(self, table: str, rows: pa.Table) -> int:
        """Write a table of this day and say how many rows it has."""
        pq.write_table(rows, self.path(table), compression="snappy")
        return int(rows.num_rows)
