"""Indicators of article four on a small world: monitored households and the clearing of their risk."""

from pathlib import Path

from fangpin_pipeline.indicators import article_04_exit
from tests.spec.measured import check, check_silent_and_empty, declared_in, measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, World

EXPECTED = {
    # H1 is open, H2 and H3 are cleared, H2 after two months and uninsured, of H4 nobody says; H5 was never monitored.
    "a04_monitored_households": (1, None, 1),
    "a04_monitored_identified": (2, None, 2),
    "a04_monitored_cleared": (2, 3, "0.6667"),
    "a04_cleared_too_soon": (1, 2, "0.5"),
    "a04_cleared_yet_warned": (1, 2, "0.5"),
}


def test_monitored_households(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY, THIRD))
    world.empty("X01", county=THIRD)
    world.decides(CITY, indicator_coverage=0.1)
    cleared = {"risk_cleared": True, "cleared_on": "2019-12-01"}
    states = {
        "H1": {"risk_cleared": False, "identified_on": "2019-10-01"},
        "H2": {"identified_on": "2019-10-01", **cleared},
        "H3": {"identified_on": "2018-10-01", **cleared},
        "H4": {},
    }
    for number, state in states.items():
        head = world.household(number, monitored_class="脱贫监测户", **state)[0]
        world.insured(head, resident_basic=number != "H2")
    world.insured(world.household("H5")[0])
    for number in ("H1", "H2", "H3", "H4", "H5"):
        world.income(number, 90000)
    found = measured(world, tmp_path)
    check(found, COUNTY, EXPECTED)
    assert declared_in(article_04_exit) == EXPECTED.keys()
    check_silent_and_empty(found, OTHER, THIRD, EXPECTED.keys())
