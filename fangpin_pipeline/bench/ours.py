"""fangpin's own sides of the comparison, from the tables of a day: the nine rules alone, and all rules.

The nine rules alone are the day's statements, cut to the columns that those rules read: without reasons for what is
unknown, as peers give none either. All rules are the day's own stages, with reasons, classes, sentences and lists.
"""

import os
import re
from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

import sqlglot
from sqlglot import exp

from fangpin_pipeline.bench.nine import NINE, nine_rules
from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.statements import statement
from fangpin_pipeline.facts.areas import AREAS
from fangpin_pipeline.reading.gate import Judgement
from fangpin_pipeline.rules.judge import judgement
from fangpin_pipeline.screening import STAGES, Stage
from fangpin_pipeline.stages.rules import columns_of, facts_and_parameters
from fangpin_pipeline.warehouse import Home

FACTS = "fangpin_pipeline.facts"
# Told beside the computation, and not counted: evidence, the cards of the workbooks, national labels, order of visits.
_RULED = ("rule_judgement", "class_judgement", "finding", "warning")


def computed_stages() -> list[Stage]:
    """The stages that are "facts and rules": facts, rules, classes, findings and warnings."""
    return [stage for stage in STAGES if stage.group == "facts" or stage.name in _RULED]


def open_day(tables: Path, home: Path, as_of: date, scratch: Path) -> Day:
    """A day whose workspace `scratch`, which is made here, holds the tables that facts begin with."""
    scratch.mkdir()
    for table in tables.glob("*.parquet"):
        os.link(table, scratch / table.name)
    return Day(as_of, Home(home), tables, scratch, _no_gate)


def all_rules(day: Day) -> None:
    """Run the day's own stages from facts to warnings."""
    for stage in computed_stages():
        stage.run(day)


def nine_alone(day: Day, read: Collection[str], out: Path) -> None:
    """Write the nine verdicts of every household, by the day's statements and declared rules; `read` names tables."""
    engine = day.engine
    for table in read:
        engine.attach(table, [day.path(table)])
    engine.register("day", Calendar(day.as_of).table())
    state, columns = nine_state()
    for area, read in columns.items():
        *before, last = AREAS[area].statements
        for name in before:
            engine.materialise(name, statement(FACTS, name), as_written=True)
        engine.materialise(area, f"SELECT {', '.join(read)} FROM ({statement(FACTS, last)}) area", as_written=True)
    engine.define("household_state", state)
    engine.define("facts", facts_and_parameters(day))
    engine.define("judged", judgement(nine_rules(), "facts", columns_of(day, "county_day")))
    engine.define("verdict", f"SELECT h, {', '.join(NINE)} FROM judged")
    engine.save("verdict", out)


@cache
def nine_state() -> tuple[str, dict[str, list[str]]]:
    """The statement `household_state` cut to what the nine rules read, and of each area that it joins its columns."""
    tests = [test for rule in nine_rules() for case in rule.cases for test in case.tests]
    words = {
        word for test in tests for text in (test.sql, *test.reads, *test.then) for word in re.findall(r"\w+", text)
    }
    tree = sqlglot.parse_one(statement(FACTS, "household_state"), dialect="duckdb")
    tree.set("expressions", [one for one in tree.expressions if one.alias_or_name in {*words, "h", "county_code"}])
    read = {column.table for one in tree.expressions for column in one.find_all(exp.Column)}
    joins = [join for join in tree.args["joins"] if join.this.name not in AREAS or join.this.alias in read]
    tree.set("joins", joins)
    areas = {join.this.alias: join.this.name for join in joins if join.this.name in AREAS}
    columns: dict[str, set[str]] = {area: set() for area in areas.values()}
    for column in tree.find_all(exp.Column):
        if column.table in areas:
            columns[areas[column.table]].add(column.name)
    return tree.sql(dialect="duckdb"), {area: sorted(names) for area, names in columns.items()}


def _no_gate(extract: Extract, candidates: object) -> Judgement:
    raise AssertionError(f"facts and rules judge no rows of {extract.name}")
