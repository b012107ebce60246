"""The dictionary page says everything that is declared."""

from pathlib import Path

from fangpin_pipeline.contracts import CodeList, Column, Department, Extract, Kind, Mode, Table
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.outputs.dictionary import dictionary_page
from fangpin_pipeline.tables import OUTPUT_TABLES

EXTRACT = Extract(
    number="X99",
    name="thing",
    title="某项数据",
    department=Department("卫健"),
    grain="thing",
    mode=Mode.APPEND,
    key=("thing_no",),
    max_age=35,
    columns=(
        Column("thing_no", "编号", required=True, aliases=("编码", "号|码")),
        Column("ended_on", "结束日期", Kind.DATE, empty_means="尚未结束"),
        Column("name", "姓名", personal=True),
        Column("kind", "类别", Kind.CODE, codes=CodeList("kind", ("甲", "乙")), note="以甲为主"),
    ),
)
TABLE = Table("result", "结果", (Column("amount", "金额", Kind.MONEY, note="空为未知"),), note="一户一行。")


def test_the_page_in_full() -> None:
    assert dictionary_page([EXTRACT], [TABLE]).split("## 一、部门数据（输入）\n\n")[1] == (
        "### X99 某项数据（`thing`）\n\n"
        "- 提供部门：卫健\n- 更新方式：增量（每一份都计入），超过 35 天视为过期\n- 主键：编号\n\n"
        "| 字段 | 表头 | 也可写作 | 类型 | 必填 | 取值与说明 |\n|---|---|---|---|---|---|\n"
        "| `thing_no` | 编号 | 编码、号\\|码 | 文本 | 是 |  |\n"
        "| `ended_on` | 结束日期 |  | 日期 |  | 空格表示：尚未结束 |\n"
        "| `name` | 姓名 |  | 文本 |  | 个人信息，展示时掩码 |\n"
        "| `kind` | 类别 |  | 代码 |  | 甲、乙；以甲为主 |\n\n"
        "## 二、结果表（输出）\n\n### 结果（`result`）\n\n一户一行。\n\n"
        "| 字段 | 名称 | 类型 | 存储 | 说明 |\n|---|---|---|---|---|\n"
        "| `amount` | 金额 | 金额（元） | decimal128(18, 2) | 空为未知 |\n"
    )


def test_every_declared_column_has_its_line() -> None:
    page = dictionary_page(all_extracts().values(), OUTPUT_TABLES.values())
    declared = [*all_extracts().values(), *OUTPUT_TABLES.values()]
    lines = [line for line in page.splitlines() if line.startswith("| `")]
    assert len(lines) == sum(len(one.columns) for one in declared)


def test_the_committed_page_is_the_generated_one() -> None:
    """After a change of a declaration: .venv/bin/fangpin dictionary > docs/dictionary.md"""
    page = Path(__file__).parents[3] / "docs" / "dictionary.md"
    generated = dictionary_page(all_extracts().values(), OUTPUT_TABLES.values())
    assert page.read_text(encoding="utf-8") == generated
