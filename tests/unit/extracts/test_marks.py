"""Marks speak of columns and code values that their extract has: a mistyped value would never be told."""

import pytest
import sqlglot
from sqlglot import exp

from fangpin_pipeline.contracts import Column, Department, Extract, Mark, Mode
from fangpin_pipeline.extracts import all_extracts

MARKED = [(extract, mark) for extract in all_extracts().values() for mark in extract.marks]


@pytest.mark.parametrize(("extract", "mark"), MARKED, ids=lambda part: part.name)
def test_a_mark_speaks_of_what_the_extract_has(extract: Extract, mark: Mark) -> None:
    tree = sqlglot.parse_one(mark.condition, dialect="duckdb")
    columns = [extract.by_name[column.name] for column in tree.find_all(exp.Column)]
    values = {literal.this for literal in tree.find_all(exp.Literal)}
    assert columns
    assert values <= {value for column in columns if column.codes for value in column.codes.values}


def test_a_mark_is_no_column() -> None:
    with pytest.raises(ValueError, match="is a column and a mark"):
        Extract(
            number="X99",
            name="toy",
            title="玩具",
            department=Department("玩具"),
            grain="row",
            mode=Mode.SNAPSHOT,
            key=("kind",),
            max_age=10,
            columns=(Column("kind", "类别", required=True),),
            marks=(Mark("kind", "kind IS NULL"),),
        )
