"""The rulebook: which value of a parameter is in force for a county on a day, and which document says so.

The form of the files stands in `form`, the tables that SQL joins in `tables`, what people look at in `show`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from fangpin_pipeline.identity.divisions import AUTHORITIES, CITY
from fangpin_pipeline.rulebook.errors import Findings, Problem, RulebookError
from fangpin_pipeline.rulebook.form import Content, Instrument, read_file
from fangpin_pipeline.rulebook.parameters import PARAMETERS, Parameter, Value
from fangpin_pipeline.rulebook.policies import Policy
from fangpin_pipeline.rulebook.sense import nonsense
from fangpin_pipeline.rulebook.values import plain, spoken

SHIPPED = Path(__file__).parent / "shipped" / f"{CITY}.yaml"


@dataclass(frozen=True)
class Setting:
    """A parameter as it is in force for a county on a day, with the document that says so.

    `value` is a Decimal for yuan, shares and factors, an int for days, months and counts, a date or a severity; it is
    None only for a yearly standard of which no document gives the year, and then `title` says that. `authority` is the
    code of the city or county that decided, `assumption` why a value is provisional (empty: it is not).
    """

    parameter: Parameter
    value: Value | None
    title: str
    number: str = ""
    authority: str = ""
    issued: date | None = None
    effective: date | None = None
    assumption: str = ""
    note: str = ""
    shipped: bool = False
    issuer: str = ""

    @property
    def decided_by(self) -> str:
        """Who decided, by name: the issuer of the document, or the authority whose file it stands in."""
        return self.issuer or AUTHORITIES.get(self.authority, "")

    @property
    def in_layers(self) -> int:
        """How close to the county the decision was made: 0 shipped, 1 the city's office, 2 the county."""
        return 0 if self.shipped else 1 if self.authority == CITY else 2

    @property
    def text(self) -> str:
        """The value with its unit as a sentence says it, e.g. 5000元, 40%, 30天."""
        return "未定" if self.value is None else spoken(self.parameter.unit, self.value)

    @property
    def citation(self) -> str:
        """The document as a sentence names it: its number, else its title; a provisional value says that it is one."""
        if self.value is None:
            return self.title
        document = self.number or f"《{self.title}》"
        return f"{document}，暂定值" if self.assumption else document


@dataclass(frozen=True)
class Rulebook:
    """The office's own documents above the shipped defaults."""

    office: tuple[Instrument, ...]
    shipped: tuple[Instrument, ...]
    office_policies: tuple[Policy, ...]
    shipped_policies: tuple[Policy, ...]

    @classmethod
    def load(cls, office: Path | None = None) -> "Rulebook":
        """The shipped defaults and, where the folder exists, the office's files `<authority>.yaml` in it.

        Raises RulebookError with every problem of every file.
        """
        shipped, found = _shipped()
        problems = list(found)
        contents = [_checked(path, problems) for path in _office_files(office, problems)]
        if problems:
            raise RulebookError(problems)
        book = cls(
            office=tuple(instrument for content in contents for instrument in content.instruments),
            shipped=shipped.instruments,
            office_policies=tuple(policy for content in contents for policy in content.policies),
            shipped_policies=shipped.policies,
        )
        if problems := nonsense(book):
            raise RulebookError(problems)
        return book

    def documents(self, authority: str) -> tuple[Instrument, ...]:
        """Every document that speaks for an authority on some day, in the order of its layers: own, city, shipped."""
        _require_known(authority)
        own = (item for code in dict.fromkeys((authority, CITY)) for item in self.office if item.authority == code)
        return (*own, *self.shipped)

    def settings(self, county: str, on: date, year: int | None = None) -> dict[str, Setting]:
        """Every parameter by name as it is in force for a county (or the city, 150800) on a day.

        Yearly standards are those of `year`, where it is given, else of the day's year.
        """
        order = tuple(self._order(county, on))
        asked = year or on.year
        return {parameter.name: _setting(parameter, order, asked, self.shipped) for parameter in PARAMETERS.values()}

    def grades(self, county: str, on: date) -> dict[tuple[str, str], tuple[str, Instrument]]:
        """By rule and declared severity: the severity that takes its place for a county on a day, and what says so."""
        found: dict[tuple[str, str], tuple[str, Instrument]] = {}
        for document in self._order(county, on):
            for rule, changes in document.grades.items():
                for before, after in changes.items():
                    found.setdefault((rule, before), (after, document))
        return dict(sorted(found.items(), key=lambda item: item[0]))

    def policies(self, county: str) -> dict[str, Policy]:
        """The subsidy policies by code as they hold for a county: its own, else the city's, else the shipped ones."""
        _require_known(county)
        layers = (
            self.shipped_policies,
            [policy for policy in self.office_policies if policy.authority == CITY],
            [policy for policy in self.office_policies if policy.authority == county],
        )
        found = {policy.code: policy for layer in layers for policy in layer}
        return dict(sorted(found.items()))

    def fingerprint(self) -> str:
        """sha256 of what the documents say; comments, order and spelling of equal numbers do not change it."""
        content = {
            "office": _canonical(self.office),
            "shipped": _canonical(self.shipped),
            "office_policies": _canonical(self.office_policies),
            "shipped_policies": _canonical(self.shipped_policies),
        }
        return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def _order(self, county: str, on: date) -> Iterator[Instrument]:
        """Documents in the order in which they are asked: county, city, shipped; within the office's, the latest first.

        The shipped defaults hold for every day; the date they carry is that of their document.
        """
        _require_known(county)
        for authority in dict.fromkeys((county, CITY)):
            dated = [item for item in self.office if item.authority == authority and item.effective <= on]
            yield from sorted(dated, key=lambda item: item.effective, reverse=True)
        yield from self.shipped


