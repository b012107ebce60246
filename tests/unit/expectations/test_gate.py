"""What the gate finds, what it lists, and that a check which did not run never passes (rules.md §2)."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from expectations_toys import DELIVERY, candidates, faults, judge, verdict

from expectations import gate
from expectations.checks import advice
from expectations.engine import Bench, bench
from expectations.gate import great_expectations_gate
from expectations.suites import suite
from expectations.vocabulary import expectation_suite
from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.contracts.derive import checked_columns, rejected
from fangpin_pipeline.extracts import all_extracts, extract

X01, X07, X12, X16 = (extract(number) for number in ("X01", "X07", "X12", "X16"))
DAY, OTHER_DAY = date(2020, 1, 1), date(2020, 2, 1)
ID_NO = "152824197203140035"
INSURED = {"id_no": ID_NO, "year": 2020, "resident_basic": True}


def test_clean_lines_pass_every_check() -> None:
    judgement = judge(X16, INSURED, {**INSURED, "year": 2019})
    assert {found.status for found in judgement.verdicts} == {"passed"}
    assert {found.checked for found in judgement.verdicts} == {2}
    assert judgement.faults.num_rows == 0


def test_an_empty_required_cell_is_listed_without_a_value() -> None:
    judgement = judge(X16, INSURED, {**INSURED, "id_no": None, "complete": False})
    assert faults(judgement) == [(3, "id_no", "required", "")]
    assert faults(judgement, "delivery", "sheet") == [(DELIVERY, "")]
    found = verdict(judgement, "id_no_required")
    assert (found.extract, found.severity, found.failing, found.status) == ("X16", "critical", 1, "failed")


def test_an_unreadable_required_cell_is_not_empty() -> None:
    judgement = judge(X16, {**INSURED, "id_no": None, rejected("id_no"): "1.52824E+17", "complete": False})
    assert faults(judgement) == [(2, "id_no", "id_no", "1.52824E+17")]
    assert verdict(judgement, "id_no_required").status == "passed"


def test_a_required_flag_may_be_empty_but_not_unreadable() -> None:
    judgement = judge(
        X16, {**INSURED, "resident_basic": None}, {"id_no": ID_NO, "year": 2019, rejected("resident_basic"): "可能"}
    )
    assert faults(judgement) == [(3, "resident_basic", "flag", "可能")]


@pytest.mark.parametrize("number", all_extracts())
def test_every_column_lists_its_unreadable_cells_under_the_rule_of_its_kind(number: str) -> None:
    table = extract(number)
    columns = checked_columns(table)
    judgement = judge(table, *({rejected(column.name): f"坏{column.name}", "complete": False} for column in columns))
    readable = [fault for fault in faults(judgement) if fault[2] != "required"]
    assert sorted(readable) == sorted(
        (row, column.name, column.kind.rule, f"坏{column.name}") for row, column in enumerate(columns, start=2)
    )


@pytest.mark.parametrize("number", all_extracts())
def test_every_required_column_but_flags_lists_its_empty_cells(number: str) -> None:
    table = extract(number)
    judgement = judge(table, {"complete": False})
    expected = sorted(column.name for column in table.required if column.kind is not Kind.FLAG)
    assert faults(judgement, "column", "rule") == [(name, "required") for name in expected]


def test_all_rows_of_a_repeated_key_are_in_conflict() -> None:
    spell = {"id_no": ID_NO, "monthly_amount": 30000}
    judgement = judge(
        X07,
        *({**spell, "started_on": DAY, "category": name} for name in ("A", "B", "C")),
        {**spell, "started_on": OTHER_DAY},
    )
    assert faults(judgement) == [(row, "id_no+started_on", "conflict", "") for row in (2, 3, 4)]
    assert verdict(judgement, "key_unique").failing == 3


@pytest.mark.parametrize("number", all_extracts())
def test_a_repeated_key_is_listed_whatever_the_columns_are_called(number: str) -> None:
    """Upstream once took the 2 in `risk_2` for the number it had still to write into the selection of failing rows."""
    table = extract(number)
    key = {name: _some(table.by_name[name].kind) for name in table.key}
    judgement = judge(table, key, key)
    conflicts = [(row, column) for row, column, rule, _ in faults(judgement) if rule == "conflict"]
    assert conflicts == [(2, "+".join(table.key)), (3, "+".join(table.key))]


def _some(kind: Kind) -> object:
    if kind.arrow == pa.date32():
        return DAY
    return {Kind.ID_NO: ID_NO, Kind.YEAR: 2020}.get(kind, "1")


def test_incomplete_rows_take_no_part_in_conflicts() -> None:
    judgement = judge(
        X16,
        INSURED,
        {**INSURED, "resident_basic": None, rejected("resident_basic"): "可能", "complete": False},
    )
    assert faults(judgement, "row", "rule") == [(3, "flag")]


def test_keys_are_compared_within_a_delivery_only() -> None:
    judgement = judge(X16, INSURED, {**INSURED, "delivery": "2020-03-15/甲.csv"})
    assert judgement.faults.num_rows == 0


def test_parts_of_a_key_are_not_run_together() -> None:
    judgement = judge(
        X12,
        {"id_no": ID_NO, "program": 'a","b', "amount": 1, "paid_on": DAY},
        {"id_no": ID_NO, "program": "a", "amount": 1, "paid_on": DAY},
    )
    assert judgement.faults.num_rows == 0


def test_a_code_of_another_county_is_listed_under_the_area_column() -> None:
    household = {"household_no": "1", "household_type": "已脱贫", "village_code": "150821100200"}
    judgement = judge(X01, {**household, "area_scope__rejected": "150822100200", "complete": False})
    assert faults(judgement) == [(2, "village_code", "area_scope", "150822100200")]


def test_as_many_faults_as_the_framework_counts() -> None:
    lines = [
        {"id_no": ID_NO, "year": 2000 + n % 7, "resident_basic": True, rejected("medical_aid"): "坏" if n % 3 else None}
        for n in range(500)
    ]
    judgement = judge(X16, *lines, {"complete": False})
    listed = Counter(faults(judgement, "column", "rule"))
    counted = {
        (found.column, found.rule): found.failing for found in judgement.verdicts if found.severity == "critical"
    }
    assert listed == {check: failing for check, failing in counted.items() if failing}
    assert listed["id_no+year", "conflict"] == 500
    assert {found.checked for found in judgement.verdicts} == {501}


def test_advice_is_counted_and_lists_nothing() -> None:
    judgement = judge(X16, {**INSURED, "employee_basic": True})
    found = verdict(judgement, "one_basic_insurance")
    assert (found.severity, found.failing, found.status) == ("warning", 1, "failed")
    assert judgement.faults.num_rows == 0


def test_nothing_delivered_is_nothing_wrong() -> None:
    judgement = judge(X16)
    assert {(found.status, found.checked) for found in judgement.verdicts} == {("passed", 0)}


def test_lines_of_another_shape_are_an_error() -> None:
    judgement = great_expectations_gate(X16, candidates(X16, INSURED).drop_columns(["complete"]))
    assert {found.status for found in judgement.verdicts} == {"error"}
    assert [found.check for found in judgement.verdicts] == [check.name for check in suite(X16)]


def with_checks(monkeypatch: pytest.MonkeyPatch, *more: Any) -> None:
    monkeypatch.setattr(gate, "suite", lambda table: (*suite(table), *more))


def test_a_check_that_raises_is_an_error_and_spares_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    with_checks(monkeypatch, advice("broken", "坏检查", "name", "CAST(name AS INTEGER) > 0", "试验"))
    judgement = judge(X16, {**INSURED, "name": "乌云其木格"}, {**INSURED, "id_no": None, "complete": False})
    broken = verdict(judgement, "broken")
    assert (broken.status, broken.severity) == ("error", "warning")
    assert "检查未能执行" in broken.message
    assert "乌云其木格" not in broken.message
    assert {found.status for found in judgement.verdicts if found.check != "broken"} == {"passed", "failed"}
    assert faults(judgement) == [(3, "id_no", "required", "")]


def test_a_check_that_cannot_be_set_up_makes_every_check_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with_checks(monkeypatch, replace(suite(X16)[0], name="broken", expected="unheard of"))
    judgement = judge(X16, INSURED)
    assert {(found.status, found.message) for found in judgement.verdicts} == {
        ("error", "检查未能执行：KeyError；请联系系统维护人员")
    }


def test_a_list_that_differs_from_the_count_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Bench.failing_rows
    monkeypatch.setattr(Bench, "failing_rows", lambda *asked: whole(*asked).slice(1))
    judgement = judge(X16, {**INSURED, "id_no": None, "complete": False}, {**INSURED, "id_no": None, "complete": False})
    found = verdict(judgement, "id_no_required")
    assert (found.failing, found.status) == (2, "error")
    assert "统计为2行，列出1行" in found.message


def test_results_hold_no_value_of_any_row() -> None:
    lines = candidates(
        X16,
        {**INSURED, "name": "乌云其木格"},
        {**INSURED, "name": "乌云其木格", rejected("year"): "乌云其木格", "employee_basic": True},
    )
    with bench().holding(lines, gate.statements(X16)) as laid_out:
        results = laid_out.validate(expectation_suite("x16", suite(X16)))
    assert not all(result.success for result in results)
    said = " ".join(str(result.to_json_dict()) for result in results)
    assert "乌云其木格" not in said
    assert ID_NO not in said


def test_the_gate_leaves_other_connections_alone() -> None:
    own = duckdb.connect(":memory:")
    own.execute("CREATE TABLE candidates AS SELECT 42 AS answer")
    judge(X16, INSURED)
    assert own.execute("SELECT answer FROM candidates").fetchall() == [(42,)]
    own.close()


def test_lines_are_let_go_after_use() -> None:
    judge(X16, INSURED)
    with pytest.raises(duckdb.CatalogException):
        bench().connection.sql("SELECT * FROM delivered")


def test_naming_the_checks_does_not_load_the_framework() -> None:
    code = "import sys, expectations.gate, expectations.suites; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
