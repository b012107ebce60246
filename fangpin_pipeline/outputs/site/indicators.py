"""The pages of the indicators: one an article, each number of the city and the counties with its status.

Values come from `indicator_value` as the report words them. Where people or households are counted, the small numbers
of counties are hidden too: how many have something, and how many do not.
"""

from collections.abc import Iterator
from functools import cache

import sqlglot
from sqlglot import exp

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import CITY, CITY_NAME, COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.articles import ARTICLES
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure
from fangpin_pipeline.indicators.value import INSUFFICIENT, LATE, NOTHING, TOLD, TOO_FEW
from fangpin_pipeline.outputs.labels import chinese_date
from fangpin_pipeline.outputs.report.common import HIDDEN, indicators_of, numeral
from fangpin_pipeline.outputs.report.declare import Figure, Note
from fangpin_pipeline.outputs.report.words import NOT_COMPUTED
from fangpin_pipeline.outputs.site.city import City
from fangpin_pipeline.outputs.site.page import Bullets, Cell, Grid, Page, Section, Value
from fangpin_pipeline.outputs.site.small import hidden_counties

STATUSES = {
    TOLD: "有数",
    LATE: "所需数据过期或从未报送，不按零计",
    INSUFFICIENT: "能判断的对象太少，不足以说明情况",
    NOTHING: "没有可以相除的对象",
    TOO_FEW: "数量太少，公布可能认出个人",
    NOT_COMPUTED: "筛查时的程序还没有这项指标",
}
_DIRECTION = {Better.HIGHER: "↑", Better.LOWER: "↓", Better.NEITHER: ""}
_COUNTED = (Measure.COUNT, Measure.RATIO)
_PEOPLE = {"户", "人", "人次"}
# What indicators read beside extracts that speaks of no household and no person.
_IMPERSONAL = {"day", "county_day", "village", "coverage", "scorecard", "cross_check", "setting", "timeline"}


def article_file(article: str) -> str:
    """Page of an article."""
    return f"article-{int(article):02d}.html"


def indicators_page(city: City) -> Page:
    """The articles, each with how many of its indicators say something of the city, and why the others do not."""
    rows: list[tuple[Value, ...]] = []
    for number, article in ARTICLES.items():
        counts = [0] * len(STATUSES)
        for one in indicators_of((number,)):
            status = str(city.evidence.indicator(one, CITY)["status"])
            counts[list(STATUSES).index(status)] += 1
        title = f"第{numeral(int(number))}条　{article.title}"
        total = len(indicators_of((number,)))
        rows.append((Cell(title, article_file(number)), str(total), *(str(count) for count in counts)))
    parts = (
        Grid("各条指标在全市的状态（项）", ("条", "指标", *STATUSES), tuple(rows), "t" + "n" * (1 + len(STATUSES))),
        Bullets("状态的意思", tuple(f"{status}：{words}。" for status, words in STATUSES.items())),
    )
    lead = f"共{len(all_indicators())}项指标，数据截止{chinese_date(city.run.as_of)}。没有数不等于零。"
    return Page("indicators.html", "指标", parts, lead=lead)


def article_pages(city: City) -> Iterator[Page]:
    """A page for every article."""
    for number, article in ARTICLES.items():
        found = indicators_of((number,))
        values = tuple(_values(city, one) for one in found)
        meanings = tuple(_meaning(one) for one in found)
        head = ("指标", "条款", CITY_NAME, "上期", "覆盖率", *COUNTIES.values())
        parts = (
            Section("取值", "values"),
            Grid("全市和各旗县区", head, values, "tw" + "n" * (len(head) - 2), "本条尚无已定义的指标。"),
            Note(
                "↑越高越好，↓越低越好。上期为上月最近一次筛查，没有的为本月首次；覆盖率为全市能判断的对象所占比例。指标数的是户或人时，旗县区的小数写作"
                f"“<{city.limit}”，为防止推算而不列的写作“{HIDDEN}”。来源 indicator_value。"
            ),
            Section("口径", "meanings"),
            Grid("指标的口径", ("指标", "分子", "分母", "时期", "单位", "责任部门", "所需数据"), meanings, "tttwwwt"),
        )
        title = f"第{numeral(int(number))}条　{article.title}"
        lead = f"数据截止{chinese_date(city.run.as_of)}。接收单位：{'、'.join(article.receivers)}。"
        yield Page(article_file(number), title, parts, (("indicators.html", "指标"),), lead)


