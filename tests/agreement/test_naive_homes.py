"""Worked cases of the reference: houses, water, children at school and what is paid to students."""

from typing import Any

import pytest

from .town import A, C, Town, person

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


def test_the_division_code_of_a_house_says_whose_delivery_it_may_come_from(town: Town) -> None:
    """In a file of the city a row belongs to the county of its code, before that of its owner."""
    town.rows["X18"] = [town.house(grade="D", village_code="150822100001")]
    assert town.screen(X18="").rule("unsafe_housing") == "unknown"
    town.write("X18", town.rows["X18"], "2020-03-10", name="全市")
    assert town.screen(X18="").rule("unsafe_housing") == "red"
    town.write("X18", [town.house(C, village_code="150822100001")], "2020-03-11", name="150822")
    assert town.screen(X18="").rule("unsafe_housing") == "unknown"
