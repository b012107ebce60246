"""A home with two published days of one county and a half for the tests of reports. Nobody is named in it."""

import json
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from outputs_run import household, warning, write_tables

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.outputs.report.declare import Figure, How, Report, Source
from fangpin_pipeline.outputs.report.evidence import LISTED, Evidence
from fangpin_pipeline.outputs.report.period import Period
from fangpin_pipeline.outputs.report.render import words_of
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.warehouse import Home, PublishedRun, published_days
from fangpin_pipeline.warehouse.manifest import Inputs, Manifest

FEBRUARY, MARCH = date(2020, 2, 20), date(2020, 3, 16)
COUNTY, OTHER = "150821", "150822"
BIG, SMALL, THIRD, CEASED = "150821100201", "150821101201", "150821102201", "150821999201"
WARNED = {BIG: 9, SMALL: 2, THIRD: 6, CEASED: 1}
LATE = ("X17", "X11")
INDICATOR, SATISFIED = "a04_warned_households", "a05_satisfied"


def make_home(root: Path, late: Collection[str] = LATE) -> Home:
    """Two days: in February one household less was warned; the `late` extracts never came from 五原县."""
    home = Home(root)
    days = {}
    for day, run_id, fewer in ((FEBRUARY, "aaaaaaaaaaaa", 1), (MARCH, "bbbbbbbbbbbb", 0)):
        folder = home.runs / day.isoformat() / run_id
        write_tables(folder, tables(day, fewer, late))
        inputs = Inputs(day, (), {}, {"fangpin": "0.1.0"}, None)
        (folder / "manifest.json").write_text(Manifest(inputs, {}, {}).text(), encoding="utf-8")
        days[day.isoformat()] = folder.relative_to(home.warehouse).as_posix()
    home.current.write_text(json.dumps({"days": days}), encoding="utf-8")
    return home


def tables(day: date, fewer: int, missing: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    """Rows of the tables of a day; `fewer` warned households lack in the largest village."""
    homes = [
        household(f"{village}{number:02d}", village, as_of=day, n=None if number == 11 else 3)
        for village in WARNED
        for number in range(12)
    ]
    warned = [
        warning(f"{village}{number:02d}", village, as_of=day, severity=("red", "orange", "yellow")[number % 3])
        for village, count in WARNED.items()
        for number in range(count - (fewer if village == BIG else 0))
    ]
    return {
        "household_fact": [one["household_fact"] for one in homes],
        "warning": warned,
        "coverage": [
            {"extract": number, "county_code": county, "delivery": None if late else "d.csv", "received_on": day}
            | {"age_days": 0, "max_age": 45, "fresh": not late}
            for number in all_extracts()
            for county in COUNTIES
            for late in (number in missing and county == COUNTY,)
        ],
        "scorecard": [
            {"as_of": day, "county_code": COUNTY, "department": "教育", "link": "policy"}
            | {"numerator": Decimal(45), "denominator": Decimal(48), "value": Decimal("0.9375"), "status": "正常"},
            {"as_of": day, "county_code": COUNTY, "department": "医保", "link": "policy", "status": "数据不足"},
        ],
        "indicator_value": [
            *(_indicator(day, code, 18 - fewer, 48) for code in (COUNTY, OTHER, "150800")),
            *(_unreported(day, SATISFIED) for number in missing if number == "X36"),
        ],
        "assessment_item": [_scored(day, county, points) for county, points in ((COUNTY, 60), (OTHER, 80))],
        "cross_check": [
            {"as_of": day, "county_code": COUNTY, "check": "c", "title": "两表不符", "extract": "student"}
            | {"department": "教育", "checked": 9, "failing": 4, "status": "failed", "message": "检查9，不符4"}
        ],
    }


def _indicator(day: date, code: str, numerator: int, denominator: int) -> dict[str, Any]:
    share = (Decimal(numerator) / denominator).quantize(Decimal("0.0001"))
    kind = "city" if code == "150800" else "county"
    return {
        **{"as_of": day, "unit_kind": kind, "unit_code": code, "indicator": INDICATOR, "period": day.isoformat()},
        **{"numerator": Decimal(numerator), "denominator": Decimal(denominator), "value": share},
        **{"coverage": Decimal(1), "status": "正常"},
    }


def _scored(day: date, county: str, points: int) -> dict[str, Any]:
    """A row of the score table; its value is the indicator's."""
    told = {name: value for name, value in _indicator(day, county, 18, 48).items() if name != "period"}
    return {**told, "section": "work", "weight": Decimal("0.5"), "points": Decimal(points)}


def _unreported(day: date, name: str) -> dict[str, Any]:
    named = {"unit_kind": "county", "unit_code": COUNTY, "indicator": name, "period": day.isoformat()}
    return {"as_of": day, **named, "status": "未报"}


def evidence(home: Home, unit: str = COUNTY, period: str = "2020-03") -> Evidence:
    """What a report of that unit and period is made from."""
    return Evidence(home, unit, Period.read(period), Rulebook.load())


def words(report: Report) -> str:
    """Everything a report says, one line a block or row of words."""
    return "\n".join([report.title, *report.lines, *("｜".join(words_of(block)) for block in report.blocks)])


def reckoned(home: Home, figure: Figure) -> Decimal:
    """The value of a figure, found from its sources row by row and without the code that made it."""
    runs = {run.id: run for run in published_days(home).values()}
    values = [_value(runs, source) for source in figure.of]
    if figure.how is How.SAME:
        (value,) = values
        return value
    one, other = values
    return one - other if figure.how is How.DIFFERENCE else one / other


def _value(runs: dict[str, PublishedRun], source: Source) -> Decimal:
    run = runs[source.run_id]
    assert run.as_of == source.as_of
    rows = [row for row in run.read(source.table).to_pylist() if all(_is(row[name], to) for name, to in source.where)]
    if source.missing_in:
        known = [row for row in runs[source.missing_in].read(source.table).to_pylist() if row["state"] in LISTED]
        rows = [row for row in rows if row["household_no"] not in {one["household_no"] for one in known}]
    if not source.column:
        return Decimal(len(rows))
    if source.column.startswith("sum("):
        return sum((Decimal(row[source.column[4:-1]] or 0) for row in rows), Decimal(0))
    (row,) = rows
    return Decimal(row[source.column])


def _is(value: Any, wanted: Any) -> bool:
    return value in wanted if isinstance(wanted, tuple) else value == wanted
