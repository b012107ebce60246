"""Worked cases of the reference itself, each a sentence of the contract with its number just below, at and above."""

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fangpin_pipeline.extracts import extract

from .naive import Book, Instrument, screen
from .naive.cells import InvalidCellError, check_character, read_cell

DAY = date(2020, 3, 16)
COUNTY = "150821"
VILLAGE = "150821100001"
BASE = date(1899, 12, 30)


def person(born: str = "19800101", number: int = 111) -> str:
    head = f"152824{born}{number}"
    return head + check_character(head)


A, B, C = person(), person(number=113), person(number=115)


class Town:
    """A landing folder with one registered household H1 of the persons A and B, where all is known and well."""

    def __init__(self, root: Path) -> None:
        self.landing = root
        self.rows: dict[str, list[dict[str, Any]]] = {
            "X01": [{"household_no": "H1", "village_code": VILLAGE, "household_type": "已脱贫", "member_count": 5}],
            "X02": [self.member(A), self.member(B)],
            "X10": [self.registered(A, "K1", "户主"), self.registered(B, "K1")],
            "X03": [self.income("2020-02", 40000), self.income("2019-12", 20000)],
            "X04": [],
            "X07": [],
            "X08": [],
            "X11": [],
            "X12": [],
            "X14": [],
            "X16": [self.insured(A), self.insured(B)],
            "X17": [],
            "X22": [],
            "X31": [],
        }

    def member(self, id_no: str, no: str = "H1", **more: Any) -> dict[str, Any]:
        return {"household_no": no, "id_no": id_no, "labour": "普通劳动力", "change": "", "changed_on": "", **more}

    def registered(self, id_no: str, hukou: str, relation: str = "", **more: Any) -> dict[str, Any]:
        row = {"hukou_no": hukou, "village_code": VILLAGE, "id_no": id_no, "relation": relation}
        return {**row, "status": "正常", "changed_on": "", **more}

    def income(self, month: str, wage: object, no: str = "H1", **more: Any) -> dict[str, Any]:
        zeros = {"business": 0, "business_cost": 0, "property": 0}
        return {"household_no": no, "period_end": month, "wage": wage, **zeros, **more}

    def insured(self, id_no: str, year: int = 2020, resident: str = "是", **more: Any) -> dict[str, Any]:
        return {"id_no": id_no, "year": year, "resident_basic": resident, "employee_basic": "否", **more}

    def paid(self, amount: object, id_no: str = A, on: str = "2019-06-01", **more: Any) -> dict[str, Any]:
        row = {"settlement_no": f"S{len(self.rows['X17'])}", "id_no": id_no, "settled_on": on, "visit_kind": "门诊"}
        row |= {"injury": "否", "total": amount, "basic_paid": 0, "compliant_self_paid": amount, **more}
        self.rows["X17"].append(row)
        return row

    def student(self, id_no: str, cost: object, stage: str = "大学") -> None:
        self.rows["X11"].append({"id_no": id_no, "stage": stage, "status": "在读", "annual_cost": cost})

    def event(self, kind: str, loss: object, on: str = "2019-06-01", damaged: str = "否") -> None:
        row = {"event_no": f"E{len(self.rows['X31'])}", "kind": kind, "head_id_no": A, "occurred_on": on}
        self.rows["X31"].append({**row, "loss": loss, "house_damaged": damaged})

    def write(self, x: str, rows: Iterable[dict[str, Any]], day: str, name: str = COUNTY, columns: str = "") -> None:
        folder = self.landing / day
        folder.mkdir(parents=True, exist_ok=True)
        rows = list(rows)
        required = [column.name for column in extract(x).required]
        names = columns.split() or list(dict.fromkeys([*required, *(key for row in rows for key in row)]))
        with (folder / f"{extract(x).name}_{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([names, *([row.get(key, "") for key in names] for row in rows)])

    def screen(self, previous: Any = None, book: Book | None = None, on: date = DAY, **days: str) -> "Result":
        for x, rows in self.rows.items():
            if days.get(x) != "":
                self.write(x, rows, days.get(x, "2020-03-10"))
        return Result(screen(self.landing, on, previous, book))


class Result:
    def __init__(self, tables: dict[str, list[dict[str, Any]]]) -> None:
        self.tables = tables

    def rule(self, name: str, no: str = "H1") -> str:
        """`clear`, `unknown` or the severity of the hit."""
        found = [row for row in self.tables["flag"] if row["rule"] == name and row["household_no"] == no]
        return found[0]["severity"] or "unknown" if found else "clear"

    def of_class(self, prefix: str, no: str = "H1") -> str:
        row = next(row for row in self.tables["household_class"] if row["household_no"] == no)
        return next(value for key, value in row.items() if key.startswith(prefix))

    def fact(self, name: str, no: str = "H1") -> Any:
        return next(row for row in self.tables["household_fact"] if row["household_no"] == no)[name]

    def households(self) -> list[str]:
        return sorted(row["household_no"] for row in self.tables["household_fact"])

    def unverified(self) -> set[str]:
        return {row["rule"] for row in self.tables["verification"]}

    def delivery(self, name: str) -> dict[str, Any]:
        return next(row for row in self.tables["delivery"] if row["delivery"].endswith(name))

    def warning(self, no: str = "H1") -> dict[str, Any]:
        return next(row for row in self.tables["warning"] if row["household_no"] == no)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def cell(x: str, column: str, text: str, unit: str | None = None) -> Any:
    return read_cell(extract(x).by_name[column], text, unit, DAY, BASE)


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("1,234.505", None, "1234.51"),
        ("（12.5）", None, "-12.50"),
        ("−3", None, "-3.00"),
        ("￥１２", None, "12.00"),
        ("1.2", "万元", "12000.00"),
        ("300元", "万元", "300.00"),
        ("0.0000005万元", None, "0.01"),
        ("-0.005", None, "-0.01"),
    ],
)
def test_money(text: str, unit: str | None, yuan: str) -> None:
    assert cell("X17", "total", text, unit) == Decimal(yuan)


