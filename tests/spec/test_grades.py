"""A county that gives the hits of a rule another severity: in its list, its due days and its labels, nowhere else."""

from datetime import date, timedelta
from pathlib import Path

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import COUNTY, OTHER, D

GRADED = {"illness": {"orange": "red"}, "accident": {"orange": "yellow"}}


def _ill(house):
    house.settled(12000)


def _hurt(house):
    house.struck(0, "意外事故", "2019-07-01")


CASES = [
    Worked("改为红色", "red", _ill),
    Worked("别处仍为橙色", "orange", _ill, county=OTHER),
    Worked("改为黄色", "yellow", _hurt),
]


def test_the_severity_of_a_hit_is_the_countys(tmp_path: Path) -> None:
    day = screen_cases(tmp_path, CASES, decided={COUNTY: {"grades": GRADED}})
    found = {**verdicts(day, "accident"), **{k: v for k, v in verdicts(day, "illness").items() if v != "clear"}}
    assert found == {house_number(n): case.expected for n, case in enumerate(CASES)}
    listed = {row["household_no"]: (row["severity"], row["due_on"]) for row in day.read("warning").to_pylist()}
    days = {"red": 3, "orange": 5, "yellow": 10}
    assert listed == {
        house_number(n): (case.expected, D + timedelta(days=days[case.expected])) for n, case in enumerate(CASES)
    }


def test_a_blow_is_as_serious_as_the_county_says(tmp_path: Path) -> None:
    def hurt(house):
        house.earned(20000, period="2020-12-01")
        house.struck(0, "意外事故", "2021-02-01")

    cases = [Worked("本县", "clear", hurt, income=None), Worked("别处", "hit", hurt, income=None, county=OTHER)]
    day = screen_cases(tmp_path, cases, decided={COUNTY: {"grades": GRADED}}, as_of=date(2021, 7, 16))
    rows = {(row["household_no"], row["label"]) for row in day.read("household_label").to_pylist()}
    assert rows == {(house_number(1), "sudden_hardship")}
