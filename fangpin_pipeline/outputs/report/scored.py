"""The table of scored indicators: weight, formula, parts, value, coverage, points, a year ago, place in the city.

How points and weights come about stands in `indicators.score`; the run has reckoned them.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.declare import Indicator
from fangpin_pipeline.indicators.score import ranks
from fangpin_pipeline.indicators.sections import Section
from fangpin_pipeline.indicators.value import TOLD
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE
from fangpin_pipeline.outputs.report.declare import Block, Cell, Figure, Note, Source, Table, text
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.words import indicator_cells, percent, plain

TITLE = "得分表的指标"
_TABLE = "assessment_item"
_HEAD = ("部分", "指标", "口径公式", "权重", "分子", "分母", "本期", "覆盖率", "得分", "同比", "位次", "标识")
_WIDTHS = (6, 14, 18, 7, 8, 8, 8, 9, 8, 7, 5, 7)
_HUNDREDTH = Decimal("0.01")


def scored_table(evidence: Evidence) -> list[Block]:
    """Every scored indicator of the county or the city; a table that the run does not have is told as missing."""
    table = evidence.table(_TABLE)
    if table is None:
        return [text(f"{TITLE}：本期的筛查没有这项结果，不作评估。")]
    every = [row for row in table.to_pylist() if row["indicator"] in all_indicators()]
    places = _places(every)
    year_ago = evidence.values_of_year_ago
    own = [row for row in every if row["unit_code"] == evidence.unit]
    own.sort(key=lambda row: ([*Section].index(Section(row["section"])), row["indicator"]))
    rows = tuple(_row(evidence, row, places, year_ago) for row in own)
    return [
        Table(TITLE, _HEAD, rows, _WIDTHS, texts=3),
        Note(
            "权重为部分内的权重；同比为本期值减上年同期值，上年同期没有发布的筛查或没有值的写“—”；位次按得分在七个旗县区中排列，"
            f"得分相同的并列，全市不排。“标识”写明没有值的原因。来源 {_TABLE}、indicator_value。"
        ),
    ]


def _places(rows: list[dict[str, Any]]) -> Mapping[tuple[str, str], int | None]:
    """Place of each county by the points of an indicator."""
    points: dict[str, dict[str, Decimal | None]] = {}
    for row in rows:
        if row["unit_code"] in COUNTIES:
            points.setdefault(row["indicator"], {})[row["unit_code"]] = row["points"]
    return {(name, county): place for name, of in points.items() for county, place in ranks(of).items()}


def _row(
    evidence: Evidence,
    row: Mapping[str, Any],
    places: Mapping[tuple[str, str], int | None],
    year_ago: Mapping[str, Decimal],
) -> tuple[Cell, ...]:
    one = all_indicators()[row["indicator"]]
    where = (("unit_kind", row["unit_kind"]), ("unit_code", row["unit_code"]), ("indicator", one.id))
    source = Source(_TABLE, evidence.run.id, evidence.run.as_of, where)
    cells = indicator_cells(one, row, source)
    place = places.get((one.id, evidence.unit))
    return (
        Section(row["section"]).label[:2],
        f"{one.title}（{one.clause}）",
        f"{one.numerator}÷{one.denominator}" if one.denominator else one.numerator,
        _number(source, "weight", row["weight"], percent),
        *(cells[name] for name in ("numerator", "denominator", "value", "coverage")),
        _number(source, "points", row["points"], _points),
        _change(one, row["value"], year_ago.get(one.id)),
        str(place) if place else NOT_APPLICABLE,
        NOT_APPLICABLE if row["status"] == TOLD else str(row["status"]),
    )


def _number(source: Source, column: str, value: Decimal | None, worded: Any) -> Cell:
    if value is None:
        return NOT_APPLICABLE
    named = Source(source.table, source.run_id, source.as_of, source.where, column)
    return Figure(worded(value), Decimal(value), (named,))


def _points(value: Decimal) -> str:
    return plain(value.quantize(_HUNDREDTH))


def _change(one: Indicator, now: Decimal | None, then: Decimal | None) -> str:
    """What changed against a year ago: points of per cent for a share, else the number."""
    if now is None or then is None:
        return NOT_APPLICABLE
    change = now - then
    return f"{100 * change:+.1f}点" if one.unit == "%" else f"{'+' if change > 0 else ''}{plain(change)}"
