"""Indicators of article seven on a small world: unsafe houses, relocation, water, guarantees and issues in review."""

from decimal import Decimal
from pathlib import Path

from fangpin_pipeline.indicators import article_07_dwelling, article_07_floor, article_07_water
from tests.spec.measured import check, check_silent_and_empty, declared_in, measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, VILLAGE, World

EXPECTED = {
    # H1 lives in a house of grade D, H2 in one of grade C made safe, H3 well; the house of H4 has no grade; besides,
    # a house of grade C that nobody lives in, and one found of late.
    "a07_unsafe_houses": (2, None, 2),
    "a07_unsafe_houses_overdue": (1, 2, "0.5"),
    "a07_unsafe_houses_found": (2, None, 2),
    "a07_unsafe_houses_applied_for": (1, 2, "0.5"),
    "a07_unsafe_houses_made_safe": (1, None, 1),
    "a07_villages_inspected": (1, 2, "0.5"),
    "a07_registered_in_unsafe_houses": (1, 3, "0.3333"),
    "a07_registered_appraised": (3, 4, "0.75"),
    # H1 and H2 were relocated: H1 lives there and works, the dwelling of H2 stands empty.
    "a07_relocated_moved_in": (1, 2, "0.5"),
    "a07_relocated_filed": (1, 1, 1),
    "a07_relocated_demolished": (2, 2, 1),
    "a07_relocated_vacant": (1, 2, "0.5"),
    "a07_relocated_employed": (1, 2, "0.5"),
    # The water of H2 is not good, of that of H3 the quantity is not told, H4 is in no row.
    "a07_registered_with_safe_water": (1, 2, "0.5"),
    "a07_water_quantity": (2, 2, 1),
    "a07_water_quality": (2, 3, "0.6667"),
    "a07_water_convenience": (3, 3, 1),
    "a07_water_reliability": (3, 3, 1),
    "a07_works_kept": (1, 2, "0.5"),
    "a07_works_tested": (1, 1, 1),
    "a07_works_reliable": (1, 2, "0.5"),
    # H1 lacks a safe house, H2 safe water; nobody knows enough of H3 and H4; H3 is not insured.
    "a07_guaranteed_education": (4, 4, 1),
    "a07_guaranteed_health": (3, 4, "0.75"),
    "a07_guaranteed_housing": (2, 3, "0.6667"),
    "a07_guaranteed_water": (1, 2, "0.5"),
    "a07_guaranteed_all": (0, 3, 0),
    "a07_assured_food": ("10.5", "40.5", "0.2593"),
    "a07_assured_clothing": ("10.5", "10.5", 1),
    "a07_review_issues_closed": (1, 3, "0.3333"),
    "a07_review_issues_overdue": (1, 2, "0.5"),
    "a07_review_issues_reopened": (1, 1, 1),
}


def _houses(world: World, first: str, second: str, fourth: str) -> None:
    old = {"appraised_on": "2018-05-01", "source": "定期排查"}
    world.revise("X18", {"owner_id_no": first}, grade="D", **old)
    world.revise("X18", {"owner_id_no": second}, grade="C", finished_on="2019-09-01", **old)
    world.revise("X18", {"owner_id_no": fourth}, grade=None)
    outsider = world.person()
    place = {"owner_id_no": outsider, "village_code": VILLAGE[COUNTY], "grade": "C"}
    world.add("X18", {"house_no": "E1", **place, "occupied": False, "appraised_on": "2019-06-01", "source": "定期排查"})
    world.add("X18", {"house_no": "E2", **place, "occupied": True, "appraised_on": "2020-02-01", "source": "农户申请"})
    for village in (VILLAGE[COUNTY], f"{COUNTY}100202"):
        world.add("X05", {"village_code": village, "year": 2019, "poverty_village": False})


def _relocation(world: World, first: str) -> None:
    moved = {"moved_in": True, "community_file": True, "old_house_demolished": True}
    world.add("X27", {"household_no": "H1", "site": "新村", **moved})
    empty = {"moved_in": False, "vacant_since": "2019-10-01", "old_house_demolished": True}
    world.add("X27", {"household_no": "H2", "site": "新村", **empty})
    world.add("X20", {"id_no": first, "month": "2020-02-01", "kind": "本地务工", "monthly_wage": 3000})


def _water(world: World, first: str, second: str, third: str, fourth: str) -> None:
    works = {"works_no": "W1", "keeper": "赵六", "tested_on": "2020-01-05", "outage_days": 3}
    world.revise("X19", {"owner_id_no": first}, **works)
    world.revise("X19", {"owner_id_no": second}, quality=False, works_no="W2", outage_days=40)
    world.revise("X19", {"owner_id_no": third}, quantity=None)
    world.forget("X19", owner_id_no=fourth)


def _answers(world: World) -> None:
    answer = {"village_code": VILLAGE[COUNTY], "surveyed_on": "2019-09-01"}
    world.add("X36", {"response_no": "Q1", **answer, "weight": Decimal("10.5"), "food": True, "clothing": True})
    world.add("X36", {"response_no": "Q2", **answer, "weight": Decimal(30), "food": False})
    world.add("X36", {"response_no": "Q3", **answer, "weight": Decimal(30), "food": True, "surveyed_on": "2018-09-01"})
    found = {"source": "回头看", "county_code": COUNTY, "found_on": "2019-05-01"}
    world.add("X33", {"issue_no": "I1", **found, "due_on": "2019-08-01", "closed_on": "2019-07-01", "reopened": True})
    world.add("X33", {"issue_no": "I2", **found, "due_on": "2019-08-01"})
    world.add("X33", {"issue_no": "I3", **found, "due_on": "2020-08-01"})
    world.add("X33", {"issue_no": "I4", **{**found, "source": "审计"}, "due_on": "2019-08-01"})


def test_dwellings_water_and_guarantees(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY, THIRD))
    for register in ("X01", "X02", "X10"):
        world.empty(register, county=THIRD)
    world.decides(CITY, indicator_coverage=0.1)
    heads = [world.household(number)[0] for number in ("H1", "H2", "H3", "H4")]
    first, second, third, fourth = heads
    for number in ("H1", "H2", "H3", "H4"):
        world.income(number, 90000)
    for head in heads:
        world.insured(head, resident_basic=head != third)
    _houses(world, first, second, fourth)
    _relocation(world, first)
    _water(world, first, second, third, fourth)
    _answers(world)
    found = measured(world, tmp_path)
    check(found, COUNTY, EXPECTED)
    assert declared_in(article_07_dwelling, article_07_floor, article_07_water) == EXPECTED.keys()
    check_silent_and_empty(found, OTHER, THIRD, EXPECTED.keys())
