"""Indicators of article six: points, rewards, listed persons, elders alone, the civic life of villages."""

from decimal import Decimal

import pytest

from fangpin_pipeline.indicators import article_06, article_06_persons, article_06_villages
from tests.spec.measured import measured
from tests.spec.tallied import Found, declared, empty_everywhere, late_everywhere, tally, three_counties
from tests.spec.world import CITY, COUNTY, OTHER, VILLAGE, World

INDICATORS = declared(article_06, article_06_persons, article_06_villages)
NEIGHBOUR = VILLAGE[COUNTY][:-1] + "2"


def _points(world: World) -> None:
    for number in range(1, 9):
        world.household(f"S{number}")
    for place, (number, day, direction, points) in enumerate(
        (
            ("S1", "2020-02-01", "获得", "50"),
            ("S1", "2020-03-01", "兑换", "20.5"),
            ("S2", "2019-04-01", "获得", "10"),
            ("S3", "2020-01-01", "兑换", "5"),
            ("S5", "2020-02-01", "获得", "101"),
            ("S6", "2020-02-02", "获得", "100"),
            ("S7", "2020-02-02", "获得", "1"),
            ("S8", "2020-02-02", "获得", "1"),
        )
    ):
        row = {"transaction_no": f"T{place}", "household_no": number, "occurred_on": day, "direction": direction}
        world.add("X34a", {**row, "points": Decimal(points), "reason": "劳动"})


def _listed(world: World) -> None:
    """Six are listed now, five of them unduly; one was removed."""
    proper = {
        "legal_basis": "法",
        "notified_on": "2019-10-01",
        "appeal_closed_on": "2019-10-15",
        "listed_on": "2019-10-16",
    }
    for number, cells in {
        "L1": {"legal_basis": None},
        "L2": {"notified_on": None},
        "L3": {"appeal_closed_on": "2019-10-16"},
        "L4": {"notified_on": "2019-10-17"},
        "L5": {},
        "L6": {},
        "L7": {"removed_on": "2020-01-01"},
    }.items():
        one = world.person("20020101" if number == "L5" else "19700101")
        world.listed(number, one)
        row = {"decision_no": number, "id_no": one, "behaviour": "严重违反公序良俗", **proper, **cells}
        world.add("X34b", row)


def _elders(world: World) -> None:
    """Five live alone on little; the others have help, means, company or youth, or nobody knows their means."""
    for number, wage, cells in (
        *((f"E{place}", 3000, {}) for place in range(5)),
        ("E5", 3000, {"other_transfer": 100}),
        ("E6", 3000, {}),
        ("E7", 5000, {}),
        ("E8", 3000, {}),
        ("E9", 3000, {}),
    ):
        elder = world.person("19500317" if number == "E8" else "19450101")
        world.listed(number, elder, relation="户主")
        world.income(number, wage, **cells)
        if number == "E6":
            world.add("X08", {"id_no": elder, "support_mode": "分散供养", "started_on": "2018-01-01"})
        if number == "E9":
            world.listed(number, world.person(), relation="之子")
    world.listed("E10", world.person("19450101"), relation="户主")
    row = {"household_no": "E11", "village_code": VILLAGE[COUNTY], "household_type": "已脱贫", "helper_name": "李四"}
    world.add("X01", row)
    world.member("E11", world.person("19450101"))


def _payments(world: World) -> None:
    (one,) = world.page("G1")
    for number, program, amount, day in (
        ("P1", "劳务补助", 300, "2019-10-01"),
        ("P2", "产业奖补资金", 200, "2019-10-01"),
        ("P3", "农村牧区低保金", 500, "2019-10-01"),
        ("P4", "劳务补助", 900, "2020-03-05"),
    ):
        row = {"payment_no": number, "id_no": one, "program": program, "amount": amount, "paid_on": day}
        world.add("X25b", row)


def _villages(world: World) -> None:
    for village in (VILLAGE[COUNTY], NEIGHBOUR):
        world.add("X05", {"village_code": village, "year": 2019, "poverty_village": False})
    events = [
        (VILLAGE[COUNTY], "村民议事会", "2020-01-01", 9),
        (NEIGHBOUR, "道德评议会", "2019-12-16", 9),
        (NEIGHBOUR, "文化活动", "2019-05-01", 30),
        (NEIGHBOUR, "文化活动", "2019-05-02", None),
        (VILLAGE[COUNTY], "文化活动", "2019-02-01", 30),
        (VILLAGE[COUNTY], "文明户评选", "2019-05-01", 9),
        (NEIGHBOUR, "文明户评选", "2019-05-01", 9),
        (NEIGHBOUR, "荣誉撤销", "2019-06-01", None),
        *((VILLAGE[COUNTY], "高额彩礼", f"2019-1{month}-01", None) for month in range(3)),
        *((NEIGHBOUR, "高额彩礼", f"2019-1{month}-01", None) for month in range(2)),
    ]
    for place, (village, kind, day, participants) in enumerate(events):
        row = {"event_no": f"C{place}", "village_code": village, "kind": kind, "occurred_on": day}
        world.add("X34c", {**row, "participants": participants})


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    world = three_counties(points_bulk_households=2)
    _points(world)
    _listed(world)
    _elders(world)
    _payments(world)
    _villages(world)
    world.household("H9", county=OTHER)
    return measured(world, tmp_path_factory.mktemp("culture"))


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator"),
    [
        ("a06_points_households", 6, 9),  # S3 only spent, S4 and E11 do not take part
        ("a06_points_idle", 1, 7),
        ("a06_points_negative", 1, None),
        ("a06_points_redeemed", 25.5, 263),
        ("a06_points_large_awards", 1, None),  # 100 is allowed
        ("a06_points_bulk_days", 1, None),  # three on one day, two on the other
        ("a06_dishonest_listed", 6, None),
        ("a06_listed_without_process", 5, None),
        ("a06_elders_alone", 5, None),
        ("a06_work_rewards", 500, 1000),
        ("a06_bride_price_events", 5, None),
        ("a06_mass_organisations", 1, 2),
        ("a06_civilised_households", 2, None),
        ("a06_honours_revoked", 1, None),
        ("a06_culture_villages", 1, 2),
        ("a06_culture_participants", 30, 1),
    ],
)
def test_the_county(found: Found, indicator: str, numerator: float, denominator: int | None) -> None:
    assert tally(found, indicator) == (numerator, denominator, "正常")


def test_a_small_number_of_persons_is_withheld(found: Found) -> None:
    assert tally(found, "a06_integrity_repaired") == (None, None, "数量过少")
    assert tally(found, "a06_integrity_repaired", CITY) == (None, None, "数量过少")


def test_persons_are_never_told_of_by_village(found: Found) -> None:
    persons = {one.id for one in declared(article_06_persons)} | {"a06_bride_price_events"}
    assert {unit for unit, indicator in found if indicator in persons and len(unit) > 6} == set()


def test_a_late_county_is_told_nothing_of(found: Found) -> None:
    assert late_everywhere(found, INDICATORS) == []


def test_where_nothing_is_of_a_kind(found: Found) -> None:
    assert empty_everywhere(found, INDICATORS) == []


def test_villages(found: Found) -> None:
    assert tally(found, "a06_culture_villages", NEIGHBOUR) == (1, 1, "正常")
