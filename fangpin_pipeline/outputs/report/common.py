"""Blocks that several parts share: tables of indicators, of a published table, of townships; the list of articles."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from fangpin_pipeline.identity import history
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.articles import ARTICLES
from fangpin_pipeline.indicators.declare import Better, Indicator
from fangpin_pipeline.indicators.value import TOLD
from fangpin_pipeline.outputs.labels import SEVERITIES, UNKNOWN
from fangpin_pipeline.outputs.report.declare import Block, Cell, Figure, Heading, Note, Table, text
from fangpin_pipeline.outputs.report.evidence import LISTED, NOT_KNOWN, Evidence, share
from fangpin_pipeline.outputs.report.suppress import hidden_cells

# Articles whose indicators a part of the report shows; every article stands in exactly one.
PARTS: Mapping[str, tuple[str, ...]] = {
    "duty": ("9", "10"),
    "policy": ("1", "3", "5", "7"),
    "work": ("2", "4", "11"),
    "results": ("6", "8"),
}
HIDDEN = "※"
_NUMERALS = "一二三四五六七八九十"
_INDICATOR_HEAD = ("指标", "条款", "口径", "分子", "分母", "本期", "上期", "覆盖率", "责任部门")
_INDICATOR_WIDTHS = (17, 6, 23, 9, 9, 11, 9, 8, 8)
_DIRECTION = {Better.HIGHER: "↑", Better.LOWER: "↓", Better.NEITHER: ""}
TOWNSHIP_COLUMNS = ("家庭户数", "预警户数", "红色", "橙色", "黄色", "待核实户数")


def numeral(number: int) -> str:
    """1 as 一, up to 十一."""
    return _NUMERALS[number - 1] if number <= 10 else f"十{_NUMERALS[number - 11]}"


def indicators_of(articles: Iterable[str]) -> list[Indicator]:
    """Declared indicators of articles, in the order of their clauses."""
    wanted = set(articles)
    found = [one for one in all_indicators().values() if one.article in wanted]
    return sorted(found, key=lambda one: (*(int(part) for part in one.clause.split(".")[:2]), one.id))


def indicator_blocks(evidence: Evidence, part: str) -> list[Block]:
    """A table an article: what is measured, its numbers, and in words how many say nothing and why."""
    blocks: list[Block] = []
    for article in PARTS[part]:
        title = f"第{numeral(int(article))}条　{ARTICLES[article].title}"
        blocks.append(Heading(title, 2))
        if not (found := indicators_of((article,))):
            blocks.append(text("本条尚无已定义的指标，不作评估。"))
            continue
        rows = tuple(_indicator_row(evidence, one) for one in found)
        blocks.append(Table(f"{title}　指标表", _INDICATOR_HEAD, rows, _INDICATOR_WIDTHS, texts=3))
        blocks.append(_silent(evidence, found))
    return blocks


def _indicator_row(evidence: Evidence, one: Indicator) -> tuple[Cell, ...]:
    now = evidence.indicator(one)
    then = evidence.indicator(one, before=True)["value"] if evidence.base else "—"
    divided = f"÷{one.denominator}" if one.denominator else ""
    return (
        f"{one.title}{_DIRECTION[one.better]}",
        one.clause,
        f"{one.numerator}{divided}（{one.period}）",
        now["numerator"],
        now["denominator"],
        now["value"],
        then,
        now["coverage"],
        str(one.owner),
    )


def _silent(evidence: Evidence, found: Sequence[Indicator]) -> Note:
    """Which indicators have no value, by the reason; nothing of them is 0."""
    by_status: dict[str, list[str]] = {}
    for one in found:
        by_status.setdefault(str(evidence.indicator(one)["status"]), []).append(one.title)
    told = [f"{status}：{'、'.join(titles)}" for status, titles in by_status.items() if status != TOLD]
    told.insert(0, "↑越高越好，↓越低越好；来源 indicator_value，指标编号见附表。")
    return Note("".join((told[0], "；".join(told[1:]), "。" if told[1:] else "")))


def county_columns(evidence: Evidence, table: str, **where: Any) -> list[Figure]:
    """The count of a table by county, in the counties' order; for a county report its own number alone."""
    if not evidence.is_city:
        return [evidence.count(table, **where)]
    found = evidence.counts(table, "county_code", **where)
    return [found.get(code) or evidence.nothing(table, **where, county_code=code) for code in COUNTIES]


def township_table(evidence: Evidence, title: str) -> tuple[Table, dict[str, Figure]]:
    """Households and warnings by township with small cells hidden, and the shown number of warnings by township."""
    cells = township_cells(evidence)
    sums = [_sum(evidence, place) for place in range(len(TOWNSHIP_COLUMNS))]
    rows: list[tuple[Cell, ...]] = [("合计", *sums, _rate(sums[1], sums[0]))]
    rows += [(township_name(evidence, code), *row, _rate(row[1], row[0])) for code, row in cells.items()]
    shown = {code: row[1] for code, row in cells.items()}
    widths = (22, 13, 13, 13, 13, 13, 13, 13)
    head = ("苏木乡镇", *TOWNSHIP_COLUMNS, "预警户占比")
    return Table(title, head, tuple(rows), widths, empty="没有可列的苏木乡镇。"), shown


