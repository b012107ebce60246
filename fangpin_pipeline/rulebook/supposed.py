"""Decisions that nobody has taken: the rulebook as it would be with some values changed, and what that changes.

What a value may be is decided in `form` and `values`, exactly as for a real instrument.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from fangpin_pipeline.identity.divisions import AUTHORITIES, CITY, CITY_NAME, COUNTIES, COUNTY_ALIASES
from fangpin_pipeline.rulebook.book import Rulebook, Setting
from fangpin_pipeline.rulebook.errors import Findings, UnusableError
from fangpin_pipeline.rulebook.form import Entry, Instrument, read_sets
from fangpin_pipeline.rulebook.parameters import PARAMETERS, SEVERITIES, Parameter
from fangpin_pipeline.rulebook.policies import Policy
from fangpin_pipeline.rulebook.values import read_date

POLICIES, GRADES = "policies", "grades"
_FORM = "写成 参数=取值 或 参数=取值@旗县区，如 illness_amount=8000@五原县；分年度的写成 poverty_line=2020:4200"
_POLICY_FORM = f"写成 {POLICIES}.代码.ends_on=2021-12-31（没有到期日写 null）或 {POLICIES}.代码.adjusted=true"
_GRADE_FORM = f"写成 {GRADES}.规则.原等级=新等级，如 {GRADES}.illness.yellow=orange"
_TRUTH = {"true": True, "false": False}
_WHOLE_CITY = ("city", CITY, CITY_NAME)


@dataclass(frozen=True)
class Decision:
    """A value that the city (150800) or a county would decide for a parameter; `title` is how it is cited."""

    authority: str
    name: str
    entry: Entry
    title: str


@dataclass(frozen=True)
class PolicyDecision:
    """A subsidy policy as the city or a county would change it: its `field` ends_on or adjusted."""

    authority: str
    code: str
    field: str
    ends_on: date | None = None
    adjusted: bool = False


@dataclass(frozen=True)
class GradeDecision:
    """Another severity for the hits of a rule, as the city or a county would decide it; `title` is how it is cited."""

    authority: str
    rule: str
    severity: str
    becomes: str
    title: str


Supposed = Decision | PolicyDecision | GradeDecision


@dataclass(frozen=True)
class Changed:
    """A parameter that is another for a county: as it is in force, and as it would be."""

    parameter: Parameter
    county: str
    before: Setting
    after: Setting


@dataclass(frozen=True)
class Amended:
    """A subsidy policy, or the severity of a rule's hits, that is another for a county; both sides in words.

    `key` is `policies.<code>` or `grades.<rule>.<severity>`, `title` that of the policy or the name of the rule.
    """

    key: str
    title: str
    county: str
    before: str
    after: str


def read_decisions(texts: Sequence[str]) -> list[Supposed]:
    """What texts like `illness_amount=8000@150821` would decide. Raises UnusableError, naming all that is wrong."""
    decisions: list[Supposed] = []
    problems: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for text in texts:
        try:
            decision = _decision(text)
            if (about := _about(decision)) in seen:
                raise UnusableError("同一范围的同一参数给了两次", "只保留一个")
            seen.add(about)
            decisions.append(decision)
        except UnusableError as error:
            problems.append(f"--set {text}：{error.what}。处理办法：{error.remedy}")
    if problems:
        raise UnusableError("；".join(problems), "没有作任何模拟")
    return decisions


def suppose(book: Rulebook, decisions: Iterable[Supposed], on: date) -> Rulebook:
    """The book with these decisions in force from `on`, above everything else of their authority that is dated so.

    Raises UnusableError for a subsidy policy that the book does not know.
    """
    for decision in decisions:
        if isinstance(decision, PolicyDecision):
            book = _with_policy(book, decision)
        else:
            book = replace(book, office=(_instrument(decision, on), *book.office))
    return book


def changes(before: Mapping[str, Mapping[str, Setting]], after: Mapping[str, Mapping[str, Setting]]) -> list[Changed]:
    """Every parameter whose value differs, by county, in the order of their declaration.

    Both map a county to its settings by name (`Rulebook.settings`).
    """
    return [
        Changed(parameter, county, before[county][name], after[county][name])
        for name, parameter in PARAMETERS.items()
        for county in COUNTIES
        if before[county][name].value != after[county][name].value
    ]


def policy_changes(before: Rulebook, after: Rulebook) -> list[Amended]:
    """Every subsidy policy that pays differently, by county."""
    changed = []
    for county in COUNTIES:
        old, new = before.policies(county), after.policies(county)
        for code in sorted(old.keys() | new.keys()):
            said, told = (_spoken(book.get(code)) for book in (old, new))
            if said != told:
                changed.append(Amended(f"{POLICIES}.{code}", (new.get(code) or old[code]).title, county, said, told))
    return changed


def grade_changes(before: Rulebook, on: date, after: Rulebook, then: date) -> list[Amended]:
    """Every severity of a rule's hits that is another by `after` on the day `then` than by `before` on the day `on`."""
    changed = []
    for county in COUNTIES:
        old, new = before.grades(county, on), after.grades(county, then)
        for rule, severity in sorted(old.keys() | new.keys()):
            was, becomes = (found[rule, severity][0] if (rule, severity) in found else severity for found in (old, new))
            if was != becomes:
                key = f"{GRADES}.{rule}.{severity}"
                changed.append(Amended(key, rule, county, SEVERITIES[was], SEVERITIES[becomes]))
    return changed


