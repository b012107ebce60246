"""The facts that a rule reads of one household: value in words, extracts with their age, source rows, what is missing.

Rows come from `explain_rows`; values stand in the run. Nothing is judged here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.facts.cells import ABSENCES
from fangpin_pipeline.facts.sources import SOURCES
from fangpin_pipeline.facts.vocabulary import LABELS, spoken
from fangpin_pipeline.labels.judge import shock_rules
from fangpin_pipeline.outputs.explain_rows import HouseholdRows, SourceRow, parts_of
from fangpin_pipeline.rules import all_judgements, rules
from fangpin_pipeline.rules.declare import Rule
from fangpin_pipeline.rules.sentence import told

_WORD = re.compile(r"[a-z][a-z0-9_]*")
# What a test only needs when an income is unknown, or what the other inputs say already.
_BESIDE = frozenset({"reference", "no_income_record", "registered"})
OF_RULES = {
    "risk": tuple(rule.name for rule in rules() if rule.risk),
    "shock": tuple(rule.name for rule in shock_rules()),
}


@dataclass(frozen=True)
class Extent:
    """An extract that an input comes from: the delivery in force for the household's county and its age in days.

    `stale_since` is the first day on which it was too old; `delivery` is empty where none ever came. `note` says that
    no row of it stands behind the value, or of whom a row is missing.
    """

    extract: str
    title: str
    department: str
    delivery: str
    received_on: date | None
    age_days: int | None
    max_age: int
    fresh: bool
    stale_since: date | None
    note: str


@dataclass(frozen=True)
class Input:
    """A fact that a rule reads. `value` is in whole fen, persons or days, or true or false, and null when unknown;
    `words` says it in Chinese. `lower_bound` is what is known of an amount that is not known whole."""

    fact: str
    label: str
    value: int | bool | None
    words: str
    lower_bound: int | None
    extracts: tuple[Extent, ...]
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True)
class Missing:
    """Something that is missing, the extract it belongs to where one is named, who owes it, and when it became late."""

    what: str
    extract: str
    department: str
    stale_since: date | None


@dataclass(frozen=True)
class Known:
    """Everything that inputs are told from: facts, verdicts by rule, ages by extract number, and the rows, if kept."""

    facts: Mapping[str, Any]
    verdicts: Mapping[str, str]
    ages: Mapping[str, Mapping[str, Any]]
    rows: HouseholdRows | None


def facts_of(rule: Rule) -> list[str]:
    """Facts that the tests of a rule or label read, in their order; bounds stand with the fact they bound."""
    asked = [name for case in rule.cases for test in case.tests for name in (*test.reads, *test.then)]
    named = [name for case in rule.cases for test in case.tests for name in _WORD.findall(test.sql)]
    facts = [name for name in dict.fromkeys([*asked, *named]) if name in LABELS and name not in _BESIDE]
    return [name for name in facts if name.removesuffix("_low").removesuffix("_high") == name or name == "largest_low"]


def inputs_of(rule: Rule, known: Known) -> tuple[Input, ...]:
    """Every fact that a rule or label reads of the household."""
    return tuple(_input(fact, known) for fact in facts_of(rule) if fact in known.facts or fact in OF_RULES)


def missing_of(text: str, ages: Mapping[str, Mapping[str, Any]]) -> tuple[Missing, ...]:
    """What a verdict lacks, from the words of the run, each with the department that owes it."""
    found = []
    for what in dict.fromkeys(part for part in text.split("；") if part):
        named = [extract for extract in all_extracts().values() if what.startswith(extract.title)]
        if not named:
            found.append(Missing(what, "", "", None))
            continue
        extract = max(named, key=lambda one: len(one.title))
        age = ages.get(extract.number)
        late = what == f"{extract.title}（数据过期或未报）"
        since = _stale_since(age) if late and age else None
        found.append(Missing(what, extract.name, str(extract.department), since))
    return tuple(found)


def _input(fact: str, known: Known) -> Input:
    if fact in OF_RULES:
        return _of_rules(fact, known)
    value = known.facts[fact]
    low = known.facts.get(f"{fact}_low") if value is None else None
    words = spoken(fact, value)
    if low:
        words = f"至少{spoken(fact, low)}（数据不全）"
    numbers = list(dict.fromkeys(source.extract for part in parts_of(fact) for source in SOURCES.get(part, ())))
    kind = known.facts["kind"]
    numbers = [number for number in numbers if not _of_other_kind(number, kind)]
    rows = _rows(fact, known.rows)
    return Input(
        fact,
        LABELS[fact],
        value,
        words,
        low,
        tuple(_extent(number, fact, known, rows) for number in numbers if number in known.ages),
        rows,
    )


def _of_rules(fact: str, known: Known) -> Input:
    """An input that is the verdict of other rules: it has no rows of its own."""
    by_verdict = {
        verdict: [all_judgements()[name].title for name in OF_RULES[fact] if known.verdicts.get(name) == verdict]
        for verdict in ("hit", "unknown")
    }
    if by_verdict["hit"]:
        words = f"触发：{'、'.join(by_verdict['hit'])}"
    elif by_verdict["unknown"]:
        words = f"无法判断：{'、'.join(by_verdict['unknown'])}"
    else:
        words = "均未触发"
    return Input(fact, LABELS[fact], known.facts.get(fact), words, None, (), ())


def _of_other_kind(number: str, kind: str) -> bool:
    """Whether a register tells of households of the other kind only."""
    return number == "X10" if kind == "registered" else number in ("X01", "X02")


def _rows(fact: str, rows: HouseholdRows | None) -> tuple[SourceRow, ...]:
    if rows is None:
        return ()
    found = (row for part in parts_of(fact) for row in rows.by_fact.get(part, ()))
    return tuple(dict.fromkeys(found))


def _extent(number: str, fact: str, known: Known, rows: Sequence[SourceRow]) -> Extent:
    extract, age = extract_of(number), known.ages[number]
    return Extent(
        extract.name,
        extract.title,
        str(extract.department),
        age["delivery"] or "",
        age["received_on"],
        age["age_days"],
        age["max_age"],
        age["fresh"],
        None if age["fresh"] else _stale_since(age),
        _note(number, fact, known, rows) if age["fresh"] and known.rows is not None else "",
    )


def _note(number: str, fact: str, known: Known, rows: Iterable[SourceRow]) -> str:
    """What it means that a row is not there: the value rests on its absence."""
    assert known.rows is not None
    extract = extract_of(number)
    absence = ABSENCES.get(fact)
    if absence is not None and absence.extract == number and (names := known.rows.without.get(fact)):
        return f"{told(absence.told, known.facts)}无{'、'.join(names)}的行"
    if any(row.extract == extract.name for row in rows):
        return ""
    held = len(known.rows.by_extract.get(extract.name, ()))
    return f"有该户的{held}行，没有符合这一情形的" if held else "没有该户的行"


def _stale_since(age: Mapping[str, Any]) -> date | None:
    """First day on which the newest delivery was too old; None when none ever came."""
    received: date | None = age["received_on"]
    return None if received is None else received + timedelta(days=age["max_age"] + 1)
