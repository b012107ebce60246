"""The engine of one machine: a name means one thing at a time, and no result is left half read."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fangpin_pipeline.engine.duckdb import DuckDBEngine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DuckDBEngine]:
    opened = DuckDBEngine(tmp_path / "spill")
    yield opened
    opened.close()


def rows(engine: DuckDBEngine, name: str) -> list[int]:
    return engine.fetch(f"SELECT a FROM {name} ORDER BY a")["a"].to_pylist()


def test_a_name_given_anew_replaces_what_it_meant(engine: DuckDBEngine, tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": [4]}), tmp_path / "t.parquet")
    engine.define("t", "SELECT 1 AS a")
    assert rows(engine, "t") == [1]
    engine.materialise("t", "SELECT 2 AS a")
    assert rows(engine, "t") == [2]
    engine.register("t", pa.table({"a": [3]}))
    assert rows(engine, "t") == [3]
    engine.attach("t", [tmp_path / "t.parquet"])
    assert rows(engine, "t") == [4]
    assert engine.names() == {"t"}


def test_other_work_may_follow_every_call(engine: DuckDBEngine, tmp_path: Path) -> None:
    """DuckDB refuses other work on a connection while a result has not been read to its end."""
    engine.materialise("many", "SELECT range AS a FROM range(5000)")
    assert engine.count("many") == 5000
    assert engine.save("many", tmp_path / "many.parquet") == 5000
    engine.register("one", pa.table({"a": [1]}))
    engine.drop("many")
    engine.drop("one")
    assert engine.names() == frozenset()


def test_no_files_are_an_empty_table(engine: DuckDBEngine) -> None:
    engine.attach("nothing", [], pa.schema([("a", pa.int64())]))
    assert rows(engine, "nothing") == []
    with pytest.raises(ValueError, match="nothing"):
        engine.attach("nothing", [])
