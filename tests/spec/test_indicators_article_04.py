"""Indicators of article four on a small world: who is warned, who must be verified, whose data is fresh."""

from decimal import Decimal
from pathlib import Path

from tests.spec.measured import measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, VILLAGE, World


def test_households_warned_to_be_verified_and_unknown(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY,))
    for number, wage in (("H1", 1000), ("H2", 90000), ("H3", None), ("H4", 80000)):
        head = world.household(number)[0]
        world.insured(head)
        if wage is not None:
            world.income(number, wage)
    found = measured(world, tmp_path)
    # H1 is below the line; of H3 nobody knows the income.
    assert found[COUNTY, "a04_warned_households"] == (Decimal(1), Decimal(4), Decimal("0.2500"), "正常")
    assert found[COUNTY, "a04_households_to_verify"] == (Decimal(1), Decimal(4), Decimal("0.2500"), "正常")
    assert found[VILLAGE[COUNTY], "a04_households_to_verify"] == found[COUNTY, "a04_households_to_verify"]


def test_a_county_without_households_has_nothing_to_count(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY,))
    world.household("H1")
    found = measured(world, tmp_path)
    assert found[OTHER, "a04_warned_households"] == (None, None, None, "无对象")
    numerator, denominator, _, status = found[CITY, "a04_fresh_extracts"]
    assert (denominator, status) == (Decimal(7 * 48), "正常")
    assert numerator is not None and 0 < numerator < 60