def township_cells(evidence: Evidence) -> dict[str, list[Figure]]:
    """By code of a township its numbers as they may be shown, in the order of TOWNSHIP_COLUMNS.

    Small ones are hidden by the stricter limit of the city and the county, so that no report shows what another hides.
    """
    codes, columns = _township_counts(evidence)
    shown: dict[str, list[Figure]] = {}
    for county, group in groupby(codes, key=lambda code: code[:6]):
        inside, limit = list(group), small_cell(evidence, county)
        numbers = [[_whole(column.get(code)) for column in columns] for code in inside]
        hidden = hidden_cells(numbers, [county] * len(inside), [(2, 3, 4, 1)], limit)
        for row, code in enumerate(inside):
            shown[code] = [
                _township_cell(column.get(code), (row, place) in hidden, limit) for place, column in enumerate(columns)
            ]
    return shown


def small_cell(evidence: Evidence, county: str) -> int:
    """The count below which a number of a county's townships is hidden."""
    own = int(evidence.setting("small_cell"))
    if county not in COUNTIES:
        return own
    setting = evidence.book.settings(county, evidence.run.as_of)["small_cell"]
    return max(own, int(str(setting.value)))


def township_name(evidence: Evidence, code: str) -> str:
    """Name of a township with its county's in a city report; one that the edition in force lacks is named so."""
    name = evidence.edition.township_name(code)
    told = name or f"{history.township_name(code) or code}（现行区划没有）"
    return f"{COUNTIES.get(code[:6], code[:6])}{told}" if evidence.is_city else told


def township_note(evidence: Evidence) -> Note:
    """What the signs of the township table mean."""
    limit = int(evidence.setting("small_cell"))
    return Note(
        f"“<{limit}”为不足{limit}户，“{HIDDEN}”为防止由合计推算而不列的数；无村级代码的户只计入合计。"
        "来源 household_fact、warning、verification。"
    )


def _township_counts(evidence: Evidence) -> tuple[list[str], list[Mapping[str, Figure]]]:
    """Codes of townships, and by column the number of each; a township that no row names has the number 0 of them."""
    asked: list[tuple[str, dict[str, Any]]] = [
        ("household_fact", {}),
        ("warning", {"state": LISTED}),
        *(("warning", {"state": LISTED, "severity": grade}) for grade in SEVERITIES),
    ]
    found = [evidence.counts(table, "township_code", **where) for table, where in asked]
    named = {code for column in found for code in column if code}
    current = {code for code in evidence.edition.townships if evidence.is_city or code[:6] == evidence.unit}
    codes = sorted(named | (current if evidence.table("household_fact") is not None else set()))
    columns: list[Mapping[str, Figure]] = [
        {code: column.get(code) or evidence.nothing(table, **where, township_code=code) for code in codes}
        for (table, where), column in zip(asked, found, strict=True)
    ]
    return codes, [*columns, _verified(evidence)]


def _verified(evidence: Evidence) -> Mapping[str, Figure]:
    """Households (not rows) to verify by township, as their indicator counts them; unknown where it does not."""
    one = all_indicators().get("a04_households_to_verify")
    if one is None:
        return {}
    units = {code for _, code, _ in evidence.indicator_rows if len(code) == 9}
    found = {code: evidence.indicator(one, code)["numerator"] for code in units}
    return {
        code: cell
        for code, cell in found.items()
        if isinstance(cell, Figure) and (evidence.is_city or code[:6] == evidence.unit)
    }


def _sum(evidence: Evidence, place: int) -> Figure | str:
    if place == len(TOWNSHIP_COLUMNS) - 1:
        one = all_indicators().get("a04_households_to_verify")
        return evidence.indicator(one)["numerator"] if one else UNKNOWN
    if place == 0:
        return evidence.count("household_fact")
    wanted: dict[str, Any] = {} if place == 1 else {"severity": list(SEVERITIES)[place - 2]}
    return evidence.count("warning", state=LISTED, **wanted)


def _whole(figure: Figure | None) -> int | None:
    return None if figure is None or figure.value is None else int(figure.value)


def _township_cell(figure: Figure | None, hide: bool, limit: int) -> Figure:
    known = figure or NOT_KNOWN
    if not hide:
        return known
    return Figure(f"<{limit}" if (known.value or 0) < limit else HIDDEN, None, known.of, known.how, hidden=True)


def _rate(part: Cell, whole: Cell) -> Cell:
    if isinstance(part, str) or isinstance(whole, str):
        return UNKNOWN
    if part.hidden or whole.hidden:
        return HIDDEN
    return share(part, whole) if part.of and whole.of else "—"