@pytest.mark.parametrize(
    "text", ["2020-03-16", "2020.3.16", "2020/3/16", "20200316", "2020年3月16日", "2020-03-16 08:00:00", "43906"]
)
def test_dates(text: str) -> None:
    assert cell("X17", "settled_on", text) == DAY
    assert cell("X03", "period_end", text) == date(2020, 3, 1)


@pytest.mark.parametrize("text", ["1899-12-31", "2101-01-01", "2020-02-30", "19999", "60001", "16/3/2020"])
def test_no_dates(text: str) -> None:
    with pytest.raises(InvalidCellError):
        cell("X17", "settled_on", text)


@pytest.mark.parametrize(
    "text", ["15282419720314003x", " 152824 19720314003Ｘ", "'152824197203140 03×", "152824720314003"]
)
def test_id_numbers(text: str) -> None:
    assert cell("X16", "id_no", text) == "15282419720314003X"


@pytest.mark.parametrize("text", ["152824197203140031", "15282418991231003X", person("20200317"), "999999197203140039"])
def test_no_id_numbers(text: str) -> None:
    with pytest.raises(InvalidCellError):
        cell("X16", "id_no", text)


def test_empty_cells() -> None:
    assert cell("X01", "helper_name", "无") is None
    assert cell("X07", "ended_on", "长期") is None
    assert cell("X16", "employee_basic", "未知") is None
    assert cell("X16", "employee_basic", "无") is False
    assert cell("X02", "labour", "不详") is None
    for x, column, text in (("X02", "labour", "无"), ("X16", "employee_basic", "NULL")):
        with pytest.raises(InvalidCellError):
            cell(x, column, text)


def test_all_is_well(town: Town) -> None:
    result = town.screen()
    assert result.households() == ["H1"]
    assert not result.tables["flag"] and not result.tables["warning"] and not result.tables["verification"]
    assert [result.of_class(name) for name in ("c1", "c2", "c3", "c4")] == ["clear"] * 4
    assert result.fact("rx") == 0 and result.fact("nipc") == 20000


