"""export, explain and dictionary: results for analysts, one household for a clerk, and what the columns mean."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fangpin_pipeline.commands.chinese import MisuseError
from fangpin_pipeline.commands.common import (
    DEFAULT_HOME,
    DayOption,
    HomeOption,
    JsonOption,
    home_of,
    load_catalogue,
    print_json,
    published,
)

if TYPE_CHECKING:
    from fangpin_pipeline.rulebook import Rulebook
    from fangpin_pipeline.warehouse import Home, PublishedRun


def export(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="结果表名，如 warning、flag、household_fact")],
    as_of: DayOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="输出文件，后缀 .csv 或 .parquet 决定格式")],
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """导出一张结果表（不含姓名和身份证号）。"""
    from fangpin_pipeline.outputs.export import export_table

    rows = export_table(published(home_of(home), as_of).path, table, out)
    print(f"{table}：{rows} 行，已写入 {out}")


def explain(
    household_no: Annotated[
        str, typer.Argument(metavar="HOUSEHOLD_NO", help="户编号（建档立卡户）或户号（一般农牧户）")
    ],
    as_of: DayOption,
    home: HomeOption = DEFAULT_HOME,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="NAME", help="只说明这条规则、类别或标签（编号见 rules list），可重复"),
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help="未触发的规则也逐项列出")] = False,
    as_json: JsonOption = False,
) -> None:
    """说明一户：每条规则的判断、数额、标准及其文件、来源行、缺失数据和解除条件。"""
    from fangpin_pipeline.identity.divisions import COUNTIES
    from fangpin_pipeline.outputs.explain import explain as explain_household
    from fangpin_pipeline.outputs.explain_text import as_text

    place = home_of(home)
    run = published(place, as_of)
    book = _rulebook_of(place, run)
    settings = {county: book.settings(county, as_of) for county in COUNTIES}
    explanation = explain_household(run, place.staged, household_no, settings, rule or ())
    print_json(explanation.as_json()) if as_json else print(as_text(explanation, whole or bool(rule)))


def _rulebook_of(home: "Home", run: "PublishedRun") -> "Rulebook":
    """The office's instruments as they were when the day was screened."""
    from tempfile import TemporaryDirectory

    from fangpin_pipeline.rulebook import Rulebook
    from fangpin_pipeline.warehouse.inputs import lay_out

    with TemporaryDirectory() as aside:
        lay_out(home, run.manifest().inputs.rulebook, Path(aside))
        return Rulebook.load(Path(aside))


def dictionary(
    checks: Annotated[
        bool, typer.Option("--checks", help="改为输出数据质量检查目录：每项检查的层级、依据和后果")
    ] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="改为输出政策条款与机制的覆盖：每条由什么支撑，哪些没有")
    ] = False,
) -> None:
    """数据字典：由声明生成的全部输入、输出字段说明（Markdown）。"""
    if checks and coverage:
        raise MisuseError("--checks 和 --coverage 只能给一个。")
    if checks:
        print(load_catalogue()(), end="")
        return
    if coverage:
        from fangpin_pipeline.commands.served import OPEN_BECAUSE, all_served
        from fangpin_pipeline.outputs.coverage import coverage_page

        print(coverage_page(all_served(), OPEN_BECAUSE), end="")
        return
    from fangpin_pipeline.extracts import all_extracts
    from fangpin_pipeline.outputs.dictionary import dictionary_page
    from fangpin_pipeline.tables import OUTPUT_TABLES

    print(dictionary_page(all_extracts().values(), OUTPUT_TABLES.values()), end="")
