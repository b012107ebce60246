"""Severities that an office changes: what may stand there, which document holds, and that rules are named rightly."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.rulebook import Rulebook, RulebookError
from fangpin_pipeline.rulebook.differ import differences
from fangpin_pipeline.rulebook.show import describe
from fangpin_pipeline.rulebook.tables import PARAMETER_SCHEMA, parameter_table
from fangpin_pipeline.rules.grades import misgraded

Office = Callable[..., Rulebook]
DAY = date(2020, 6, 1)


def document(title: str, effective: str, grades: str) -> str:
    return f"- {{title: {title}, issued: 2020-01-01, effective: {effective}, sets: {{}}, grades: {grades}}}\n"


def grades(book: Rulebook, county: str, on: date = DAY) -> dict[tuple[str, str], str]:
    return {declared: severity for declared, (severity, _) in book.grades(county, on).items()}


def test_a_county_stands_above_the_city_severity_by_severity(office: Office) -> None:
    book = office(
        **{
            "150800": document("市办法", "2020-05-02", "{illness: {yellow: orange, orange: red}}"),
            "150821": document("旧办法", "2020-05-01", "{illness: {yellow: red}}")
            + document("新办法", "2020-07-01", "{illness: {yellow: yellow}}"),
        }
    )
    assert grades(book, "150821") == {("illness", "yellow"): "red", ("illness", "orange"): "red"}
    assert grades(book, "150822") == {("illness", "yellow"): "orange", ("illness", "orange"): "red"}
    assert grades(book, "150822", date(2020, 5, 1)) == {}
    assert grades(book, "150821", date(2020, 7, 1))["illness", "yellow"] == "yellow"


def test_only_what_is_changed_has_a_column(office: Office) -> None:
    table = parameter_table(office(**{"150821": document("办法", "2020-05-01", "{illness: {yellow: red}}")}), DAY)
    assert set(table.column_names) - set(PARAMETER_SCHEMA.names) == {"grade_illness_yellow"}
    told = dict(zip(table["county_code"].to_pylist(), table["grade_illness_yellow"].to_pylist(), strict=True))
    assert {county for county, severity in told.items() if severity} == {"150821"}


def test_a_change_is_shown_and_differs(office: Office) -> None:
    book = office(**{"150821": document("办法", "2020-05-01", "{illness: {yellow: red}}")})
    row = describe(book, "150821", DAY)[-1]
    assert (row.name, row.value, row.document, row.authority) == ("grades.illness.yellow", "red", "《办法》", "五原县")
    (found,) = differences(book, ("150821", DAY), (CITY, DAY))
    assert (found.value, found.document, found.other_value, found.other_document) == (
        "red",
        "五原县《办法》",
        "yellow",
        "规则自身的等级",
    )


@pytest.mark.parametrize(
    ("written", "key", "fault"),
    [
        ("[illness]", "grades", "不是“规则: {原等级: 新等级}”的形式"),
        ("{illness: red}", "grades.illness", "不是“原等级: 新等级”的形式"),
        ("{illness: {}}", "grades.illness", "不是“原等级: 新等级”的形式"),
        ("{illness: {yellow: blue}}", "grades.illness", "“blue”不是预警等级"),
        ("{illness: {黄色: red}}", "grades.illness", "“黄色”不是预警等级"),
    ],
)
def test_what_is_no_change_of_severity_is_refused(office: Office, written: str, key: str, fault: str) -> None:
    with pytest.raises(RulebookError) as refused:
        office(**{"150821": document("办法", "2020-05-01", written)})
    (problem,) = refused.value.problems
    assert (problem.file, problem.key, problem.on) == ("150821.yaml", key, "2020-05-01")
    assert fault in problem.what


def test_two_documents_of_one_day_may_not_change_one_severity(office: Office) -> None:
    one = document("甲", "2020-05-01", "{illness: {yellow: red}}")
    with pytest.raises(RulebookError, match=r"键“grades\.illness”：《甲》和《乙》同日起施行"):
        office(**{"150821": one + document("乙", "2020-05-01", "{illness: {yellow: orange}}")})
    office(**{"150821": one + document("乙", "2020-05-01", "{illness: {orange: red}}")})


@pytest.mark.parametrize(
    ("written", "key", "fault"),
    [
        ("{ilness: {yellow: red}}", "grades.ilness", "没有这条规则。处理办法：是不是“illness”？"),
        ("{dibao_gap: {red: orange}}", "grades.dibao_gap", "这条规则没有红色的情形"),
        ("{c1_unstable_exit: {orange: red}}", "grades.c1_unstable_exit", "没有这条规则"),
    ],
)
def test_a_rule_that_does_not_exist_is_named(office: Office, written: str, key: str, fault: str) -> None:
    (problem,) = misgraded(office(**{"150821": document("办法", "2020-05-01", written)}))
    assert f"规则文件 150821.yaml，2020-05-01 起施行的文件，键“{key}”" in str(problem)
    assert fault in str(problem)


def test_the_shipped_book_changes_none(tmp_path: Path) -> None:
    assert misgraded(Rulebook.load(tmp_path)) == []
