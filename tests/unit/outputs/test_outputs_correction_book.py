"""What a workbook 数据问题反馈单 holds besides cells: scores with their trend, checks as counts; and equal bytes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from outputs_run import coverage, household, imprint, write_tables

from fangpin_pipeline.outputs.correction import PROBLEM_SCHEMA
from fangpin_pipeline.outputs.outbox import write_outbox
from tests.spec.world import COUNTY, VILLAGE, D

SCORES = pa.schema(
    [(name, pa.string()) for name in ("county_code", "department", "link", "status")]
    + [(name, pa.decimal128(18, 4)) for name in ("numerator", "denominator", "value")]
)


def scored(run_dir: Path, **values: str | None) -> Path:
    """Write the table `scorecard` of a run, as the stage that computes it does: one row a link."""
    run_dir.mkdir(parents=True, exist_ok=True)
    rows = [
        {"county_code": COUNTY, "department": "公安", "link": link, "numerator": None, "denominator": None}
        | {"value": Decimal(value) if value else None, "status": "正常" if value else "数据不足"}
        for link, value in values.items()
    ]
    pq.write_table(pa.Table.from_pylist(rows, schema=SCORES), run_dir / "scorecard.parquet")
    return run_dir


@pytest.fixture
def answered(tmp_path: Path) -> Path:
    """A run with one problem of 公安 and a scorecard."""
    run = tmp_path / "run"
    write_tables(run, {"household_fact": [household("H1", VILLAGE[COUNTY])["household_fact"]], "coverage": coverage()})
    told = dict.fromkeys(PROBLEM_SCHEMA.names, "x") | {"received_on": D, "row": 3}
    rows = [told | {"department": "公安", "county_code": COUNTY}]
    pq.write_table(pa.Table.from_pylist(rows, schema=PROBLEM_SCHEMA), run / "problem.parquet")
    return scored(run, object="0.875", information=None)


def test_scores_stand_beside_those_of_six_earlier_days(answered: Path, tmp_path: Path) -> None:
    days = {date(2020, 3, day): tmp_path / f"run{day}" for day in range(15, 8, -1)}
    for day, path in days.items():
        path.mkdir()
        if day.day > 11:
            scored(path, object=f"0.8{day.day}5", information="0")
    files = write_outbox(answered, tmp_path / "outbox", imprint(), days)
    sheet = load_workbook(next(file for file in files if "反馈单" in file.name))["三衔接评分"]
    rows = list(sheet.values)
    assert list(rows[4][7:]) == [f"2020-03-{day:02d}" for day in range(15, 9, -1)]
    assert rows[5][1] == "对象衔接"
    assert rows[5][3:] == ("—", "—", "87.5%", "正常", "81.6%", "81.5%", "81.4%", "81.3%", "尚无", "尚无")
    assert rows[6][5:] == ("数据不足", "数据不足", "0.0%", "0.0%", "0.0%", "0.0%", "尚无", "尚无")


def test_equal_runs_give_equal_bytes(answered: Path, tmp_path: Path) -> None:
    first, second = (write_outbox(answered, tmp_path / name, imprint()) for name in ("a", "b"))
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    assert len(first) == 5


def test_checks_are_counts_for_whoever_has_to_look(answered: Path, tmp_path: Path) -> None:
    check = {"check": "c", "title": "月补差金额不高于低保标准", "checked": 9, "failing": 2}
    advice = check | {"as_of": D, "extract": "dibao", "severity": "warning", "status": "failed"}
    others = [advice | {"check": "q", "severity": "critical"}, advice | {"check": "p", "status": "passed"}]
    tables = {"household_fact": [household("H1", VILLAGE[COUNTY])["household_fact"]], "coverage": coverage()}
    write_tables(answered, tables | {"expectation_result": [advice, *others]})
    across = check | {
        "check": "x",
        "extract": "dibao",
        "department": "民政",
        "message": "与X03不一致",
        "county_code": COUNTY,
    }
    rows = [across | {"status": status, "message": "与X03不一致"} for status in ("failed", "passed", "insufficient")]
    pq.write_table(pa.Table.from_pylist(rows), answered / "cross_check.parquet")
    files = write_outbox(answered, tmp_path / "outbox", imprint())
    told = {file.stem.split("_")[2]: _told(file) for file in files if "反馈单_民政" in file.name}
    words = "月补差金额不高于低保标准；检查9，不合格2"
    assert told == {
        "全市": [("农村牧区低保对象", "—", "—", "—", words, "c", "T3 提示")],
        "五原县": [("农村牧区低保对象", "—", "—", "—", f"{words}；与X03不一致", "x", "T4 跨表核对")],
    }
    page = files[-1].read_text("utf-8")
    assert "另有1项跨表核对因数据不足未能进行" in page
    assert page.count("月补差金额不高于低保标准") == 3


def _told(file: Path) -> list[tuple[object, ...]]:
    """Rows of a workbook: file, row number, key, field, problem, rule and tier."""
    rows = list(load_workbook(file)["数据问题反馈单"].values)[5:-1]
    return [(row[1], row[3], row[4], row[5], *row[7:10]) for row in rows]
