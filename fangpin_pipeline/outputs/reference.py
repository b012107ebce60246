"""Tables of names that only the mart holds: divisions, rules and the run. An analyst need not look elsewhere."""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from fangpin_pipeline.contracts import Column, Kind, Table
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.identity.divisions import Edition
from fangpin_pipeline.identity.history import Recoding
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

AREA_RECODING = Table(
    "area_recoding",
    "区划代码变更",
    (
        Column("old_code", "原嘎查村代码", Kind.AREA12),
        Column("new_code", "新嘎查村代码", Kind.AREA12),
        Column("name", "嘎查村"),
        Column("from_edition", "原代码最后所在版本", Kind.DATE),
        Column("to_edition", "新代码最早所在版本", Kind.DATE),
        Column("basis", "认定依据"),
    ),
    order=("old_code",),
    note="各版区划之间换了代码的嘎查村。仅供查对：户的所在地保留报送时的代码。",
)

RULE = Table(
    "rule",
    "规则、类别与国家监测对象标签目录",
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

REFERENCE_TABLES = {table.name: table for table in (AREA, AREA_RECODING, RULE, RUN)}


def area_rows(edition: Edition) -> pa.Table:
    """Table `area`: the villages of an edition with their townships and counties."""
    return edition.table()


def recoding_rows(recodings: Iterable[Recoding]) -> pa.Table:
    """Table `area_recoding`: villages whose code changed between editions."""
    return _rows(
        AREA_RECODING,
        ((one.old_code, one.new_code, one.name, one.from_edition, one.to_edition, one.basis) for one in recodings),
    )


def rule_rows(rules: Iterable[Rule]) -> pa.Table:
    """Table `rule`: the declared rules and classes."""
    return _rows(
        RULE, ((rule.name, rule.title, rule.clause, str(rule.owner), rule.category, rule.cause) for rule in rules)
    )


def run_rows(facts: Mapping[str, str]) -> pa.Table:
    """Table `run`: what the manifest says, item by item."""
    return _rows(RUN, facts.items())


def _rows(table: Table, rows: Iterable[tuple[object, ...]]) -> pa.Table:
    names = [column.name for column in table.columns]
    listed = [dict(zip(names, row, strict=True)) for row in rows]
    return pa.Table.from_pylist(listed, schema=published_schema(table))
