"""What rules say of themselves holds in a screened world: facts, what may be unknown, and the reasons for it.

What a declaration alone shows is checked by the lint (`test_lint`).
"""

from collections.abc import Iterator

import pyarrow.compute as pc
import pytest
from rules_world import Screened

from fangpin_pipeline.facts.vocabulary import COMPANIONS
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rules import Rule, all_judgements, declare, rules
from fangpin_pipeline.rules.lint.known import RISK, household_facts, known_on

RULES = list(all_judgements().values())


def conditions(rule: Rule) -> Iterator[declare.Test]:
    yield from (test for case in rule.cases for test in case.tests)


def asked(test: declare.Test) -> set[str]:
    """Facts and parameters that are named as missing where they make the test unknown."""
    return {*test.reads, *test.then}


def test_the_lint_knows_the_facts(screened: Screened) -> None:
    assert set(screened.table("household_state").column_names) == household_facts()


def test_the_lint_knows_what_may_be_unknown(screened: Screened) -> None:
    known = known_on(Rulebook.load(None), screened.day.as_of)
    assert _unknown_somewhere(screened) - known.nullable == set()


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