def _setting(
    parameter: Parameter, order: tuple[Instrument, ...], year: int, shipped: tuple[Instrument, ...]
) -> Setting:
    """The first value in the order. A document that names other years than the day's says nothing about that year."""
    for document in order:
        value = document.value(parameter.name, year)
        if value is not None:
            return Setting(
                parameter,
                value,
                document.title,
                document.number,
                document.authority,
                document.issued,
                document.effective,
                document.assumptions.get(parameter.name, ""),
                document.note,
                shipped=document in shipped,
                issuer=document.issuer,
            )
    return Setting(parameter, None, f"规则库没有{year}年的{parameter.label}")


@cache
def _shipped() -> tuple[Content, tuple[Problem, ...]]:
    """What the shipped file says and what is wrong with it. It is the package's own and stays what it is."""
    problems: list[Problem] = []
    content = _checked(SHIPPED, problems)
    return content, (*problems, *_gaps(content))


def _checked(path: Path, problems: list[Problem]) -> Content:
    findings = Findings(path.name)
    content = read_file(path, findings)
    problems += findings.problems
    return content


def _office_files(office: Path | None, problems: list[Problem]) -> tuple[Path, ...]:
    """The office's rulebook files. Other files may lie beside them, but nothing that only looks like a rulebook."""
    if office is None or not office.exists():
        return ()
    if not office.is_dir():
        problems.append(Problem(office.name, "规则目录不是文件夹", "把它改名，另建文件夹 rulebook"))
        return ()
    looks = [path for path in sorted(office.iterdir()) if path.suffix.lower() in (".yaml", ".yml")]
    visible = [path for path in looks if not path.name.startswith((".", "~$"))]
    for path in visible:
        if path.suffix != ".yaml":
            problems.append(Problem(path.name, "扩展名不是 .yaml，不会被读取", f"改名为 {path.stem}.yaml"))
    return tuple(path for path in visible if path.suffix == ".yaml")


def _gaps(shipped: Content) -> list[Problem]:
    """Parameters without a default: then a day could have no value in force."""
    given = {name for document in shipped.instruments for name in document.sets}
    return [
        Problem(SHIPPED.name, f"参数“{parameter.label}”没有默认值", "在随软件提供的规则文件中补上", name)
        for name, parameter in PARAMETERS.items()
        if name not in given
    ]


def _require_known(county: str) -> None:
    if county not in AUTHORITIES:
        choices = "、".join(f"{code}{name}" for code, name in AUTHORITIES.items())
        raise ValueError(f"没有代码为“{county}”的旗县区；可用：{choices}")


def _canonical(items: tuple[Instrument, ...] | tuple[Policy, ...]) -> list[Any]:
    return sorted((_plain_tree(vars(item)) for item in items), key=lambda item: json.dumps(item, sort_keys=True))


def _plain_tree(content: Any) -> Any:
    if isinstance(content, Mapping):
        return {str(key): _plain_tree(value) for key, value in content.items()}
    return content if isinstance(content, bool | None) else plain(content)
