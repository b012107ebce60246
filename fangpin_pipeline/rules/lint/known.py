"""What a rule may lean on: the facts, which of them can be unknown and say why, and the parameters in force on a day.

All of it is read from the declarations and statements of `facts` and `rulebook`; nothing is listed by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import pyarrow as pa
import sqlglot
from sqlglot import exp

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.engine.statements import statement
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.facts.amounts import PER_HEAD
from fangpin_pipeline.facts.areas import AREAS
from fangpin_pipeline.facts.county_day import county_day_table
from fangpin_pipeline.facts.sources import SOURCES
from fangpin_pipeline.facts.vocabulary import BOUNDS, COMPANIONS
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rulebook.tables import parameter_table
from fangpin_pipeline.rules.clauses import clauses
from fangpin_pipeline.rules.worked import WorkedCase, worked_cases

RISK = "risk"  # computed between the rules and the classes
_FACTS = "fangpin_pipeline.facts"
_GAP = "_gap"


@dataclass(frozen=True)
class Known:
    """What stands beside the rules.

    `facts` are the columns of the household-fact table, `explained` those that say why they are unknown, `sourced`
    those with rows behind them, `county` one row of every different set of parameters and windows in force.
    """

    facts: frozenset[str]
    explained: frozenset[str]
    sourced: frozenset[str]
    county: pa.Table
    clauses: frozenset[str]
    worked: Mapping[str, tuple[WorkedCase, ...]]

    @property
    def readable(self) -> frozenset[str]:
        """Everything that a test may read."""
        return self.facts | frozenset(self.county.column_names)

    @property
    def tellable(self) -> frozenset[str]:
        """Everything that a sentence may name."""
        return self.readable | frozenset(PER_HEAD)

    @property
    def nullable(self) -> frozenset[str]:
        """What a test may find unknown."""
        yearly = {name for name, parameter in PARAMETERS.items() if parameter.by_year}
        return self.explained | COMPANIONS.keys() | BOUNDS.keys() | yearly


def known_on(book: Rulebook, on: date) -> Known:
    """What the rules lean on by a rulebook on a day."""
    return Known(
        facts=household_facts() | {RISK},
        explained=_explained() | {RISK},
        sourced=frozenset(SOURCES) | {RISK},
        county=_in_force(book, on),
        clauses=frozenset(clauses()),
        worked=worked_cases(),
    )


def asked_for(column: str) -> str:
    """The fact that is named as missing where a column is unknown."""
    return COMPANIONS.get(column, BOUNDS.get(column, column))


@cache
def household_facts() -> frozenset[str]:
    """Columns of the household-fact table."""
    return frozenset(_query("household_state").named_selects)


@cache
def _explained() -> frozenset[str]:
    """Facts that bring a reason along: every `x_gap` that an area states, and what the statement of lacks adds."""
    stated = {
        name.removesuffix(_GAP)
        for area in AREAS.values()
        for name in _query(area.statements[-1]).named_selects
        if name.endswith(_GAP)
    }
    selects = [select.expressions for select in _query("lack").find_all(exp.Select)]
    added = {list(columns)[1].unalias().name for columns in selects if _names_a_fact(columns)}
    return frozenset(stated | added)


def _names_a_fact(columns: list[exp.Expr]) -> bool:
    second = columns[1].unalias() if len(columns) > 1 else None
    return isinstance(second, exp.Literal) and second.is_string


def _query(name: str) -> exp.Query:
    tree = sqlglot.parse_one(statement(_FACTS, name), dialect="duckdb")
    if not isinstance(tree, exp.Query):
        raise TypeError(f"{name}.sql is no SELECT")
    return tree


def _in_force(book: Rulebook, on: date) -> pa.Table:
    """What holds for the counties on a day, each different row of it once."""
    calendar = Calendar(on)
    monthly = (extract.name for extract in all_extracts().values() if extract.monthly)
    reported = {name: dict.fromkeys(COUNTIES, calendar.m) for name in monthly}
    rows = county_day_table(parameter_table(book, on), calendar, {}, reported)
    rows = rows.drop_columns(["county_code"])
    return rows.group_by(rows.column_names).aggregate([]).sort_by([(name, "ascending") for name in PARAMETERS])
