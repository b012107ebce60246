"""The shipped divisions: which edition is in force on a day, and what it says."""

from datetime import date

import pytest

from fangpin_pipeline.identity.divisions import COUNTIES, edition, edition_days

POLICY_DAY = date(2020, 3, 16)


@pytest.mark.parametrize(
    ("on", "as_of"),
    [
        (date(1999, 1, 1), date(2016, 7, 31)),
        (date(2016, 7, 31), date(2016, 7, 31)),
        (date(2019, 10, 30), date(2018, 10, 31)),
        (date(2019, 10, 31), date(2019, 10, 31)),
        (POLICY_DAY, date(2019, 10, 31)),
        (date(2020, 6, 30), date(2020, 6, 30)),
        (date(2030, 1, 1), date(2023, 6, 30)),
    ],
)
def test_the_newest_edition_up_to_the_day_is_in_force_and_before_all_the_first(on: date, as_of: date) -> None:
    assert edition(on).as_of == as_of


def test_every_edition_holds_as_many_villages_as_its_source() -> None:
    counts = [len(edition(day).codes) for day in edition_days()]
    assert counts == [944, 944, 947, 951, 949, 947, 960, 956]


@pytest.mark.parametrize("day", edition_days())
def test_codes_of_every_edition_are_unique_and_lie_in_the_seven_counties(day: date) -> None:
    villages = edition(day).villages
    assert [village.code for village in villages] == sorted(edition(day).codes)
    assert {village.county_code for village in villages} == set(COUNTIES)
    assert all(len(village.code) == 12 and village.code.isdigit() and village.name for village in villages)
    assert {village.kind for village in villages} <= {"村委会", "居委会", "类似村委会", "类似居委会"}


def test_the_edition_of_the_policy_day_counts_village_committees_as_published() -> None:
    kinds = [village.kind for village in edition(POLICY_DAY).villages]
    assert kinds.count("居委会") == 131
    assert kinds.count("村委会") == 602 + 136
    assert kinds.count("类似村委会") == 82
    assert len(edition(POLICY_DAY).townships) == 89


def test_a_village_that_moved_to_another_county_has_one_code_in_each_edition() -> None:
    before, after = edition(date(2019, 10, 31)), edition(date(2023, 6, 30))
    assert before.village_name("150826101210") == "巴市果树场村委会"
    assert before.village_name("150821104209") is None
    assert after.village_name("150826101210") is None
    assert after.village_name("150821104209") == "巴市果树场村委会"


def test_a_renamed_township_carries_the_name_of_the_edition() -> None:
    assert edition(date(2018, 10, 31)).township_name("150802001") == "团结办事处"
    assert edition(POLICY_DAY).township_name("150802001") == "团结街道"
    assert edition(POLICY_DAY).township_name("150802999") is None


def test_the_table_has_a_row_a_village_with_the_names_above_it() -> None:
    table = edition(POLICY_DAY).table()
    assert table.num_rows == 951
    row = next(row for row in table.to_pylist() if row["village_code"] == "150802001001")
    assert row == {
        "village_code": "150802001001",
        "village_name": "今日社区",
        "village_kind": "居委会",
        "township_code": "150802001",
        "township_name": "团结街道",
        "county_code": "150802",
        "county_name": "临河区",
    }
