"""The catalogue lists every declared check once, says what becomes of what fails, and is committed as it is printed."""

from pathlib import Path

import pytest

from expectations.catalogue import CROSS_TABLE, Entry, catalogue, page
from expectations.suites import suite
from fangpin_pipeline import cli
from fangpin_pipeline.extracts import all_extracts, extract
from fangpin_pipeline.quality import all_checks
from fangpin_pipeline.reading.file_checks import file_checks


def entry(number: str, name: str) -> Entry:
    return next(one for one in catalogue()[extract(number)] if one.name == name)


def test_the_page_in_docs_is_the_generated_one() -> None:
    """After a change of a check: .venv/bin/fangpin dictionary --checks > docs/expectations.md"""
    committed = Path(__file__).parents[3] / "docs" / "expectations.md"
    assert committed.read_text(encoding="utf-8") == page()


def test_the_command_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["dictionary", "--checks"]) == 0
    assert capsys.readouterr().out == page()


def test_every_declared_check_is_listed_once() -> None:
    listed = [(table.number, one.tier, one.name) for table, checks in catalogue().items() for one in checks]
    declared = [
        *((number, "T1", check.name) for number, table in all_extracts().items() for check in file_checks(table)),
        *((number, check.tier, check.name) for number, table in all_extracts().items() for check in suite(table)),
        *((check.extract, CROSS_TABLE, check.id) for check in all_checks().values()),
    ]
    assert sorted(listed) == sorted(declared)
    assert len({(number, name) for number, _, name in listed}) == len(listed)


@pytest.mark.parametrize(
    ("number", "name", "consequence"),
    [
        ("X01", "file_header", "整份拒收"),
        ("X01", "village_code_required", "隔离整行"),
        ("X01", "village_code_valid", "隔离整行"),
        ("X01", "head_id_no_valid", "单元格置空并列出"),
        ("X02", "key_unique", "隔离整行"),
        # A code of another county quarantines the row, also in an optional column (rules.md §1).
        ("X18", "village_code_valid", "单元格置空并列出"),
        ("X18", "village_code_in_scope", "隔离整行"),
        ("X01", "risks_differ", "提示并计数"),
    ],
)
def test_what_becomes_of_a_failing_row_is_said(number: str, name: str, consequence: str) -> None:
    assert entry(number, name).consequence == consequence


def test_each_line_says_what_is_looked_at_and_why() -> None:
    for checks in catalogue().values():
        assert all(one.title and one.basis for one in checks)
        assert all(one.looked_at for one in checks if one.tier != "T1")
    assert entry("X02", "key_unique").looked_at == "户编号＋证件号码"
