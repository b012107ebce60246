"""Exports for other programs: exact text, total order, whole files or none."""

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from outputs_run import AS_OF, household, warning, write_tables

from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.export import export_table
from fangpin_pipeline.tables import OUTPUT_TABLES, WARNING

VILLAGE = "150821100201"


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    rows = [
        household("H2", VILLAGE, ni=None, n=None)["household_fact"],
        household("H1", VILLAGE, ni=Decimal("-3.50"), nipc=Decimal("-1.17"), oop=Decimal("12000"))["household_fact"],
    ]
    listed = [warning("H2", VILLAGE, reason='含逗号,与“引号"'), warning("H1", VILLAGE)]
    write_tables(tmp_path / "run", {"household_fact": rows, "warning": listed})
    return tmp_path / "run"


def test_csv_has_column_names_iso_dates_two_decimals_and_empty_unknowns(run_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "fact.csv"
    assert export_table(run_dir, "household_fact", out) == 2
    assert out.read_bytes().decode("utf-8") == (
        "as_of,household_no,kind,county_code,township_code,village_code,n,ni,ni_py,nipc,oop,edu,dis,acc,biz,dsb,rx,rx_low\n"
        "2020-03-16,H1,registered,150821,150821100,150821100201,3,-3.50,,-1.17,12000.00,,,,,,,\n"
        "2020-03-16,H2,registered,150821,150821100,150821100201,,,,,,,,,,,,\n"
    )


def test_csv_quotes_what_would_break_a_cell(run_dir: Path, tmp_path: Path) -> None:
    export_table(run_dir, "warning", tmp_path / "w.csv")
    assert '"含逗号,与“引号"""' in (tmp_path / "w.csv").read_text(encoding="utf-8")


def test_parquet_keeps_the_published_types_in_order(run_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "fact.PARQUET"
    export_table(run_dir, "household_fact", out)
    rows = pq.read_table(out)
    assert rows.schema == published_schema(OUTPUT_TABLES["household_fact"])
    assert rows["household_no"].to_pylist() == ["H1", "H2"]
    assert rows["as_of"].to_pylist() == [AS_OF, AS_OF]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_the_order_of_the_stored_rows_does_not_matter(run_dir: Path, tmp_path: Path, suffix: str) -> None:
    export_table(run_dir, "warning", tmp_path / f"one.{suffix}")
    stored = run_dir / "warning.parquet"
    pq.write_table(pq.read_table(stored).take(pa.array([1, 0])), stored)
    export_table(run_dir, "warning", tmp_path / f"two.{suffix}")
    assert (tmp_path / f"one.{suffix}").read_bytes() == (tmp_path / f"two.{suffix}").read_bytes()


@pytest.mark.parametrize("table", sorted(OUTPUT_TABLES))
def test_every_output_table_can_be_exported(run_dir: Path, tmp_path: Path, table: str) -> None:
    export_table(run_dir, table, tmp_path / "new" / f"{table}.csv")
    header = (tmp_path / "new" / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == ",".join(column.name for column in OUTPUT_TABLES[table].columns)


def test_an_unknown_table_is_answered_with_the_known_ones(run_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"没有名为“household_card”的结果表.*warning"):
        export_table(run_dir, "household_card", tmp_path / "x.csv")


def test_an_unknown_suffix_is_named_with_the_remedy(run_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"warning\.xlsx.*\.csv 或 \.parquet"):
        export_table(run_dir, "warning", tmp_path / "warning.xlsx")


def test_a_table_that_the_run_lacks_is_no_empty_table_and_leaves_the_old_file(run_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "warning.csv"
    export_table(run_dir, "warning", out)
    before = out.read_bytes()
    (run_dir / "warning.parquet").unlink()
    with pytest.raises(OutputError, match="没有结果表“warning”"):
        export_table(run_dir, WARNING.name, out)
    assert out.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["warning.csv"]


def test_a_place_that_cannot_be_written_is_named(run_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"无法写入 .*taken"):
        export_table(run_dir, "warning", tmp_path / "taken" / "warning.csv")