@pytest.mark.parametrize(
    ("oop", "verdict"), [("7999.99", "clear"), ("8000", "orange"), ("8000.01", "orange"), ("0", "clear")]
)
def test_illness_share_of_last_year(town: Town, oop: str, verdict: str) -> None:
    town.paid(oop)
    assert town.screen().rule("illness") == verdict


@pytest.mark.parametrize(("oop", "verdict"), [("9999.99", "clear"), ("10000", "orange")])
def test_illness_amount(town: Town, oop: str, verdict: str) -> None:
    town.rows["X03"] = [town.income("2019-12", 99999)]
    town.paid(oop)
    assert town.screen().rule("illness") == verdict


@pytest.mark.parametrize(
    ("on", "oop"), [("2019-02-28", 0), ("2019-03-01", 100), ("2020-02-29", 100), ("2020-03-01", 0)]
)
def test_twelve_months(town: Town, on: str, oop: int) -> None:
    town.paid(100, on=on)
    assert town.screen().fact("oop") == oop


def test_self_paid_falls_back_on_what_nobody_paid_and_refunds_count(town: Town) -> None:
    town.paid(1000, compliant_self_paid="", basic_paid=300, critical_paid=50, aid_paid="")
    town.paid(-100)
    assert town.screen().fact("oop") == 550


def test_refunds_do_not_go_below_nothing(town: Town) -> None:
    town.paid(-100)
    assert town.screen().fact("oop") == 0


def test_quarantined_settlement_leaves_a_lower_bound(town: Town) -> None:
    town.paid(8000)
    town.paid("三百")
    result = town.screen()
    assert result.fact("oop") is None and result.fact("rx_low") == 8000
    assert result.rule("illness") == "orange" and result.rule("rigid_spending") == "unknown"


@pytest.mark.parametrize(("on", "verdict"), [("2019-01-01", "clear"), ("2019-06-01", "unknown"), ("也许", "unknown")])
def test_quarantined_row_counts_only_in_its_window(town: Town, on: str, verdict: str) -> None:
    town.paid(1)
    town.paid("三百", on=on)
    assert town.screen().rule("illness") == verdict


def test_newer_row_of_the_key_settles_a_quarantined_one(town: Town) -> None:
    row = town.paid("三百")
    town.write("X17", [{**row, "total": 5, "compliant_self_paid": 5}], "2020-03-11")
    assert town.screen().fact("oop") == 5


@pytest.mark.parametrize(("day", "known"), [("2020-02-10", True), ("2020-02-09", False)])
def test_stale_extract(town: Town, day: str, known: bool) -> None:
    town.paid(100)
    result = town.screen(X17=day)
    assert (result.fact("oop") is not None) is known
    assert result.fact("rx_low") == (100 if known else 0)
    assert not result.unverified()


def test_absent_extract_is_not_for_verification_but_an_empty_cell_is(town: Town) -> None:
    town.rows["X16"] = [town.insured(A), town.insured(B, resident="")]
    result = town.screen(X31="")
    assert result.rule("accident") == result.rule("disaster") == "unknown"
    assert result.unverified() == {"insurance_gap"}


@pytest.mark.parametrize(
    ("rx", "verdict"),
    [
        ("20000", "clear"),
        ("20000.01", "yellow"),
        ("24000", "yellow"),
        ("24000.01", "orange"),
        ("30000", "orange"),
        ("30000.01", "red"),
    ],
)
def test_rigid_spending(town: Town, rx: str, verdict: str) -> None:
    town.event("火灾", rx)
    assert town.screen().rule("rigid_spending") == verdict


@pytest.mark.parametrize(("rx", "verdict"), [("0", "clear"), ("0.01", "red")])
def test_rigid_spending_without_an_income(town: Town, rx: str, verdict: str) -> None:
    town.rows["X03"] = [town.income("2019-12", 0)]
    town.event("火灾", rx)
    assert town.screen().rule("rigid_spending") == verdict


