"""Part one, 基本情况: people, registered households, villages, and what data the report rests on."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity import history
from fangpin_pipeline.identity.divisions import COUNTIES, edition
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.labels import Label, all_labels
from fangpin_pipeline.outputs.labels import chinese_date
from fangpin_pipeline.outputs.report.common import county_columns
from fangpin_pipeline.outputs.report.declare import (
    Block,
    Cell,
    Figure,
    Heading,
    Note,
    Paragraph,
    Span,
    Table,
    joined,
    text,
)
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.standings import Standing, State, standings
from fangpin_pipeline.rules import classes

_NAMED = 12
_VERDICTS = {"hit": "符合", "unknown": "无法判断"}


def blocks(evidence: Evidence) -> list[Block]:
    """What there is to know about the county before anything is judged."""
    return [
        Heading("（一）对象", 2),
        _people(evidence),
        _policy_objects(evidence),
        _divisions(evidence),
        *_ceased(evidence),
        Heading("（二）四类对象与国家监测标签", 2),
        _classes(evidence),
        Note(
            "无法判断的户不等于不符合。国家标签另成一套，只作参考，不是认定结论；当日未启用的标签不列。"
            "来源 household_class、household_label。"
        ),
        Heading("（三）数据来源、截止日期与覆盖", 2),
        *_data(evidence),
    ]


def _people(evidence: Evidence) -> Paragraph:
    persons, unknown = evidence.total("household_fact", "n")
    lacking = evidence.count("household_fact", n=None)
    told: tuple[Span, ...] = ("（另有", lacking, "户人口不详，未计入）") if unknown else ()
    return joined(
        [
            ("截至", chinese_date(evidence.run.as_of), "，纳入筛查的家庭共", evidence.count("household_fact"), "户"),
            ("家庭人口", persons, "人", *told),
            ("其中建档立卡户", evidence.count("household_fact", kind="registered"), "户"),
            ("一般农牧户", evidence.count("household_fact", kind="general"), "户"),
        ]
    )


def _policy_objects(evidence: Evidence) -> Paragraph:
    """Who has left poverty and who is watched, by the registers; without a number the reason."""

    def told(name: str, column: str = "value") -> Span:
        one = all_indicators()[name]
        cells = evidence.indicator(one)
        return cells[column] if isinstance(cells[column], Figure) else str(cells["status"])

    return joined(
        [
            ("建档立卡户中已脱贫的户数：", told("a05_exited_households")),
            ("已脱贫人数：", told("a05_exited_persons")),
            ("风险未消除的监测对象户数：", told("a04_monitored_households")),
            ("贫困嘎查村数：", told("a09_poverty_villages_visited_by_county_secretary", "denominator")),
        ]
    )


def _divisions(evidence: Evidence) -> Paragraph:
    villages = [one for one in evidence.edition.villages if evidence.is_city or one.county_code == evidence.unit]
    townships = {one.township_code for one in villages}
    day = chinese_date(evidence.edition.as_of)
    return text(
        f"按{day}版行政区划，{evidence.name}有苏木乡镇级单位{len(townships)}个、嘎查村和社区{len(villages)}个。"
    )


def _ceased(evidence: Evidence) -> list[Block]:
    """Villages that households still name and the edition lacks, and those that ceased since the period before."""
    told: list[Block] = []
    now = evidence.edition.codes
    gone = [code for code in evidence.counts("household_fact", "village_code") if code and code not in now]
    if gone:
        names = "、".join(_village(code) for code in sorted(gone)[:_NAMED])
        more = f"等{len(gone)}个" if len(gone) > _NAMED else ""
        told.append(
            text(
                f"有户登记在现行区划已没有的嘎查村：{names}{more}。这些户照常筛查，其村级数字按原代码列出，请核对户籍所在村。"
            )
        )
    then = edition(evidence.period.before.last).codes
    ended = sorted(code for code in then - now if evidence.is_city or code[:6] == evidence.unit)
    if ended:
        names = "、".join(_village(code) for code in ended[:_NAMED])
        told.append(
            text(
                f"本期区划调整后撤并或更改代码的嘎查村共{len(ended)}个：{names}{'等' if len(ended) > _NAMED else ''}。"
            )
        )
    return told


def _village(code: str) -> str:
    name = history.village_name(code) or code
    return f"{COUNTIES.get(code[:6], '')}{history.township_name(code[:9]) or ''}{name}"


def _classes(evidence: Evidence) -> Table:
    places = list(COUNTIES.values()) if evidence.is_city else []
    rows: list[tuple[Cell, ...]] = []
    for one in classes():
        for verdict, words in _VERDICTS.items():
            rows.append(_row(evidence, f"{one.title}：{words}", "household_class", {one.name: verdict}))
    for label in all_labels().values():
        for verdict, words in _VERDICTS.items() if _in_use(evidence, label) else ():
            where = {"label": label.name, "verdict": verdict}
            rows.append(_row(evidence, f"国家标签 {label.title}：{words}", "household_label", where))
    head = ("类别", "合计（户）", *places)
    return Table("四类对象与国家监测标签", head, tuple(rows), (30, 12, *(9 for _ in places)))


def _in_use(evidence: Evidence, label: Label) -> bool:
    begun = evidence.setting(label.since) <= evidence.run.as_of
    return begun and not (label.until and evidence.setting(label.until) <= evidence.run.as_of)


def _row(evidence: Evidence, title: str, table: str, where: dict[str, Any]) -> tuple[Cell, ...]:
    counties = county_columns(evidence, table, **where) if evidence.is_city else []
    return (title, evidence.count(table, **where), *counties)


def _data(evidence: Evidence) -> list[Block]:
    coverage, deliveries = evidence.table("coverage"), evidence.table("delivery")
    if coverage is None:
        return [text("本期的筛查没有数据覆盖记录，覆盖情况不明。")]
    found = standings(coverage.to_pylist(), [] if deliveries is None else deliveries.to_pylist())
    states = Counter(one.state for one in found)
    departments: dict[str, Counter[State]] = {}
    for one in found:
        departments.setdefault(str(all_extracts()[one.extract].department), Counter())[one.state] += 1
    rows: list[tuple[Cell, ...]] = [
        (name, _due(evidence, name), *(str(counts[state]) for state in State)) for name, counts in departments.items()
    ]
    silent = [one for one in found if not one.fresh]
    cells, fresh = evidence.count("coverage"), evidence.count("coverage", fresh=True)
    return [
        joined(
            [
                ("数据截止日期", chinese_date(evidence.run.as_of), "，各部门应报数据", str(len(all_extracts())), "种"),
                ("按旗县区计", cells, "项，其中在时效内", fresh, "项"),
                (f"部分{states[State.PARTIAL]}项、过期{states[State.STALE]}项、未报{states[State.MISSING]}项",),
            ]
        ),
        Table(
            "各部门数据报送情况（种类×旗县区）",
            ("部门", "应报", "正常", "部分", "过期", "未报"),
            tuple(rows),
            (30, 14, 14, 14, 14, 14),
        ),
        text(_late(silent)) if silent else text("各部门应报数据均在时效内。"),
        Note("未报、过期的数据使依赖它的指标和判断成为“未报”“无法判断”，不按零计。来源 coverage、delivery。"),
    ]


def _due(evidence: Evidence, department: str) -> Figure:
    """How many extracts are due from a department, by county."""
    numbers = tuple(number for number, one in all_extracts().items() if str(one.department) == department)
    return evidence.count("coverage", extract=numbers)


def _late(silent: Sequence[Standing]) -> str:
    by_extract: dict[str, list[str]] = {}
    for one in silent:
        words = f"{all_extracts()[one.extract].title}（{'未报' if one.state is State.MISSING else '过期'}）"
        by_extract.setdefault(words, []).append(COUNTIES[one.county_code])
    told = [
        f"{words}：{'各旗县区' if len(counties) == len(COUNTIES) else '、'.join(counties)}"
        for words, counties in by_extract.items()
    ]
    return f"未报或过期的数据：{'；'.join(told)}。"
