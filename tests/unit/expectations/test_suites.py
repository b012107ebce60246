"""Which checks an extract has: names that stay, titles in Chinese, and conditions that are valid SQL."""

import re

import duckdb
import pytest
from expectations_toys import candidates

from expectations.candidates import statements
from expectations.checks import Expected, Severity, advice
from expectations.hand_kept import hand_kept, kept_by_hand
from expectations.suites import suite
from fangpin_pipeline.contracts.kinds import AREAS
from fangpin_pipeline.extracts import all_extracts, extract

CHINESE = re.compile("[\u4e00-\u9fff]")


def test_the_suite_of_one_extract() -> None:
    assert [(check.name, check.column, check.rule) for check in suite(extract("X07"))] == [
        ("id_no_required", "id_no", "required"),
        ("monthly_amount_required", "monthly_amount", "required"),
        ("started_on_required", "started_on", "required"),
        ("id_no_valid", "id_no", "id_no"),
        ("household_head_id_no_valid", "household_head_id_no", "id_no"),
        ("monthly_amount_valid", "monthly_amount", "money"),
        ("started_on_valid", "started_on", "date"),
        ("ended_on_valid", "ended_on", "date"),
        ("key_unique", "id_no+started_on", "conflict"),
        ("monthly_amount_plausible", "monthly_amount", "plausible"),
        ("started_on_in_time", "started_on", "plausible"),
        ("ended_after_started", "ended_on", "plausible"),
        ("name_legible", "name", "plausible"),
        ("name_whole", "name", "plausible"),
    ]


def test_only_extracts_with_a_division_code_have_a_scope() -> None:
    scoped = {
        number for number, table in all_extracts().items() for check in suite(table) if check.rule == "area_scope"
    }
    assert scoped == {
        number for number, table in all_extracts().items() for column in table.columns if column.kind in AREAS
    }
    assert {"X01", "X10", "X18", "X25a"} <= scoped


def test_two_checks_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = advice("id_no_valid", "重名", "name", "TRUE", "试验")
    monkeypatch.setattr("expectations.suites.hand_kept", lambda table: (twice,))
    with pytest.raises(ValueError, match="id_no_valid"):
        suite.__wrapped__(extract("X16"))


@pytest.mark.parametrize("number", all_extracts())
def test_checks_are_named_in_ascii_and_told_in_chinese(number: str) -> None:
    checks = suite(extract(number))
    for check in checks:
        assert re.fullmatch("[a-z0-9_]+", check.name)
        assert CHINESE.search(check.title)
        assert CHINESE.search(check.basis)
        assert (check.severity is Severity.WARNING) == (check.rule == "plausible")
    assert [check.severity for check in checks] == sorted((check.severity for check in checks), key=str)


@pytest.mark.parametrize("number", all_extracts())
def test_checks_look_at_columns_of_the_view_with_valid_conditions(number: str) -> None:
    table = extract(number)
    connection = duckdb.connect(":memory:")
    connection.register("delivered", candidates(table))
    for statement in statements(table):
        connection.execute(statement)
    for check in suite(table):
        connection.sql(f'SELECT "{check.on}", {check.condition or True} AS holds FROM candidates').fetchall()
        if check.expected is Expected.FULFILS:
            assert check.on == check.column
            assert check.column in table.by_name
    connection.close()


def test_every_extract_has_a_module_kept_by_hand() -> None:
    assert kept_by_hand() == {table.view for table in all_extracts().values()}


def test_an_extract_without_a_module_has_no_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("expectations.hand_kept.kept_by_hand", frozenset)
    assert hand_kept(extract("X16")) == ()
