"""Every declared rule is whole, reads only what exists, and names whatever can make it unknown."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyarrow.compute as pc
import pytest
import sqlglot
from rules_world import Screened
from sqlglot import exp

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.facts.amounts import PER_HEAD
from fangpin_pipeline.facts.sources import SOURCES
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rules import Rule, all_judgements, declare, rules
from fangpin_pipeline.rules.sentence import facts_named, parameters_of

RULES = list(all_judgements().values())
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
# Computed between the rules and the classes, and an amount a head, which is rounded for sentences only.
RISK = "risk"
# Unknown exactly where another fact is, which is the one that is named as missing.
COMPANIONS = {"production": "ni", "subsidy": "ni", "acc": "dis", "biz": "dis"}
BOUNDS = {"ending_low": "ending", "ending_high": "ending"}
OWNERS = {extract.department for extract in all_extracts().values()}
SPEC = Path(__file__).parents[2] / "spec"


def conditions(rule: Rule) -> Iterator[declare.Test]:
    yield from (test for case in rule.cases for test in case.tests)


def asked(test: declare.Test) -> set[str]:
    """Facts and parameters that are named as missing where they make the test unknown."""
    return {*test.reads, *test.then}


@cache
def columns(sql: str) -> frozenset[str]:
    tree = sqlglot.parse_one(f"SELECT {sql} AS verdict FROM facts", dialect="duckdb")
    return frozenset(column.name for column in tree.find_all(exp.Column))


def readable(screened: Screened) -> set[str]:
    names = {*screened.table("household_state").column_names, *screened.table("county_day").column_names}
    return names | {RISK}


@each_rule
def test_a_rule_is_whole(rule: Rule) -> None:
    assert rule.title and rule.cause and rule.category and rule.clears_when
    assert rule.owner in OWNERS
    article, _, number = rule.clause.partition(".")
    assert article.isdigit() and len(number) == 2 and number.isdigit()
    assert rule.cases
    for case in rule.cases:
        assert case.tests and case.sentence and case.value and case.limit
        assert (case.severity is None) is rule.is_class


@each_rule
def test_a_rule_has_worked_cases(rule: Rule) -> None:
    cases = SPEC / f"test_{'classes' if rule.is_class else rule.name}.py"
    assert cases.is_file()
    assert rule.name in cases.read_text(encoding="utf-8")


@each_rule
def test_conditions_read_what_exists(rule: Rule, screened: Screened) -> None:
    read = {name for test in conditions(rule) for name in columns(test.sql)}
    assert read - readable(screened) == set()
    assert set(facts_named(rule)) - readable(screened) - set(PER_HEAD) == set()


@each_rule
def test_parameters_come_as_rows(rule: Rule, screened: Screened) -> None:
    """What a rulebook decides is a column of the county's day, and a standard is named where its case is told."""
    read = {name for test in conditions(rule) for name in columns(test.sql)} & PARAMETERS.keys()
    assert read <= set(screened.table("county_day").column_names)
    named = {name for case in rule.cases for name in parameters_of(case)}
    assert read - named == set()


@each_rule
def test_every_fact_asked_for_can_say_why_it_is_unknown(rule: Rule, screened: Screened) -> None:
    told = set(screened.table("lack")["fact"].to_pylist()) | PARAMETERS.keys() | {RISK}
    assert {fact for test in conditions(rule) for fact in asked(test)} - told == set()


@each_rule
def test_whatever_may_be_unknown_is_asked_for(rule: Rule, screened: Screened) -> None:
    nullable = _unknown_somewhere(screened) | {RISK, "poverty_line", "dibao_line"} | BOUNDS.keys()
    for test in conditions(rule):
        unknown = {COMPANIONS.get(name, BOUNDS.get(name, name)) for name in columns(test.sql) & nullable}
        assert unknown - asked(test) == set(), test.sql


def _unknown_somewhere(screened: Screened) -> set[str]:
    state = screened.table("household_state")
    return {name for name in state.column_names if state[name].null_count}


@pytest.mark.parametrize(("companion", "fact"), COMPANIONS.items())
def test_companions_are_unknown_together(companion: str, fact: str, screened: Screened) -> None:
    state = screened.table("household_state")
    assert state[companion].null_count
    assert pc.all(pc.equal(state[companion].is_null(), state[fact].is_null())).as_py()


def test_an_unknown_fact_says_why(screened: Screened) -> None:
    told = {(row["h"], row["fact"]) for row in screened.table("lack").to_pylist() if row["stale"] or row["gap"]}
    facts = _unknown_somewhere(screened) - COMPANIONS.keys()
    unknown = {
        (row["h"], fact) for row in screened.table("household_state").to_pylist() for fact in facts if row[fact] is None
    }
    assert len(facts) > 15
    assert unknown - told == set()


def test_every_fact_is_unknown_somewhere(screened: Screened) -> None:
    """Otherwise the world here would leave the lint above without anything to see."""
    read = {fact for rule in RULES for test in conditions(rule) for fact in asked(test)} - PARAMETERS.keys()
    assert read - _unknown_somewhere(screened) == {RISK}


def test_every_fact_of_a_rule_has_its_source_rows() -> None:
    read = {fact for rule in RULES for test in conditions(rule) for fact in asked(test)} - PARAMETERS.keys()
    assert read - SOURCES.keys() == {"risk"}


def test_rules_and_classes_of_the_contract() -> None:
    assert {rule.name for rule in RULES if rule.is_class} == {
        "c1_unstable_exit",
        "c2_low_income",
        "c3_subsidy_dependent",
        "c4_rigid_spending",
    }
    assert {rule.name for rule in rules() if not rule.risk} == {
        "chronic_uncontracted",
        "development_gap",
        "dibao_early_stop",
        "dibao_gap",
        "floor_gap",
        "loan_misuse",
        "no_helper",
        "no_income_project",
        "pension_gap",
        "policy_break",
        "relocation_follow_up",
        "student_aid_gap",
    }
