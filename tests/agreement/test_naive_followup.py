"""Worked cases of the reference: homes, children, measures, visits, pensions, contracts."""

from typing import Any

import pytest

from .town import A, B, C, Town, person

CHILD = person("20100901", 117)


@pytest.mark.parametrize(
    ("house", "verdict"),
    [
        ({"grade": "C"}, "orange"),
        ({"grade": "D"}, "red"),
        ({"grade": "D", "finished_on": "2020-03-16"}, "clear"),
        ({"grade": "D", "finished_on": "2020-03-17"}, "red"),
        ({"grade": "D", "occupied": "否"}, "clear"),
        ({"grade": "D", "occupied": ""}, "unknown"),
        ({"grade": ""}, "unknown"),
        ({"grade": "", "occupied": "否"}, "clear"),
        ({"owner_id_no": C, "grade": "D"}, "unknown"),
    ],
)
def test_house(town: Town, house: dict[str, Any], verdict: str) -> None:
    town.rows["X18"] = [town.house(**{"owner": house.pop("owner_id_no", A), **house})]
    assert town.screen().rule("unsafe_housing") == verdict


@pytest.mark.parametrize(
    ("water", "verdict"),
    [
        ({"quality": "否"}, "orange"),
        ({"quality": ""}, "unknown"),
        ({"quality": "", "quantity": "否"}, "orange"),
        ({"outage_days": 37}, "orange"),
        ({"outage_days": 36}, "clear"),
        ({"outage_days": "三百"}, "clear"),
    ],
)
def test_water(town: Town, water: dict[str, Any], verdict: str) -> None:
    town.rows["X19"] = [town.water(**water)]
    assert town.screen().rule("unsafe_water") == verdict


def test_no_row_of_house_and_water(town: Town) -> None:
    """Unknown for a registered household, clear for a general one; the roll must be fresh for both."""
    town.rows["X10"].append(town.registered(C, "G1", "户主"))
    for x, rule in (("X18", "unsafe_housing"), ("X19", "unsafe_water")):
        town.rows[x] = []
        result = town.screen()
        assert (result.rule(rule), result.rule(rule, "G1")) == ("unknown", "clear")
        assert town.screen(**{x: ""}).rule(rule, "G1") == "clear"


def test_old_rolls_of_houses_are_not_read(town: Town) -> None:
    town.rows["X10"].append(town.registered(C, "G1", "户主"))
    assert town.screen(X18="2019-08-28").rule("unsafe_housing", "G1") == "unknown"


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({"status": "辍学"}, "red"),
        ({"status": "退学"}, "red"),
        ({"absent_days": 5}, "orange"),
        ({"absent_days": 4}, "clear"),
        ({"absent_days": ""}, "unknown"),
        ({"status": "送教上门"}, "clear"),
        ({"status": "延缓入学"}, "clear"),
        ({"status": "休学"}, "clear"),
        ({"status": "毕业"}, "unknown"),
        ({"status": "毕业", "stage": "学前"}, "unknown"),
        ({"status": "毕业", "stage": "初中"}, "clear"),
        ({"status": "转学"}, "unknown"),
        ({"status": "死亡"}, "unknown"),
        ({"status": "外"}, "unknown"),
        (None, "orange"),
    ],
)
def test_child_at_school(town: Town, row: dict[str, Any] | None, verdict: str) -> None:
    town.rows["X02"].append(town.member(CHILD))
    good = {"stage": "小学", "status": "在读", "absent_days": 0, "annual_cost": 0}
    town.rows["X11"] = [{"id_no": C, **good}, *([{"id_no": CHILD, **good, **row}] if row is not None else [])]
    assert town.screen().rule("dropout") == verdict


@pytest.mark.parametrize(
    ("born", "verdict"),
    [("20130901", "orange"), ("20130902", "clear"), ("20030901", "clear"), ("20030902", "orange")],
)
def test_age_at_the_beginning_of_the_school_year(town: Town, born: str, verdict: str) -> None:
    town.rows["X02"].append(town.member(person(born, 117)))
    town.student(C, 0)
    assert town.screen().rule("dropout") == verdict


def test_without_children_an_old_roll_of_students_does_not_matter(town: Town) -> None:
    assert town.screen(X11="2019-01-01").rule("dropout") == "clear"


