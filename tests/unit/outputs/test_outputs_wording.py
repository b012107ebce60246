"""How single cells are worded, at the edges."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from outputs_run import AS_OF, imprint

from fangpin_pipeline.outputs import wording
from fangpin_pipeline.outputs.layout import text_lines
from fangpin_pipeline.outputs.lists import Age, Clue, Hit, Household, Warned


def made(**told: Any) -> Household:
    names = Household._fields
    known = {"household_no": "H1", "county_code": "150821", "township_code": "150821100", "kind": "registered"}
    return Household(**{**dict.fromkeys(names), **known, "village_code": "150821100201", **told})


def waiting() -> Clue:
    """A clue of which nothing is told."""
    told = dict.fromkeys(Clue._fields)
    return Clue(**{**told, "standing": "pending", "times_warned": 1, "times_rejected": 0})  # type: ignore[arg-type]


def listed(*hits: Hit, missing: tuple[str, ...] = ()) -> Warned:
    return Warned(made(), waiting(), "red", "new", None, AS_OF, None, tuple(hit.rule for hit in hits), hits, missing)


@pytest.mark.parametrize(
    ("ni", "n", "band"),
    [
        ("14999.99", 3, "4000（含）—5000元"),
        ("15000.00", 3, "5000（含）—6000元"),
        ("0", 3, "0（含）—1000元"),
        ("-0.01", 3, "0元以下"),
        ("29999.99", 3, "9000（含）—10000元"),
        ("30000.00", 3, "10000元以上"),
        ("15000.00", None, "…"),
        ("15000.00", 0, "…"),
        (None, 3, "…"),
    ],
)
def test_income_is_told_as_a_band_by_exact_numbers(ni: str | None, n: int | None, band: str) -> None:
    assert wording.income_band(made(ni=None if ni is None else Decimal(ni), n=n)) == band


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"household_type": "已脱贫"}, "脱贫户"),
        ({"household_type": "已脱贫", "monitored_class": "边缘易致贫户"}, "监测户"),
        ({"household_type": "返贫"}, "返贫"),
        ({"household_type": None}, "…"),
        ({"kind": "general"}, "一般户"),
        ({"kind": None}, "…"),
    ],
)
def test_household_types_are_the_three_that_clerks_sort_by(told: dict[str, Any], name: str) -> None:
    assert wording.household_type(made(**told)) == name


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"dibao": True, "tekun": False, "measures": "产业帮扶"}, "低保；产业帮扶"),
        ({"dibao": False, "tekun": True, "measures": ""}, "特困供养"),
        ({"dibao": False, "tekun": False, "measures": ""}, "未见记录"),
        ({"dibao": None, "tekun": False, "measures": None}, "…"),
        ({"kind": None}, "…"),
    ],
)
def test_no_record_of_support_is_not_the_same_as_no_support(told: dict[str, Any], text: str) -> None:
    assert wording.enjoyed(made(**told)) == text


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"helper_name": "李志强", "helper_phone": "13800000000"}, "李志强\n13800000000"),
        ({"helper_name": "李志强"}, "李志强\n…"),
        ({}, "未落实"),
        ({"kind": "general"}, "—"),
        ({"kind": None}, "…"),
    ],
)
def test_the_helper_is_named_with_a_telephone_number(told: dict[str, Any], text: str) -> None:
    assert wording.helper(made(**told)) == text


def test_the_age_of_the_data_is_that_of_the_oldest_used_in_this_county() -> None:
    ages = [
        Age("X03", "150821", "a", date(2020, 3, 1), 15, 400, True),
        Age("X17", "150821", "b", date(2020, 3, 10), 6, 35, True),
        Age("X16", "150821", "c", date(2020, 1, 1), 75, 45, False),
    ]
    row = listed(Hit("illness", "red", "s", ("X03", "X17")))
    assert wording.data_age(row, ages, imprint()) == "2020-03-16／15天"
    assert wording.data_age(listed(Hit("illness", "red", "s")), ages, imprint()) == "2020-03-16／…"


def test_many_hits_keep_their_numbers() -> None:
    told = wording.numbered([str(place) for place in range(22)]).split("\n")
    assert (told[0], told[19], told[20], told[21]) == ("①0", "⑳19", "(21)20", "(22)21")


def test_what_is_missing_is_named_once() -> None:
    row = listed(missing=("参保信息（数据过期或未报）；学籍信息", "参保信息（数据过期或未报）"))
    assert wording.missing(row) == "参保信息（数据过期或未报）；学籍信息"


def test_a_rule_of_an_earlier_run_keeps_its_id() -> None:
    assert wording.titles(("illness", "old_rule"), imprint()) == "因病支出较大；old_rule"


def test_an_extract_is_found_by_number_and_by_name() -> None:
    assert wording.extract_named("X17") is wording.extract_named("medical_settlement")


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("数" * 10, 1), ("数" * 20, 2), ("数" * 21, 3), ("a\nb\nc", 3), ("𬱖" * 8, 2)]
)
def test_lines_follow_from_the_width_of_the_signs(text: str, lines: int) -> None:
    assert text_lines(text, width=22) == lines


def test_a_place_of_another_edition_is_shown_by_the_name_it_had() -> None:
    names = imprint()
    assert names.village("150821104209") == "巴市果树场村委会"
    assert names.township("150802402") == "金川办事处"
    assert (names.village("150821999999"), names.township("150821999")) == ("150821999999", "150821999")
