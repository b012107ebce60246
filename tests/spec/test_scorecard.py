"""Clause 4.08 三衔接: object, information and policy link of a department in a county, and when nothing is known."""

from decimal import Decimal
from typing import Any

import pytest

from tests.spec.crossed import CITY, COUNTIES, COUNTY, County
from tests.spec.world import FOURTH, OTHER, SEVENTH, THIRD, World

Score = tuple[int | None, int | None, str | None, str]
UNKNOWN: Score = (None, None, None, "数据不足")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], dict[str, Any]]:
    """A healthy county, one in which links are broken, one with stale data, and one that the city's file names."""
    world = World()
    County(world, COUNTY)
    _broken(County(world, OTHER))
    late = County(world, THIRD)
    for extract in ("X07", "X08", "X22", "X16", "X17"):
        late.without(extract, "stale")
    aided = County(world, FOURTH)
    aided.add("X12", {"id_no": aided.pupils[0], "program": "助学金", "amount": 100, "paid_on": "2020-02-29"})
    aided.add("X12", {"id_no": aided.pupils[1], "program": "助学金", "amount": 100, "paid_on": "2020-03-01"})
    # Nobody knows where this person lives: he counts in the city alone.
    world.add("X09", {"application_no": "N1", "id_no": world.person(), "applied_on": "2020-03-01"}, county=CITY)
    rows = world.screen(tmp_path_factory.mktemp("scores") / "home", crossed=True).read("scorecard").to_pylist()
    return {(row["county_code"], row["department"], row["link"]): row for row in rows}


def _broken(county: County) -> None:
    county.dibao(county.world.person())
    county.world.revise("X16", {"id_no": county.heads[0]}, name="他人")
    county.world.revise("X16", {"id_no": county.heads[1]}, resident_basic=False)
    severe = {"category": "肢体", "grade": "一级"}
    county.add("X22", {"id_no": county.heads[6], **severe, "care_subsidy": 100})
    county.add("X22", {"id_no": county.heads[7], **severe, "care_subsidy": 0})
    county.add("X22", {"id_no": county.heads[8], **severe, "grade": "三级"})


CASES: list[tuple[str, str, str, Score]] = [
    # Rows of X07 and X08; a stranger of X07 in the county's own file is found nowhere.
    (COUNTY, "民政", "object", (2, 2, "1", "正常")),
    (OTHER, "民政", "object", (2, 3, "0.6667", "正常")),
    # 72 names of X16, and 72 members whose insurance X02 tells: one name differs, and one insurance.
    (COUNTY, "医保", "information", (144, 144, "1", "正常")),
    (OTHER, "医保", "information", (142, 144, "0.9861", "正常")),
    # All 24 households are below the line; one has dibao, one tekun.
    (COUNTY, "民政", "policy", (2, 24, "0.0833", "正常")),
    (OTHER, "医保", "policy", (71, 72, "0.9861", "正常")),
    (COUNTY, "残联", "policy", UNKNOWN),
    (OTHER, "残联", "policy", (1, 2, "0.5", "正常")),
    # Paid on the last day of W, and after it.
    (FOURTH, "教育", "policy", (1, 24, "0.0417", "正常")),
    (COUNTY, "教育", "policy", UNKNOWN),
    (THIRD, "民政", "object", UNKNOWN),
    (THIRD, "民政", "policy", UNKNOWN),
    (THIRD, "残联", "object", UNKNOWN),
    (THIRD, "医保", "information", UNKNOWN),
    (SEVENTH, "医保", "object", UNKNOWN),
]


@pytest.mark.parametrize(("county", "department", "link", "expected"), CASES)
def test_scorecard(
    scores: dict[tuple[str, str, str], dict[str, Any]], county: str, department: str, link: str, expected: Score
) -> None:
    row = scores[county, department, link]
    numerator, denominator, value, status = expected
    assert (row["numerator"], row["denominator"], row["status"]) == (numerator, denominator, status)
    assert row["value"] == (None if value is None else Decimal(value))


def test_the_city_is_the_sum_of_its_counties(scores: dict[tuple[str, str, str], dict[str, Any]]) -> None:
    for (county, department, link), row in scores.items():
        if county == CITY and department != "民政":
            parts = [scores[one, department, link]["denominator"] or 0 for one in COUNTIES]
            assert (row["denominator"] or 0) == sum(parts), (department, link)


def test_a_row_of_no_county_counts_in_the_city(scores: dict[tuple[str, str, str], dict[str, Any]]) -> None:
    parts = [scores[one, "民政", "object"]["denominator"] or 0 for one in COUNTIES]
    assert scores[CITY, "民政", "object"]["denominator"] == sum(parts) + 1
