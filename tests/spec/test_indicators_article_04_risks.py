"""Indicators of article four on a small world: classes, risks, incomes, and how the departments' data links."""

from pathlib import Path

from fangpin_pipeline.indicators import article_04_data, article_04_risks
from tests.spec.measured import check, check_silent_and_empty, declared_in, measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, VILLAGE, World

EXPECTED = {
    # H1 earns less than the monitoring line, H4 has no income on record.
    "a04_c1_unstable_exit": (1, 3, "0.3333"),
    "a04_watched_exited": (1, 3, "0.3333"),  # H2, at 5300
    "a04_below_line_without_ending_subsidies": (1, 2, "0.5"),  # nobody knows when the subsidy of H3 ends
    "a04_subsidy_share": (60000, 70300, "0.8535"),
    # P1 has little and is disabled, P2 has no income on record, P3 has enough.
    "a04_c2_low_income": (1, 3, "0.3333"),
    "a04_general_income_known": (2, 3, "0.6667"),
    "a04_edge_share": (1, 2, "0.5"),
    "a04_edge_households": (1, None, 1),
    "a04_c3_subsidy_dependent": (0, 5, 0),
    "a04_c4_rigid_spending": (0, 7, 0),
    "a04_rigid_spending": (0, 7, 0),
    "a04_illness": (0, 7, 0),
    "a04_schooling": (0, 7, 0),
    "a04_disability": (1, 7, "0.1429"),
    "a04_disaster": (0, 7, 0),
    "a04_accident": (0, 7, 0),
    "a04_production_failure": (0, 7, 0),
    "a04_job_loss": (0, 7, 0),
    "a04_struck_by_shock": (1, 7, "0.1429"),
    "a04_dibao_and_tekun": (1, None, 1),
    "a04_listed_without_programme": (1, 2, "0.5"),
}


def _county(world: World) -> None:
    first, second, third, fourth = (world.household(number)[0] for number in ("H1", "H2", "H3", "H4"))
    world.income("H1", 1000)
    world.income("H2", 4300, dibao=1000)
    world.income("H3", 4000, policy_subsidy=60000)
    pages = [world.page(number)[0] for number in ("P1", "P2", "P3")]
    world.income("P1", 4500)
    world.income("P3", 90000)
    for one in (first, second, third, fourth, *pages):
        world.insured(one, critical_illness=True, medical_aid=one == first)
    world.add("X22", {"id_no": pages[0], "category": "肢体", "grade": "一级", "issued_on": "2015-06-01"})
    paid = {"monthly_amount": 300, "started_on": "2019-01-01"}
    world.add("X07", {"id_no": second, **paid})
    world.add("X07", {"id_no": third, **paid, "ended_on": "2019-12-31"})
    for one in (second, third):
        world.add("X08", {"id_no": one, "support_mode": "分散供养", "started_on": "2019-01-01"})


def test_classes_risks_and_links(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY, THIRD))
    for register in ("X01", "X02", "X10"):
        world.empty(register, county=THIRD)
    world.decides(CITY, indicator_coverage=0.1)
    _county(world)
    found = measured(world, tmp_path)
    check(found, COUNTY, EXPECTED)
    assert found[VILLAGE[COUNTY], "a04_c1_unstable_exit"] == found[COUNTY, "a04_c1_unstable_exit"]
    links = {
        "a04_object_link",
        "a04_information_link",
        "a04_policy_link",
        "a04_civil_affairs_matched",
        "a04_two_systems_fresh",
        "a04_connected_extracts",
    }
    assert declared_in(article_04_risks, article_04_data) == EXPECTED.keys() | links
    check_silent_and_empty(found, OTHER, THIRD, EXPECTED.keys())
