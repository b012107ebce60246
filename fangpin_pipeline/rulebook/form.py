"""The form of a rulebook file: authority, instruments and policies, checked word by word.

A file that departs from the form is never half used: every departure is a problem, and the book refuses the lot.
Which instrument is in force stands in `book`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from fangpin_pipeline.identity.divisions import AUTHORITIES
from fangpin_pipeline.rulebook.errors import Findings, UnusableError
from fangpin_pipeline.rulebook.grades import Grades, read_grades
from fangpin_pipeline.rulebook.keys import NOTHING, check_keys, day_of, text_of
from fangpin_pipeline.rulebook.parameters import PARAMETERS, Parameter, Value
from fangpin_pipeline.rulebook.policies import Policy, read_policies
from fangpin_pipeline.rulebook.text import read_text
from fangpin_pipeline.rulebook.values import read_value

Entry = Value | Mapping[int, Value]

_FILE_KEYS = ("authority", "instruments", "policies")
_INSTRUMENT_REQUIRED = ("title", "issued", "effective", "sets")
_INSTRUMENT_KEYS = (*_INSTRUMENT_REQUIRED, "number", "issuer", "grades", "assumptions", "note", "source")


@dataclass(frozen=True)
class Instrument:
    """A document that sets parameters from a day on. `assumptions` says of some why the value is provisional.

    `authority` is whose file it stands in; `issuer` names who issued it, where that is somebody else.
    """

    authority: str
    title: str
    issued: date
    effective: date
    sets: Mapping[str, Entry]
    number: str
    assumptions: Mapping[str, str]
    note: str
    source: str
    issuer: str = ""
    grades: Grades = field(default_factory=dict)

    def value(self, name: str, year: int) -> Value | None:
        """The value this document gives a parameter for a year; None when it gives none."""
        entry = self.sets.get(name)
        return entry.get(year) if isinstance(entry, Mapping) else entry


@dataclass(frozen=True)
class Content:
    """What one rulebook file says."""

    instruments: tuple[Instrument, ...] = ()
    policies: tuple[Policy, ...] = ()


def read_file(path: Path, findings: Findings) -> Content:
    """What a file says, as far as it can be used; what cannot is noted in `findings`."""
    try:
        raw = read_text(path)
    except UnusableError as error:
        findings.add(error.what, error.remedy)
        return Content()
    if not isinstance(raw, dict):
        findings.add("内容不是“键: 值”的形式", f"按 {'、'.join(_FILE_KEYS)} 三个键书写")
        return Content()
    check_keys(raw, _FILE_KEYS, ("authority",), findings)
    authority = _authority(raw.get("authority"), path, findings)
    instruments = tuple(_instruments(raw.get("instruments", []), authority, findings))
    _check_overlaps(instruments, findings)
    return Content(instruments, tuple(read_policies(raw.get("policies", {}), authority, findings)))


def _authority(raw: Any, path: Path, findings: Findings) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str) or raw not in AUTHORITIES:
        choices = "、".join(f"{code}{name}" for code, name in AUTHORITIES.items())
        findings.add(f"“{raw}”不是本市或旗县区的代码", f"从这些代码中选一个：{choices}", "authority")
    elif raw != path.stem:
        findings.add(f"代码“{raw}”与文件名不一致", f"文件改名为 {raw}.yaml，或把代码改为 {path.stem}", "authority")
    return str(raw)


def _instruments(raw: Any, authority: str, findings: Findings) -> Iterator[Instrument]:
    if not isinstance(raw, list):
        findings.add("不是列表", "每份文件以“- title: …”开头另起一项", "instruments")
        return
    for place, item in enumerate(raw, start=1):
        if not isinstance(item, dict):
            findings.add(f"第{place}份文件不是“键: 值”的形式", "按 title、issued、effective、sets 书写", "instruments")
            continue
        instrument = _instrument(item, authority, place, findings)
        if instrument:
            yield instrument


def _instrument(raw: dict[str, Any], authority: str, place: int, findings: Findings) -> Instrument | None:
    effective_text = raw.get("effective")
    on = effective_text if isinstance(effective_text, str) and effective_text else f"第{place}份、未写明何日"
    check_keys(raw, _INSTRUMENT_KEYS, _INSTRUMENT_REQUIRED, findings, on)
    title = text_of(raw, "title", findings, on)
    issued, effective = day_of(raw, "issued", findings, on), day_of(raw, "effective", findings, on)
    sets = _sets(raw.get("sets", {}), findings, on)
    assumptions = _assumptions(raw.get("assumptions", {}), sets, findings, on)
    number, note, source, issuer = (text_of(raw, key, findings, on) for key in ("number", "note", "source", "issuer"))
    grades = read_grades(raw.get("grades", {}), findings, on)
    if not (title and issued and effective):
        return None
    return Instrument(authority, title, issued, effective, sets, number, assumptions, note, source, issuer, grades)


def _sets(raw: Any, findings: Findings, on: str) -> dict[str, Entry]:
    if not isinstance(raw, dict):
        findings.add("不是“参数: 值”的形式", "写成 sets: {illness_amount: 8000}", "sets", on)
        return {}
    check_keys(raw, tuple(PARAMETERS), (), findings, on)
    entries: dict[str, Entry] = {}
    for name, value in raw.items():
        if name not in PARAMETERS:
            continue
        try:
            entries[name] = _entry(PARAMETERS[name], value)
        except UnusableError as error:
            findings.add(f"{PARAMETERS[name].label}：{error.what}", error.remedy, name, on)
    return entries


def _entry(parameter: Parameter, raw: Any) -> Entry:
    if isinstance(raw, str):
        return read_value(parameter, raw)
    if not isinstance(raw, dict):
        raise UnusableError("一个参数只能有一个值", "去掉列表，只写一个值")
    if not parameter.by_year:
        raise UnusableError("这个参数不分年度", "只写一个值；要在另一日起改变，另写一份文件")
    if not raw:
        raise UnusableError("没有任何年度的值", "写成“年度: 数值”，如 {2020: 4000}")
    return {_year(year): _year_value(parameter, year, value) for year, value in raw.items()}


def _year(text: str) -> int:
    if len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "2100":
        return int(text)
    raise UnusableError(f"“{text}”不是年度", "年度写成四位数字，如 2020")


def _year_value(parameter: Parameter, year: str, raw: Any) -> Value:
    if not isinstance(raw, str):
        raise UnusableError(f"{year}年的值不是一个数", "每个年度只写一个数，如 {2020: 4000}")
    return read_value(parameter, raw)


def read_sets(raw: dict[str, Any], findings: Findings) -> dict[str, Entry]:
    """What parameters are set to, read as the `sets` of an instrument; what cannot be used is noted in `findings`."""
    return _sets(raw, findings, "")


def _assumptions(raw: Any, sets: Collection[str], findings: Findings, on: str) -> dict[str, str]:
    if not isinstance(raw, dict):
        findings.add("不是“参数: 理由”的形式", "写成 assumptions: {dibao_line: 待民政部门核定}", "assumptions", on)
        return {}
    for name, reason in raw.items():
        if name not in sets:
            findings.add("标为暂定值的参数不在本文件的 sets 中", "在 sets 中给出它的值，或删去这一行", name, on)
        elif not isinstance(reason, str) or reason in NOTHING:
            findings.add("没有说明为什么是暂定值", "写一句理由", name, on)
    return {name: reason for name, reason in raw.items() if isinstance(reason, str)}


def _check_overlaps(instruments: tuple[Instrument, ...], findings: Findings) -> None:
    for one, other in combinations(instruments, 2):
        if one.effective != other.effective:
            continue
        twice = [name for name in one.sets.keys() & other.sets.keys() if _overlap(one.sets[name], other.sets[name])]
        graded = one.grades.keys() & other.grades.keys()
        twice += [f"grades.{rule}" for rule in graded if one.grades[rule].keys() & other.grades[rule].keys()]
        for name in sorted(twice):
            findings.add(
                f"《{one.title}》和《{other.title}》同日起施行，又规定了同一参数",
                "只在一份文件中保留，或改正其中一份的施行日期",
                name,
                one.effective.isoformat(),
            )


def _overlap(one: Entry, other: Entry) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return bool(one.keys() & other.keys())
    return True
