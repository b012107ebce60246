"""A hit told in one Chinese sentence: its numbers, dates, standard, the document behind it, and what would clear it.

Only texts are made here; verdicts come from `judge`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from string import Formatter
from typing import Any

from fangpin_pipeline.facts.amounts import in_yuan
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rules.declare import Case, Rule

UNKNOWN = "未知"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


_WORDS: dict[str, Callable[[Any], str]] = {
    "": str,
    "yuan": in_yuan,
    "percent": lambda share: f"{_plain(Decimal(share) * 100)}%",
    "times": lambda factor: f"{_plain(Decimal(factor))}倍",
    "date": _day,
    "month": lambda day: f"{day.year}年{day.month}月",
}

WORDINGS = frozenset(_WORDS)
_PARSER = Formatter()


@cache
def _parts(text: str) -> tuple[tuple[str, str | None, Callable[[Any], str]], ...]:
    """A text taken apart once: what stands before a fact, the fact, and how it is worded."""
    return tuple((before, name, _WORDS[spec or ""]) for before, name, spec, _ in _PARSER.parse(text))


def told(text: str, facts: Mapping[str, Any]) -> str:
    """A text of a rule filled with facts and parameters of one household; what is not known says so.

    Fields are worded for officials: `{oop:yuan}` from fen, `{k:times}`, `{share:percent}`, `{day:date}` or `:month`.
    """
    words = []
    for before, name, worded in _parts(text):
        words.append(before)
        if name:
            value = facts[name]
            words.append(UNKNOWN if value is None else worded(value))
    return "".join(words)


def fields(text: str) -> list[tuple[str, str]]:
    """Facts and parameters that a text names, each with how it is worded, in their order."""
    return [(name, spec or "") for _, name, spec, _ in _PARSER.parse(text) if name]


@cache
def parameters_of(case: Case) -> tuple[str, ...]:
    """Parameters that a case is judged by, in the order of its sentence."""
    return tuple(dict.fromkeys(name for _, name, _ in _parts(case.sentence + case.limit) if name in PARAMETERS))


def facts_named(rule: Rule) -> list[str]:
    """Facts and parameters that the texts of a rule speak of."""
    texts = "".join(case.sentence + case.value + case.limit for case in rule.cases)
    return list(dict.fromkeys(name for _, name, _ in _parts(texts) if name))


def worth_telling(hit: Sequence[Case]) -> list[Case]:
    """Cases that hit, without a milder one about the same number: who passed 1.5 times has passed once."""
    return [
        case
        for case in hit
        if not any(other.value == case.value and (other.severity or 0) > (case.severity or 0) for other in hit)
    ]


def parts_told(hit: Sequence[Case], facts: Mapping[str, Any]) -> str:
    """The sentence of a hit without its end: the cases that hit, with the numbers of one household."""
    return "；".join(told(case.sentence, facts) for case in hit)


def grounds(rule: Rule, hit: Sequence[Case], documents: Mapping[str, str]) -> str:
    """The end of a sentence, equal for all households of a county: documents, and what would clear the hit."""
    sources = dict.fromkeys(documents[name] for case in hit for name in parameters_of(case) if name in documents)
    based_on = f"。依据：{'、'.join(sources)}" if sources else ""
    return f"{based_on}。解除条件：{rule.clears_when}。"
