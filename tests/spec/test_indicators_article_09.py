"""Indicators of article nine on a small world: visits of secretaries, issues, standards, what departments deliver."""

from pathlib import Path

from fangpin_pipeline.indicators import article_09, article_09_feeds
from tests.spec.measured import check, check_silent_and_empty, declared_in, measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, VILLAGE, World

VISITS = {
    # H1 was visited by everybody this year, H2 last year, a visit to H3 is in quarantine, H4 was never visited.
    "a09_visited_by_township_secretary": (1, 3, "0.3333"),
    "a09_visited_by_village_secretary": (1, 3, "0.3333"),
    "a09_visited_by_helper": (1, 3, "0.3333"),
    "a09_visited_by_village_team": (0, 3, 0),
    "a09_poverty_villages_visited_by_county_secretary": (1, 2, "0.5"),
    "a09_issues_assigned": (1, 2, "0.5"),
    "a09_issues_closed_in_time": (1, 3, "0.3333"),
}
DEPARTMENTS = (
    "agriculture",
    "civil_affairs",
    "development_reform",
    "education",
    "health",
    "housing",
    "medical_insurance",
    "water",
)


def _visits(world: World) -> None:
    for number in ("H1", "H2", "H3", "H4"):
        world.household(number)
    levels = ("市级书记", "旗县书记", "乡镇书记", "村书记", "帮扶责任人")
    for place, level in enumerate(levels):
        visit = {"visitor_level": level, "difficulty": False}
        world.add("X06", {"visit_no": f"A{place}", "household_no": "H1", "visited_on": "2020-01-10", **visit})
        world.add("X06", {"visit_no": f"B{place}", "household_no": "H2", "visited_on": "2019-12-10", **visit})
    world.add("X06", {"visit_no": "C", "household_no": "H3", "visited_on": "2020-01-10"}, accepted=False)
    for village in (VILLAGE[COUNTY], f"{COUNTY}100202"):
        world.add("X05", {"village_code": village, "year": 2019, "poverty_village": True})


def _issues(world: World) -> None:
    found = {"source": "审计", "county_code": COUNTY, "found_on": "2019-05-01", "due_on": "2019-08-01"}
    world.add("X33", {"issue_no": "I1", **found, "closed_on": "2019-07-01"})
    world.add("X33", {"issue_no": "I2", **found, "department": "农牧局"})
    world.add("X33", {"issue_no": "I3", **found, "closed_on": "2019-09-01"})
    world.add("X33", {"issue_no": "I4", **found, "due_on": "2020-08-01"})


def test_visits_issues_and_standards(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY, THIRD))
    world.decides(CITY, indicator_coverage=0.1)
    world.decides(COUNTY, monitoring_line=6000, outage_days=30)
    _visits(world)
    _issues(world)
    found = measured(world, tmp_path)
    check(found, COUNTY, VISITS)
    check_silent_and_empty(found, OTHER, THIRD, VISITS.keys())
    # The city's secretary visited one of the two counties that told of visits.
    assert [found[place, "a09_counties_visited_by_city_secretary"][:2] for place in (CITY, COUNTY, THIRD)] == [
        (1, 2),
        (1, 1),
        (0, 1),
    ]
    check(found, OTHER, {"a09_counties_visited_by_city_secretary": "未报"})
    assert [found[place, "a09_own_standards"][0] for place in (COUNTY, OTHER)] == [2, 0]
    settled = [found[place, "a09_settled_standards"][0] for place in (COUNTY, OTHER)]
    assert settled[0] - settled[1] == 1  # the line was fixed before, the days of outage were provisional
    feeds = {f"a09_{kind}_{department}" for kind in ("fresh", "linked") for department in DEPARTMENTS}
    others = {"a09_counties_visited_by_city_secretary", "a09_own_standards", "a09_settled_standards"}
    assert declared_in(article_09, article_09_feeds) == VISITS.keys() | feeds | others | {"a09_checks_passed"}


def test_what_departments_deliver(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY,), late=("X18",))
    world.decides(CITY, indicator_coverage=0.1)
    world.income("H1", 90000)
    head = world.household("H1")[0]
    world.insured(head)
    world.forget("X18", owner_id_no=head)
    for number, person in (("A1", head), ("A2", world.person())):
        world.add("X09", {"application_no": number, "id_no": person, "applied_on": "2020-03-10", "reason": "因病"})
    found = measured(world, tmp_path)
    delivered = {
        "a09_fresh_housing": (0, 1, 0),
        "a09_fresh_health": (2, 2, 1),
        "a09_linked_housing": "数据不足",
        "a09_linked_medical_insurance": (1, 1, 1),
        # Of one applicant no household is known: his row lies in the county whose file it came in.
        "a09_linked_civil_affairs": (1, 2, "0.5"),
        "a04_civil_affairs_matched": (1, 2, "0.5"),
        "a04_two_systems_fresh": (9, 9, 1),
        "a04_policy_link": (1, 1, 1),
        "a04_information_link": "数据不足",
    }
    check(found, COUNTY, delivered)
    check(found, OTHER, {"a09_fresh_housing": (0, 1, 0), "a09_linked_civil_affairs": "数据不足"})
    assert found[COUNTY, "a04_connected_extracts"][:2] == (46, 48)
    assert found[OTHER, "a04_connected_extracts"][:2] == (0, 48)
    passed, checked, _, status = found[COUNTY, "a09_checks_passed"]
    assert (passed is not None, status) == (True, "正常")
    assert checked is not None and checked > 0
