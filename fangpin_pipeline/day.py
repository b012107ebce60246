"""The day being screened: its as-of date and its workspace of tables. What happens in it stands in `screening`.

Which results of an earlier screening a day may take over is decided in `steps`; here is only where its tables lie.
"""

from collections.abc import Callable, Iterable, Mapping
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
from fangpin_pipeline.warehouse import Home, PublishedRun, published_days, run_before
from fangpin_pipeline.warehouse.results import Results


@dataclass
class Held:
    """A table that a step vouches for. `file` is where it lies unless it belongs into the engine.

    One that was taken over waits until somebody reads it: `bring` then makes it ready, once.
    """

    fingerprint: str
    file: Path | None = None
    schema: pa.Schema | None = None
    bring: Callable[[], object] | None = None


@dataclass(frozen=True)
class Day:
    """One as-of date in one home, until the day is published as a whole.

    Large tables lie as Parquet in `workspace`, or in `results` once a step is done; those in `kept` stay in the day's
    engine, because the next stage reads them at once. Without `results` every step is computed and nothing is kept.
    `spark` names the Spark that computes the day; without it DuckDB does, in this process.
    """

    as_of: date
    home: Home
    landing: Path
    workspace: Path
    gate: Gate
    confirm: str | None = None
    spark: Cluster | None = None
    kept: set[str] = field(default_factory=set, repr=False)
    results: Results | None = None
    held: dict[str, Held] = field(default_factory=dict, repr=False)
    taken_over: set[str] = field(default_factory=set, repr=False)

    @cached_property
    def engine(self) -> Engine:
        """The engine of this day. Which one runs is chosen here and nowhere else."""
        if self.spark:
            # Spark is an extra: only a day that asks for it needs it installed.
            from fangpin_pipeline.engine.spark import SparkEngine

            return SparkEngine(self.spark, scratch=self.workspace / "spark")
        return DuckDBEngine(scratch=self.workspace / "spill")

    @property
    def month(self) -> date:
        """The first day of the month of D, for what is the same all through a month."""
        return self.as_of.replace(day=1)

    @property
    def rulebook(self) -> Path:
        """The office's own instruments."""
        return self.home.rulebook

    @property
    def staged(self) -> Path:
        """Rows already read from deliveries; a folder in it is named by its content and never changes."""
        return self.home.staged

    @property
    def mart(self) -> Path:
        """Where the analysts' database is written."""
        return self.home.mart

    @property
    def outbox(self) -> Path:
        """Where the workbooks are written."""
        return self.home.outbox

    @property
    def published(self) -> Mapping[date, PublishedRun]:
        """The run that counts of every published day, oldest day first."""
        return published_days(self.home)

    @property
    def previous(self) -> PublishedRun | None:
        """The run of the newest published day before this one."""
        return run_before(self.home, self.as_of)

    def demand(self, table: str) -> None:
        """Make a table ready that was taken over; every other is ready. Nothing may be named in the engine meanwhile.

        Raises WarehouseError when its file was damaged.
        """
        held = self.held.get(table)
        if held is None or held.bring is None:
            return
        if held.file is None and self.engine.names() - self.kept:
            raise AssertionError(f"{table} must be named by the session that reads it")
        bring, held.bring = held.bring, None
        bring()

    def path(self, table: str) -> Path:
        """File of a table that is not kept in the engine."""
        self.demand(table)
        held = self.held.get(table)
        return held.file if held and held.file else self.workspace / f"{table}.parquet"

    def place(self, table: str) -> Path:
        """Where to write the file of a table."""
        return self.workspace / f"{table}.parquet"

    def read(self, table: str) -> pa.Table:
        """A table that an earlier stage wrote."""
        self.demand(table)
        return self.engine.fetch(f"SELECT * FROM {table}") if table in self.kept else pq.read_table(self.path(table))

    def schema(self, table: str) -> pa.Schema | None:
        """Columns of a table that an earlier stage wrote; None when there is no such table."""
        if table in self.kept:
            return self.engine.fetch(f"SELECT * FROM {table} LIMIT 0").schema
        held = self.held.get(table)
        if held and held.file is None:
            return held.schema
        file = self.path(table)
        return pq.ParquetDataset(file).schema if file.exists() else None

    def write(self, table: str, rows: pa.Table) -> int:
        """Write a table of this day and say how many rows it has."""
        pq.write_table(rows, self.place(table), compression="snappy")
        return int(rows.num_rows)

    def keep(self, tables: Iterable[str]) -> None:
        """Leave tables in the engine for the stages to come."""
        self.kept.update(tables)

    def leave(self, files: Iterable[Path]) -> None:
        """Tell which files a stage wrote into the home itself."""
