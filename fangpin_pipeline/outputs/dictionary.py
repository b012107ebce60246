"""The data dictionary as a page of Markdown, from the declarations of inputs and outputs alone."""

from collections.abc import Iterable, Iterator

from fangpin_pipeline.contracts import Column, Extract, Mode, Table
from fangpin_pipeline.contracts.derive import published_schema

MODES = {Mode.SNAPSHOT: "全量（新的一份替代旧的）", Mode.APPEND: "增量（每一份都计入）"}


def dictionary_page(extracts: Iterable[Extract], tables: Iterable[Table]) -> str:
    """Every column that departments deliver and every column that analysts receive."""
    lines = ["# 数据字典", "", "本页由数据约定的声明生成，请勿手工修改。", "", "## 一、部门数据（输入）", ""]
    for extract in extracts:
        lines += _extract(extract)
    lines += ["## 二、结果表（输出）", ""]
    for table in tables:
        lines += _table(table)
    return "\n".join(lines).rstrip() + "\n"


def _extract(extract: Extract) -> Iterator[str]:
    yield from (f"### {extract.number} {extract.title}（`{extract.name}`）", "")
    yield f"- 提供部门：{extract.department}"
    yield f"- 更新方式：{MODES[extract.mode]}，超过 {extract.max_age} 天视为过期"
    yield f"- 主键：{'、'.join(extract.by_name[name].label for name in extract.key)}"
    yield from ("", "| 字段 | 表头 | 也可写作 | 类型 | 必填 | 取值与说明 |", "|---|---|---|---|---|---|")
    for column in extract.columns:
        required = "是" if column.required else ""
        aliases = "、".join(column.aliases)
        cells = (f"`{column.name}`", column.label, aliases, column.kind.label, required, meaning(column))
        yield _row(cells)
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield from (f"### {table.title}（`{table.name}`）", "")
    if table.note:
        yield from (table.note, "")
    yield from ("| 字段 | 名称 | 类型 | 存储 | 说明 |", "|---|---|---|---|---|")
    schema = published_schema(table)
    for column in table.columns:
        stored = str(schema.field(column.name).type)
        yield _row((f"`{column.name}`", column.label, column.kind.label, stored, meaning(column)))
    yield ""


def meaning(column: Column) -> str:
    """What may stand in a column, and what its empty cells say."""
    parts = [
        "、".join(column.codes.values) if column.codes else "",
        f"空格表示：{column.empty_means}" if column.empty_means else "",
        "个人信息，展示时掩码" if column.personal else "",
        column.note,
    ]
    return "；".join(part for part in parts if part)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
