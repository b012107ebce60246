"""Poverty, inequality and deprivation of a day on a small world: who counts, by which line, when nothing is said."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fangpin_pipeline.day import Day
from fangpin_pipeline.stages.deprivation import measure_deprivation
from fangpin_pipeline.stages.poverty import measure_poverty
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, World

Row = Mapping[str, Any]


def town() -> World:
    """Four registered households of COUNTY with an income and one of OTHER without, THIRD has none."""
    world = World()
    for number, members, wage in (("H1", 1, "4999.99"), ("H2", 2, "10000"), ("H3", 3, "30000"), ("H4", 1, "-60.01")):
        for one in world.household(number, members=members):
            world.insured(one)
        world.income(number, wage)
    world.household("H5", county=OTHER)
    world.income("H9", 0, county=OTHER)
    return world


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    world = town()
    world.decides("150821", monitoring_line=4999)
    screened = world.screen(tmp_path_factory.mktemp("town"))
    measure_poverty(screened)
    return screened


def told(day: Day, unit: str, population: str, line: str) -> Row:
    (row,) = (
        row
        for row in day.read("poverty_measure").to_pylist()
        if (row["unit_code"], row["population"], row["line"]) == (unit, population, line)
    )
    return row


def test_strictly_below_the_line_and_weighted_by_persons(day: Day) -> None:
    row = told(day, CITY, "registered", "monitoring_line")
    # H1 is one fen below 5000, H2 has exactly 5000 a head, H4 less than nothing; of H5 no income is known.
    assert (row["line_value"], row["households"], row["persons"]) == (Decimal(5000), 4, 7)
    assert (row["unknown_households"], row["coverage"], row["status"]) == (1, Decimal("0.8"), "正常")
    assert (row["poor_households"], row["poor_persons"], row["headcount"]) == (2, 2, Decimal("0.2857"))


def test_a_county_is_measured_by_its_own_line(day: Day) -> None:
    row = told(day, COUNTY, "registered", "monitoring_line")
    assert (row["line_value"], row["poor_households"], row["headcount"]) == (Decimal(4999), 1, Decimal("0.1429"))
    # One of seven persons has 60.01 below zero: (4999 + 60.01) / 4999 / 7.
    assert (row["gap"], row["watts"], row["mean"]) == (Decimal("0.1446"), None, Decimal("6419.9971"))


def test_the_relative_line_is_a_share_of_the_citys_median(day: Day) -> None:
    # Heads in order: −60.01, 4999.99, 5000, 5000, 10000, 10000, 10000.
    row = told(day, COUNTY, "all", "relative")
    assert (row["median"], row["line_value"], row["poor_persons"]) == (Decimal(5000), Decimal(3000), 1)


def test_where_too_little_is_known_nothing_is_said(day: Day) -> None:
    row = told(day, OTHER, "registered", "monitoring_line")
    assert (row["status"], row["coverage"], row["unknown_households"]) == ("数据不足", Decimal(0), 1)
    assert {row[name] for name in ("headcount", "gini", "mean", "poor_households")} == {None}
    assert told(day, THIRD, "all", "poverty_line")["status"] == "无对象"
    assert told(day, COUNTY, "general", "poverty_line")["status"] == "无对象"


def test_a_late_income_register_and_a_year_without_a_line(tmp_path: Path) -> None:
    world = World()
    world.late.add((COUNTY, "X03"))
    world.household("H1")
    world.income("H1", 1000)
    screened = world.screen(tmp_path / "late")
    measure_poverty(screened)
    assert told(screened, COUNTY, "all", "monitoring_line")["status"] == "未报"
    assert told(screened, CITY, "all", "relative")["line_value"] is None


def deprived(day: Day, unit: str, dimensions: str) -> dict[tuple[str, str], Row]:
    return {
        (row["measure"], row["dimension"]): row
        for row in day.read("deprivation").to_pylist()
        if (row["unit_code"], row["population"], row["dimensions"]) == (unit, "registered", dimensions)
    }


@pytest.fixture(scope="module")
def lacking(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Five households: two lack water and insurance, one lacks water only, two lack nothing; three were asked."""
    world = World()
    world.decides("150821", deprivation_surveyed=3)
    for place in range(5):
        (head,) = world.household(f"H{place}")
        if place > 1:
            world.insured(head)
        if place < 3:
            world.revise("X19", {"owner_id_no": head}, quality=False)
    answer = {"surveyed_on": "2020-01-10", "village_code": "150821100201"}
    for place, weight, food in ((0, "3", False), (2, "1.5", True), (4, "5.5", None)):
        cells = {"household_no": f"H{place}", "weight": Decimal(weight), "food": food, "clothing": True}
        world.add("X36", {"response_no": f"R{place}", **answer, **cells})
    older = {"response_no": "R9", **answer, "surveyed_on": "2019-06-01", "household_no": "H4"}
    world.add("X36", {**older, "weight": Decimal(100), "food": False, "clothing": False})
    # Neither insurance nor water of H9 is known: together they would reach the share.
    (head,) = world.household("H9", county=OTHER)
    world.revise("X19", {"owner_id_no": head}, quality=None)
    screened = world.screen(tmp_path_factory.mktemp("lacking"))
    measure_deprivation(screened)
    return screened


def test_four_dimensions_of_all_households(lacking: Day) -> None:
    found = deprived(lacking, COUNTY, "four")
    # One of four dimensions is a quarter, below 0.3; two are a half.
    assert found["headcount", ""]["value"] == Decimal("0.4")
    assert (found["intensity", ""]["value"], found["m0", ""]["value"]) == (Decimal("0.5"), Decimal("0.2"))
    assert {name: found["censored", name]["value"] for name in ("教育", "医疗", "住房", "饮水")} == {
        "教育": 0,
        "医疗": Decimal("0.4"),
        "住房": 0,
        "饮水": Decimal("0.4"),
    }
    assert found["m0", ""]["households"] == 5


def test_six_dimensions_of_the_surveyed_by_their_weights(lacking: Day) -> None:
    found = deprived(lacking, COUNTY, "six")
    # H4 does not say whether it has enough to eat, but would lack one of six at most: it is known not to be poor.
    assert found["headcount", ""]["value"] == Decimal("0.3")
    assert (found["intensity", ""]["value"], found["censored", "吃"]["value"]) == (Decimal("0.5"), Decimal("0.3"))
    assert (found["m0", ""]["households"], found["m0", ""]["coverage"]) == (3, 1)


def test_too_small_a_sample_says_nothing(lacking: Day) -> None:
    # The county has decided that three answers are enough, the city asks for thirty.
    whole = deprived(lacking, CITY, "six")["headcount", ""]
    assert (whole["status"], whole["value"], whole["households"]) == ("数据不足", None, 3)


def test_a_county_that_was_not_surveyed_says_so(lacking: Day) -> None:
    assert deprived(lacking, OTHER, "six")["m0", ""]["status"] == "未报"
    assert deprived(lacking, THIRD, "four")["m0", ""]["status"] == "无对象"
    unknown = deprived(lacking, OTHER, "four")["m0", ""]
    assert (unknown["status"], unknown["value"], unknown["unknown_share"]) == ("数据不足", None, 1)
