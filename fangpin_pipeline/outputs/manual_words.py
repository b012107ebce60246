"""How the manual tells a rule: its conditions, the numbers it judges by, and what can make it unknown, in Chinese."""

from collections.abc import Callable, Mapping
from string import Formatter

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.facts.county_day import DAYS_TO_DATES
from fangpin_pipeline.facts.reasons import reasons
from fangpin_pipeline.facts.vocabulary import LABELS
from fangpin_pipeline.rulebook import Setting
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rulebook.values import plain
from fangpin_pipeline.rules import Rule
from fangpin_pipeline.rules.declare import Case, Test
from fangpin_pipeline.rules.lint.portable import columns
from fangpin_pipeline.rules.sentence import fields
from fangpin_pipeline.rules.tell import titled

_VERDICTS = {"red": "触发，红色", "orange": "触发，橙色", "yellow": "触发，黄色", "hit": "符合", "unknown": "无法判断"}
# What stands in a sentence where the number of a household will stand.
_BLANKS = {
    "yuan": "〔金额〕",
    "percent": "〔比例〕",
    "times": "〔倍数〕",
    "date": "〔日期〕",
    "month": "〔年月〕",
    "": "〔数〕",
}
_RISK = "risk"


def conditions(case: Case, settings: Mapping[str, Setting]) -> list[str]:
    """The tests of a case in words; where a test has none, the sentence of the case stands for it, once."""
    told = [_condition(test, settings) for test in case.tests]
    return list(dict.fromkeys(text or blank_form(case.sentence, settings) for text in told))


def blank_form(text: str, settings: Mapping[str, Setting]) -> str:
    """A sentence as a form: standards filled in, what differs from household to household left blank."""
    return _filled(text, lambda name, form: _standard(settings[name], form) if name in settings else _BLANKS[form])


def parameters_used(rule: Rule) -> list[str]:
    """Parameters that a rule judges by, in the order of its cases: read, named, or behind a window that is named."""
    days = {date: name for name, date in DAYS_TO_DATES.items()}
    found: list[str] = ["class_severity"] if rule.is_class else []
    for case in rule.cases:
        named = [name for name, _ in fields(case.sentence + case.limit)]
        read = sorted(name for test in case.tests for name in columns(test.sql))
        found += [days.get(name, name) for name in (*named, *read)]
    return [name for name in dict.fromkeys(found) if name in PARAMETERS]


def unknown_when(rule: Rule) -> dict[str, list[str]]:
    """What a rule can miss, each with the reasons for which it is missing."""
    asked = [name for case in rule.cases for test in case.tests for name in (*test.reads, *test.then)]
    told: dict[str, list[str]] = {}
    for name in dict.fromkeys(asked):
        if name == _RISK:
            told[LABELS[name]] = ["没有一条致贫风险规则触发，而其中有的无法判断"]
        elif name not in PARAMETERS:
            label = LABELS.get(name, name)
            told[label] = ["数据里没有" if word == label else _reason(word) for word in reasons(name)]
        elif PARAMETERS[name].by_year:
            told[PARAMETERS[name].label] = ["规则库没有本年度的数额"]
    return told


def verdict_word(verdict: str, is_class: bool) -> str:
    """A verdict of a worked case as an official says it."""
    return _VERDICTS.get(verdict) or ("不符合" if is_class else "不触发")


def _standard(setting: Setting, form: str) -> str:
    """A standard as a sentence words it: one without a wording is a bare number, whose unit the sentence writes."""
    return plain(setting.value) if setting.value is not None and not form else setting.text


def _condition(test: Test, settings: Mapping[str, Setting]) -> str:
    """A test in words; empty when it, or a fact in it, has none."""
    known = all(name in LABELS or name in settings for name, _ in fields(test.says))
    return (
        _filled(test.says, lambda name, _: settings[name].text if name in settings else LABELS[name]) if known else ""
    )


def _filled(text: str, word: Callable[[str, str], str]) -> str:
    parts = Formatter().parse(text)
    return "".join(before + (word(name, form or "") if name else "") for before, name, form, _ in parts)


def _reason(word: str) -> str:
    """A reason with the title of its extract; an extract alone is one that is not fresh."""
    return f"{titled(word)}数据过期或未报" if word in all_extracts() else titled(word)
