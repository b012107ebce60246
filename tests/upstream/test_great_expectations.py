"""What we lean on in Great Expectations. A failure says that a new version changed it: read `expectations.engine`."""

import logging
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import duckdb
import great_expectations as gx
import great_expectations.expectations as gxe
import pyarrow as pa
import pytest
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.row_conditions import Column

from expectations.engine import Bench
from expectations.vocabulary import ExpectCellsToBeFilled, ExpectKeysToBeUnique, ExpectRowsToFulfil

LAY_OUT = ["CREATE OR REPLACE VIEW candidates AS SELECT * FROM delivered"]
NAME = "乌云其木格"
ALL_ROWS = {"result_format": "COMPLETE", "unexpected_index_column_names": ["row"]}


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def lines(count: int = 4, **columns: Any) -> pa.Table:
    return pa.table({"delivery": ["甲"] * count, "sheet": [""] * count, "row": list(range(2, count + 2)), **columns})


def results(bench: Bench, rows: pa.Table, *expected: Any, result_format: Any = None) -> list[Any]:
    suite = gx.ExpectationSuite(name="trial", expectations=list(expected))
    with bench.holding(rows, LAY_OUT):
        if result_format is None:
            return bench.validate(suite)
        return bench._batch.get_batch().validate(suite, result_format=result_format).results


def selected(bench: Bench, rows: pa.Table, result: Any) -> int:
    with bench.holding(rows, LAY_OUT):
        return bench.connection.sql(result.result["unexpected_index_query"].rstrip(";")).to_arrow_table().num_rows


def test_the_minor_version_is_pinned() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert "great-expectations~=1.24.0" in project["project"]["dependencies"]
    assert gx.__version__.startswith("1.24.")


def test_stock_engine_loses_its_results_on_duckdb(tmp_path: Path) -> None:
    """When this fails, `PersistentEngine.get_connection` may go."""
    with duckdb.connect(str(tmp_path / "one.duckdb")) as connection:
        connection.execute("CREATE TABLE one AS SELECT 1 AS x")
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_sql("stock", connection_string=f"duckdb:///{tmp_path / 'one.duckdb'}")
    batch = source.add_table_asset("one", table_name="one").add_batch_definition_whole_table("all").get_batch()
    result = batch.validate(gxe.ExpectColumnValuesToNotBeNull(column="x"))
    assert not result.success
    assert "IndexError" in str(result.exception_info) or "list index out of range" in str(result.exception_info)
    source.get_engine().dispose()


def test_our_engine_counts_what_fails(bench: Bench) -> None:
    (result,) = results(bench, lines(x=[1, None, None, 4]), ExpectCellsToBeFilled(column="x"))
    assert (result.success, result.result["element_count"], result.result["unexpected_count"]) == (False, 4, 2)


def test_a_failing_statement_does_not_abort_those_that_follow(bench: Bench) -> None:
    rows = lines(x=[NAME, "1", None, "2"])
    broken = ExpectRowsToFulfil(column="x", condition="CAST(x AS INTEGER) > 0", severity="warning")
    found = {r.expectation_config.type: r for r in results(bench, rows, broken, ExpectCellsToBeFilled(column="x"))}
    assert found["expect_cells_to_be_filled"].result["unexpected_count"] == 1
    raised = found["expect_rows_to_fulfil"]
    assert "raised_exception" not in raised.exception_info
    assert all(entry["raised_exception"] for entry in raised.exception_info.values())


def test_a_result_fetched_in_part_does_not_block_the_next(bench: Bench) -> None:
    with bench.holding(lines(x=[1, 2, 3, 4]), LAY_OUT):
        bench.connection.execute("SELECT x FROM candidates, range(10000)").fetchone()
        with pytest.raises(duckdb.Error, match="unfinished result"):
            bench.connection.unregister("delivered")
    (result,) = results(bench, lines(x=[1, 2, 3, None]), ExpectCellsToBeFilled(column="x"))
    assert result.result["unexpected_count"] == 1


def test_a_configuration_is_written_anew_whenever_it_is_read() -> None:
    """When this fails, `_CountsOnly.configuration` may go."""
    stock, ours = gxe.ExpectColumnValuesToNotBeNull(column="name"), ExpectCellsToBeFilled(column="name", meta={"a": 1})
    assert stock.configuration is not stock.configuration
    assert ours.configuration is ours.configuration
    assert (ours.configuration.kwargs, ours.configuration.meta) == ({"column": "name"}, {"a": 1})


