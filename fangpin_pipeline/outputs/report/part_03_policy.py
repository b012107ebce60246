"""Part three, 政策落实: who should enjoy a policy, who does, who was missed; and the indicators of its articles."""

from decimal import Decimal

from fangpin_pipeline.outputs.labels import UNKNOWN
from fangpin_pipeline.outputs.report.common import indicator_blocks
from fangpin_pipeline.outputs.report.declare import Block, Cell, Figure, Heading, Note, Source, Table, text
from fangpin_pipeline.outputs.report.evidence import Evidence, difference, share
from fangpin_pipeline.outputs.report.headlines import policy_table
from fangpin_pipeline.outputs.report.words import plain


def blocks(evidence: Evidence) -> list[Block]:
    """What reached people of what they are entitled to."""
    return [
        Heading("（一）应享、已享、漏享", 2),
        *policy_table(evidence),
        *_links(evidence),
        *indicator_blocks(evidence, "policy"),
    ]


def _links(evidence: Evidence) -> list[Block]:
    table = evidence.table("scorecard")
    if table is None:
        return [text("本期的筛查没有部门数据衔接结果，应享、已享情况不明。")]
    found = [row for row in table.to_pylist() if row["link"] == "policy" and row["county_code"] == evidence.unit]
    rows: list[tuple[Cell, ...]] = []
    for row in sorted(found, key=lambda one: str(one["department"])):
        where = tuple((name, row[name]) for name in ("county_code", "department", "link"))
        due, has = (
            _figure(row[column], Source("scorecard", evidence.run.id, evidence.run.as_of, where, column))
            for column in ("denominator", "numerator")
        )
        if due.value is None:
            rows.append((row["department"], UNKNOWN, UNKNOWN, UNKNOWN, row["status"]))
            continue
        rows.append((row["department"], due, has, difference(due, has), share(has, due)))
    return [
        Table(
            "政策应享与已享（部门数据衔接）",
            ("部门", "应享", "已享", "漏享", "享受率"),
            tuple(rows),
            (24, 19, 19, 19, 19),
        ),
        Note(
            "应享为登记应当享受政策的对象，已享为部门数据中已享受的对象；漏享待部门核实。来源 scorecard（政策衔接）。"
        ),
    ]


def _figure(value: object, source: Source) -> Figure:
    if value is None:
        return Figure(UNKNOWN, None, ())
    number = Decimal(str(value))
    return Figure(plain(number), number, (source,))
