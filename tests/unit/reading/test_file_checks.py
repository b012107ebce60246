"""Every way of refusing a whole file is counted under its own check, also when a good file followed."""

from datetime import date

import pytest
from reading_toys import Landing, csv_text, person

from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.extracts import all_extracts, extract
from fangpin_pipeline.reading.file_checks import file_checks, file_verdicts
from fangpin_pipeline.reading.gate import Tier, Verdict
from fangpin_pipeline.reading.reason import Reason

HEADER = ["身份证号", "月补差金额", "享受开始日期"]
GOOD = csv_text(HEADER, [person(1), 300, "2020-01-01"])
REFUSED = {
    Reason.SCOPE: ("dibao_150821_150822.csv", GOOD.encode()),
    Reason.FORMAT: ("dibao.csv", b"\xff\xff\x80\x00\x01"),
    Reason.HEADER: ("dibao.csv", csv_text(["姓名", "金额"], ["白云", 3]).encode()),
    Reason.ID_DAMAGED: ("dibao.csv", csv_text(HEADER, ["1.52824E+17", 300, "2020-01-01"]).encode()),
    Reason.NOTHING_ACCEPTED: ("dibao.csv", csv_text(HEADER, ["x", 300, "2020-01-01"]).encode()),
    Reason.EMPTY_REGISTER: ("household_register.csv", "户号,行政村代码,身份证号,户籍状态\n".encode()),
}


def verdicts(landing: Landing) -> dict[tuple[str, str], Verdict]:
    return {(found.extract, found.check): found for found in file_verdicts(landing.stage())}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_refusal_is_counted_under_its_reason_alone(landing: Landing, reason: Reason) -> None:
    name, content = REFUSED[reason]
    landing.put(name, content, date(2020, 3, 1))
    (found,) = landing.stage()
    assert (found.status, found.reason) == ("refused", reason)
    assert {check: verdict.failing for (_, check), verdict in verdicts(landing).items() if verdict.failing} == {
        f"file_{reason.value}": 1
    }


def test_a_file_that_a_good_one_replaced_still_counts(landing: Landing) -> None:
    landing.put(*REFUSED[Reason.HEADER], date(2020, 3, 1))
    landing.put("dibao.csv", GOOD, date(2020, 3, 2))
    landing.put("dibao.csv", GOOD, date(2020, 3, 3))
    found = verdicts(landing)["X07", "file_header"]
    assert (found.checked, found.failing, found.status) == (3, 1, "failed")
    assert (found.tier, found.severity) == (Tier.STOP, "critical")
    assert verdicts(landing)["X07", "file_format"].status == "passed"


def test_the_store_remembers_the_reason(landing: Landing) -> None:
    landing.put(*REFUSED[Reason.ID_DAMAGED], date(2020, 3, 1))
    assert [one.reason for one in landing.stage()] == [one.reason for one in landing.stage()] == [Reason.ID_DAMAGED]


def test_a_file_of_no_extract_belongs_to_nobodys_checks(landing: Landing) -> None:
    landing.put("统计.csv", GOOD)
    assert verdicts(landing) == {}


def test_an_extract_has_the_checks_that_its_files_can_fail() -> None:
    for table in all_extracts().values():
        reasons = {check.reason for check in file_checks(table)}
        kinds = {column.kind for column in table.columns}
        assert (Reason.ID_DAMAGED in reasons) == (Kind.ID_NO in kinds)
        assert (Reason.UNIT_JUMP in reasons) == (Kind.MONEY in kinds)
        assert (Reason.EMPTY_REGISTER in reasons) == table.register
    assert {check.reason for number in ("X01", "X07") for check in file_checks(extract(number))} == set(Reason)
