"""Tables of names that only the mart holds: divisions, rules and the run. An analyst need not look elsewhere."""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from fangpin_pipeline.contracts import Column, Kind, Table
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.identity.divisions import Edition
from fangpin_pipeline.rules import Rule

AREA = Table(
    "area",
    "区划",
    (
        Column("village_code", "嘎查村代码", Kind.AREA12),
        Column("village_name", "嘎查村"),
        Column("village_kind", "嘎查村类别"),
        Column("township_code", "苏木乡镇代码", Kind.AREA9),
        Column("township_name", "苏木乡镇"),
        Column("county_code", "旗县区代码", Kind.AREA6),
        Column("county_name", "旗县区"),
    ),
    order=("village_code",),
    note="截止日期当天采用的区划版本。",
)

RULE = Table(
    "rule",
    "规则与类别目录",
    (
        Column("rule", "规则"),
        Column("title", "名称"),
        Column("clause", "政策条款"),
        Column("owner", "责任部门"),
        Column("category", "预警类别"),
        Column("cause", "风险原因"),
    ),
    order=("rule",),
)

RUN = Table("run", "运行信息", (Column("item", "项目"), Column("value", "内容")), order=("item",))

REFERENCE_TABLES = {table.name: table for table in (AREA, RULE, RUN)}


def area_rows(edition: Edition) -> pa.Table:
    """Table `area`: the villages of an edition with their townships and counties."""
    return edition.table()


def rule_rows(rules: Iterable[Rule]) -> pa.Table:
    """Table `rule`: the declared rules and classes."""
    return _rows(
        RULE, ((rule.name, rule.title, rule.clause, str(rule.owner), rule.category, rule.cause) for rule in rules)
    )


def run_rows(facts: Mapping[str, str]) -> pa.Table:
    """Table `run`: what the manifest says, item by item."""
    return _rows(RUN, facts.items())


def _rows(table: Table, rows: Iterable[tuple[str, ...]]) -> pa.Table:
    names = [column.name for column in table.columns]
    listed = [dict(zip(names, row, strict=True)) for row in rows]
    return pa.Table.from_pylist(listed, schema=published_schema(table))