@pytest.mark.parametrize(
    ("status", "paid", "verdict"),
    [
        ("在读", None, "orange"),
        ("在读", "2020-02-29", "clear"),
        ("在读", "2019-03-01", "clear"),
        ("在读", "2020-03-01", "orange"),
        ("在读", "也许", "unknown"),
        ("外", None, "unknown"),
        ("外", "2020-02-01", "clear"),
        ("休学", None, "clear"),
    ],
)
def test_student_without_aid(town: Town, status: str, paid: str | None, verdict: str) -> None:
    row = {"stage": "大学", "status": "在读", "annual_cost": 0}
    town.rows["X11"] = [{"id_no": C, **row}, {"id_no": A, **row, "status": status}]
    payment = {"program": "助学金", "amount": 1}
    town.rows["X12"] = [{"id_no": C, **payment, "paid_on": "2020-01-01"}]
    if paid:
        town.rows["X12"].append({"id_no": A, **payment, "paid_on": paid})
    assert town.screen().rule("student_aid_gap") == verdict


@pytest.mark.parametrize(
    ("on", "difficulty", "verdict"),
    [
        ("2020-02-15", "是", "yellow"),
        ("2020-02-14", "是", "clear"),
        ("2020-03-17", "是", "clear"),
        ("2020-03-16", "", "unknown"),
        ("2020-02-14", "", "clear"),
        ("也许", "是", "unknown"),
    ],
)
def test_visit(town: Town, on: str, difficulty: str, verdict: str) -> None:
    row = {"visitor_level": "村书记", "difficulty": "否"}
    town.rows["X06"] = [
        {"visit_no": "V1", "household_no": "H1", "visited_on": "2020-03-01", **row},
        {"visit_no": "V2", "household_no": "H1", "visited_on": on, **row, "difficulty": difficulty},
    ]
    assert town.screen().rule("visit_difficulty") == verdict


@pytest.mark.parametrize(
    ("on", "decision", "verdict"),
    [
        ("2020-02-15", "", "yellow"),
        ("2020-02-15", "办理中", "yellow"),
        ("2020-02-15", "同意", "yellow"),
        ("2020-02-15", "不同意", "clear"),
        ("2020-02-14", "", "clear"),
        ("2020-02-15", None, "yellow"),
    ],
)
def test_application(town: Town, on: str, decision: str | None, verdict: str) -> None:
    row = {"application_no": "P1", "id_no": B, "applied_on": on, "reason": "因病"}
    town.rows["X09"] = [row if decision is None else {**row, "decision": decision}]
    assert town.screen().rule("aid_application") == verdict


@pytest.mark.parametrize(
    ("income", "spells", "verdict"),
    [
        (10000, [("2019-01-01", "2020-03-15")], "orange"),
        ("10000.01", [("2019-01-01", "2020-03-15")], "clear"),
        (10000, [("2019-01-01", "2020-03-16")], "clear"),
        (10000, [("2018-01-01", "2019-02-28")], "clear"),
        (10000, [("2018-01-01", "2019-03-01")], "orange"),
        (10000, [("2018-01-01", "2019-03-01"), ("2020-01-01", "")], "clear"),
        (10000, [("2018-01-01", "2019-03-01"), ("也许", "")], "unknown"),
    ],
)
def test_dibao_that_stopped(town: Town, income: object, spells: list[tuple[str, str]], verdict: str) -> None:
    town.rows["X03"][0] = town.income("2020-02", income)
    good = {"id_no": C, "monthly_amount": 1, "started_on": "2019-01-01", "ended_on": ""}
    rows = [{"id_no": B, "monthly_amount": 1, "started_on": start, "ended_on": end} for start, end in spells]
    town.rows["X07"] = [good, *rows]
    assert town.screen().rule("dibao_early_stop") == verdict


def pension(town: Town, id_no: str, row: tuple[str, str, str] | None, **more: Any) -> str:
    town.rows["X02"].append(town.member(id_no, **more))
    if row:
        town.rows["X21"].append(town.pension(id_no, *row))
    return town.screen().rule("pension_gap")


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (None, "yellow"),
        (("否", "否", ""), "yellow"),
        (("否", "", ""), "unknown"),
        (("", "", "2020-03-01"), "unknown"),
        (("", "是", ""), "clear"),
        (("也许", "是", ""), "unknown"),
    ],
)
def test_pension(town: Town, row: tuple[str, str, str] | None, verdict: str) -> None:
    assert pension(town, C, row) == verdict


@pytest.mark.parametrize(("born", "verdict"), [("20040316", "yellow"), ("20040317", "clear")])
def test_pension_from_sixteen_years_on(town: Town, born: str, verdict: str) -> None:
    town.student(C, 0)
    assert pension(town, person(born, 117), None) == verdict