def _values(city: City, one: Indicator) -> tuple[Value, ...]:
    whole = city.evidence.indicator(one, CITY)
    then = city.evidence.indicator(one, CITY, before=True) if city.evidence.base else None
    return (
        Cell(f"{one.title}{_DIRECTION[one.better]}"),
        one.clause,
        _city_value(one, whole, city.limit),
        _city_value(one, then, city.limit) if then else "—",
        whole["coverage"],
        *_county_values(city, one),
    )


def _meaning(one: Indicator) -> tuple[Value, ...]:
    needs = "、".join(f"{number} {all_extracts()[number].title}" for number in one.needs)
    note = f"（{one.note}）" if one.note else ""
    return (
        Cell(one.title, code=one.id),
        f"{one.numerator}{note}",
        one.denominator or "—",
        str(one.period),
        one.unit or "—",
        str(one.owner),
        needs or "—",
    )


def _county_values(city: City, one: Indicator) -> list[Value]:
    found = [city.evidence.indicator(one, code) for code in COUNTIES]
    hidden: set[int] = set()
    if counts_people(one):
        rows = [_counts(one, cells) for cells in found]
        additive = [(0, 1, 2)] if one.measure is Measure.RATIO else []
        hidden = {row for row, _ in hidden_counties(rows, city.limit, additive)}
    return [_cell(one, cells, place in hidden, city.limit) for place, cells in enumerate(found)]


def _city_value(one: Indicator, cells: dict[str, Figure | str], limit: int) -> Value:
    """The city's own value, hidden where the number behind it is small."""
    return _cell(one, cells, counts_people(one) and any(0 < (part or 0) < limit for part in _counts(one, cells)), limit)


def _cell(one: Indicator, cells: dict[str, Figure | str], hide: bool, limit: int) -> Value:
    value = cells["value"]
    if not isinstance(value, Figure):
        return Cell(str(cells["status"]), look="quiet")
    if not hide:
        return Cell(value.shown)
    number = _counts(one, cells)[0]
    small = one.measure is not Measure.RATIO and number is not None and number < limit
    return Cell(f"<{limit}" if small else HIDDEN, look="quiet")


def _counts(one: Indicator, cells: dict[str, Figure | str]) -> list[int | None]:
    """What is counted; of a share those that have it, those that do not, and all of them."""
    part, whole = (_whole(cells[name]) for name in ("numerator", "denominator"))
    if one.measure is not Measure.RATIO:
        return [part]
    return [part, None if part is None or whole is None else whole - part, whole]


def _whole(cell: Figure | str) -> int | None:
    return int(cell.value) if isinstance(cell, Figure) and cell.value is not None else None


@cache
def counts_people(one: Indicator) -> bool:
    """Whether an indicator counts households or persons, as far as what it reads tells: in doubt it does."""
    if one.unit in _PEOPLE:
        return True
    if one.measure not in _COUNTED:
        return False
    query = sqlglot.parse_one(one.units, dialect="duckdb")
    own = {part.alias for part in query.find_all(exp.CTE)}
    read = {table.name.lower() for table in query.find_all(exp.Table)} - own
    return not read <= _IMPERSONAL | _impersonal_extracts()


@cache
def _impersonal_extracts() -> set[str]:
    """Extracts whose rows name neither a household nor a person, by the name of their rows in force."""
    return {
        number.lower()
        for number, one in all_extracts().items()
        if not (one.person or one.household or one.through or any(column.personal for column in one.columns))
    }
