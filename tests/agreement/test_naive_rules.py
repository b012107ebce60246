"""Worked cases of the reference: rules about states of members and about the social floor."""

from typing import Any

import pytest

from .town import A, B, C, Town, person


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
