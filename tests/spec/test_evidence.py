"""The rows behind a hit: those of the household, those that a link ties to it, and none besides."""

import pytest

from tests.spec.worked import House
from tests.spec.world import COUNTY, D, World

FAILED, FELL, LOST, CALLED, LENT = "H-failed", "H-fell", "H-lost", "H-called", "H-lent"


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    """How often a row of an extract stands behind a hit, by household, rule and extract."""
    world = World()
    found = {}
    for number in (FAILED, FELL, LOST, CALLED, LENT):
        house = found[number] = House(world, number, world.household(number), COUNTY)
        world.insured(house.head)
    for status in ("注销", "正常"):
        found[FAILED].linked(status)
    found[FAILED].linked("异常", ended="2019-12-31")
    for period, business in (("2017-12-01", 9000), ("2018-12-01", 9000), ("2019-06-01", 9000), ("2019-12-01", 0)):
        found[FELL].earned(20000, period, business=business)
    for month in ("2019-11", "2019-12"):
        found[LOST].worked(month)
    found[LOST].idle("2020-01", "2020-02")
    found[LOST].earned(20000)
    found[CALLED].visited()
    found[CALLED].visited(False)
    found[CALLED].applied("不同意")
    found[CALLED].applied()
    found[LENT].lent(overdue=100)
    found[LENT].lent()
    counted: dict[tuple[str, str, str], int] = {}
    for row in world.publish(tmp_path_factory.mktemp("evidence"), D).read("evidence").to_pylist():
        key = (row["household_no"], row["rule"], row["extract"])
        counted[key] = counted.get(key, 0) + 1
    return counted


@pytest.mark.parametrize(
    ("household", "rule", "extract", "expected"),
    [
        (FAILED, "production_failure", "benefit_link", 2),
        (FAILED, "production_failure", "business_entity", 1),
        (FELL, "production_failure", "household_income", 2),
        (LOST, "job_loss", "employment", 3),
        (LOST, "job_loss", "household_income", 1),
        (CALLED, "visit_difficulty", "visit", 1),
        (CALLED, "aid_application", "aid_application", 1),
        (LENT, "loan_misuse", "loan", 1),
    ],
)
def test_rows_behind_a_hit(rows, household, rule, extract, expected):
    assert rows[household, rule, extract] == expected
