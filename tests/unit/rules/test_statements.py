"""Lint of every statement: both engines parse it alike, with known functions only, no clock, and no dates reckoned.

Statements are files and what Python composes: rules, rows in force, evidence. None is translated at run time.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import sqlglot
from rules_world import Screened
from sqlglot import exp

import fangpin_pipeline

PACKAGE = Path(fangpin_pipeline.__file__).parent
FILES = sorted(PACKAGE.rglob("*.sql"))
# What DuckDB and Spark compute identically, as tried in the agreement of the two.
AGGREGATES = {"SUM", "COUNT", "MAX", "MIN", "LOGICAL_OR", "BITWISE_OR_AGG", "ROW_NUMBER"}
SCALARS = {
    "CASE",
    "IF",
    "COALESCE",
    "NULLIF",
    "GREATEST",
    "LEAST",
    "CAST",
    "CONCAT",
    "CONCAT_WS",
    "SUBSTRING",
    "MONTH",
    "YEAR",
}
ALLOWED = AGGREGATES | SCALARS | {"AND", "OR", "EXISTS"}
ENGINES = ("duckdb", "spark")
# Division rounds or fails differently; the rest differs between the engines or looks at the clock.
FORBIDDEN = (
    exp.Div,
    exp.IntDiv,
    exp.Lambda,
    exp.RegexpLike,
    exp.Interval,
    exp.Rand,
    exp.CurrentDate,
    exp.CurrentTimestamp,
    exp.DateAdd,
    exp.DateSub,
    exp.DateDiff,
    exp.Placeholder,
)
DATE_ENDINGS = ("_on", "_end", "_since", "_first", "_last", "_oldest", "_horizon")
DATES = {"as_of", "m", "birth"}


@cache
def parsed(statement: str, dialect: str) -> exp.Expression:
    (tree,) = sqlglot.parse(statement, dialect=dialect)
    assert tree is not None
    return tree


def functions(tree: exp.Expression) -> set[str]:
    return {
        node.name.upper() if isinstance(node, exp.Anonymous) else node.sql_name() for node in tree.find_all(exp.Func)
    }


def reckoned_dates(tree: exp.Expression) -> Iterator[str]:
    """Additions and subtractions with a date on a side: `D − date` reads differently on the two engines.

    The year or month of a date is a number.
    """
    for node in tree.find_all(exp.Add, exp.Sub):
        numbers = {
            id(column) for number in node.find_all(exp.Year, exp.Month) for column in number.find_all(exp.Column)
        }
        names = {column.name for column in node.find_all(exp.Column) if id(column) not in numbers}
        if any(name in DATES or name.endswith(DATE_ENDINGS) for name in names):
            yield node.sql()


def faults(statement: str) -> list[str]:
    """What is wrong with a statement, one line each."""
    tree = parsed(statement, "duckdb")
    told = [f"function {name}" for name in sorted(functions(tree) - ALLOWED)]
    told += [f"{type(node).__name__}: {node.sql()}" for node in tree.find_all(*FORBIDDEN)]
    told += [f"date arithmetic: {text}" for text in reckoned_dates(tree)]
    told += [f"not a SELECT: {type(tree).__name__}"] if not isinstance(tree, exp.Query) else []
    names = [{one.name for one in parsed(statement, dialect).find_all(exp.Identifier)} for dialect in ENGINES]
    return told + [f"read differently: {name}" for name in sorted(names[0] ^ names[1])]


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
        "DELETE FROM t",
    ],
)
def test_the_lint_sees(statement: str) -> None:
    assert faults(statement)