@pytest.mark.parametrize(("rx", "verdict"), [("10000", "clear"), ("10000.01", "unknown")])
def test_unknown_income_is_judged_by_the_reference_income(town: Town, rx: str, verdict: str) -> None:
    town.rows["X03"] = [town.income("2020-02", 40000)]
    town.event("火灾", rx)
    assert town.screen().rule("rigid_spending") == verdict


def test_schooling(town: Town) -> None:
    town.student(A, "6500")
    town.rows["X12"] = [{"id_no": A, "program": "助学金", "amount": 500, "paid_on": "2020-02-29"}]
    assert town.screen().rule("schooling") == "clear"
    town.rows["X12"][0]["amount"] = "499.99"
    assert town.screen().rule("schooling") == "orange"
    town.rows["X11"][0]["stage"] = "初中"
    result = town.screen()
    assert result.rule("schooling") == "clear" and result.fact("edu") == Decimal("6000.01")


def test_two_students_without_a_known_cost(town: Town) -> None:
    town.student(A, "")
    assert town.screen().rule("schooling") == "unknown"
    town.student(B, "")
    assert town.screen().rule("schooling") == "yellow"


def test_no_children_no_need_of_aid_rows(town: Town) -> None:
    result = town.screen(X12="")
    assert result.rule("schooling") == "clear" and result.fact("edu") == 0


@pytest.mark.parametrize(
    ("issued", "living", "care", "verdict"),
    [
        ("2019-12-17", 1, 0, "yellow"),
        ("2019-12-16", 1, 0, "clear"),
        ("2020-03-17", 0, 1, "clear"),
        ("2010-01-01", 0, "", "orange"),
        ("2010-01-01", "外", "", "orange"),
        ("", 1, 0, "unknown"),
    ],
)
def test_disability(town: Town, issued: str, living: object, care: object, verdict: str) -> None:
    row = {"id_no": A, "category": "肢体", "grade": "二级", "issued_on": issued}
    town.rows["X22"] = [{**row, "living_subsidy": living, "care_subsidy": care}]
    assert town.screen().rule("disability") == verdict


def test_disability_without_the_columns_of_the_subsidies(town: Town) -> None:
    town.rows["X22"] = [{"id_no": A, "category": "肢体", "grade": "二级", "issued_on": "2010-01-01"}]
    assert town.screen().rule("disability") == "unknown"


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({"resident": "否"}, "red"),
        ({"resident": "否", "employee_basic": ""}, "unknown"),
        ({"resident": ""}, "unknown"),
        ({"resident": "", "employee_basic": "是"}, "clear"),
        ({"year": 2019}, "red"),
    ],
)
def test_insurance_gap(town: Town, row: dict[str, Any], verdict: str) -> None:
    town.rows["X16"][1] = town.insured(B, **row)
    assert town.screen().rule("insurance_gap") == verdict


def test_insurance_gap_without_any_row_of_the_year(town: Town) -> None:
    town.rows["X16"] = [town.insured(A, 2019), town.insured(B, 2019)]
    assert town.screen().rule("insurance_gap") == "unknown"


@pytest.mark.parametrize(("born", "verdict"), [("20200217", "clear"), ("20200216", "red")])
def test_newborns_need_no_insurance_yet(town: Town, born: str, verdict: str) -> None:
    town.rows["X02"].append(town.member(person(born)))
    assert town.screen().rule("insurance_gap") == verdict


@pytest.mark.parametrize(
    ("change", "on", "verdict"), [("参军", "", "clear"), ("参军", "2020-03-17", "red"), ("失联", "", "red")]
)
def test_soldiers_need_no_insurance(town: Town, change: str, on: str, verdict: str) -> None:
    town.rows["X02"].append(town.member(C, change=change, changed_on=on))
    assert town.screen().rule("insurance_gap") == verdict


