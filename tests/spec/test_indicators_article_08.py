"""Indicators of article eight on a small world: what villages have, how it works, and the region's means."""

from decimal import Decimal
from pathlib import Path

from fangpin_pipeline.indicators import article_08_operation, article_08_services, article_08_village
from tests.spec.measured import check, check_silent_and_empty, declared_in, measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, VILLAGE, World

FIRST, SECOND, UNTOLD = VILLAGE[COUNTY], f"{COUNTY}100202", f"{COUNTY}100203"

EXPECTED = {
    # The first village has road, water, power and a network, and no gas; of the second only two items are known; of
    # the third nothing but that a household lives there.
    "a08_five_items": (4, 5, "0.8"),
    "a08_five_items_poverty_villages": (4, 5, "0.8"),
    "a08_villages_water": (1, 2, "0.5"),
    "a08_villages_hard_road": (1, 2, "0.5"),
    "a08_villages_power": (1, 1, 1),
    "a08_villages_gas": (0, 1, 0),
    "a08_villages_broadband": (0, 1, 0),
    "a08_villages_mobile_4g": (1, 1, 1),
    "a08_villages_waste_treated": (1, 1, 1),
    "a08_villages_sewage_treated": (0, 1, 0),
    "a08_poverty_villages_hard_road": (1, 1, 1),
    "a08_poverty_villages_power": (1, 1, 1),
    "a08_poverty_villages_gas": (0, 1, 0),
    "a08_poverty_villages_broadband": (0, 1, 0),
    "a08_poverty_villages_mobile_4g": (1, 1, 1),
    "a08_poverty_villages_waste_treated": (1, 1, 1),
    "a08_poverty_villages_sewage_treated": (0, 1, 0),
    "a08_households_with_toilet": (60, 100, "0.6"),  # the second village counts more toilets than households
    "a08_households_near_road": (90, 100, "0.9"),
    "a08_irrigated_land": ("30.25", "60.5", "0.5"),
    "a08_outage_hours": (750, 100, "7.5"),
    "a08_supply_radius": ("0.8", 1, "0.8"),
    "a08_sources_protected": (1, 1, 1),
    "a08_sources_tested": (0, 1, 0),
    "a08_sources_passed": (1, 1, 1),
    "a08_poverty_village_investment": (90000, None, 90000),
    "a08_poverty_village_investment_change": (-10000, 100000, "-0.1"),
    # One of two villages has a hard road, of which the region has 60 %; toilets: 60 % against 50 %. Of broadband the
    # region's mean is of another year, of the rest there is none.
    "a08_gap_hard_road": (-20, 2, -10),
    "a08_gap_toilet": (1000, 100, 10),
    "a08_gap_pupils_per_teacher": (-40, 20, -2),
    "a08_services_at_region_mean": (2, 3, "0.6667"),
    **{f"a08_gap_{name}": "数据不足" for name in ("broadband", "mobile_4g", "clinic", "doctor", "teacher_degree")},
}


def _villages(world: World) -> None:
    told = {"poverty_village": True, "household_count": 100, "hard_road": True, "power": True, "gas": False}
    told |= {"broadband": False, "mobile_4g": True, "waste_treated": True, "sewage_treated": False}
    world.add("X05", {"village_code": FIRST, "year": 2019, **told, "toilets_usable": 60, "clinic": True})
    # A year before there were others; what they had no longer counts.
    world.add("X05", {"village_code": f"{COUNTY}100299", "year": 2018, **told})
    some = {"poverty_village": False, "household_count": 10, "hard_road": False, "toilets_usable": 11}
    world.add("X05", {"village_code": SECOND, "year": 2019, **some})
    for place, (village, good) in enumerate(((FIRST, True), (FIRST, True), (SECOND, True), (SECOND, False))):
        passed = dict.fromkeys(("quantity", "quality", "convenience", "reliability"), good)
        world.add("X19", {"owner_id_no": world.person(), "village_code": village, "works_no": f"W{place}", **passed})
    world.household("H1", village_code=UNTOLD)


def _operation(world: World) -> None:
    now = {"year": 2019, "investment": 90000, "households_far_from_road": 10, "outage_hours": Decimal("7.5")}
    now |= {"supply_radius_km": Decimal("0.8"), "arable_mu": Decimal("60.5"), "irrigated_mu": Decimal("30.25")}
    now |= {"source_protected": True, "source_tested_on": "2018-12-31", "source_passed": True}
    world.add("X28", {"village_code": FIRST, **now})
    world.add("X28", {"village_code": FIRST, "year": 2018, "investment": 100000, "source_protected": False})


def _region(world: World) -> None:
    means = (("行政村通硬化路率", 2019, 60), ("a08_gap_toilet", 2019, 50), ("行政村通宽带率", 2018, 90))
    for code, year, value in (*means, ("义务教育学校生师比", 2019, 12)):
        world.add("X38", {"indicator": code, "year": year, "value": Decimal(value)}, county=CITY)
    school = {"school_code": "S1", "school": "小学", "county_code": COUNTY, "kind": "小学"}
    world.add("X13", {**school, "students": 200, "teachers": 20})


def test_villages_operation_and_the_region(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY, THIRD))
    world.decides(CITY, indicator_coverage=0.1)
    _villages(world)
    _operation(world)
    _region(world)
    found = measured(world, tmp_path)
    check(found, COUNTY, EXPECTED)
    # Nothing is said of a village of which too little is known.
    check(found, SECOND, {"a08_five_items": "数据不足"})
    assert (f"{COUNTY}100299", "a08_five_items") not in found
    assert declared_in(article_08_village, article_08_operation, article_08_services) == EXPECTED.keys()
    check_silent_and_empty(found, OTHER, THIRD, EXPECTED.keys())


def test_without_a_mean_of_the_region_nothing_is_compared(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY,))
    _villages(world)
    found = measured(world, tmp_path)
    check(found, COUNTY, {"a08_gap_hard_road": "数据不足", "a08_services_at_region_mean": "无对象"})
