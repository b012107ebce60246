"""Which rules and classes rest on which extracts, from the facts their tests read. Says nothing about one household."""

from collections.abc import Iterable
from functools import cache

from fangpin_pipeline.facts.sources import SOURCES
from fangpin_pipeline.rules import all_judgements, rules
from fangpin_pipeline.rules.declare import Rule

_RISK = "risk"  # the fact that stands for every rule marked as risk


@cache
def dependents() -> dict[str, tuple[Rule, ...]]:
    """Rules and classes by the number of each extract that they rest on; an extract without any is not there."""
    found: dict[str, list[Rule]] = {}
    for rule in all_judgements().values():
        for number in extracts_of(rule):
            found.setdefault(number, []).append(rule)
    return {number: tuple(found[number]) for number in sorted(found)}


def extracts_of(rule: Rule) -> list[str]:
    """Numbers of the extracts that a rule or class rests on, sorted."""
    return sorted(set(_extracts(rule)))


def _extracts(rule: Rule) -> Iterable[str]:
    for fact in {name for case in rule.cases for test in case.tests for name in (*test.reads, *test.then)}:
        if fact == _RISK:
            yield from (number for one in rules() if one.risk for number in _extracts(one))
        yield from (source.extract for source in SOURCES.get(fact, ()))
