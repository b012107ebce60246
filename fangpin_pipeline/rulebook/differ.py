"""Which parameters and subsidy policies differ between two days or two authorities, with the documents of both sides.

Nothing is decided here: both sides are looked up in `book`. How differences are printed stands in the command.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fangpin_pipeline.identity.divisions import AUTHORITIES
from fangpin_pipeline.rulebook.book import Rulebook, Setting
from fangpin_pipeline.rulebook.form import Instrument
from fangpin_pipeline.rulebook.parameters import SEVERITIES, Unit
from fangpin_pipeline.rulebook.policies import Policy
from fangpin_pipeline.rulebook.values import plain

SAME_VALUE = "取值相同，依据不同"
OTHER_VALUE = "取值不同"
_NONE = "未定"

Graded = dict[tuple[str, str], tuple[str, Instrument]]


@dataclass(frozen=True)
class Difference:
    """One parameter or policy, of both sides the value and the document that sets it, every cell as text.

    `kind` says whether the value differs or only the document that it comes from.
    """

    name: str
    label: str
    unit: str
    kind: str
    value: str
    document: str
    other_value: str
    other_document: str


def differences(book: Rulebook, one: tuple[str, date], other: tuple[str, date]) -> list[Difference]:
    """What differs between an authority on a day and another, or the same on another day; values first."""
    return sorted(
        [
            *_parameters(book.settings(*one), book.settings(*other)),
            *_grades(book.grades(*one), book.grades(*other)),
            *_policies(book, one[0], other[0]),
        ],
        key=lambda found: found.kind != OTHER_VALUE,
    )


def _parameters(one: dict[str, Setting], other: dict[str, Setting]) -> Iterator[Difference]:
    for name, setting in one.items():
        against = other[name]
        changed = setting.value != against.value
        if not changed and _document(setting) == _document(against):
            continue
        yield Difference(
            name,
            setting.parameter.label,
            setting.parameter.unit.label,
            OTHER_VALUE if changed else SAME_VALUE,
            _value(setting),
            _document(setting),
            _value(against),
            _document(against),
        )


def _grades(one: Graded, other: Graded) -> Iterator[Difference]:
    for rule, severity in sorted(one.keys() | other.keys()):
        mine, theirs = _grade(one, rule, severity), _grade(other, rule, severity)
        if mine[0] != theirs[0]:
            label = f"规则 {rule} {SEVERITIES[severity]}情形的等级"
            yield Difference(f"grades.{rule}.{severity}", label, Unit.SEVERITY.label, OTHER_VALUE, *mine, *theirs)


def _grade(graded: Graded, rule: str, severity: str) -> tuple[str, str]:
    """The severity and its document; as the rule declares it where no document changes it."""
    if (rule, severity) not in graded:
        return severity, "规则自身的等级"
    now, document = graded[rule, severity]
    return now, f"{document.issuer or AUTHORITIES[document.authority]}《{document.title}》{document.number}"


def _policies(book: Rulebook, one: str, other: str) -> Iterator[Difference]:
    """Policies hold for every day, so that only two authorities can differ in them."""
    mine, theirs = book.policies(one), book.policies(other)
    for code in sorted(mine.keys() | theirs.keys()):
        told, against = _told(mine.get(code)), _told(theirs.get(code))
        sources = _source(mine.get(code)), _source(theirs.get(code))
        if told != against:
            yield Difference(f"policies.{code}", "补贴政策", "", OTHER_VALUE, told, sources[0], against, sources[1])


def _value(setting: Setting) -> str:
    return _NONE if setting.value is None else plain(setting.value)


def _document(setting: Setting) -> str:
    if setting.effective is None:
        return setting.title
    provisional = "，暂定值" if setting.assumption else ""
    return f"{setting.decided_by}《{setting.title}》{setting.number}，{setting.effective} 起施行{provisional}"


def _told(policy: Policy | None) -> str:
    if policy is None:
        return "未登记"
    ends = f"{policy.ends_on} 到期" if policy.ends_on else "未定到期日"
    return f"{policy.title}，{ends}{'，正在调整' if policy.adjusted else ''}"


def _source(policy: Policy | None) -> str:
    if policy is None:
        return ""
    return "，".join(text for text in (AUTHORITIES[policy.authority], policy.document) if text)
