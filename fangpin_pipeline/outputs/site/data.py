"""The pages of the data: how each extract stands in each county, and how good what departments sent is, as sums.

What is counted stands in `quality_facts`; no file, row or cell of a department is named here.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import AUTHORITIES, COUNTIES
from fangpin_pipeline.outputs.correction import NO_DEPARTMENT, RECENT_DAYS, rows_of
from fangpin_pipeline.outputs.labels import chinese_date
from fangpin_pipeline.outputs.quality_facts import (
    departments,
    failed_checks,
    matrix,
    recent_deliveries,
    suspects_of,
)
from fangpin_pipeline.outputs.report.declare import Note
from fangpin_pipeline.outputs.scores import LINKS, MEANINGS, read_scores
from fangpin_pipeline.outputs.site.city import City
from fangpin_pipeline.outputs.site.page import Bullets, Cards, Cell, Grid, Page, Part, Section, Value
from fangpin_pipeline.outputs.site.rules import rule_file
from fangpin_pipeline.outputs.standings import STATE_WORDS, Standing, State
from fangpin_pipeline.outputs.wording import extract_named
from fangpin_pipeline.reading.quarantine import WORDINGS
from fangpin_pipeline.rules.depends import dependents

_MEANINGS = {
    State.IN_TIME: "在有效期内",
    State.PARTIAL: "在有效期内，但最新文件被拒收或未予采用，沿用此前的文件",
    State.STALE: "超过有效期，不再使用",
    State.MISSING: "从未收到可用的文件",
}
_WHOLE_FILE = ("整个文件", "不能采用（原因已反馈报送部门）")


def data_page(city: City, found: Sequence[Standing]) -> Page:
    """How every extract stands in every county, and which rules wait for it."""
    states = tuple(
        (STATE_WORDS[one], str(sum(each.state is one for each in found)), "格", _MEANINGS[one]) for one in State
    )
    rows: list[tuple[Value, ...]] = []
    for department, extracts in matrix(found):
        rows.append((department,))
        for row in extracts:
            name = Cell(f"{row['extract']} {row['title']}", f"dictionary-inputs.html#{row['extract']}")
            cells = (Cell(_state(cell), look=cell["state"]) for cell in row["cells"])
            rows.append((name, f"{row['max_age']}天", *cells))
    head = ("数据", "有效期", *COUNTIES.values())
    parts: tuple[Part, ...] = (
        Cards("数据报送的状态", states),
        Section("各类数据在各旗县区", "matrix"),
        Grid("报送时效（括号内为距截止日期的天数）", head, tuple(rows), "tw" + "w" * len(COUNTIES)),
        Section("因过期、未报受影响的规则", "waiting"),
        Grid(
            "等数据的规则", ("数据", "状态", "旗县区", "受影响的规则与类别"), tuple(_waiting(found)), "twtt", "没有。"
        ),
    )
    lead = (
        f"数据截止{chinese_date(city.run.as_of)}。一格为一种数据在一个旗县区。数据过期或未报时，依赖它的规则不能判断。"
    )
    return Page("data.html", "数据报送", parts, lead=lead)


def quality_page(city: City, found: Sequence[Standing]) -> Page:
    """What departments sent, what of it is in doubt, and which checks failed."""
    run = city.run.path
    checks = [row for row in failed_checks(run) if row["tier"] != "T4"]
    crossed = [row for row in failed_checks(run) if row["tier"] == "T4"]
    insufficient = sum(row["status"] == "insufficient" for row in rows_of(run, "cross_check"))
    parts: list[Part] = [
        Section("分部门", "departments"),
        *_departments(city, found),
        Section("存疑的数据", "doubts"),
        Grid("隔离的行和单元格，按原因", ("部门", "数据", "字段", "原因", "隔离"), tuple(_doubts(city)), "wttwn"),
        Note("隔离的内容不参加判断，已反馈报送部门更正；由它决定的判断写“无法判断”。来源 quarantine。"),
        Section("未通过的检查", "checks"),
        Grid(
            "文件和数据行的检查",
            ("部门", "数据", "检查", "层级", "检查数", "不合格"),
            tuple(_check(row, row["tier"], str(row["failing"])) for row in checks),
            "wttwnn",
            "全部通过。",
        ),
        Grid(
            "跨表核对",
            ("部门", "数据", "核对", "旗县区", "核对数", "不符"),
            tuple(_check(row, row["where"], _few(row["failing"], city.limit)) for row in crossed),
            "wttwnn",
            "全部相符。",
        ),
        Note(
            f"T1 拒收整个文件，T2 隔离行或单元格，T3 提示。另有{insufficient}项跨表核对因数据不足未能进行，不算通过。"
        ),
        Section("结果存疑的规则", "suspects"),
        *_suspects(run),
        Section("三衔接评分", "scores"),
        *_scores(run),
    ]
    lead = f"数据截止{chinese_date(city.run.as_of)}。只列合计，不列文件、行和单元格。"
    return Page("quality.html", "数据质量", tuple(parts), lead=lead)


def _state(cell: Mapping[str, Any]) -> str:
    age = f"（{cell['age']}）" if cell["age"] else ""
    return f"{cell['sign']} {cell['words']}{age}"


def _waiting(found: Sequence[Standing]) -> Iterator[tuple[Value, ...]]:
    late: dict[tuple[str, State], list[str]] = {}
    for one in found:
        if not one.fresh:
            late.setdefault((one.extract, one.state), []).append(COUNTIES[one.county_code])
    for (number, state), counties in late.items():
        where = "全市" if len(counties) == len(COUNTIES) else "、".join(counties)
        rules = "、".join(rule.title for rule in dependents().get(number, ())) or "暂无规则使用"
        yield (f"{number} {all_extracts()[number].title}", Cell(STATE_WORDS[state], look=state.value), where, rules)


def _departments(city: City, found: Sequence[Standing]) -> Iterator[Part]:
    rows = tuple(
        (
            row["department"],
            *(str(row[key]) for key in ("extracts", *State, "files", "refused", "quarantined")),
            Cell("、".join(row["rules"]) or "—", look="long"),
        )
        for row in departments(found, recent_deliveries(city.run.path, city.run.as_of))
    )
    head = (
        "部门",
        "数据种类",
        *STATE_WORDS.values(),
        f"近{RECENT_DAYS}天文件",
        "拒收",
        "隔离行数",
        "受影响的规则与类别",
    )
    yield Grid("各部门报送情况", head, rows, "w" + "n" * 8 + "t")
    yield Note("“数据种类”之后四列为数据种类×旗县区的格数。来源 coverage、delivery。")


def _doubts(city: City) -> Iterator[tuple[Value, ...]]:
    """Quarantined rows and cells by extract, field and reason, the most first."""
    file = city.run.file("quarantine")
    if not file.is_file():
        return
    keys = ["extract", "column", "rule"]
    counted = pq.read_table(file, columns=keys).group_by(keys).aggregate([([], "count_all")]).to_pylist()
    for row in sorted(counted, key=lambda row: (-row["count_all"], *(row[key] for key in keys))):
        extract = extract_named(row["extract"]) if row["extract"] else None
        who = (str(extract.department), f"{extract.number} {extract.title}") if extract else (NO_DEPARTMENT, "不能识别")
        wording = WORDINGS.get(row["rule"])
        what = (_fields(extract, row["column"]), wording.short) if extract and wording else _WHOLE_FILE
        yield (*who, *what, str(row["count_all"]))


def _fields(extract: Extract, names: str) -> str:
    return "＋".join(extract.by_name[name].label for name in names.split("+") if name in extract.by_name)


def _check(row: Mapping[str, Any], place: str, failing: str) -> tuple[Value, ...]:
    return (row["department"], row["extract"], Cell(row["title"], look="long"), place, str(row["checked"]), failing)


def _few(number: int | None, limit: int) -> str:
    if number is None:
        return "…"
    return f"<{limit}" if 0 < number < limit else str(number)


def _suspects(run: Path) -> Iterator[Part]:
    lines = tuple(Cell(row["words"], rule_file(row["rule"])) for row in suspects_of(run))
    if lines:
        yield Bullets("触发过多、一户也没有触发或全部无法判断", lines)
    else:
        yield Note("没有触发过多、一户也没有触发或全部无法判断的规则。")


def _scores(run: Path) -> Iterator[Part]:
    """One row a department and link, one column a county."""
    shown = {(one.department, one.link, one.county_code): one.shown for one in read_scores(run, {})}
    lines = dict.fromkeys((department, link) for department, link, _ in shown)
    places = {code: name for code, name in AUTHORITIES.items() if any(code == place for _, _, place in shown)}
    rows = tuple(
        (department, LINKS[link], *(shown.get((department, link, code), "—") for code in places))
        for department, link in sorted(lines, key=lambda line: (line[0], list(LINKS).index(line[1])))
    )
    empty = "本次运行没有三衔接评分；没有评分不等于0分。"
    yield Grid("三衔接评分", ("部门", "衔接", *places.values()), rows, "ww" + "n" * len(places), empty)
    told = "；".join(f"{LINKS[link]}：{words}" for link, words in MEANINGS.items())
    yield Note(f"{told}。“数据不足”不是0分。来源 scorecard。")
