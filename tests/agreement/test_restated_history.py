"""A later file that changes what an earlier one had said of the past is counted, and the verdicts it moved with it."""

from datetime import date
from typing import Any

import pytest

from expectations.gate import great_expectations_gate
from fangpin_pipeline.screening import screen_day
from fangpin_pipeline.warehouse import Home, PublishedRun, run_of

from .town import B, Town

FIRST, SECOND, THIRD = date(2020, 3, 16), date(2020, 3, 17), date(2020, 3, 18)
DELIVERED = "2020-03-10"


def screened(home: Home, as_of: date) -> PublishedRun:
    screen_day(home, as_of, home.landing, great_expectations_gate)
    run = run_of(home, as_of)
    assert run is not None
    return run


def rows(run: PublishedRun, table: str) -> list[dict[str, Any]]:
    return run.read(table).to_pylist()


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> dict[date, PublishedRun]:
    """Three days: nothing restated; a settlement and an income restated, late and in an old folder; nothing again."""
    home = Home(tmp_path_factory.mktemp("restated"))
    town = Town(home.landing)
    changed, _, taken_back = town.paid(100), town.paid(200, B), town.paid(12000, B, visit_kind="门诊")
    for extract, lines in town.rows.items():
        town.write(extract, lines, DELIVERED)
    town.write("X07", [{"id_no": B, "monthly_amount": 300, "started_on": "2020-01-01"}], "2020-03-11")
    days = {FIRST: screened(home, FIRST)}
    restated = [{**changed, "total": 50000, "compliant_self_paid": 50000}, taken_back]
    town.write("X17", [*restated, town.paid(5, B)], "2020-03-12", name="150821补报")
    town.write("X03", [town.income("2020-02", 40000), town.income("2019-12", 20001)], SECOND.isoformat())
    town.write("X02", [{**line, "labour": "丧失劳动力"} for line in town.rows["X02"]], SECOND.isoformat())
    days[SECOND] = screened(home, SECOND)
    days[THIRD] = screened(home, THIRD)
    return days


def test_files_that_only_add_or_repeat_restate_nothing(days: dict[date, PublishedRun]) -> None:
    for day in (FIRST, THIRD):
        assert rows(days[day], "restatement") == []
        assert rows(days[day], "restated_verdict") == []


def test_rows_that_differ_from_what_they_replace_are_counted_by_delivery(days: dict[date, PublishedRun]) -> None:
    """A new state of a register (X02) is news, not history; the row that stayed and the new one do not count."""
    found = {(row["extract"], row["delivery"]): row for row in rows(days[SECOND], "restatement")}
    settlement = found.pop(("medical_settlement", "2020-03-12/medical_settlement_150821补报.csv"))
    income = found.pop(("household_income", "2020-03-17/household_income_150821.csv"))
    assert found == {}
    for row in (settlement, income):
        assert (row["as_of"], row["county_code"], row["rows_changed"], row["households"]) == (SECOND, "150821", 1, 1)


def test_the_verdicts_of_those_households_are_compared_with_the_day_before(days: dict[date, PublishedRun]) -> None:
    def hits(day: date) -> set[tuple[str, str]]:
        flags = rows(days[day], "flag")
        return {(row["rule"], row["household_no"]) for row in flags if row["verdict"] == "hit"}

    moved = {row["rule"]: (row["appeared"], row["disappeared"]) for row in rows(days[SECOND], "restated_verdict")}
    assert moved["rigid_spending"] == (1, 0)
    appeared, disappeared = hits(SECOND) - hits(FIRST), hits(FIRST) - hits(SECOND)
    assert sum(new for new, _ in moved.values()) == len(appeared) > 0
    assert sum(old for _, old in moved.values()) == len(disappeared)
