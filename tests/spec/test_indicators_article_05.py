"""Indicators of article five: falling back, policies kept, help in time, exits, teams, leaders, inspections."""

from decimal import Decimal
from typing import Any

import pytest

from fangpin_pipeline.indicators import article_05, article_05_duty, article_05_effect
from tests.spec.measured import measured
from tests.spec.tallied import Found, declared, empty_everywhere, late_everywhere, tally, three_counties
from tests.spec.world import COUNTY, OTHER, VILLAGE, World

INDICATORS = declared(article_05, article_05_duty, article_05_effect)


def _unassisted(world: World, number: str, **register: Any) -> str:
    (one,) = world.household(number, **register)
    world.forget("X04", household_no=number)
    return one


def _exited(world: World) -> None:
    """P1 thrives with help, P6 sank without; of P7's income and of P9's measures nobody knows."""
    for one in world.household("P1", members=20, exit_year=2019):
        world.insured(one)
    world.income("P1", 100000, period="2018-12-01")
    world.income("P1", 120000)
    _unassisted(world, "P6", helper_name=None, exit_year=2015)
    world.income("P6", 8000, period="2018-12-01")
    world.income("P6", 3000)
    world.insured(_unassisted(world, "P7"))
    world.assisted("P7", ended_on="2019-06-01")
    world.insured(_unassisted(world, "P9", exit_year=2018))
    world.income("P9", 90000)
    world.add("X04", {"household_no": "P9", "measure_no": "Q"}, accepted=False)


def _found_poor(world: World) -> None:
    _unassisted(world, "P2", household_type="返贫", identified_on="2020-03-01", exit_year=2019)
    world.assisted("P2", started_on="2020-03-08")
    _unassisted(world, "P3", household_type="新识别", identified_on="2020-02-01")
    world.household("P4", household_type="新识别")
    _unassisted(world, "P5", household_type="新识别", identified_on="2020-03-10")
    _unassisted(world, "P8", household_type="返贫", identified_on="2019-05-01", exit_year=2014)
    world.assisted("P8", started_on="2019-05-20")
    world.page("G1", members=22)


def _villages(world: World) -> None:
    villages = {"1": True, "2": True, "3": False, "4": None}
    for last, poverty in villages.items():
        row = {"village_code": VILLAGE[COUNTY][:-1] + last, "year": 2019, "poverty_village": poverty}
        world.add("X05", row)
    for last, name, role, ended in (
        ("1", "甲", "第一书记", None),
        ("2", "乙", "工作队员", "2020-01-01"),
        ("2", "丙", "村书记", None),
    ):
        row = {
            "village_code": VILLAGE[COUNTY][:-1] + last,
            "member_name": name,
            "role": role,
            "started_on": "2018-01-01",
        }
        world.add("X32", {**row, "ended_on": ended})
    for post, started, ended in (
        ("书记", "2017-01-01", "2019-12-31"),
        ("书记", "2020-03-06", None),
        ("旗县区长", "2016-01-01", "2019-06-30"),
    ):
        world.add("X32b", {"county_code": COUNTY, "post": post, "started_on": started, "ended_on": ended})


def _issues(world: World) -> None:
    for number, source, found_on, due_on, closed_on, reopened in (
        ("I1", "暗访", "2019-06-01", "2019-09-01", "2019-08-01", False),
        ("I2", "督查", "2020-01-01", "2020-02-01", None, None),
        ("I3", "审计", "2020-01-01", "2020-02-01", None, True),
        ("I4", "暗访", "2019-01-01", "2019-02-01", None, True),
        ("I5", "督查", "2020-03-01", "2020-04-01", None, True),
    ):
        row = {"issue_no": number, "source": source, "county_code": COUNTY, "found_on": found_on, "due_on": due_on}
        world.add("X33", {**row, "closed_on": closed_on, "reopened": reopened})


def _answers(world: World) -> None:
    """Thirty answers that count, one without an opinion, one from too long ago."""
    answers = [(True, "1", "2019-06-01")] * 28 + [(False, "3.5", "2020-03-01")] * 2
    answers += [(None, "1", "2019-06-01"), (False, "1", "2019-01-01")]
    for place, (satisfied, weight, day) in enumerate(answers):
        row = {"response_no": f"A{place}", "village_code": VILLAGE[COUNTY], "weight": Decimal(weight)}
        world.add("X36", {**row, "surveyed_on": day, "satisfied": satisfied})


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    world = three_counties()
    _exited(world)
    _found_poor(world)
    _villages(world)
    _issues(world)
    _answers(world)
    world.household("H9", county=OTHER)
    return measured(world, tmp_path_factory.mktemp("stability"))


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator"),
    [
        ("a05_return_rate", 2, 25),
        ("a05_returned_persons", 2, None),
        ("a05_exited_households", 4, None),
        ("a05_exited_persons", 23, None),
        ("a05_new_poverty_rate", 3, 25),
        ("a05_newly_poor_persons", 3, None),
        ("a05_policy_break_households", 1, 3),
        ("a05_measures_lapsed", 1, 3),  # held a year ago: P1, P4 and P7
        ("a05_assisted_households_change", 1, 3),  # now P1, P2, P4 and P8
        ("a05_no_helper_households", 1, 9),
        ("a05_helped_in_time", 1, 3),  # P3 and P8 late, P4 without a date, P5 has time yet
        ("a05_not_yet_helped", 2, None),
        ("a05_exits_reversed", 1, 2),  # P7's year is unknown, others left long ago
        ("a05_exits_below_standard", 1, 3),
        ("a05_income_growth_assisted", 20000, 100000),
        ("a05_villages_with_team", 1, 2),
        ("a05_leaders_changed", 2, None),
        ("a05_leaders_in_post", 1, 2),
        ("a05_leader_tenure", 10, 1),
        ("a05_inspection_issues", 3, None),
        ("a05_inspection_overdue", 1, 3),
        ("a05_inspection_repeated", 1, 2),
        ("a05_satisfied", 28, 35),
    ],
)
def test_the_county(found: Found, indicator: str, numerator: int, denominator: int | None) -> None:
    assert tally(found, indicator) == (numerator, denominator, "正常")


def test_few_households_give_no_mean(found: Found) -> None:
    assert tally(found, "a05_income_growth_unassisted") == (-5000, 8000, "数据不足")


def test_a_late_county_is_told_nothing_of(found: Found) -> None:
    assert late_everywhere(found, INDICATORS) == []


def test_where_nothing_is_of_a_kind(found: Found) -> None:
    assert empty_everywhere(found, INDICATORS) == []


def test_villages(found: Found) -> None:
    assert found[VILLAGE[COUNTY], "a05_no_helper_households"] == found[COUNTY, "a05_no_helper_households"]