@pytest.mark.parametrize(
    ("on", "year", "resident", "verdict"),
    [
        ("2020-03-10", 2020, "否", "red"),
        ("2019-12-31", 2019, "否", "red"),
        ("2019-12-31", 2019, "", "clear"),
        ("2019-02-28", 2019, "否", "clear"),
        ("2020-03-17", 2020, "是", "clear"),
    ],
)
def test_inpatient_without_insurance(town: Town, on: str, year: int, resident: str, verdict: str) -> None:
    town.rows["X16"] = [town.insured(A), town.insured(B)]
    if year == 2020:
        town.rows["X16"].pop(0)
    town.rows["X16"].append(town.insured(A, year, resident))
    town.paid(10, on=on, visit_kind="住院")
    assert town.screen().rule("illness") == verdict


@pytest.mark.parametrize(
    ("diagnosed", "kind", "verdict"),
    [
        ("2019-03-17", "大病", "yellow"),
        ("2019-03-16", "大病", "clear"),
        ("", "大病", "unknown"),
        ("", "慢性病", "clear"),
    ],
)
def test_serious_disease(town: Town, diagnosed: str, kind: str, verdict: str) -> None:
    town.rows["X14"] = [{"id_no": A, "disease": "肺癌", "kind": kind, "diagnosed_on": diagnosed}]
    assert town.screen().rule("illness") == verdict


@pytest.mark.parametrize(
    ("loss", "damaged", "verdict"), [(4000, "否", "clear"), (4001, "否", "orange"), (1, "是", "orange")]
)
def test_disaster(town: Town, loss: int, damaged: str, verdict: str) -> None:
    town.event("雪灾", loss, damaged=damaged)
    assert town.screen().rule("disaster") == verdict


def test_accident_and_injury(town: Town) -> None:
    town.event("意外事故", 5, on="2020-03-16")
    result = town.screen()
    assert (result.rule("accident"), result.rule("disaster"), result.fact("acc")) == ("orange", "clear", 0)
    town.rows["X31"] = []
    town.paid(1, injury="")
    assert town.screen().rule("accident") == "unknown"


@pytest.mark.parametrize(
    ("income", "spell", "verdict"),
    [
        ("11600", None, "clear"),
        ("11599.99", None, "orange"),
        ("11599.99", {"started_on": "2020-03-16", "ended_on": "2020-03-16"}, "clear"),
        ("11599.99", {"started_on": "2020-03-17", "ended_on": ""}, "orange"),
        ("11599.99", {"started_on": "也许", "ended_on": "2020-03-15"}, "orange"),
        ("11599.99", {"started_on": "也许", "ended_on": ""}, "unknown"),
    ],
)
def test_dibao_gap(town: Town, income: str, spell: dict[str, str] | None, verdict: str) -> None:
    town.rows["X03"].append(town.income("2020-01", income))
    town.rows["X03"].pop(0)
    good = {"id_no": C, "monthly_amount": 1, "started_on": "2019-01-01", "ended_on": ""}
    town.rows["X07"] = [good, *([{"id_no": B, "monthly_amount": 1, **spell}] if spell else [])]
    assert town.screen().rule("dibao_gap") == verdict


@pytest.mark.parametrize(
    ("labour", "verdict"),
    [(("无劳动力", "丧失劳动力"), "red"), (("无劳动力", ""), "unknown"), (("", "普通劳动力"), "clear")],
)
def test_floor_gap(town: Town, labour: tuple[str, str], verdict: str) -> None:
    town.rows["X02"] = [town.member(A, labour=labour[0]), town.member(B, labour=labour[1])]
    assert town.screen().rule("floor_gap") == verdict


@pytest.mark.parametrize(
    ("months", "ni"), [(("2018-11",), 7), (("2018-10",), None), (("2020-03",), None), (("2019-01", "2019-05"), 7)]
)
def test_income_record(town: Town, months: tuple[str, ...], ni: int | None) -> None:
    town.rows["X03"] = [town.income(month, 7 if month == months[-1] else 1) for month in months]
    assert town.screen().fact("ni") == ni


