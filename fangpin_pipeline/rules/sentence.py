"""A hit told in one Chinese sentence: its numbers, dates, standard, the document behind it, and what would clear it.

Only texts are made here; verdicts come from `judge`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import repeat
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
            words.append(_word(facts[name], worded))
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


def grounds(rule: Rule, hit: Sequence[Case], documents: Mapping[str, str]) -> str:
    """The end of a sentence, equal for all households of a county: documents, and what would clear the hit."""
    sources = dict.fromkeys(documents[name] for case in hit for name in parameters_of(case) if name in documents)
    based_on = f"。依据：{'、'.join(sources)}" if sources else ""
    return f"{based_on}。解除条件：{rule.clears_when}。"


class Alike:
    """Households of one county in which the same cases hit, told together: what they share is worded once.

    `shared` holds what texts may say of the county, `facts` a list for each fact that they name: one value a household.
    """

    def __init__(self, shared: Mapping[str, Any], facts: Mapping[str, Sequence[Any]], households: int) -> None:
        self._shared = shared
        self._facts = facts
        self._households = households
        self._worded: dict[tuple[str, Callable[[Any], str]], list[str]] = {}

    def told(self, text: str) -> list[str]:
        """`told` of one text for each household."""
        return self._joined(self._filled(text))

    def listed(self, texts: Sequence[str]) -> list[str]:
        """The numbers or standards of all cases side by side, each but once, without the empty."""
        if len(texts) == 1:
            return self.told(texts[0])
        every = zip(*(self.told(text) for text in texts), strict=True)
        return ["；".join(dict.fromkeys(text for text in row if text)) for row in every]

    def sentences(self, hit: Sequence[Case], ending: str) -> list[str]:
        """The sentence of the cases that hit, with the end that all these households share."""
        parts: list[Iterable[str]] = []
        for number, case in enumerate(hit):
            parts += [repeat("；" if number else ""), *self._filled(case.sentence)]
        return self._joined([*parts, repeat(ending)])

    def _joined(self, parts: Sequence[Iterable[str]]) -> list[str]:
        return list(map("".join, zip(repeat("", self._households), *parts, strict=False)))

    def _filled(self, text: str) -> list[Iterable[str]]:
        """The parts of a text, one after another: each the same for all households, or one for each."""
        parts: list[Iterable[str]] = []
        for before, name, worded in _parts(text):
            parts.append(repeat(before))
            if name:
                own = name in self._facts
                parts.append(self._words(name, worded) if own else repeat(_word(self._shared[name], worded)))
        return parts

    def _words(self, name: str, worded: Callable[[Any], str]) -> list[str]:
        if (name, worded) not in self._worded:
            values = self._facts[name]
            words = {value: _word(value, worded) for value in set(values)}
            self._worded[name, worded] = [words[value] for value in values]
        return self._worded[name, worded]


def _word(value: Any, worded: Callable[[Any], str]) -> str:
    return UNKNOWN if value is None else worded(value)
