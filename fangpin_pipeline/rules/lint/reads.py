"""What the conditions of a rule read: that it exists, is declared, explains itself when unknown, and is read at all."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import fangpin_pipeline
from fangpin_pipeline.facts.amounts import PER_HEAD, PER_HEAD_FROM
from fangpin_pipeline.facts.vocabulary import BOUNDS, COMPANIONS
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rules import Rule
from fangpin_pipeline.rules.declare import Test
from fangpin_pipeline.rules.lint.finding import Finding, case_place
from fangpin_pipeline.rules.lint.known import RISK, Known, asked_for
from fangpin_pipeline.rules.lint.portable import columns
from fangpin_pipeline.rules.sentence import fields
from fangpin_pipeline.tables import HOUSEHOLD_FACT

_LOW = "_low"
# Who a household is, and what the statements beside the rules need of it.
_IDENTITY = {"h", "household_no", "county_code", "township_code", "village_code", "kind"}
_SOURCES = (".py", ".sql")
# What declares parameters, and packages in which the same word is the name of a column.
_BESIDE = {"rulebook", "extracts", "sample"}


def conditions_read_what_is_there(rule: Rule, known: Known) -> Iterator[Finding]:
    """Every test of a rule reads what exists and declares what may be unknown."""
    for c, case in enumerate(rule.cases, start=1):
        for t, test in enumerate(case.tests, start=1):
            yield from _test_reads(rule, test, case_place(c, t), known)


def _test_reads(rule: Rule, test: Test, place: str, known: Known) -> Iterator[Finding]:
    read = columns(test.sql)
    readable = known.readable if rule.is_class else known.readable - {RISK}
    missing = sorted(read - readable)
    for name in missing:
        yield Finding("unknown_name", rule.name, place, f"“{name}”不是指标、参数或窗口日期", "改正名称")
    if missing:
        return
    asked = {*test.reads, *test.then}
    needed = {asked_for(name) for name in read & known.nullable}
    for name in sorted(needed - asked):
        yield Finding("undeclared", rule.name, place, f"“{name}”可能未知，但没有列入 reads 或 then", "列入")
    for name in sorted(asked - needed - (read & PARAMETERS.keys())):
        yield Finding("unread", rule.name, place, f"reads 或 then 列出的“{name}”条件里没有读，或从不未知", "删去")
    for name in sorted((asked & needed) - known.explained - PARAMETERS.keys()):
        yield Finding("unexplained", rule.name, place, f"“{name}”未知时说不出缺什么", f"在指标语句里给出 {name}_gap")
    for name in sorted((asked & needed) - known.sourced - PARAMETERS.keys()):
        yield Finding("no_source", rule.name, place, f"“{name}”没有来源行，触发后没有依据", "补进 facts/sources.py")


def nothing_is_idle(rules: Sequence[Rule], known: Known) -> Iterator[Finding]:
    """Facts that no rule and no table reads, and parameters that nothing reads."""
    for name in sorted(known.facts - _facts_used(rules) - {RISK}):
        yield Finding("idle_fact", "", f"指标 {name}", "没有规则也没有结果表读取", "删去，或补上读取它的规则")
    for name in sorted(PARAMETERS.keys() - _names_in_sources()):
        label = PARAMETERS[name].label
        yield Finding("idle_parameter", "", f"参数 {name}", f"没有什么读取“{label}”", "删去，或补上读取它的规则")


def _facts_used(rules: Sequence[Rule]) -> set[str]:
    """Facts that rules read, name or miss, with their bounds; and those published or shown."""
    tests = [test for rule in rules for case in rule.cases for test in case.tests]
    used = {name for test in tests for name in (*columns(test.sql), *test.reads, *test.then)}
    texts = (case.sentence + case.value + case.limit for rule in rules for case in rule.cases)
    used |= {name for text in texts for name, _ in fields(text)}
    used |= {column.name for column in HOUSEHOLD_FACT.columns} | _IDENTITY
    used |= set(PER_HEAD_FROM) if used & set(PER_HEAD) else set()
    used |= {name for name, fact in (*COMPANIONS.items(), *BOUNDS.items()) if fact in used}
    return used | {f"{name}{_LOW}" for name in used}


def _names_in_sources() -> set[str]:
    """Parameters that a statement, a rule or a stage names; the rulebook that declares them does not count."""
    root = Path(fangpin_pipeline.__file__).parent
    files = [file for file in root.rglob("*") if file.suffix in _SOURCES and not _BESIDE & set(file.parts)]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    words = set("".join(letter if letter.isalnum() or letter == "_" else " " for letter in text).split())
    return words & PARAMETERS.keys()
