"""The parameters in force as rows for people (`fangpin rulebook show`). How they are printed stands in the command."""

from dataclasses import dataclass
from datetime import date

from fangpin_pipeline.identity.divisions import AUTHORITIES
from fangpin_pipeline.rulebook.book import Rulebook, Setting
from fangpin_pipeline.rulebook.form import Instrument
from fangpin_pipeline.rulebook.parameters import SEVERITIES, Unit
from fangpin_pipeline.rulebook.values import plain


@dataclass(frozen=True)
class Row:
    """One parameter in force, every cell as text; cells that say nothing are empty.

    `authority` names who decided, `assumption` says why a value is provisional, `note` is the document's own remark.
    """

    name: str
    label: str
    value: str
    unit: str
    document: str
    authority: str
    effective: str
    assumption: str
    note: str


def describe(book: Rulebook, county: str, on: date) -> list[Row]:
    """One row a parameter in the order of their declaration, for a county (or the city, 150800) on a day.

    Severities of rules that a document changes follow.
    """
    parameters = [_row(name, setting) for name, setting in book.settings(county, on).items()]
    return [*parameters, *(_grade_row(*item) for item in book.grades(county, on).items())]


def _grade_row(declared: tuple[str, str], change: tuple[str, Instrument]) -> Row:
    (rule, severity), (now, document) = declared, change
    return Row(
        name=f"grades.{rule}.{severity}",
        label=f"规则 {rule} {SEVERITIES[severity]}情形的等级",
        value=now,
        unit=Unit.SEVERITY.label,
        document=f"《{document.title}》{document.number}",
        authority=document.issuer or AUTHORITIES[document.authority],
        effective=document.effective.isoformat(),
        assumption="",
        note=document.note,
    )


def _row(name: str, setting: Setting) -> Row:
    return Row(
        name=name,
        label=setting.parameter.label,
        value="" if setting.value is None else plain(setting.value),
        unit=setting.parameter.unit.label,
        document=f"《{setting.title}》{setting.number}" if setting.authority else setting.title,
        authority=setting.decided_by,
        effective=setting.effective.isoformat() if setting.effective else "",
        assumption=setting.assumption,
        note=setting.note,
    )