def test_success_ignores_severity_and_an_exception_keeps_a_low_one(bench: Bench) -> None:
    broken = ExpectRowsToFulfil(column="x", condition="no_such_column > 0", severity="info")
    (result,) = results(bench, lines(x=[1, 2, 3, 4]), broken)
    assert not result.success
    assert result.expectation_config.severity.value == "info"


def test_counts_of_no_rows_are_missing(bench: Bench) -> None:
    """Why the gate does not ask about an empty table."""
    rows = lines(x=[1, 2, 3, 4]).slice(0, 0)
    (result,) = results(bench, rows, ExpectCellsToBeFilled(column="x"))
    assert (result.success, result.result["unexpected_count"]) == (True, None)


def test_the_selection_of_failing_rows_leaves_a_row_condition_out(bench: Bench) -> None:
    """Why `candidates` has helper columns instead."""
    rows = lines(x=[None, None, 3, 4], use=[True, False, True, True])
    expected = gxe.ExpectColumnValuesToNotBeNull(column="x", row_condition=Column("use") == True)  # noqa: E712
    (result,) = results(bench, rows, expected)
    assert result.result["unexpected_count"] == 1
    assert selected(bench, rows, result) == 2


def test_the_selection_for_compound_keys_is_a_cross_join(bench: Bench) -> None:
    """Why a key is one helper column."""
    rows = lines(a=[1, 1, 2, 3], b=[1, 1, 1, 1])
    (result,) = results(bench, rows, gxe.ExpectCompoundColumnsToBeUnique(column_list=["a", "b"]))
    assert result.result["unexpected_count"] == 2
    assert re.search(r"FROM candidates, \(SELECT", result.result["unexpected_index_query"])


def test_the_selection_for_one_column_keys_is_right(bench: Bench) -> None:
    rows = lines(k=["a", "a", None, None])
    (result,) = results(bench, rows, ExpectKeysToBeUnique(column="k"))
    assert result.result["unexpected_count"] == 2
    assert selected(bench, rows, result) == 2


def test_lists_of_failing_rows_are_capped(bench: Bench) -> None:
    """Why failing rows are selected in the database, however many."""
    rows = lines(300, x=pa.nulls(300, pa.int64()))
    (result,) = results(bench, rows, gxe.ExpectColumnValuesToNotBeNull(column="x"), result_format=ALL_ROWS)
    assert result.result["unexpected_count"] == 300
    assert len(result.result["unexpected_index_list"]) == 20
    assert selected(bench, rows, result) == 300


def test_ordinary_results_quote_values_and_ours_do_not(bench: Bench) -> None:
    rows = lines(x=[NAME] * 4)
    expected = ExpectRowsToFulfil(column="x", condition="length(x) < 2")
    ordinary = gxe.ExpectColumnValuesToBeInSet(column="x", value_set=["张三"])
    (quoting,) = results(bench, rows, ordinary, result_format="SUMMARY")
    (silent,) = results(bench, rows, expected)
    assert NAME in str(quoting.to_json_dict())
    assert silent.result["unexpected_count"] == 4
    assert NAME not in str(silent.to_json_dict())


def test_an_exception_quotes_the_value_that_it_stumbled_over(bench: Bench) -> None:
    """Why the gate cuts messages before anything quoted, and the bench silences a logger that prints them whole."""
    broken = ExpectRowsToFulfil(column="x", condition="CAST(x AS INTEGER) > 0")
    (result,) = results(bench, lines(x=[NAME] * 4), broken)
    messages = [entry["exception_message"] for entry in result.exception_info.values()]
    assert any(f"'{NAME}'" in message for message in messages)
    assert logging.getLogger("great_expectations.execution_engine").getEffectiveLevel() == logging.CRITICAL


def test_the_interpreter_ends_without_a_word() -> None:
    """When `code` without our engine says nothing either, its hook at exit may go."""
    code = "import duckdb_sqlalchemy, great_expectations"
    ours = f"{code}; from expectations.engine import bench; bench()"
    assert "nanobind: leaked" in subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr
    # PySpark, which it imports, warns about pandas 3; the command line leaves that out, too.
    quiet = [sys.executable, "-W", "ignore::FutureWarning", "-c", ours]
    assert subprocess.run(quiet, capture_output=True, text=True).stderr == ""