def test_net_income_and_the_previous_year(town: Town) -> None:
    more = {"pension": 1, "dibao": 2, "tekun": "", "policy_subsidy": 4, "other_transfer": 8}
    town.rows["X03"] = [town.income("2019-11", 9), town.income("2019-06", 100, **more)]
    town.rows["X03"][1] |= {"business": 50, "business_cost": 70, "property": 0.5}
    assert town.screen().fact("ni_py") == 9
    town.rows["X03"].pop(0)
    assert town.screen().fact("ni_py") == Decimal("95.50")


@pytest.mark.parametrize(("income", "verdict"), [("9999.99", "hit"), ("10000", "clear")])
def test_unstable_exit(town: Town, income: str, verdict: str) -> None:
    town.rows["X03"][0] = town.income("2020-02", income)
    assert town.screen().of_class("c1") == verdict
    town.rows["X01"][0]["household_type"] = "返贫"
    assert town.screen().of_class("c1") == "clear"


@pytest.mark.parametrize(
    ("code", "verdict"),
    [("BZ2020", "hit"), ("BZ2021", "clear"), ("BZADJ", "hit"), ("BZLONG", "clear"), ("", "unknown"), ("QT", "unknown")],
)
def test_subsidy_dependent(town: Town, code: str, verdict: str) -> None:
    town.rows["X03"][0] = town.income("2020-02", 6000, policy_subsidy=6000, policy_code=code)
    assert town.screen().of_class("c3") == verdict


@pytest.mark.parametrize(("loss", "verdict"), [("32000", "hit"), ("31999.99", "clear")])
def test_rigid_spending_household(town: Town, loss: str, verdict: str) -> None:
    town.event("生产失败", loss)
    assert town.screen().of_class("c4") == verdict


def general(town: Town, income: object) -> None:
    town.rows["X10"].append(town.registered(C, "G1", "户主"))
    town.rows["X03"].append(town.income("2020-02", income, no="G1"))


@pytest.mark.parametrize(("income", "verdict"), [("5000", "hit"), ("5000.01", "clear")])
def test_low_income_needs_a_risk(town: Town, income: str, verdict: str) -> None:
    general(town, income)
    result = town.screen()
    assert result.rule("insurance_gap", "G1") == "red" and result.of_class("c2", "G1") == verdict
    town.rows["X16"].append(town.insured(C))
    assert town.screen().of_class("c2", "G1") == "clear"


def test_low_income_with_a_measure_is_clear(town: Town) -> None:
    general(town, 5000)
    town.rows["X04"] = [
        {
            "household_no": "G1",
            "measure_no": "1",
            "measure_group": "搬迁",
            "started_on": "2020-03-16",
            "ended_on": "长期",
        }
    ]
    assert town.screen().of_class("c2", "G1") == "clear"


def test_general_household_without_income_record(town: Town) -> None:
    general(town, 1)
    town.rows["X03"].pop()
    result = town.screen()
    assert result.rule("dibao_gap", "G1") == "clear"
    assert (result.of_class("c2", "G1"), result.of_class("c3", "G1")) == ("unknown", "clear")


def test_person_in_two_households(town: Town) -> None:
    town.rows["X01"].append({**town.rows["X01"][0], "household_no": "H0"})
    town.rows["X02"].append(town.member(A, "H0"))
    result = town.screen()
    assert (result.fact("n", "H0"), result.fact("n", "H1")) == (1, 1)
    assert sorted(row["household_no"] for row in result.tables["conflict"]) == ["H0", "H1"]


def test_moved_out_joins_his_hukou_and_the_dead_leave_all(town: Town) -> None:
    town.rows["X02"][1] = town.member(B, change="婚出")
    assert town.screen().households() == ["H1", "K1"]
    town.rows["X02"][1] = town.member(B, change="死亡", changed_on="2020-03-16")
    result = town.screen()
    assert result.households() == ["H1"] and result.fact("n") == 1


