"""The county's workbook: its counts add up to the townships' lists."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from outputs_run import coverage, household, imprint, warning, write_tables

from fangpin_pipeline.outputs.outbox import write_outbox
from fangpin_pipeline.outputs.summary import _share

ONE, TWO, ELSEWHERE = "150821100201", "150821101200", "150822100201"


@pytest.fixture
def book(tmp_path: Path) -> Any:
    left = {"state": "cleared", "reason": "resolved", "due_on": None}
    listed = [
        warning("H1", ONE, severity="red", rules="c1_unstable_exit;illness"),
        warning("H2", ONE, severity="orange", state="persisting"),
        warning("H3", TWO, severity="yellow", state="escalated", rules="schooling"),
        warning("H4", TWO, severity="red", **left),
        warning("H9", ELSEWHERE, severity="red"),
    ]
    houses = [(f"H{place}", ONE if place < 3 else TWO) for place in range(1, 9)] + [("H9", ELSEWHERE)]
    doubts = [{**warning("H5", TWO), "rule": rule, "missing": "学籍信息"} for rule in ("schooling", "illness")]
    received = {"received_on": date(2020, 3, 10), "rows_read": 9, "accepted": 7, "dropped": 0, "quarantined": 2}
    arrived = {"status": "accepted", "message": "", "extract": "student", "county_code": "150821", **received}
    deliveries = [
        {**arrived, "delivery": "2020-03-10/学籍信息_150821.csv"},
        {**arrived, "delivery": "2020-03-10/学籍信息_150822.csv", "county_code": "150822"},
        {**arrived, "delivery": "2020-03-10/不明.csv", "extract": None, "county_code": "150800", "status": "refused"},
        {**arrived, "delivery": "2020-01-02/学籍信息_150821.csv", "received_on": date(2020, 1, 2)},
        {**arrived, "delivery": "2020-03-11/学籍信息_150821.csv"},
    ]
    faults = [{"delivery": row["delivery"], "row": place, "rule": "date"} for row in deliveries[:4] for place in (1, 2)]
    tables: dict[str, list[dict[str, Any]]] = {
        "warning": listed,
        "verification": doubts,
        "household_fact": [household(n, v, ni=Decimal(1))["household_fact"] for n, v in houses],
        "coverage": coverage(),
        "delivery": deliveries,
        "quarantine": faults,
    }
    write_tables(tmp_path / "run", tables)
    files = write_outbox(tmp_path / "run", tmp_path / "outbox", imprint())
    return load_workbook(next(file for file in files if file.name == "五原县预警汇总_2020-03-16.xlsx"))


def rows(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(min_row=6, values_only=True)]


def test_a_township_a_row_and_a_total(book: Any) -> None:
    one, two, total, _ = rows(book["分苏木乡镇汇总"])
    # 序号 乡镇 筛查 预警户 预警人 占比 红 橙 黄 新增 持续 升级 缓解 已销号 需入户 超期 逾期升级 冷却 属实 暂缓 待核实
    assert one == [1, "隆兴昌镇", 2, 2, 6, "100.0%", 1, 1, 0, 1, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0]
    assert two == [2, "塔尔湖镇", 6, 1, 3, "16.7%", 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1]
    assert total == ["合计", "—", 8, 3, 9, "37.5%", 1, 1, 1, 1, 1, 1, 0, 1, 3, 0, 0, 0, 0, 0, 1]


def test_every_rule_and_class_is_counted(book: Any) -> None:
    sheet = book["分规则汇总"]
    titles = [sheet.cell(5, column).value for column in range(3, sheet.max_column + 1)]
    assert titles == [rule.title for rule in imprint().rules.values()]
    total = dict(zip(titles, rows(sheet)[2][2:], strict=True))
    hit = {"因病支出较大": 2, "非持续稳定脱贫户": 1, "因学支出较大": 1}
    assert total == {title: hit.get(title, 0) for title in titles}


def test_files_to_correct_are_the_countys_and_the_citys_of_the_last_month(book: Any) -> None:
    found = [row[1:9] for row in rows(book["数据更正清单"])[:-1]]
    assert [row[1] for row in found] == ["2020-03-10/不明.csv", "2020-03-10/学籍信息_150821.csv"]
    assert [row[0] for row in found] == ["—", "教育"]
    assert [row[3] for row in found] == ["拒收", "接受"]
    assert found[1][4:] == [9, 7, 2, 2]


def test_no_household_is_named(book: Any) -> None:
    said = [str(value) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row]
    assert not [text for text in said if "王桂兰" in text or text in {f"H{place}" for place in range(10)}]


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(1, 8, "12.5%"), (1, 2000, "0.1%"), (1, 2001, "0.0%"), (0, 5, "0.0%"), (0, 0, "—")]
)
def test_shares_have_one_decimal_rounded_half_away_from_zero(part: int, whole: int, text: str) -> None:
    assert _share(part, whole) == text
