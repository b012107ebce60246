"""规则库.html: who decided what. Every parameter with its value in each county, its document, and how it came to be.

What it shows is looked up in the rulebook; how it looks stands in `templates/`. Nothing is decided here.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from fangpin_pipeline.facts.county_day import DAYS_TO_DATES
from fangpin_pipeline.identity.divisions import AUTHORITIES, CITY, COUNTIES
from fangpin_pipeline.labels import all_labels
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, chinese_date
from fangpin_pipeline.outputs.static_page import write_page
from fangpin_pipeline.rulebook import Rulebook, Setting
from fangpin_pipeline.rulebook.form import Instrument
from fangpin_pipeline.rulebook.parameters import PARAMETERS, SEVERITIES, Parameter, Value
from fangpin_pipeline.rulebook.sense import doubtful, without_value
from fangpin_pipeline.rulebook.values import spoken
from fangpin_pipeline.rules import Rule, all_judgements, rules

FILE = "规则库.html"
_DECIDED = ("随软件提供的默认值", "市里决定", "旗县区决定")
_LAYERS = ("shipped", "city", "county")
_PROVISIONAL = "暂定"

_JUDGED: tuple[Rule, ...] = (*all_judgements().values(), *all_labels().values())


def write_rulebook_page(file: Path, book: Rulebook, on: date, back: str = "") -> Path:
    """Write the page of a day to `file`; equal rulebooks give equal bytes for a day.

    `back` names a page beside it that it leads back to.
    """
    settings = {code: book.settings(code, on) for code in AUTHORITIES}
    read = [(rule, _words(rule)) for rule in _JUDGED]
    content = {
        "on": chinese_date(on),
        "version": book.fingerprint()[:12],
        "authorities": AUTHORITIES,
        "legend": tuple(zip(_LAYERS, _DECIDED, strict=True)),
        "matrix": [_row(parameter, settings, read) for parameter in PARAMETERS.values()],
        "documents": list(_documents(book, on)),
        "histories": [_history(parameter, book, settings, on) for parameter in PARAMETERS.values()],
        "grades": list(_grades(book, on)),
        "policies": list(_policies(book)),
        "doubts": [str(problem) for problem in (*without_value(book, on), *doubtful(book))],
        "counts": _counts(settings),
        "back": back,
    }
    return write_page(file, "rulebook", content)


def _row(
    parameter: Parameter, settings: dict[str, dict[str, Setting]], read: Sequence[tuple[Rule, frozenset[str]]]
) -> dict[str, Any]:
    return {
        "parameter": parameter,
        "rules": [rule.title for rule, words in read if _reads(rule, words, parameter.name)],
        "cells": [_cell(settings[code][parameter.name]) for code in AUTHORITIES],
    }


def _words(rule: Rule) -> frozenset[str]:
    """What the conditions and sentences of a rule are made of."""
    texts = (text for case in rule.cases for text in (case.sentence, case.limit, *(test.sql for test in case.tests)))
    return frozenset(word for text in texts for word in re.findall(r"\w+", text))


def _reads(rule: Rule, words: frozenset[str], name: str) -> bool:
    """Whether a rule's conditions or sentences name a parameter, or the date that a number of days becomes."""
    by_severity = name == "class_severity" and any(case.severity is None for case in rule.cases)
    return name in words or DAYS_TO_DATES.get(name, name) in words or by_severity


def _cell(setting: Setting) -> dict[str, str]:
    return {
        "text": setting.text,
        "layer": _LAYERS[setting.in_layers],
        "decided": "" if setting.value is None else _DECIDED[setting.in_layers],
        "provisional": _PROVISIONAL if setting.assumption else "",
    }


def _documents(book: Rulebook, on: date) -> Iterator[dict[str, Any]]:
    """Every document with what it sets, the shipped defaults first, then by authority and day."""
    for document in (*book.shipped, *sorted(book.office, key=lambda one: (one.authority, one.effective))):
        shipped = document in book.shipped
        yield {
            "authority": _decided_by(document),
            "title": document.title,
            "number": document.number or NOT_APPLICABLE,
            "issued": document.issued.isoformat(),
            "effective": document.effective.isoformat(),
            "state": "默认值" if shipped else "已施行" if document.effective <= on else "尚未施行",
            "sets": [
                *(PARAMETERS[name].label for name in document.sets),
                *(f"规则 {rule} 的等级" for rule in document.grades),
            ],
            "provisional": sum(name in document.assumptions for name in document.sets),
            "note": "；".join(text for text in (document.note, document.source) if text),
        }


