"""Ledgers on one small world: what stands on each and what does not, what is late, and that nobody is named."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from fangpin_pipeline.day import Day
from fangpin_pipeline.ledgers import all_ledgers
from fangpin_pipeline.outputs.ledger_book import write_ledgers
from fangpin_pipeline.reading.gate import Judgement
from fangpin_pipeline.rules.lint.portable import faults
from fangpin_pipeline.stages.publication import imprint
from fangpin_pipeline.warehouse import Home, PublishedRun
from tests.spec.measured import reporting
from tests.spec.world import CITY, COUNTY, OTHER, VILLAGE, D, World

_HEAD_ROW, _FIRST_ROW = 5, 6
_TITLE, _HINT = "A1", "A3"


@dataclass(frozen=True)
class Kept:
    """The published run of the world, the workbook of each county, and everything in it that tells who somebody is."""

    run: PublishedRun
    books: dict[str, Path]
    secrets: frozenset[str]

    def rows(self, ledger: str) -> list[dict[str, Any]]:
        return self.run.read(f"ledger_{ledger}").to_pylist()

    def row(self, ledger: str) -> dict[str, Any]:
        (row,) = self.rows(ledger)
        return row

    def status(self, county: str, ledger: str) -> tuple[str, int | None, str]:
        told = {(row["county_code"], row["ledger"]): row for row in self.run.read("ledger_status").to_pylist()}
        row = told[county, ledger]
        return row["status"], row["entries"], row["late"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    root = tmp_path_factory.mktemp("ledgers")
    world = reporting(World(), (COUNTY,), late={"X12"})
    reporting(world, (OTHER,), late={"X11", "X26"})
    head, child = _family(world)
    _filled(world, head, child)
    _city_itself(world)
    run = world.publish(root, D)
    written = write_ledgers(root / "out", run.path, imprint(Day(D, Home(root), root, root, gate=unused_gate), run))
    named = {"赵小宝", "王建国", "陈医生", "孙走访", "某某合作社"}
    return Kept(run, {file.parents[1].name: file for file in written}, frozenset({head, *child, *named}))


def unused_gate(extract: object, candidates: object) -> Judgement:
    """A world has no files to judge."""
    raise AssertionError("no file is judged here")


def _family(world: World) -> tuple[str, list[str]]:
    """A household with a child of each kind, and a county beside it with a household of its own."""
    head = world.household("H1", head_name="王建国")[0]
    children = [world.person(f"2010010{place}") for place in range(1, 8)]
    for one in children:
        world.member("H1", one, name="赵小宝")
    world.household("N1", county=OTHER)
    return head, children


def _filled(world: World, head: str, children: list[str]) -> None:
    dropped, absent, studying, sent, moved, quarantined, _ = children  # the last is on no roll
    world.add("X11", {"id_no": quarantined}, accepted=False)
    for one, status, days in (
        (dropped, "辍学", None),
        (absent, "在读", 30),
        (studying, "在读", 0),
        (sent, "送教上门", None),
        (moved, "转学", None),
    ):
        roll = {"id_no": one, "stage": "小学", "status": status, "absent_days": days, "student_no": f"G{one}"}
        world.add("X11", roll)
    for grade, finished in (("D", None), ("C", "2017-01-01"), (None, None)):
        house = {"house_no": f"F{grade}", "owner_id_no": head, "grade": grade, "occupied": True, "subsidy": 1000}
        world.add("X18", {**house, "finished_on": finished})
    village = VILLAGE[COUNTY]
    asset = {"asset_no": "Z1", "asset": "大棚", "kind": "经营性", "village_code": village, "original_value": "10000.50"}
    world.add("X26", {**asset, "operator": "某某合作社", "income_due": 500, "income_paid": 200, "state": "正常"})
    for entry, day, direction in (
        ("P0", "2019-12-31", "收入"),
        ("P1", "2020-01-05", "收入"),
        ("P2", "2020-02-01", "支出"),
    ):
        booked = {"entry_no": entry, "county_code": COUNTY, "booked_on": day, "direction": direction}
        world.add("X25c", {**booked, "amount": "300.25", "balance": 900})
    loan = {"loan_no": "L1", "borrower_id_no": head, "amount": 50000, "use": "户用生产"}
    world.add("X29", {**loan, "granted_on": "2018-01-01", "due_on": "2020-01-01", "overdue_days": 40})
    world.add(
        "X20", {"id_no": head, "month": "2020-02-01", "kind": "公益岗", "employer": "村委会", "monthly_wage": 800}
    )
    stranger = world.page("G1")[0]
    for one, disease, kind, contracted in (
        (head, "高血压", "慢性病", False),
        (head, "糖尿病", "慢性病", None),
        (head, "肺癌", "大病", False),
        (stranger, "高血压", "慢性病", False),
    ):
        ill = {"id_no": one, "disease": disease, "kind": kind, "contracted": contracted, "doctor": "陈医生"}
        world.add("X14", ill)
    for issue, due, closed in (
        ("W1", "2020-01-31", None),
        ("W2", "2020-01-31", "2020-01-15"),
        ("W3", "2020-06-30", None),
    ):
        found = {"issue_no": issue, "source": "考核", "county_code": COUNTY, "found_on": "2019-12-01", "due_on": due}
        world.add("X33", {**found, "closed_on": closed})
    for visit, day in (("V1", "2020-03-10"), ("V0", "2018-03-10")):
        made = {"visit_no": visit, "household_no": "H1", "visited_on": day, "visitor_level": "帮扶责任人"}
        world.add("X06", {**made, "visitor_name": "孙走访", "difficulty": False})
    for number, direction, points in (("T1", "获得", Decimal(30)), ("T2", "兑换", Decimal("12.5"))):
        moved_points = {"transaction_no": number, "household_no": "H1", "occurred_on": "2020-03-01"}
        world.add("X34a", {**moved_points, "direction": direction, "points": points})
    for notice, first, last in (("G1", "2020-03-10", "2020-03-16"), ("G0", "2018-01-01", "2018-01-07")):
        shown = {"notice_no": notice, "area_code": village, "content_kind": "资金项目", "started_on": first}
        world.add("X37", {**shown, "ended_on": last, "masked": True})


def _city_itself(world: World) -> None:
    """A file of the whole city, older than those of the counties, with what the city itself keeps."""
    found = {"source": "审计", "found_on": "2019-12-01", "due_on": "2020-06-30"}
    world.add("X33", {"issue_no": "W9", "county_code": CITY, **found}, on="2020-03-02", county=CITY)
    booked = {"entry_no": "P9", "county_code": CITY, "booked_on": "2020-02-03", "direction": "收入"}
    world.add("X25c", {**booked, "amount": "900", "balance": 900}, on="2020-03-02", county=CITY)


def test_children_out_of_school_with_how_they_were_found(kept: Kept) -> None:
    found = {(row["status"], row["found_by"], row["roll_status"]) for row in kept.rows("dropout")}
    # The child that is at school is not on the ledger.
    assert len(kept.rows("dropout")) == 6
    assert found == {
        ("确认", "学籍状态", "辍学"),
        ("疑似", "连续缺勤", "在读"),
        ("疑似", "户籍比对无学籍", "无学籍"),
        ("待核", "学籍去向不明", "转学"),
        ("待核", "学籍行被隔离", None),
        ("排除", "学籍状态", "送教上门"),
    }
    assert {row["aid"] for row in kept.rows("dropout")} == {None}, "late payments are unknown, not 0"


def test_houses_of_grade_c_or_d_or_not_appraised(kept: Kept) -> None:
    # The house that was made safe years ago has gone, and safe houses never were on the ledger.
    assert {(row["house_no"], row["standing"], row["subsidy"]) for row in kept.rows("housing")} == {
        ("FD", "居住未处置", Decimal("1000.00")),
        ("FNone", "待鉴定", Decimal("1000.00")),
    }


def test_what_the_city_itself_keeps_stands_in_its_own_book(kept: Kept) -> None:
    assert kept.status(CITY, "rectification") == ("正常", 1, "")
    assert kept.status(CITY, "relief_account") == ("正常", 1, "")
    assert kept.status(CITY, "notice") == ("未报", None, "X37 公告公示"), "a county's file tells nothing of the city"
    book = load_workbook(kept.books[CITY])
    assert book.sheetnames == ["防贫资金专户台账", "问题整改台账", "公告公示台账", "说明"]
    sheet = book["问题整改台账"]
    assert sheet[_TITLE].value == "巴彦淖尔市（市本级）问题整改台账"
    assert _cells(sheet, _FIRST_ROW)["问题编号"] == "W9"
    assert "W9" not in _texts(load_workbook(kept.books[COUNTY])["问题整改台账"])


def test_what_offices_keep(kept: Kept) -> None:
    asset = kept.row("asset")
    assert (asset["original_value"], asset["income_owed"]) == (Decimal("10000.50"), Decimal("300.00"))
    assert asset["net_value"] is None
    entries = [
        (row["entry_no"], row["received"], row["paid"])
        for row in kept.rows("relief_account")
        if row["county_code"] == COUNTY
    ]
    assert entries == [("P1", Decimal("300.25"), None), ("P2", None, Decimal("300.25"))], "entries of this year"
    standing = {row["issue_no"]: row["standing"] for row in kept.rows("rectification")}
    assert standing == {"W1": "逾期未销号", "W2": "按期销号", "W3": "整改中", "W9": "整改中"}
    notice = kept.row("notice")
    assert (notice["notice_no"], notice["days"], notice["standing"]) == ("G1", 7, "公示中")


def test_what_households_have(kept: Kept) -> None:
    loan = kept.row("loan")
    assert (loan["standing"], loan["balance"], loan["own_use"]) == ("逾期", None, None)
    post = kept.row("public_post")
    assert (post["employer"], post["month"]) == ("村委会", date(2020, 2, 1))
    # Whether there is a contract for the second disease is not known.
    chronic = {(row["household_no"], row["disease"]): row["standing"] for row in kept.rows("chronic")}
    assert chronic == {("H1", "高血压"): "未签约", ("H1", "糖尿病"): None}
    assert kept.row("visit")["visit_no"] == "V1"
    points = kept.row("points")
    assert (points["earned"], points["redeemed"], points["balance"]) == (Decimal(30), Decimal("12.5"), Decimal("17.5"))


def test_a_county_that_did_not_report_has_no_rows_and_says_so(kept: Kept) -> None:
    assert kept.status(OTHER, "dropout") == ("未报", None, "X11 学籍信息")
    assert kept.status(OTHER, "loan") == ("正常", 0, "")
    assert kept.status(COUNTY, "dropout") == ("正常", 6, "X12 学生资助")
    book = load_workbook(kept.books[OTHER])
    late, empty = book["失学辍学台账"], book["小额信贷台账"]
    assert str(late.cell(_FIRST_ROW, 1).value).startswith("未报：X11")
    assert "不等于没有对象" in str(late[_HINT].value)
    assert "合计" not in _texts(late)
    assert empty.cell(_FIRST_ROW, 1).value == "本期无记录"
    assert empty.cell(_FIRST_ROW + 1, 2).value == "0条"


def test_no_table_names_anybody(kept: Kept) -> None:
    for ledger in all_ledgers().values():
        table = pq.read_table(kept.run.file(ledger.table.name))
        said = "\n".join(str(value) for column in table.columns for value in column.to_pylist())
        assert not [secret for secret in kept.secrets if secret in said], ledger.name
        assert not set(ledger.personal_columns) & set(table.column_names)


def test_the_workbook_names_but_masks(kept: Kept) -> None:
    book = load_workbook(kept.books[COUNTY])
    assert book.sheetnames == [*(ledger.title for ledger in all_ledgers().values()), "说明"]
    said = "\n".join(_texts(sheet) for sheet in book.worksheets)
    assert all(name in said for name in ("赵小宝", "王建国", "陈医生", "孙走访", "某某合作社"))
    assert not [number for number in kept.secrets if number.isascii() and number in said]


def test_columns_that_nobody_holds_are_shown_and_named(kept: Kept) -> None:
    book = load_workbook(kept.books[COUNTY])
    sheet = book["扶贫资产台账"]
    assert sheet[_TITLE].value == "五原县扶贫资产台账"
    row = _cells(sheet, _FIRST_ROW)
    assert (row["管护人"], row["净值"], row["经营权主体"], row["闲置起始"]) == ("…", "…", "某某合作社", "—")
    assert row["原值"] == 10000.5
    total = _cells(sheet, _FIRST_ROW + 1)
    assert (total["资产编号"], total["原值"], total["净值"]) == ("1条", 10000.5, "…（1条不详）")
    notes = _texts(book["说明"])
    assert "扶贫资产台账：1条。服务于：扶贫资产资本统计管理台账（第2.01条）" in notes
    assert "没有部门数据的栏目：收益分配、受益户数、管护人" in notes


def test_statements_are_portable() -> None:
    assert {name: told for name, ledger in all_ledgers().items() if (told := faults(ledger.statement))} == {}


def _cells(sheet: Worksheet, row: int) -> dict[str, Any]:
    titles = [sheet.cell(_HEAD_ROW, place).value or sheet.cell(_HEAD_ROW - 1, place).value for place in _columns(sheet)]
    return {str(title): sheet.cell(row, place).value for title, place in zip(titles, _columns(sheet), strict=True)}


def _columns(sheet: Worksheet) -> range:
    return range(1, sheet.max_column + 1)


def _texts(sheet: Worksheet) -> str:
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
