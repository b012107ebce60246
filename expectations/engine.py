"""Great Expectations on DuckDB: one connection that stays open, and a bench on which a suite meets a table.

Everything that leans on the inside of Great Expectations stands here and in `vocabulary`; `tests/upstream` says on what
exactly, and fails when a new version changes it. Nothing here knows an extract. Importing this module imports Great
Expectations (seconds), so only `gate` does it, inside the call.
"""

import atexit
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Literal

import duckdb
import duckdb_sqlalchemy
import great_expectations as gx
import pyarrow as pa
import sqlalchemy as sa
from duckdb_sqlalchemy import ConnectionWrapper
from great_expectations.core import ExpectationSuite
from great_expectations.core.expectation_validation_result import ExpectationValidationResult
from great_expectations.core.result_format import ResultFormatUnion
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent import SQLDatasource
from great_expectations.execution_engine import SqlAlchemyExecutionEngine

from expectations.candidates import CANDIDATES, DELIVERED, PLACE

# Counts and the statement that selects the failing rows; never a value, a name or an id number.
RESULT_FORMAT: ResultFormatUnion = {
    "result_format": "BASIC",
    "partial_unexpected_count": 0,
    "exclude_unexpected_values": True,
    "return_unexpected_index_query": True,
    "unexpected_index_column_names": list(PLACE),
}

# Great Expectations keeps the dialect's module alive to the end, whereupon DuckDB's binding prints a page about leaks.
atexit.register(vars(duckdb_sqlalchemy).clear)


class PersistentEngine(SqlAlchemyExecutionEngine):
    """Keeps its connection open: upstream closes it before it fetches, and DuckDB's results die with it.

    Every statement commits by itself, so that one that fails does not abort those that follow.
    """

    @contextmanager
    def get_connection(self) -> Iterator[sa.Connection]:
        if self._connection is None:
            self._connection = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        yield self._connection


class BenchDatasource(SQLDatasource):
    """A data source over one open DuckDB connection, with the engine above."""

    type: Literal["bench_duckdb"] = "bench_duckdb"

    def open(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Use this connection for everything.

        Upstream writes a value into the place of its parameter, but believes that done already where the text of a
        number happens to stand in a column's name; `?` is a place that it always fills.
        """
        self._engine = sa.create_engine(
            "duckdb://",
            creator=lambda: ConnectionWrapper(connection),
            poolclass=sa.pool.StaticPool,
            paramstyle="qmark",
        )
        self._execution_engine = PersistentEngine(engine=self._engine, create_temp_table=False)

    def get_engine(self) -> sa.Engine:
        return self._engine

    def get_execution_engine(self) -> PersistentEngine:
        return self._execution_engine


class Bench:
    """One DuckDB in memory, one ephemeral context, and the view `candidates` over whatever table lies on it."""

    def __init__(self) -> None:
        # Upstream logs some exceptions whole, with the values they quote; results say what failed.
        logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
        self.connection = duckdb.connect(":memory:")
        self.connection.execute(f"CREATE VIEW {CANDIDATES} AS SELECT 0 AS nothing")
        context = gx.get_context(mode="ephemeral")
        context.enable_analytics(enable=False)
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        source = BenchDatasource(name="bench", connection_string="duckdb://")
        source.open(self.connection)
        source = context.data_sources.add_or_update_bench_duckdb(source)
        self._batch = source.add_table_asset(CANDIDATES, table_name=CANDIDATES).add_batch_definition_whole_table("all")
        self._free = Lock()

    @contextmanager
    def holding(self, rows: pa.Table, prepare: list[str]) -> Iterator["Bench"]:
        """Lay a table on the bench (not copied) as `delivered`; `prepare` are the statements that make `candidates`."""
        with self._free:
            self.connection.register(DELIVERED, rows)
            try:
                for statement in prepare:
                    self.connection.execute(statement)
                yield self
            finally:
                self._let_go()
                self.connection.unregister(DELIVERED)

    def validate(self, suite: ExpectationSuite) -> list[ExpectationValidationResult]:
        """Results of a suite on `candidates`, in no particular order."""
        try:
            return self._batch.get_batch().validate(suite, result_format=RESULT_FORMAT).results
        finally:
            self._let_go()

    def failing_rows(self, selection: str, column: str) -> pa.Table:
        """Place and `value` of the rows that an `unexpected_index_query` selects, all of them."""
        place = ", ".join(f'"{name}"' for name in PLACE)
        statement = f'SELECT {place}, CAST("{column}" AS VARCHAR) AS value FROM ({selection.rstrip("; ")})'
        return self.connection.sql(statement).to_arrow_table()

    def _let_go(self) -> None:
        """Drop the rest of a result that upstream fetched one row of: DuckDB refuses other work until then."""
        self.connection.abort()


@cache
def bench() -> Bench:
    """The bench of this process."""
    return Bench()
