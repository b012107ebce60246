"""The analysts' database: types and comments from the declarations, duplicates refused, replaced as a whole."""

from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from outputs_run import AS_OF, household, warning, write_tables

from fangpin_pipeline.identity.divisions import edition
from fangpin_pipeline.identity.history import recodings
from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.mart import build_mart
from fangpin_pipeline.outputs.reference import REFERENCE_TABLES, area_rows, recoding_rows, rule_rows, run_rows
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.tables import OUTPUT_TABLES

VILLAGE = "150821100201"
TABLES = {**OUTPUT_TABLES, **REFERENCE_TABLES}


def reference() -> dict[str, pa.Table]:
    return {
        "area": area_rows(edition(AS_OF)),
        "area_recoding": recoding_rows(recodings()),
        "rule": rule_rows(all_judgements().values()),
        "run": run_rows({"运行编号": "r1", "数据截止日期": "2020-03-16"}),
    }


def built(tmp_path: Path, **tables: list[dict[str, object]]) -> Path:
    write_tables(tmp_path / "run", tables)
    build_mart(tmp_path / "run", tmp_path / "mart.duckdb", reference())
    return tmp_path / "mart.duckdb"


def ask(mart: Path, statement: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(mart), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def test_every_table_and_column_carries_its_chinese_name(tmp_path: Path) -> None:
    mart = built(tmp_path)
    tables = dict(ask(mart, "SELECT table_name, comment FROM duckdb_tables()"))
    columns = ask(mart, "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
    comments = {(table, column): comment for table, column, comment in columns}
    assert tables.keys() == TABLES.keys()
    for name, table in TABLES.items():
        assert str(tables[name]).startswith(table.title)
        for column in table.columns:
            assert str(comments[name, column.name]).startswith(column.label)
    assert len(comments) == sum(len(table.columns) for table in TABLES.values())


def test_types_follow_the_published_schema(tmp_path: Path) -> None:
    mart = built(tmp_path)
    types = dict(ask(mart, "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'household_fact'"))
    assert types["as_of"] == "DATE"
    assert types["household_no"] == "VARCHAR"
    assert types["n"] == "BIGINT"
    assert types["ni"] == "DECIMAL(18,2)"


def test_rows_stand_in_the_mart_as_in_the_run(tmp_path: Path) -> None:
    facts = [household(number, VILLAGE)["household_fact"] for number in ("H2", "H1")]
    mart = built(tmp_path, household_fact=facts, warning=[warning("H1", VILLAGE)])
    assert ask(mart, "SELECT household_no, CAST(ni AS VARCHAR), rx FROM household_fact") == [
        ("H1", "17960.00", None),
        ("H2", "17960.00", None),
    ]
    assert ask(mart, "SELECT v.village_name FROM warning JOIN area v USING (village_code)") == ask(
        mart, f"SELECT village_name FROM area WHERE village_code = '{VILLAGE}'"
    )
    assert ask(mart, "SELECT clause FROM rule WHERE rule = 'illness'") == [("4.10",)]
    assert ask(mart, "SELECT value FROM run WHERE item = '运行编号'") == [("r1",)]


def test_a_repeated_row_stops_the_mart_and_yesterdays_stays(tmp_path: Path) -> None:
    mart = built(tmp_path, warning=[warning("H1", VILLAGE)])
    with pytest.raises(OutputError, match=r"结果表“warning”（预警名单）.*重复行") as caught:
        built(tmp_path, warning=[warning("H7654321", VILLAGE), warning("H7654321", VILLAGE)])
    assert "H7654321" not in str(caught.value)
    assert ask(mart, "SELECT household_no FROM warning") == [("H1",)]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mart.duckdb", "run"]


def test_two_persons_of_one_household_may_both_be_in_conflict(tmp_path: Path) -> None:
    row = {"as_of": AS_OF, "kind": "person_in_two_households", "household_no": "H1", "county_code": "150821"}
    assert ask(built(tmp_path, conflict=[row, row]), "SELECT count(*) FROM conflict") == [(2,)]


def test_a_half_built_mart_of_a_killed_run_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "mart.duckdb.tmp").write_bytes(b"half")
    (tmp_path / "mart.duckdb.tmp.wal").write_bytes(b"half")
    built(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mart.duckdb", "run"]


def test_a_reader_keeps_the_mart_it_has_opened(tmp_path: Path) -> None:
    mart = built(tmp_path, warning=[warning("H1", VILLAGE)])
    with duckdb.connect(str(mart), read_only=True) as connection:
        write_tables(tmp_path / "run", {"warning": [warning("H2", VILLAGE)]})
        build_mart(tmp_path / "run", mart, reference())
        assert connection.execute("SELECT household_no FROM warning").fetchall() == [("H1",)]
    assert ask(mart, "SELECT household_no FROM warning") == [("H2",)]


def test_a_table_that_the_run_lacks_is_an_error(tmp_path: Path) -> None:
    write_tables(tmp_path / "run", {})
    (tmp_path / "run" / "flag.parquet").unlink()
    with pytest.raises(OutputError, match="没有结果表“flag”"):
        build_mart(tmp_path / "run", tmp_path / "mart.duckdb", reference())


def test_missing_names_are_an_error(tmp_path: Path) -> None:
    write_tables(tmp_path / "run", {})
    with pytest.raises(OutputError, match="area"):
        build_mart(tmp_path / "run", tmp_path / "mart.duckdb", {})


def test_a_village_that_got_another_code_is_listed_with_both(tmp_path: Path) -> None:
    mart = built(tmp_path)
    found = ask(mart, "SELECT new_code, name, to_edition FROM area_recoding WHERE old_code = '150826101210'")
    assert found == [("150821104209", "巴市果树场村委会", date(2023, 6, 30))]