def _history(parameter: Parameter, book: Rulebook, settings: dict[str, dict[str, Setting]], on: date) -> dict[str, Any]:
    """Every decision on a parameter, oldest first within an authority, and where it is in force on the day."""
    decisions = []
    for document in (*book.shipped, *sorted(book.office, key=lambda one: (one.authority, one.effective))):
        if parameter.name not in document.sets:
            continue
        shipped = document in book.shipped
        where = [
            "全市" if code == CITY else AUTHORITIES[code]
            for code in AUTHORITIES
            if _comes_from(settings[code][parameter.name], document, shipped)
        ]
        decisions.append(
            {
                "authority": f"{_decided_by(document)}{'（默认值）' if shipped else ''}",
                "value": _values(parameter, document.sets[parameter.name]),
                "document": f"《{document.title}》{document.number}",
                "issued": document.issued.isoformat(),
                "effective": document.effective.isoformat(),
                "where": _everywhere(where) or ("尚未施行" if document.effective > on else "不在用"),
                "assumption": document.assumptions.get(parameter.name, ""),
            }
        )
    return {"parameter": parameter, "decisions": decisions}


def _decided_by(document: Instrument) -> str:
    return document.issuer or AUTHORITIES[document.authority]


def _everywhere(where: list[str]) -> str:
    return "全市各旗县区" if len(where) == len(AUTHORITIES) else "、".join(where)


def _comes_from(setting: Setting, document: Instrument, shipped: bool) -> bool:
    found = (setting.authority, setting.title, setting.effective, setting.shipped)
    return found == (document.authority, document.title, document.effective, shipped)


def _values(parameter: Parameter, entry: Any) -> str:
    if isinstance(entry, dict):
        return "；".join(f"{year}年{_told(parameter, value)}" for year, value in sorted(entry.items()))
    return _told(parameter, entry)


def _told(parameter: Parameter, value: Value) -> str:
    return spoken(parameter.unit, value)


def _grades(book: Rulebook, on: date) -> Iterator[dict[str, Any]]:
    """Every rule with the severities of its hits, and what each authority makes of them."""
    graded = {code: book.grades(code, on) for code in AUTHORITIES}
    for rule in rules():
        declared = sorted({case.severity for case in rule.cases if case.severity}, reverse=True)
        for severity in declared:
            cells = [graded[code].get((rule.name, severity.code)) for code in AUTHORITIES]
            yield {
                "rule": rule,
                "declared": SEVERITIES[severity.code],
                "cells": [_grade(severity.code, cell) for cell in cells],
            }


def _grade(declared: str, changed: tuple[str, Instrument] | None) -> dict[str, str]:
    if changed is None:
        return {"text": SEVERITIES[declared], "layer": "shipped", "decided": _DECIDED[0]}
    now, document = changed
    layer = 1 if document.authority == CITY else 2
    return {"text": SEVERITIES[now], "layer": _LAYERS[layer], "decided": f"《{document.title}》{document.number}"}


def _policies(book: Rulebook) -> Iterator[dict[str, str]]:
    """The subsidy policies: once as the city has them, and again where a county's differ."""
    city = book.policies(CITY)
    for code in (CITY, *COUNTIES):
        for policy in book.policies(code).values():
            if code == CITY or policy != city.get(policy.code):
                yield {
                    "where": AUTHORITIES[code],
                    "code": policy.code,
                    "title": policy.title,
                    "starts_on": policy.starts_on.isoformat() if policy.starts_on else NOT_APPLICABLE,
                    "ends_on": policy.ends_on.isoformat() if policy.ends_on else "未定",
                    "adjusted": "正在调整" if policy.adjusted else "不调整",
                    "document": policy.document or NOT_APPLICABLE,
                }


def _counts(settings: dict[str, dict[str, Setting]]) -> dict[str, int]:
    """How many parameters there are, and in how many somebody decided otherwise, or nothing but an assumption holds."""
    return {
        "parameters": len(PARAMETERS),
        "decided": sum(any(settings[code][name].in_layers for code in AUTHORITIES) for name in PARAMETERS),
        "provisional": sum(any(settings[code][name].assumption for code in AUTHORITIES) for name in PARAMETERS),
    }
