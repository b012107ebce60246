"""Lint of every statement: both engines parse it alike, with known functions only, no clock, and no dates reckoned.

Statements are files and what Python composes: rules, rows in force, evidence. None is translated at run time.
"""

from pathlib import Path

import pytest
from rules_world import Screened

import fangpin_pipeline
from fangpin_pipeline.rules.lint.portable import faults

PACKAGE = Path(fangpin_pipeline.__file__).parent
FILES = sorted(PACKAGE.rglob("*.sql"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_statement_files(file: Path) -> None:
    assert faults(file.read_text(encoding="utf-8")) == []


def test_composed_statements(screened: Screened) -> None:
    composed = screened.statements - {file.read_text(encoding="utf-8") for file in FILES}
    assert len(composed) > 100
    assert {statement: told for statement in composed if (told := faults(statement))} == {}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT now() AS x",
        "SELECT current_date AS x",
        "SELECT random() AS x FROM t",
        "SELECT a / b AS x FROM t",
        "SELECT as_of - settled_on AS x FROM t",
        "SELECT YEAR(as_of - settled_on) AS x FROM t",
        "SELECT YEAR(as_of) - settled_on AS x FROM t",
        "SELECT settled_on + INTERVAL 30 DAYS AS x FROM t",
        "SELECT strftime(settled_on, '%Y') AS x FROM t",
        "SELECT string_agg(a, ',') AS x FROM t",
        "SELECT regexp_matches(a, 'x') AS x FROM t",
        "SELECT levenshtein(a, b) AS x FROM t",
        "SELECT (SELECT MAX(x.a) FROM x WHERE x.h = h.h) AS a FROM t h",
        "DELETE FROM t",
    ],
)
def test_the_lint_sees(statement: str) -> None:
    assert faults(statement)