@pytest.mark.parametrize(("on", "oop"), [("2019-02-28", 0), ("2019-03-01", 50), ("2020-03-16", 50), ("", 0)])
def test_spending_of_the_dead_counts_while_the_death_is_recent(town: Town, on: str, oop: int) -> None:
    town.rows["X02"][1] = town.member(B, change="死亡", changed_on=on)
    town.paid(50, B, on="2019-12-01")
    assert town.screen().fact("oop") == oop


def test_everybody_gone_no_household_but_without_rows_the_count_speaks(town: Town) -> None:
    town.rows["X01"].append({**town.rows["X01"][0], "household_no": "H2", "member_count": 3})
    town.rows["X01"].append({**town.rows["X01"][0], "household_no": "H3", "member_count": 0})
    town.rows["X02"] = [town.member(A, change="死亡"), town.member(B, change="迁出")]
    result = town.screen()
    assert result.households() == ["H2", "H3", "K1"]
    assert (result.fact("n", "H2"), result.fact("n", "H3"), result.fact("oop", "H2")) == (3, None, None)
    assert result.rule("insurance_gap", "H2") == "unknown"


def test_unidentified_member(town: Town) -> None:
    bad = A[:17] + ("1" if A[17] != "1" else "2")
    town.rows["X02"].append(town.member(bad))
    result = town.screen()
    assert result.fact("n") == 3 and result.fact("oop") is None
    assert result.rule("insurance_gap") == "unknown" and result.rule("floor_gap") == "clear"


def test_a_conflict_counts_once_and_keeps_the_person_out_of_general_households(town: Town) -> None:
    town.rows["X10"].append(town.registered(C, "G9"))
    town.rows["X02"] += [town.member(C, name="甲"), town.member(C, name="乙")]
    result = town.screen()
    assert result.households() == ["H1"] and result.fact("n") == 3


def test_quarantined_household_is_none_and_its_persons_nowhere(town: Town) -> None:
    good = town.screen(X01="2020-03-09")
    previous = [{**good.tables["household_fact"][0], "severity": "red", "state": "new", "rules": "illness"}]
    previous[0] |= {"first_seen": DAY, "due_on": DAY}
    town.rows["X01"].append({**town.rows["X01"][0], "household_no": "H2"})
    town.rows["X01"][0]["household_type"] = "外"
    result = town.screen(previous)
    assert result.households() == ["H2"]
    assert (result.warning()["state"], result.warning()["reason"]) == ("cleared", "unknown_now")


@pytest.mark.parametrize(("kept", "believed"), [(2, True), (1, False)])
def test_a_roll_that_lost_half_a_county_is_not_believed(town: Town, kept: int, believed: bool) -> None:
    town.rows["X10"].append(town.registered(C, "G1"))
    rows = [{**row, "status": "死亡"} for row in town.rows["X10"][:kept]]
    town.write("X10", rows, "2020-03-12", name="全市")
    result = town.screen()
    assert result.households() == ([] if believed else ["G1", "H1"])


@pytest.mark.parametrize(("day", "verdict"), [("2020-03-10", "orange"), ("2020-03-09", "clear")])
def test_the_newest_covering_delivery_is_in_force(town: Town, day: str, verdict: str) -> None:
    town.write("X07", [{"id_no": A, "monthly_amount": 1, "started_on": "2019-01-01"}], "2020-03-10", name="全市")
    town.rows["X03"][0] = town.income("2020-02", 1)
    assert town.screen(X07=day).rule("dibao_gap") == verdict


