"""Lint of the rule base: nothing is wrong with the one that ships, and each way of breaking it gives its finding."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from fangpin_pipeline.contracts import Department
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.parameters import PARAMETERS, Parameter, Unit
from fangpin_pipeline.rules import Rule, all_judgements, declare, declared
from fangpin_pipeline.rules.conditions import holds
from fangpin_pipeline.rules.declare import Case, Severity
from fangpin_pipeline.rules.lint.known import Known, known_on
from fangpin_pipeline.rules.lint.run import lint

D = date(2020, 3, 16)
Break = Callable[[Rule], Rule]


@pytest.fixture(scope="module")
def known() -> Known:
    return known_on(Rulebook.load(None), D)


def test_nothing_is_wrong_with_the_rules_that_ship(known: Known) -> None:
    assert [str(finding) for finding in lint(list(declared()), known)] == []


def case(change: Callable[[Case], Case], number: int = 0) -> Break:
    """A rule with one of its cases changed."""
    return lambda rule: replace(
        rule, cases=tuple(change(one) if place == number else one for place, one in enumerate(rule.cases))
    )


def asks(*tests: declare.Test) -> Break:
    """A rule whose first case has these tests."""
    return case(lambda one: replace(one, tests=tests))


def condition(sql: str, *reads: str) -> Break:
    """A rule whose first case has this one test."""
    return asks(declare.Test(sql, reads))


def says(text: str) -> Break:
    return case(lambda one: replace(one, sentence=text))


BROKEN: dict[str, tuple[str, Break, str]] = {
    "a mistyped column": ("illness", condition("opp >= illness_amount", "oop"), "unknown_name"),
    "a parameter that does not exist": ("illness", condition("oop >= illnes_amount", "oop"), "unknown_name"),
    "a rule that reads what comes after it": ("accident", asks(holds("risk")), "unknown_name"),
    "a clock": ("accident", condition("accident AND as_of < CURRENT_DATE", "accident"), "clock"),
    "a clock by another name": ("accident", condition("accident AND as_of < today()", "accident"), "clock"),
    "chance": ("accident", condition("accident AND random() < 1", "accident"), "random"),
    "a float": ("illness", condition("oop >= 0.4 * ni_py", "oop", "ni_py"), "float"),
    "a division": ("illness", condition("oop / n >= illness_amount", "oop", "n"), "division"),
    "a function that one engine lacks": ("illness", condition("ISFINITE(oop)", "oop"), "function"),
    "a date reckoned": ("accident", condition("accident AND as_of - 1 > w_first", "accident"), "date"),
    "a text in no code list": ("accident", condition("accident AND kind = '建档户'", "accident"), "constant"),
    "a syntax error": ("accident", condition("accident AND (", "accident"), "syntax"),
    "a test that is never true": (
        "illness",
        condition("oop > illness_amount AND oop < illness_amount", "oop"),
        "never",
    ),
    "a test that is always true": (
        "illness",
        condition("oop > illness_amount OR oop <= illness_amount OR oop IS NULL", "oop"),
        "always",
    ),
    "tests that contradict each other": (
        "floor_gap",
        asks(holds("supported"), declare.Test("NOT supported", ("supported",))),
        "contradiction",
    ),
    "an unreachable branch": (
        "illness",
        condition(
            "CASE WHEN oop >= illness_amount THEN TRUE WHEN oop > illness_amount THEN TRUE "
            "WHEN oop IS NOT NULL THEN FALSE END",
            "oop",
        ),
        "branch",
    ),
    "a case that a graver one covers": ("rigid_spending", lambda rule: _covered(rule), "shadowed"),
    "an unknown that becomes no": (
        "accident",
        condition("COALESCE(accident, FALSE)", "accident"),
        "swallowed",
    ),
    "an unknown that nothing explains": (
        "illness",
        condition("CASE WHEN oop >= illness_amount THEN TRUE END", "oop"),
        "unexplained_null",
    ),
    "reads that are not declared": ("illness", condition("oop >= illness_amount"), "undeclared"),
    "reads that are not read": (
        "accident",
        condition("accident", "accident", "injured"),
        "unread",
    ),
    "a missing clearing condition": ("illness", lambda rule: replace(rule, clears_when=""), "clears_when"),
    "a missing title": ("illness", lambda rule: replace(rule, title=""), "title"),
    "an unknown clause": ("illness", lambda rule: replace(rule, clause="4.99"), "clause"),
    "an owner that is no department": ("illness", lambda rule: replace(rule, owner=Department("气象")), "owner"),
    "a cause of no list": ("illness", lambda rule: replace(rule, cause="因懒"), "cause"),
    "a category of no list": ("illness", lambda rule: replace(rule, category="健康"), "category"),
    "a case without tests": ("accident", asks(), "tests"),
    "a rule without a severity": ("accident", case(lambda one: replace(one, severity=None), 1), "severity"),
    "a sentence that is not Chinese": ("accident", says("accident"), "sentence"),
    "a sentence without its number": ("illness", lambda rule: _numberless(rule), "number"),
    "a sentence that names what is not there": ("accident", says("有成员发生{acident:date}意外事故"), "field"),
    "a sentence with a wording that is not there": ("accident", says("{as_of:day}有成员发生意外事故"), "wording"),
    "yuan without the unit": (
        "illness",
        case(lambda one: replace(one, limit="{illness_amount}")),
        "wording",
    ),
    "nothing to show in a list": ("accident", case(lambda one: replace(one, value="")), "shown"),
    "a severity that no worked case reaches": (
        "accident",
        case(lambda one: replace(one, severity=Severity.RED)),
        "worked",
    ),
}


def _covered(rule: Rule) -> Rule:
    """Orange from 1.2 times on, whatever yellow says: yellow asks for 1.5 times."""
    yellow, orange, red = rule.cases
    return replace(rule, cases=(replace(yellow, tests=red.tests, sentence=red.sentence, limit=red.limit), orange, red))


def _numberless(rule: Rule) -> Rule:
    first, *rest = rule.cases
    return replace(rule, cases=(replace(first, sentence="合规自付{oop:yuan}较高", limit="较高"), *rest))


@pytest.mark.parametrize("how", BROKEN)
def test_each_way_of_breaking_the_rules_is_found(how: str, known: Known) -> None:
    name, change, check = BROKEN[how]
    findings = lint([change(all_judgements()[name])], known)
    assert {(one.check, one.rule) for one in findings} == {(check, name)}, findings
    for finding in findings:
        assert finding.place and finding.what and finding.remedy
        assert name in str(finding)


def test_a_rule_without_cases(known: Known) -> None:
    empty = replace(all_judgements()["accident"], name="idle", cases=())
    findings = lint([*declared(), empty], known)
    assert {one.check for one in findings if one.rule == "idle"} == {"cases", "worked"}


def test_two_rules_of_one_name(known: Known) -> None:
    findings = lint([*declared(), all_judgements()["illness"]], known)
    assert [(one.check, one.rule) for one in findings] == [("name", "illness")]


def test_a_rule_without_worked_cases(known: Known) -> None:
    rules = [*declared(), replace(all_judgements()["disability"], name="new_rule")]
    findings = lint(rules, known)
    assert {(one.check, one.rule) for one in findings} == {("worked", "new_rule")}
    assert len(findings) == 4  # yellow, orange, clear and unknown


def test_a_fact_that_nothing_reads(known: Known) -> None:
    (finding,) = lint(list(declared()), replace(known, facts=known.facts | {"moon_phase"}))
    assert (finding.check, finding.place) == ("idle_fact", "指标 moon_phase")


def test_a_parameter_that_nothing_reads(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    idle = Parameter("moon_days", "月相天数", Unit.DAYS)
    monkeypatch.setitem(PARAMETERS, idle.name, idle)
    (finding,) = lint(list(declared()), known)
    assert (finding.check, finding.place) == ("idle_parameter", "参数 moon_days")


def test_a_fact_without_reasons_or_rows(known: Known) -> None:
    unexplained = lint(list(declared()), replace(known, sourced=known.sourced - {"accident"}))
    assert [(one.check, one.rule) for one in unexplained] == [("no_source", "accident")]


def test_a_year_without_its_line_leaves_class_four_without_hits() -> None:
    findings = lint(list(declared()), known_on(Rulebook.load(None), date(2021, 3, 16)))
    assert {(one.check, one.rule) for one in findings} == {("never", "c4_rigid_spending")}
