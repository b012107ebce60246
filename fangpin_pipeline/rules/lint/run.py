"""All checks of the rule base, in the order in which a mistake is best mended."""

from collections.abc import Iterator, Sequence

from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.rules import Rule
from fangpin_pipeline.rules.lint.finding import Finding
from fangpin_pipeline.rules.lint.known import Known
from fangpin_pipeline.rules.lint.portable import conditions_are_portable
from fangpin_pipeline.rules.lint.reach import everything_is_reached
from fangpin_pipeline.rules.lint.reads import conditions_read_what_is_there, nothing_is_idle
from fangpin_pipeline.rules.lint.whole import names_are_single, rule_is_whole, worked_through


def lint(rules: Sequence[Rule], known: Known) -> list[Finding]:
    """Everything that is wrong with a rule base; empty when nothing is. `rules` are rules and classes as declared.

    What nothing reads is told only when the rules themselves are sound: a mistyped name leaves the right one idle.
    """
    engine = DuckDBEngine()
    found = [*names_are_single(rules), *(finding for rule in rules for finding in _of_rule(rule, known, engine))]
    engine.close()
    return found or list(nothing_is_idle(rules, known))


def _of_rule(rule: Rule, known: Known, engine: Engine) -> Iterator[Finding]:
    """What is wrong with one rule. Conditions are evaluated only once their text is sound."""
    text = list(conditions_are_portable(rule))
    yield from text
    if any(finding.check == "syntax" for finding in text):
        return
    reads = list(conditions_read_what_is_there(rule, known))
    yield from reads
    yield from rule_is_whole(rule, known)
    yield from worked_through(rule, known)
    if not text and not reads:
        yield from everything_is_reached(rule, known, engine)