def test_conservation_and_what_is_dropped(town: Town) -> None:
    lines = [
        "参保信息表,,",
        "身份证号,参保年度,居民基本医保,职工基本医保",
        f"{A},2020,是,否",
        ",,,",
        f"{A},2020,是,否",
        "身份证号,参保年度,居民基本医保,职工基本医保",
        f"{B},2020,也许,否",
        f"{C},,是,外",
        "合 计：,3,,",
        "备注：某某,x,,",
        "制表人,,,",
    ]
    folder = town.landing / "2020-03-10"
    folder.mkdir(parents=True)
    (folder / "参保信息_五原县.csv").write_bytes("\n".join(lines).encode("gb18030"))
    result = town.screen(X16="")
    row = result.delivery("五原县.csv")
    assert (row["encoding"], row["rows_read"]) == ("gb18030", 9)
    assert (row["accepted"], row["dropped"], row["quarantined"], row["status"]) == (1, 6, 2, "accepted")
    faults = [(r["row"], r["column"], r["rule"]) for r in result.tables["quarantine"]]
    assert sorted(faults) == [
        (7, "resident_basic", "flag"),
        (8, "employee_basic", "flag"),
        (8, "year", "required"),
    ]


def test_conflicts_scope_and_refusals(town: Town) -> None:
    town.rows["X16"] += [town.insured(C), town.insured(C, resident="否")]
    town.rows["X10"].append({**town.registered(C, "G1"), "village_code": "150822100001"})
    town.write("X22", [{"id_no": "1.52824E+17", "category": "肢体", "grade": "一级"}], "2020-03-11")
    town.write("X01", [], "2020-03-11")
    town.write("X17", [{"id_no": A}], "2020-03-11", columns="id_no total")
    result = town.screen()
    rules = [(r["extract"], r["column"], r["rule"]) for r in result.tables["quarantine"]]
    assert rules.count(("medical_insurance", "id_no+year", "conflict")) == 2
    assert rules.count(("household_register", "village_code", "area_scope")) == 1
    refused = [r["extract"] for r in result.tables["delivery"] if r["status"] == "refused"]
    assert sorted(refused) == ["disability", "medical_settlement", "registered_household"]
    assert result.households() == ["H1"]


def test_the_same_bytes_once_more_do_not_refresh(town: Town) -> None:
    town.paid(1)
    town.write("X17", town.rows["X17"], "2020-02-09")
    result = town.screen()
    assert result.delivery("2020-03-10/medical_settlement_150821.csv")["status"] == "duplicate"
    assert result.fact("oop") is None


def test_states_of_a_warning(town: Town) -> None:
    town.event("火灾", "20000.01")
    day = [date(2020, 3, number) for number in (16, 17, 18, 19, 20)]
    first = town.screen().warning()
    assert (first["state"], first["severity"], first["due_on"]) == ("new", "orange", date(2020, 3, 21))
    assert first["rules"] == "disaster;rigid_spending"
    second = town.screen([first], on=day[1]).warning()
    assert (second["state"], second["first_seen"], second["due_on"]) == ("persisting", day[0], date(2020, 3, 21))
    town.rows["X31"][0]["loss"] = 40000
    third = town.screen([second], on=day[2]).warning()
    assert (third["state"], third["severity"], third["due_on"]) == ("escalated", "red", date(2020, 3, 21))
    town.rows["X31"][0]["loss"] = 5000
    fourth = town.screen([third], on=day[3]).warning()
    assert (fourth["state"], fourth["severity"], fourth["due_on"]) == ("eased", "orange", date(2020, 3, 21))
    town.rows["X31"] = []
    last = town.screen([fourth], on=day[4]).warning()
    assert (last["state"], last["reason"], last["due_on"]) == ("cleared", "resolved", None)
    assert not town.screen([last], on=day[4]).tables["warning"]


def test_county_before_city_before_default(town: Town) -> None:
    town.paid(7000)
    sets = [("150800", "2020-03-01", 7000), (COUNTY, "2020-02-01", 7001), (COUNTY, "2020-03-17", 1)]
    book = Book(tuple(Instrument(who, date.fromisoformat(on), {"illness_amount": Decimal(n)}) for who, on, n in sets))
    assert town.screen(book=book).rule("illness") == "clear"
    assert town.screen(book=Book(book.instruments[:1])).rule("illness") == "orange"