def settings_by_county(book: Rulebook, on: date, year: int | None = None) -> dict[str, dict[str, Setting]]:
    """The settings of every county on a day, yearly standards those of `year` or else of the day's."""
    return {county: book.settings(county, on, year) for county in COUNTIES}


def _instrument(decision: Decision | GradeDecision, on: date) -> Instrument:
    """A document of that day that says nothing else."""
    sets = {decision.name: decision.entry} if isinstance(decision, Decision) else {}
    grades = {decision.rule: {decision.severity: decision.becomes}} if isinstance(decision, GradeDecision) else {}
    return Instrument(decision.authority, decision.title, on, on, sets, "", {}, "", "", grades=grades)


def _decision(text: str) -> Supposed:
    name, equals, rest = (part.strip() for part in text.partition("="))
    value, at, place = (part.strip() for part in rest.partition("@"))
    if not (name and equals and value) or (at and not place):
        raise UnusableError("缺少参数名、等号、取值或旗县区", _FORM)
    authority = _authority(place) if at else CITY
    if name.partition(".")[0] == POLICIES:
        return _policy_decision(name, value, authority)
    if name.partition(".")[0] == GRADES:
        return _grade_decision(name, value, authority, text)
    return Decision(authority, name, _entry(name, value), text)


def _authority(place: str) -> str:
    names = {**{name: code for code, name in COUNTIES.items()}, **COUNTY_ALIASES, **dict.fromkeys(_WHOLE_CITY, CITY)}
    code = names.get(place, place)
    if code not in AUTHORITIES:
        near = get_close_matches(place, (*names, *COUNTIES), n=1)
        choices = "、".join(f"{code}{name}" for code, name in AUTHORITIES.items())
        raise UnusableError(f"没有旗县区“{place}”", f"是不是“{near[0]}”" if near else f"可用：{choices}")
    return code


def _entry(name: str, value: str) -> Entry:
    raw: Any = value
    parameter = PARAMETERS.get(name)
    if parameter is not None and ":" in value:
        raw = {}
        for part in value.split(","):
            year, colon, number = (piece.strip() for piece in part.partition(":"))
            if not colon or year in raw:
                raise UnusableError(f"“{value}”不是各年度一个数", "写成 2020:4200 或 2019:3300,2020:4200")
            raw[year] = number
    findings = Findings("")
    entries = read_sets({name: raw}, findings)
    if findings.problems:
        first = findings.problems[0]
        raise UnusableError(f"键“{name}”：{first.what}", first.remedy)
    return entries[name]


def _policy_decision(name: str, value: str, authority: str) -> PolicyDecision:
    code, _, field = name.partition(".")[2].rpartition(".")
    if field == "ends_on" and code:
        return PolicyDecision(authority, code, field, ends_on=None if value == "null" else read_date(value))
    if field == "adjusted" and code and value in _TRUTH:
        return PolicyDecision(authority, code, field, adjusted=_TRUTH[value])
    raise UnusableError(f"补贴政策“{name}={value}”的写法不对", _POLICY_FORM)


def _grade_decision(name: str, value: str, authority: str, text: str) -> GradeDecision:
    rule, _, severity = name.partition(".")[2].rpartition(".")
    if not rule or severity not in SEVERITIES or value not in SEVERITIES:
        raise UnusableError(f"等级“{name}={value}”的写法不对", _GRADE_FORM)
    return GradeDecision(authority, rule, severity, value, text)


def _about(decision: Supposed) -> tuple[str, ...]:
    if isinstance(decision, PolicyDecision):
        return POLICIES, decision.authority, decision.code, decision.field
    if isinstance(decision, GradeDecision):
        return GRADES, decision.authority, decision.rule, decision.severity
    return decision.authority, decision.name


def _spoken(policy: Policy | None) -> str:
    if policy is None:
        return "规则库中没有"
    until = "没有到期日" if policy.ends_on is None else f"{policy.ends_on} 到期"
    return f"{until}，{'正在调整' if policy.adjusted else '不调整'}"


def _with_policy(book: Rulebook, decision: PolicyDecision) -> Rulebook:
    known = book.policies(decision.authority)
    if decision.code not in known:
        near = get_close_matches(decision.code, known, n=1)
        remedy = f"是不是“{near[0]}”" if near else f"规则库中有：{'、'.join(known)}"
        raise UnusableError(f"规则库中没有补贴政策“{decision.code}”", remedy)
    policy = replace(known[decision.code], authority=decision.authority)
    if decision.field == "ends_on":
        policy = replace(policy, ends_on=decision.ends_on)
    else:
        policy = replace(policy, adjusted=decision.adjusted)
    return replace(book, office_policies=(*book.office_policies, policy))
