"""Part six, 风险研判: the course of warnings, where they gather, and what another limit would make of the list.

Forecasts nothing: households are as they are, only limits are tried.
"""

from fangpin_pipeline.identity import history
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.outputs.labels import chinese_date
from fangpin_pipeline.outputs.report.charts import bars, tiles, trend
from fangpin_pipeline.outputs.report.common import county_columns, township_name, township_note, township_table
from fangpin_pipeline.outputs.report.declare import Block, Cell, Heading, Note, Table, text
from fangpin_pipeline.outputs.report.evidence import LISTED, Evidence, share
from fangpin_pipeline.outputs.report.what_if import differing, what_ifs
from fangpin_pipeline.outputs.report.words import percent
from fangpin_pipeline.rules import rules

_TRIED_HEAD = ("标准", "现行", "试算", "预警户", "增加", "减少", "红色", "橙色", "黄色", "入户核查增减")
_TRIED_WIDTHS = (25, 10, 10, 8, 7, 7, 7, 7, 7, 12)
_MOST_BARS, _MOST_VILLAGES = 20, 10


def blocks(evidence: Evidence) -> list[Block]:
    """Where many households are at risk at once, and how that has moved."""
    return [
        Heading("（一）走势", 2),
        *course(evidence),
        Heading("（二）分布", 2),
        *_map(evidence),
        *_townships(evidence),
        *_villages(evidence),
        Heading("（三）风险原因", 2),
        *_causes(evidence),
        Heading("（四）标准变动试算", 2),
        *_tried(evidence),
    ]


def course(evidence: Evidence) -> list[Block]:
    """How many households were listed, run by run."""
    points = [(f"{run.as_of:%Y-%m-%d}", evidence.count("warning", run, state=LISTED)) for run in evidence.course]
    if len(points) < 2:
        return [text("已发布的筛查不足两次，尚不能看出走势。")]
    first, last = evidence.course[0].as_of, evidence.course[-1].as_of
    return [
        text(f"自{chinese_date(first)}至{chinese_date(last)}共取{len(points)}次筛查的在册预警户数。"),
        trend("在册预警户数走势（户）", points),
        Note("没有筛查的日期不补数。来源 warning 各次运行。"),
    ]


def _map(evidence: Evidence) -> list[Block]:
    if not evidence.is_city:
        return []
    warned = county_columns(evidence, "warning", state=LISTED)
    households = county_columns(evidence, "household_fact")
    shares = [share(part, whole) for part, whole in zip(warned, households, strict=True)]
    rows: list[tuple[Cell, ...]] = [
        (name, *cells) for name, *cells in zip(COUNTIES.values(), households, warned, shares, strict=True)
    ]
    points = [(code, name, one) for (code, name), one in zip(COUNTIES.items(), shares, strict=True)]
    return [
        Table("各旗县区预警情况", ("旗县区", "家庭户数", "预警户数", "预警户占比"), tuple(rows), (28, 24, 24, 24)),
        tiles("各旗县区预警户占比（示意图，不表示边界）", points),
    ]


def _townships(evidence: Evidence) -> list[Block]:
    table, shown = township_table(evidence, "分苏木乡镇预警情况")
    points = [(township_name(evidence, code), one) for code, one in shown.items() if one.hidden or one.value]
    points.sort(key=lambda point: -int(point[1].value or 0))
    if not points:
        return [table, text("各苏木乡镇没有预警户。")]
    if all(one.hidden for _, one in points):
        return [table, text("各苏木乡镇的预警户数均为小数，不作图。"), township_note(evidence)]
    cut = f"（前{_MOST_BARS}位）" if len(points) > _MOST_BARS else ""
    blocks: list[Block] = [bars(f"分苏木乡镇预警户数{cut}（户）", points[:_MOST_BARS]), township_note(evidence)]
    return blocks if evidence.is_city else [table, *blocks]


def _villages(evidence: Evidence) -> list[Block]:
    """Villages with several warned households; those with fewer than the limit are not named."""
    limit = int(evidence.setting("small_cell"))
    found = evidence.counts("warning", "village_code", state=LISTED)
    many = sorted(
        ((code, one) for code, one in found.items() if code and one.value is not None and one.value >= limit),
        key=lambda item: (-int(item[1].value or 0), item[0]),
    )
    if not many:
        return [text(f"没有预警户达到{limit}户的嘎查村，未见按村聚集。")]
    rows: list[tuple[Cell, ...]] = [
        (township_name(evidence, code[:9]), history.village_name(code) or code, one)
        for code, one in many[:_MOST_VILLAGES]
    ]
    return [
        text(f"预警户达到{limit}户的嘎查村共{len(many)}个，应研判是否有共同的原因（灾害、产业、用工）。"),
        Table("预警户较多的嘎查村", ("苏木乡镇", "嘎查村", "预警户数"), tuple(rows), (40, 40, 20), texts=2),
        Note(f"只列前{_MOST_VILLAGES}个；不足{limit}户的嘎查村不列。来源 warning。"),
    ]


def _causes(evidence: Evidence) -> list[Block]:
    hits, unknown = (evidence.counts("flag", "rule", verdict=verdict) for verdict in ("hit", "unknown"))
    if evidence.table("flag") is None:
        return [text("本期的筛查没有风险标记，风险原因不明。")]
    rows: list[tuple[Cell, ...]] = []
    for rule in rules():
        cells = [
            found.get(rule.name) or evidence.nothing("flag", verdict=verdict, rule=rule.name)
            for verdict, found in (("hit", hits), ("unknown", unknown))
        ]
        rows.append((rule.title, rule.clause, str(rule.owner), *cells))
    rows.sort(key=lambda row: (-int(str(row[3])), str(row[0])))
    return [
        Table(
            "分规则触发情况（户）",
            ("规则", "条款", "责任部门", "触发", "无法判断"),
            tuple(rows),
            (34, 12, 18, 18, 18),
            texts=3,
        ),
        Note("一户可触发多条规则，各规则户数之和不等于预警户数。来源 flag。"),
    ]


def _tried(evidence: Evidence) -> list[Block]:
    """What the list would be with each tried limit a little higher and a little lower."""
    found = what_ifs(evidence)
    if found is None:
        return [text("本期的筛查没有留存试算所需的家庭指标和参数，不作试算。")]
    if not found or not found[0].counted["listed_now"].value:
        return [text("本期没有预警户，不作试算。")]
    columns = ("listed", "added", "removed", "red", "orange", "yellow")
    now = found[0].counted
    rows: list[tuple[Cell, ...]] = [
        ("现行标准", "—", "—", now["listed_now"], "—", "—", now["red_now"], now["orange_now"], now["yellow_now"], "—")
    ]
    rows += [
        (one.parameter.label, one.is_now, one.tried, *(one.counted[name] for name in columns), one.visits)
        for one in found
    ]
    apart = differing(evidence, found)
    warned = f"现在的程序重算的预警户与发布的名单相差{apart}户，试算的两边都用现在的程序。" if apart else ""
    return [
        text(
            f"把下列标准逐项上调、下调{percent(evidence.setting('what_if_share'))}，其他不变，按本期数据重新判断。现行标准下预警",
            now["listed_now"],
            "户；增减最多的标准，最需要先把有关数据核准。",
        ),
        Table("标准变动对预警名单的影响（户）", _TRIED_HEAD, tuple(rows), _TRIED_WIDTHS),
        Note(
            f"试算不改变名单，也不是预测。因数据不足不能判断的户不在其内；入户核查增减即预警户的增减。{warned}"
            "其他参数和分苏木乡镇的结果用 fangpin simulate 测算。来源 household_state、county_day。"
        ),
    ]
