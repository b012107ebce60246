"""Indicators of article four on a small world: where clues come from, what visits found, whom departments warned of."""

from pathlib import Path

from fangpin_pipeline.indicators import article_04_clues
from tests.spec.measured import check, check_silent_and_empty, declared_in, measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, D, World

EXPECTED = {
    # H1 is told of by a visit, H2 by its application and its lack of insurance, H3 and H4 by that lack alone.
    "a04_clues_from_visits": (1, 4, "0.25"),
    "a04_clues_from_applications": (1, 4, "0.25"),
    "a04_clues_from_comparison": (3, 4, "0.75"),
    # H1 was found true and H2 untrue; H3 was handed down; of H4 nobody told anything.
    "a04_clues_verified": (2, 4, "0.5"),
    "a04_clues_confirmed": (1, 2, "0.5"),
    "a04_clue_days": (0, 2, 0),
    "a04_clues_overdue": (0, 4, 0),
    "a04_clues_handed_down": (3, 4, "0.75"),
    "a04_unmatched_receipts": (1, None, 1),
    "a04_applications_listed": (1, 1, 1),
    "a04_applications_decided": (1, 2, "0.5"),
    "a04_application_days": (10, 1, 10),
    "a04_warned_by_education": (0, None, 0),
    "a04_warned_by_health": (0, None, 0),
    "a04_warned_by_medical_insurance": (3, None, 3),
    "a04_warned_by_housing": (0, None, 0),
    "a04_warned_by_human_resources": (0, None, 0),
    "a04_warned_by_disabled_federation": (0, None, 0),
    "a04_warned_by_civil_affairs": (1, None, 1),
    "a04_warned_by_water": (0, None, 0),
    "a04_verified_of_medical_insurance": (1, 3, "0.3333"),
    "a04_verified_of_civil_affairs": (1, 1, 1),
    **{
        f"a04_verified_of_{department}": "无对象"
        for department in ("education", "health", "housing", "human_resources", "disabled_federation", "water")
    },
}


def _county(world: World) -> None:
    today = D.isoformat()
    heads = {number: world.household(number)[0] for number in ("H1", "H2", "H3", "H4", "H5")}
    for number, head in heads.items():
        world.income(number, 90000)
        world.insured(head, resident_basic=number in ("H1", "H5"))
    visit = {"visited_on": "2020-03-10", "visitor_level": "村书记"}
    world.add("X06", {"visit_no": "V1", "household_no": "H1", **visit, "difficulty": True})
    world.add("X06", {"visit_no": "V2", "household_no": "H5", **visit, "difficulty": False})
    applications = (
        ("A1", "H2", "2020-03-10", "办理中", None),
        ("A2", "H5", "2019-12-01", "同意", "2019-12-11"),
        ("A3", "H5", "2019-11-01", "办理中", None),
        ("A4", "H5", "2019-10-01", None, None),
    )
    for number, household, day, decision, decided in applications:
        row = {"application_no": number, "id_no": heads[household], "applied_on": day, "reason": "因病"}
        world.add("X09", {**row, "decision": decision, "decided_on": decided})
    receipts = (("H1", "核实属实"), ("H2", "核实不属实"), ("H3", "下发"), ("H5", "核实不属实"))
    for place, (household, event) in enumerate(receipts):
        row = {"event_no": f"E{place}", "household_no": household, "machine": "线索核查", "event": event}
        world.add("R01", {**row, "actor_role": "苏木乡镇", "occurred_on": today}, on=today)


def test_clues_receipts_and_departments(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY, THIRD))
    world.decides(CITY, indicator_coverage=0.1)
    _county(world)
    found = measured(world, tmp_path)
    check(found, COUNTY, EXPECTED)
    assert declared_in(article_04_clues) == EXPECTED.keys()
    # Which households are listed is always known: with none there is nothing to count.
    known = {f"a04_clues_from_{channel}" for channel in ("visits", "applications", "comparison")}
    check(found, OTHER, dict.fromkeys(known, "无对象"))
    check_silent_and_empty(found, OTHER, THIRD, EXPECTED.keys() - known)
