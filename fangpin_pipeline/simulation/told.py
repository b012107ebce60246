"""A simulation as rows for people: names beside codes, yuan for fen, sums for counties and the city.

Nothing is counted here that `compare` has not counted by township; how rows are printed stands in the command.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fangpin_pipeline.identity.divisions import COUNTIES, edition
from fangpin_pipeline.outputs.labels import SEVERITIES, Imprint
from fangpin_pipeline.rulebook.supposed import Amended, Changed
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.simulation.compare import COUNTED, HITS, SUMS, VISITS, Row, total
from fangpin_pipeline.simulation.outcome import AMOUNTS
from fangpin_pipeline.simulation.simulate import Simulated

CHANGES = {"added": "增加", "removed": "减少", "raised": "等级升高", "lowered": "等级降低", "rules": "依据变化"}
_COUNTY = {"county": "旗县区"}
_PLACE = {**_COUNTY, "township": "苏木乡镇"}
_COUNTS = {
    "listed_before": "现行户数",
    "listed_after": "模拟户数",
    "added": "增加",
    "removed": "减少",
    "raised": "等级升高",
    "lowered": "等级降低",
}
_VISITS = {"visits_before": "现行户数", "visits_after": "模拟户数"}
_HITS = {"hits_before": "现行触发户数", "hits_after": "模拟触发户数", "added": "增加", "removed": "减少"}

# Columns of each table with their headers, in order.
HEADS: dict[str, dict[str, str]] = {
    "settings": {"name": "参数", "label": "名称", **_COUNTY, "before": "现行", "after": "模拟", "document": "现行依据"},
    "counties": {**_COUNTY, **_COUNTS},
    "townships": {**_PLACE, **_COUNTS},
    "rules": {"rule": "规则", "title": "名称", **_HITS},
    "rules_by_township": {**_PLACE, "rule": "规则", "title": "名称", **_HITS},
    "due": {"due_on": "核查时限", "severity_name": "预警等级", **_VISITS},
    "visits": {**_COUNTY, "severity_name": "预警等级", **_VISITS},
    "workload": {**_PLACE, "due_on": "核查时限", "severity_name": "预警等级", **_VISITS},
    "amounts": {
        **_COUNTY,
        "title": "测算",
        "households_before": "现行户数",
        "yuan_before": "现行金额",
        "households_after": "模拟户数",
        "yuan_after": "模拟金额",
        "yuan_more": "增加金额",
    },
    "households": {
        **_PLACE,
        "household_no": "户编号",
        "change_name": "变动",
        "before": "现行等级",
        "after": "模拟等级",
        "gained_titles": "新触发",
        "lost_titles": "不再触发",
    },
}


@dataclass(frozen=True)
class Told:
    """Every table of `HEADS` as rows; `households` is None unless they were asked for."""

    as_of: date
    run: str
    notes: tuple[str, ...]
    settings: list[Row]
    city: Row
    counties: list[Row]
    townships: list[Row]
    rules: list[Row]
    rules_by_township: list[Row]
    due: list[Row]
    visits: list[Row]
    workload: list[Row]
    amounts: list[Row]
    amount_notes: tuple[str, ...]
    households: list[Row] | None

    def heads(self, table: str) -> dict[str, str]:
        """Columns of a table with their headers."""
        return HEADS[table]

    def as_json(self) -> dict[str, Any]:
        """Plain values, the tables under their names."""
        tables = {name: getattr(self, name) for name in HEADS if getattr(self, name) is not None}
        return {"as_of": self.as_of, "run": self.run, "notes": self.notes, "city": self.city, **tables}


def tell(simulated: Simulated, households: bool) -> Told:
    """A simulation as rows. Household numbers stand in it only when `households` says so; names never do."""
    run, found = simulated.run, simulated.comparison
    imprint = Imprint(run.as_of, run.id, "", all_judgements(), {}, edition(run.as_of), simulated.book)
    amounts = [*total(found.amounts, ("county_code", "amount"), SUMS), *total(found.amounts, ("amount",), SUMS)]
    return Told(
        as_of=run.as_of,
        run=run.id,
        notes=simulated.notes,
        settings=settings_rows(simulated.changed, simulated.amended, imprint),
        city=total(found.places, (), COUNTED)[0],
        counties=_placed(total(found.places, ("county_code",), COUNTED), imprint),
        townships=_placed(found.places, imprint),
        rules=_titled(total(found.rules, ("rule",), HITS), imprint),
        rules_by_township=_titled(_placed(found.rules, imprint), imprint),
        due=_severe(total(found.workload, ("due_on", "severity"), VISITS)),
        visits=_severe(_placed(total(found.workload, ("county_code", "severity"), VISITS), imprint)),
        workload=_severe(_placed(found.workload, imprint)),
        amounts=[_amount(row) for row in _placed(amounts, imprint)],
        amount_notes=tuple(f"{amount.title}：{amount.note}。" for amount in AMOUNTS.values()),
        households=[household_row(row, imprint) for row in found.households] if households else None,
    )


def household_row(row: Mapping[str, Any], imprint: Imprint) -> Row:
    """A household that moved, with the words for its severities, its change and its rules."""
    return {
        **_placed([row], imprint)[0],
        "change_name": CHANGES[row["change"]],
        "before": SEVERITIES.get(row["severity_before"], ""),
        "after": SEVERITIES.get(row["severity_after"], ""),
        "gained_titles": titles(row["gained"], imprint),
        "lost_titles": titles(row["lost"], imprint),
    }


def titles(names: Sequence[str], imprint: Imprint) -> str:
    """Rules and classes as officials call them."""
    return "、".join(imprint.rules[name].title for name in names)


def settings_rows(changed: Sequence[Changed], amended: Sequence[Amended], imprint: Imprint) -> list[Row]:
    """What the rulebook says otherwise, one row for all counties in which that is the same."""
    rows = [
        (
            ("name", change.parameter.name),
            ("label", change.parameter.label),
            ("before", change.before.text),
            ("after", change.after.text),
            ("document", change.before.citation),
            ("document_after", change.after.citation),
        )
        for change in changed
    ]
    rows += [
        (
            ("name", one.key),
            ("label", f"{imprint.rules[one.title].title}的等级" if one.title in imprint.rules else one.title),
            ("before", one.before),
            ("after", one.after),
            ("document", ""),
            ("document_after", ""),
        )
        for one in amended
    ]
    counties: dict[tuple[tuple[str, str], ...], list[str]] = {}
    places = [*(change.county for change in changed), *(one.county for one in amended)]
    for row, county in zip(rows, places, strict=True):
        counties.setdefault(row, []).append(county)
    return [{**dict(row), "county_codes": codes, "county": _named(codes)} for row, codes in counties.items()]


def _named(codes: Sequence[str]) -> str:
    return "全部旗县区" if len(codes) == len(COUNTIES) else "、".join(COUNTIES[code] for code in codes)


def _placed(rows: Sequence[Mapping[str, Any]], imprint: Imprint) -> list[Row]:
    """Rows with the names of their places; a row of no county is one of the whole city."""
    return [
        {
            **row,
            "county": imprint.county(row["county_code"]) if "county_code" in row else "全市",
            **({"township": imprint.township(row["township_code"])} if "township_code" in row else {}),
        }
        for row in rows
    ]


def _titled(rows: Sequence[Row], imprint: Imprint) -> list[Row]:
    return [{**row, "title": imprint.rules[row["rule"]].title} for row in rows]


def _severe(rows: Sequence[Row]) -> list[Row]:
    return [{**row, "severity_name": SEVERITIES[row["severity"]]} for row in rows]


def _amount(row: Row) -> Row:
    before, after = row.pop("fen_before"), row.pop("fen_after")
    yuan = {"yuan_before": before, "yuan_after": after, "yuan_more": after - before}
    return {
        **row,
        "title": AMOUNTS[row["amount"]].title,
        **{name: str((Decimal(fen) / 100).quantize(Decimal("0.01"))) for name, fen in yuan.items()},
    }
