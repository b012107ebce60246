"""The pages that explain: what serves each clause of the policy, tables and columns, the meaning of words.

All but the words come from declarations; the words stand in `glossary`.
"""

from collections.abc import Iterator, Sequence

from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.articles import ARTICLES
from fangpin_pipeline.outputs.coverage import OPEN, Means, Served, serving, standing, watching
from fangpin_pipeline.outputs.dictionary import MODES, meaning
from fangpin_pipeline.outputs.report.common import numeral
from fangpin_pipeline.outputs.report.declare import Note
from fangpin_pipeline.outputs.site.glossary import GLOSSARY
from fangpin_pipeline.outputs.site.indicators import article_file
from fangpin_pipeline.outputs.site.page import Bullets, Cards, Cell, Grid, Links, Page, Part, Section, Value
from fangpin_pipeline.outputs.site.rules import rule_file
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.rules.clauses import DOCUMENT, clauses, mechanisms
from fangpin_pipeline.tables import OUTPUT_TABLES

_INPUTS, _OUTPUTS = "dictionary-inputs.html", "dictionary-outputs.html"
_OPEN_WORDS = "尚无"


def coverage_page(served: Sequence[Served]) -> Page:
    """Every clause and every named mechanism with what serves it."""
    found = sorted(served, key=lambda one: (one.means, one.code))
    open_clauses = sum(not serving(number, found) for number in clauses())
    states = [standing(mechanism, found) for mechanism in mechanisms().values()]
    parts: list[Part] = [
        Cards(
            "政策覆盖",
            (
                ("政策条款", str(len(clauses())), "条", ""),
                ("有支撑", str(len(clauses()) - open_clauses), "条", f"{_OPEN_WORDS}支撑 {open_clauses} 条"),
                ("点名的平台、台账和机制", str(len(states)), "项", ""),
                (
                    "有支撑",
                    str(states.count("有")),
                    "项",
                    f"仅监测 {states.count('仅监测')} 项，{_OPEN_WORDS} {states.count(OPEN)} 项",
                ),
            ),
        ),
        Note("有支撑不等于办结：规则只提示线索，指标只反映情况，认定、审批和发放由有关单位办理。"),
    ]
    for number, article in ARTICLES.items():
        title = f"第{numeral(int(number))}条　{article.title}"
        rows = tuple(
            _clause(clause.number, clause.quote, found)
            for clause in clauses().values()
            if str(clause.article) == number
        )
        parts += [
            Section(title, f"article-{number}"),
            Grid(title, ("条款", "政策原文", "状态", "由什么支撑"), rows, "wtwt"),
        ]
    rows = tuple(_mechanism(name, found) for name in mechanisms())
    head = ("名称", "条款", "状态", "由什么支撑", "由什么监测")
    parts += [Section("平台、台账和机制", "mechanisms"), Grid("文件点名的平台、台账和机制", head, rows, "twwtt")]
    return Page("coverage.html", "政策覆盖", tuple(parts), lead=f"政策原文：{DOCUMENT}。")


def dictionary_pages() -> Iterator[Page]:
    """The list of tables, the columns that departments deliver, and those that analysts receive."""
    inputs = tuple(
        (
            Cell(f"{one.number} {one.title}", f"{_INPUTS}#{one.number}", code=one.name),
            str(one.department),
            str(len(one.columns)),
        )
        for one in all_extracts().values()
    )
    outputs = tuple(
        (Cell(one.title, f"{_OUTPUTS}#{one.name}", code=one.name), str(len(one.columns)))
        for one in OUTPUT_TABLES.values()
    )
    yield Page(
        "dictionary.html",
        "数据字典",
        (
            Section("部门数据（输入）", "inputs"),
            Grid("部门数据", ("数据", "部门", "字段"), inputs, "twn"),
            Section("结果表（输出）", "outputs"),
            Grid("结果表", ("表", "字段"), outputs, "tn"),
        ),
        lead="由数据约定的声明生成；本站只说明字段，不含任何一行数据。",
    )
    above = (("dictionary.html", "数据字典"),)
    yield Page(_INPUTS, "部门数据的字段", tuple(part for number in all_extracts() for part in _extract(number)), above)
    yield Page(_OUTPUTS, "结果表的字段", tuple(part for name in OUTPUT_TABLES for part in _table(name)), above)


def glossary_page() -> Page:
    """The words of this site."""
    parts: list[Part] = []
    for place, (title, entries) in enumerate(GLOSSARY.items(), start=1):
        rows = tuple((word, told) for word, told in entries.items())
        parts += [Section(title, f"part-{place}"), Grid(title, ("名词", "意思"), rows, "wt")]
    return Page("glossary.html", "名词", tuple(parts), lead="本站和各类名单、报告用的词，一词一义。")


def _clause(number: str, quote: str, found: Sequence[Served]) -> tuple[Value, ...]:
    by = serving(number, found)
    state = Cell("有") if by else Cell(_OPEN_WORDS, look="open")
    return (number, Cell(quote, look="long"), state, _named(by))


def _mechanism(name: str, found: Sequence[Served]) -> tuple[Value, ...]:
    one = mechanisms()[name]
    state = standing(one, found)
    shown = Cell(_OPEN_WORDS, look="open") if state == OPEN else Cell(state)
    return (name, "、".join(one.clauses), shown, _named(serving(name, found)), _named(watching(one, found)))


def _named(by: Sequence[Served]) -> Value:
    """What serves, by its kind, each leading to the page that tells of it."""
    kinds = {means: [one for one in by if one.means is means] for means in Means}
    groups = tuple((str(means), tuple(_linked(one) for one in ones)) for means, ones in kinds.items() if ones)
    return Links(groups) if groups else "—"


def _linked(one: Served) -> Cell:
    if one.means is Means.INDICATOR:
        return Cell(one.title, article_file(all_indicators()[one.code].article))
    if one.means is Means.RULE and one.code in all_judgements():
        return Cell(one.title, rule_file(one.code))
    if one.means is Means.TABLE:
        return Cell(one.title, f"{_OUTPUTS}#{one.code}")
    if one.code in all_extracts():
        return Cell(one.title, f"{_INPUTS}#{one.code}")
    return Cell(one.title)


def _extract(number: str) -> Iterator[Part]:
    extract = all_extracts()[number]
    rows = tuple(
        (
            Cell(column.label, code=column.name),
            "、".join(column.aliases) or "—",
            column.kind.label,
            "必填" if column.required else "—",
            Cell(meaning(column) or "—", look="long"),
        )
        for column in extract.columns
    )
    yield Section(f"{extract.number} {extract.title}", extract.number)
    key = "、".join(extract.by_name[name].label for name in extract.key)
    yield Bullets(
        "",
        (f"提供部门：{extract.department}", f"{MODES[extract.mode]}，超过{extract.max_age}天视为过期", f"主键：{key}"),
    )
    yield Grid(f"{extract.title}的字段", ("表头", "也可写作", "类型", "必填", "取值与说明"), rows, "ttwwt")


def _table(name: str) -> Iterator[Part]:
    table = OUTPUT_TABLES[name]
    schema = published_schema(table)
    rows = tuple(
        (
            Cell(column.label, code=column.name),
            column.kind.label,
            str(schema.field(column.name).type),
            Cell(meaning(column) or "—", look="long"),
        )
        for column in table.columns
    )
    yield Section(f"{table.title}", table.name)
    if table.note:
        yield Note(table.note)
    yield Grid(f"{table.title}的字段", ("名称", "类型", "存储", "说明"), rows, "twwt")
