"""Documents that fit their form each and still contradict each other, or leave a year without a value."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fangpin_pipeline.rulebook import Rulebook, RulebookError
from fangpin_pipeline.rulebook.sense import doubtful

Office = Callable[..., Rulebook]


def document(title: str, effective: str, sets: str, issued: str = "2020-01-02") -> str:
    return f"- {{title: {title}, issued: {issued}, effective: {effective}, sets: {{{sets}}}}}\n"


def faults(office: Office, **instruments: str) -> list[str]:
    try:
        office(**instruments)
    except RulebookError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_disorder_names_file_key_date_both_documents_and_the_order(office: Office) -> None:
    found = faults(office, **{"150821": document("五原县办法", "2020-05-01", "rigid_k_orange: 1.6")})
    assert len(found) == 1
    assert found[0].startswith("规则文件 150821.yaml，2020-05-01 起施行的文件，键“rigid_k_orange”：")
    assert "为1.6倍（《五原县办法》），却高于刚性支出为上年纯收入的倍数（红色）的1.5倍（《进一步" in found[0]
    assert found[0].endswith("改正其中一个，使 rigid_k_yellow ≤ rigid_k_orange ≤ rigid_k_red。")


@pytest.mark.parametrize(
    "sets",
    [
        "rigid_k_yellow: 1.3",
        "rigid_k_red: 1.1",
        "loan_overdue_orange: 91",
        "loan_overdue_red: 29",
        "due_days_red: 6",
        "due_days_yellow: 4",
        "due_days_orange: 11",
    ],
)
def test_thresholds_out_of_order_are_refused(office: Office, sets: str) -> None:
    assert len(faults(office, **{"150821": document("办法", "2020-05-01", sets)})) == 1


@pytest.mark.parametrize(
    "sets", ["rigid_k_orange: 1.5", "loan_overdue_orange: 90", "due_days_red: 5, due_days_orange: 5"]
)
def test_equal_thresholds_are_in_order(office: Office, sets: str) -> None:
    assert faults(office, **{"150821": document("办法", "2020-05-01", sets)}) == []


def test_what_a_county_inherits_is_named_once_as_the_citys(office: Office) -> None:
    found = faults(office, **{"150800": document("市办法", "2020-05-01", "due_days_red: 6")})
    assert len(found) == 1
    assert "规则文件 150800.yaml" in found[0]


def test_a_county_that_contradicts_a_later_city_document_is_told_so(office: Office) -> None:
    """The county's own red stands above the city's; its orange is the city's, which changed beneath it."""
    found = faults(
        office,
        **{
            "150800": document("市办法", "2020-06-01", "due_days_red: 3, due_days_orange: 4"),
            "150821": document("五原县办法", "2020-05-01", "due_days_red: 5"),
        },
    )
    assert [problem[:18] for problem in found] == ["规则文件 150821.yaml，2"]


def test_a_contradiction_that_a_later_document_ends_still_held_for_a_while(office: Office) -> None:
    wrong = document("旧办法", "2020-05-01", "due_days_red: 6")
    assert faults(office, **{"150821": wrong + document("新办法", "2020-06-01", "due_days_red: 3")})


def test_a_year_between_others_without_a_value_is_a_gap(office: Office) -> None:
    found = faults(office, **{"150821": document("五原县标准", "2022-01-01", "poverty_line: {2022: 4500}")})
    assert len(found) == 1
    assert "规则文件 150821.yaml，2022-01-01 起施行的文件，键“poverty_line”" in found[0]
    assert "没有2021年的值" in found[0]


@pytest.mark.parametrize(
    ("city", "county"),
    [("2021: 4200", "2022: 4500"), ("2021: 4200, 2022: 4500", "2022: 4600"), ("2021: 4200", "2017: 2952")],
)
def test_years_that_other_documents_give_are_no_gap(office: Office, city: str, county: str) -> None:
    instruments = {
        "150800": document("市标准", "2021-01-01", f"poverty_line: {{{city}}}"),
        "150821": document("五原县标准", "2022-01-01", f"poverty_line: {{{county}}}"),
    }
    assert faults(office, **instruments) == []


def test_a_standard_for_every_year_leaves_no_gap(office: Office) -> None:
    assert faults(office, **{"150821": document("标准", "2020-01-01", "dibao_line: {2019: 5000, 2023: 6500}")}) == []


def test_a_document_from_before_its_issue_is_pointed_out_and_holds(office: Office) -> None:
    book = office(**{"150821": document("五原县办法", "2019-12-01", "illness_amount: 8000")})
    assert book.settings("150821", date(2019, 12, 1))["illness_amount"].text == "8000元"
    (doubt,) = map(str, doubtful(book))
    assert "150821.yaml，2019-12-01 起施行的文件，键“effective”：《五原县办法》2020-01-02 印发" in doubt


def test_the_shipped_book_makes_sense(tmp_path: Path) -> None:
    assert doubtful(Rulebook.load(tmp_path)) == []
