"""What a statement may expect of either engine: names, rows, types, and files that the other one reads."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fangpin_pipeline.engine.cluster import Cluster
from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.engine.protocol import Engine

EVERY_TYPE = pa.table(
    {
        "a": [1, 2, None],
        "small": pa.array([1, None, 3], pa.int32()),
        "text": ["汉", None, "o'x"],
        "on": [date(2020, 2, 29), None, date(1900, 1, 1)],
        "share": pa.array([Decimal("0.1250"), None, Decimal("-1.0000")], pa.decimal128(9, 4)),
        "known": [True, False, None],
    }
)


@pytest.fixture(params=["duckdb", "spark"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "duckdb":
        opened: Engine = DuckDBEngine(tmp_path / "spill")
    else:
        from fangpin_pipeline.engine.spark import SparkEngine

        opened = SparkEngine(request.getfixturevalue("small_spark"), tmp_path / "spark")
    yield opened
    opened.close()


def rows(engine: Engine, name: str) -> list[int]:
    return engine.fetch(f"SELECT a FROM {name} ORDER BY a NULLS LAST")["a"].to_pylist()


def test_a_name_given_anew_replaces_what_it_meant(engine: Engine, tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": [4]}), tmp_path / "t.parquet")
    engine.define("t", "SELECT 1 AS a")
    assert rows(engine, "t") == [1]
    engine.materialise("t", "SELECT 2 AS a")
    assert (rows(engine, "t"), engine.count("t")) == ([2], 1)
    engine.register("t", pa.table({"a": [3, 3]}))
    assert (rows(engine, "t"), engine.count("t")) == ([3, 3], 2)
    engine.attach("t", [tmp_path / "t.parquet"])
    assert rows(engine, "t") == [4]
    assert engine.names() == {"t"}
    engine.drop("t")
    assert engine.names() == frozenset()


def test_rows_stay_what_they_are_on_every_way(engine: Engine, tmp_path: Path) -> None:
    """From memory, through a computed table and a file, back into memory: values, types, and any cell may be empty."""
    engine.register("given", EVERY_TYPE)
    engine.materialise("computed", "SELECT * FROM given")
    assert engine.save("computed", tmp_path / "computed.parquet") == 3
    engine.define("named", "SELECT * FROM computed WHERE known IS NULL OR known OR NOT known")
    assert engine.save("named", tmp_path / "named.parquet") == 3
    for name in ("computed", "named"):
        engine.attach("read", [tmp_path / f"{name}.parquet"])
        for table in (engine.fetch("SELECT * FROM read"), pq.read_table(tmp_path / f"{name}.parquet")):
            assert table.sort_by([("a", "ascending")]).cast(EVERY_TYPE.schema).equals(EVERY_TYPE)
            assert [field.type for field in table.schema] == EVERY_TYPE.schema.types


def test_several_files_are_one_table(engine: Engine, tmp_path: Path) -> None:
    """Also one that is too large to travel with a plan."""
    many = pa.table({"a": range(200_000), "text": [f"{number:x}" for number in range(200_000)]})
    pq.write_table(many, tmp_path / "many.parquet", compression="none")
    pq.write_table(many.slice(0, 5), tmp_path / "few.parquet")
    engine.attach("joined", [tmp_path / "many.parquet", tmp_path / "few.parquet"])
    assert engine.count("joined") == 200_005


def test_an_empty_file_hides_none_of_the_others(engine: Engine, tmp_path: Path) -> None:
    for place, given in enumerate(([1], [], [2, 3])):
        pq.write_table(pa.table({"a": pa.array(given, pa.int64())}), tmp_path / f"{place}.parquet")
    engine.attach("joined", sorted(tmp_path.glob("*.parquet")))
    assert rows(engine, "joined") == [1, 2, 3]
    engine.register(
        "chunked", pa.concat_tables(pa.table({"a": pa.array(one, pa.int64())}) for one in ([], [4], [], [5]))
    )
    assert rows(engine, "chunked") == [4, 5]


def test_other_work_may_follow_every_call(engine: Engine, tmp_path: Path) -> None:
    """DuckDB refuses other work on a connection while a result has not been read to its end."""
    engine.register("numbers", pa.table({"a": range(5000)}))
    engine.materialise("many", "SELECT a FROM numbers")
    assert engine.count("many") == 5000
    assert engine.save("many", tmp_path / "many.parquet") == 5000
    engine.materialise("many", "SELECT a FROM many WHERE a < 7")
    assert engine.save("many", tmp_path / "many.parquet") == 7
    engine.drop("many")
    engine.drop("numbers")
    assert engine.names() == frozenset()


def test_no_files_are_an_empty_table(engine: Engine) -> None:
    engine.attach("nothing", [], pa.schema([("a", pa.int64())]))
    assert rows(engine, "nothing") == []
    with pytest.raises(ValueError, match="nothing"):
        engine.attach("nothing", [])


def test_what_is_set_for_a_cluster_beats_what_is_chosen_here() -> None:
    here = Cluster(settings={"spark.driver.memory": "9g", "spark.driver.extraJavaOptions": "-Xss8m"}).configuration()
    assert here["spark.driver.memory"] == "9g"
    assert here["spark.driver.extraJavaOptions"].endswith(".properties -Xss8m")
    assert "spark.driver.host" in here
    assert "spark.driver.host" not in Cluster("spark://office:7077").configuration()