@pytest.mark.parametrize(
    ("born", "paid", "verdict"),
    [
        ("19600316", "", "orange"),
        ("19600316", "2020-01-14", "clear"),
        ("19600316", "2020-01-13", "orange"),
        ("19600317", "2020-01-13", "clear"),
    ],
)
def test_pension_that_is_not_paid(town: Town, born: str, paid: str, verdict: str) -> None:
    assert pension(town, person(born, 117), ("是", "否", paid)) == verdict


def test_pension_of_those_who_study_or_serve(town: Town) -> None:
    assert pension(town, C, None, change="服刑") == "clear"
    town.rows["X02"].append(town.member(person("20030101", 117)))
    town.student(person("20030101", 117), 0)
    assert town.screen().rule("pension_gap") == "clear"
    assert town.screen(X21="2019-01-01").rule("pension_gap") == "unknown"


def test_without_the_column_of_payments_nobody_knows(town: Town) -> None:
    old = person("19500101", 117)
    town.rows["X02"].append(town.member(old))
    for row in (*town.rows["X21"], town.pension(old)):
        row.pop("last_paid_on")
    town.rows["X21"].append({"id_no": old, "resident_scheme": "是", "employee_scheme": "否"})
    assert town.screen().rule("pension_gap") == "unknown"


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({"contracted": "否"}, "orange"),
        ({"contracted": ""}, "unknown"),
        ({"last_followup_on": "2019-12-17"}, "clear"),
        ({"last_followup_on": "2019-12-16"}, "yellow"),
        ({"last_followup_on": ""}, "yellow"),
        ({"last_followup_on": None}, "unknown"),
        ({"kind": "大病", "contracted": "否", "diagnosed_on": "2010-01-01"}, "clear"),
    ],
)
def test_chronic_disease(town: Town, row: dict[str, Any], verdict: str) -> None:
    good = {"id_no": A, "disease": "高血压", "kind": "慢性病", "contracted": "是", "last_followup_on": "2020-03-01"}
    town.rows["X14"] = [{key: value for key, value in {**good, **row}.items() if value is not None}]
    assert town.screen().rule("chronic_uncontracted") == verdict


@pytest.mark.parametrize(
    ("measures", "development", "project", "broken"),
    [
        ([], "orange", "yellow", "orange"),
        ([("教育帮扶", "2019-01-01", "")], "orange", "yellow", "clear"),
        ([("金融帮扶", "2019-01-01", "")], "clear", "yellow", "clear"),
        ([("资产收益", "2019-01-01", "")], "orange", "clear", "clear"),
        ([("产业帮扶", "2019-01-01", "2019-03-01")], "orange", "clear", "clear"),
        ([("产业帮扶", "2018-01-01", "2019-02-28")], "orange", "yellow", "orange"),
        ([("产业帮扶", "2020-03-01", "")], "clear", "yellow", "orange"),
        ([("产业帮扶", "2020-02-29", "长期")], "clear", "clear", "clear"),
        ([("外", "2020-03-01", "")], "unknown", "yellow", "orange"),
        ([("外", "也许", "2019-03-01")], "orange", "unknown", "unknown"),
    ],
)
def test_measures(town: Town, measures: list[Any], development: str, project: str, broken: str) -> None:
    other = town.measure("产业帮扶", no="H9")
    town.rows["X04"] = [other, *(town.measure(*measure) for measure in measures)]
    result = town.screen()
    names = ("development_gap", "no_income_project", "policy_break")
    assert tuple(map(result.rule, names)) == (development, project, broken)


def test_who_cannot_work_needs_no_measure(town: Town) -> None:
    town.rows["X04"] = [town.measure("产业帮扶", no="H9")]
    town.rows["X02"] = [town.member(A, labour="无劳动力"), town.member(B, labour="丧失劳动力")]
    assert town.screen().rule("development_gap") == "clear"
    town.rows["X02"][0]["labour"] = ""
    assert town.screen().rule("development_gap") == "unknown"
    town.rows["X02"][0]["labour"] = "弱劳动力或半劳动力"
    assert town.screen().rule("development_gap") == "orange"


def test_helper(town: Town) -> None:
    town.rows["X01"][0]["helper_name"] = "无"
    assert town.screen().rule("no_helper") == "orange"


def test_helper_of_an_old_or_narrow_roll_is_not_known(town: Town) -> None:
    assert town.screen(X01="2020-01-30").rule("no_helper") == "unknown"
    town.rows["X01"][0].pop("helper_name")
    assert town.screen().rule("no_helper") == "unknown"
