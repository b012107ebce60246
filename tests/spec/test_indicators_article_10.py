"""Indicators of article ten: organisations, teams, training, awareness, too much help, work done for show."""

from decimal import Decimal

import pytest

from fangpin_pipeline.indicators import article_10, article_10_excess
from tests.spec.measured import measured
from tests.spec.tallied import Found, declared, empty_everywhere, late_everywhere, tally, three_counties
from tests.spec.world import COUNTY, OTHER, VILLAGE, World

INDICATORS = declared(article_10, article_10_excess)
V1, V2, V3, V4 = (VILLAGE[COUNTY][:-1] + last for last in "1234")


def _teams(world: World) -> None:
    for village, poverty in ((V1, True), (V2, True), (V3, False), (V4, True)):
        world.add("X05", {"village_code": village, "year": 2019, "poverty_village": poverty})
    for village, name, role, started, ended, days, trained, weak in (
        (V1, "甲", "第一书记", "2018-01-01", None, 20, None, True),
        (V1, "乙", "工作队员", None, None, 19, None, None),
        (V1, "丙", "村书记", "2018-01-01", None, None, True, None),
        (V2, "丁", "第一书记", "2018-01-01", "2020-02-01", None, None, False),
        (V2, "戊", "工作队员", "2018-01-01", None, None, None, None),
        (V2, "己", "村书记", "2018-01-01", None, None, False, None),
        (V3, "庚", "村书记", "2018-01-01", None, None, None, None),
        (V3, "辛", "第一书记", "2018-01-01", "2020-03-05", None, None, None),
        (V3, "壬", "工作队员", "2018-01-01", "2019-12-01", None, None, None),
        (V3, "癸", "工作队员", "2019-12-11", None, 30, None, None),
    ):
        row = {"village_code": village, "member_name": name, "role": role, "started_on": started, "ended_on": ended}
        world.add("X32", {**row, "days_present": days, "trained_this_year": trained, "weak_organisation": weak})


def _answers(world: World) -> None:
    answers = [(True, "1", "2019-06-01")] * 28 + [(False, "3.5", "2019-06-01")] * 2
    answers += [(None, "1", "2019-06-01"), (False, "1", "2019-01-01")]
    for place, (aware, weight, day) in enumerate(answers):
        row = {"response_no": f"A{place}", "village_code": V1, "weight": Decimal(weight), "surveyed_on": day}
        world.add("X36", {**row, "aware": aware})


def _aided(world: World) -> None:
    """U1 of the village lives on 10000 without any help: more than 15000 a head is too much."""
    world.page("U1")
    world.income("U1", 10000)
    for number, cells in {
        "O1": {"amount": 16000},
        "O2": {"amount": 15000},
        "O3": {},
        "O4": {"amount": 99999, "measure_group": "综合保障"},
    }.items():
        world.household(number)
        world.assisted(number, started_on="2019-06-01", **cells)
    (paid,) = world.page("O5")
    row = {"payment_no": "P1", "id_no": paid, "program": "农村牧区低保金", "amount": 15001, "paid_on": "2019-06-01"}
    world.add("X25b", row)
    for number, measures in (("M1", 7), ("M2", 6)):
        world.household(number)
        for _ in range(measures - 1):
            world.assisted(number)


def _near_the_line(world: World) -> None:
    for number, wage in (("C1", 5400), ("C3", 5500), ("C4", 5000), ("C6", 5300), ("C7", "5500.01")):
        one = world.person()
        world.listed(number, one, village_code=V2, relation="户主")
        world.income(number, wage)
        if number == "C6":
            world.add("X07", {"id_no": one}, accepted=False)
    world.household("C2")
    world.income("C2", 5200)


def _shows(world: World) -> None:
    for place, (household, day, visitor, content) in enumerate(
        (
            ("O1", "2020-02-01", "赵", "了解情况"),
            ("O2", "2020-02-01", "赵", "了解情况"),
            ("O3", "2020-02-01", "赵", "了解情况"),
            ("O1", "2020-02-02", "赵", "了解情况"),
            ("O2", "2020-02-02", "赵", "了解情况"),
            ("O3", "2020-03-20", "钱", "送药"),
            ("O3", "2020-03-10", "钱", "送药"),
        )
    ):
        row = {"visit_no": f"F{place}", "household_no": household, "visited_on": day, "visitor_level": "帮扶责任人"}
        world.add("X06", {**row, "visitor_name": visitor, "content": content})
    for place, (household, event, actor) in enumerate(
        (
            ("O1", "核实属实", "赵"),
            ("O2", "核实属实", "赵"),
            ("O3", "核实属实", "钱"),
            ("O4", "核实不属实", "钱"),
            ("C2", "核实属实", "孙"),
        )
    ):
        row = {
            "event_no": f"R{place}",
            "household_no": household,
            "machine": "线索核查",
            "event": event,
            "actor": actor,
        }
        world.add("R01", {**row, "actor_role": "嘎查村两委", "occurred_on": "2020-03-02"})


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    world = three_counties(visits_a_day=2, same_text_visits=4, verdicts_without_rejection=2)
    _teams(world)
    _answers(world)
    _aided(world)
    _near_the_line(world)
    _shows(world)
    world.household("H9", county=OTHER)
    return measured(world, tmp_path_factory.mktemp("organisations"))


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator"),
    [
        ("a10_weak_organisations", 1, 2),  # V3 does not say
        ("a10_weak_poverty_villages", 1, None),
        ("a10_team_days", 69, 3),
        ("a10_team_attendance", 2, 3),
        ("a10_first_secretary_vacant", 1, None),  # V3 has lacked one for less than fifteen days
        ("a10_team_members_left", 3, None),
        ("a10_replacement_days", 10, 1),
        ("a10_aware", 28, 35),
        ("a10_secretaries_trained", 1, 2),
        ("a10_over_aided_households", 2, None),  # O1 and O5; O2 is at the limit, of O3 nobody knows
        ("a10_many_measures", 1, None),
        ("a10_cliff_households", 2, None),  # C1 and C3; C2 is helped, of C6 nobody knows
        ("a10_crowded_visit_days", 1, None),
        ("a10_same_text_visits", 1, None),
        ("a10_impossible_visits", 1, None),
        ("a10_never_rejects", 1, None),
    ],
)
def test_the_county(found: Found, indicator: str, numerator: int, denominator: int | None) -> None:
    assert tally(found, indicator) == (numerator, denominator, "正常")


def test_a_late_county_is_told_nothing_of(found: Found) -> None:
    assert late_everywhere(found, INDICATORS) == []


def test_where_nothing_is_of_a_kind(found: Found) -> None:
    assert empty_everywhere(found, INDICATORS) == []


def test_villages(found: Found) -> None:
    assert tally(found, "a10_cliff_households", V2) == (2, None, "正常")
