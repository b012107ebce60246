"""rules list, lint and manual: the rules as declared, what is wrong with them, and the manual that a jurist reads."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from fangpin_pipeline.commands.chinese import ChineseCommand, ChineseGroup
from fangpin_pipeline.commands.common import (
    DEFAULT_HOME,
    Exit,
    HomeOption,
    JsonOption,
    home_of,
    parse_day,
    print_json,
    print_table,
    published,
    say,
)

rules = typer.Typer(cls=ChineseGroup, no_args_is_help=True, help="规则：已声明的规则和类别")


@rules.callback()
def _rules() -> None:
    """规则：已声明的规则和类别"""


@rules.command("list", cls=ChineseCommand)
def list_rules(as_json: JsonOption = False) -> None:
    """列出全部规则和四类对象：名称、条款、责任部门、解除条件。"""
    from fangpin_pipeline.rules import all_judgements

    rows = [
        {
            "rule": rule.name,
            "title": rule.title,
            "kind": "类别" if rule.is_class else "规则",
            "risk": "◆" if rule.risk else "",
            "clause": rule.clause,
            "owner": str(rule.owner),
            "clears_when": rule.clears_when,
        }
        for rule in all_judgements().values()
    ]
    heads = ("规则", "名称", "类型", "风险", "条款", "责任部门", "解除条件")
    print_json(rows) if as_json else print_table("规则与类别", dict(zip(rows[0], heads, strict=True)), rows)


@rules.command("lint", cls=ChineseCommand)
def lint(
    as_of: Annotated[
        date | None,
        typer.Option("--as-of", metavar="D", parser=parse_day, help="按 HOME 当日有效的参数检查，并列出当日存疑的规则"),
    ] = None,
    home: HomeOption = DEFAULT_HOME,
    as_json: JsonOption = False,
) -> None:
    """检查规则：读取的指标、写法、情形能否触发、条款、判例等；有问题时退出码为 1。存疑的规则只提示。"""
    from fangpin_pipeline.rulebook import Rulebook
    from fangpin_pipeline.rules import declared
    from fangpin_pipeline.rules.lint.known import known_on
    from fangpin_pipeline.rules.lint.run import lint as lint_rules

    book = Rulebook.load(home_of(home).rulebook if as_of else None)
    found = [asdict(finding) for finding in lint_rules(declared(), known_on(book, as_of or book.shipped[0].effective))]
    doubtful = _suspects(home, as_of) if as_of else []
    if as_json:
        print_json({"rules": len(declared()), "as_of": as_of, "findings": found, "suspects": doubtful})
    else:
        _print_lint(len(declared()), found, doubtful)
    if found:
        raise typer.Exit(Exit.FAILED)


@rules.command("manual", cls=ChineseCommand)
def manual(
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="写入文件；默认输出到屏幕")] = None,
) -> None:
    """规则手册：每条规则的政策原文、条件、标准、缺失处理、解除条件和判例（Markdown）。"""
    from fangpin_pipeline.outputs.manual import manual_page

    if out is None:
        print(manual_page(), end="")
        return
    out.write_text(manual_page(), encoding="utf-8")
    say(f"规则手册已写入 {out}")


def _suspects(home: Path, as_of: date) -> list[dict[str, Any]]:
    from fangpin_pipeline.outputs.quality_facts import suspects_of

    return suspects_of(published(home_of(home), as_of).path)


def _print_lint(count: int, found: list[dict[str, Any]], doubtful: list[dict[str, Any]]) -> None:
    if found:
        heads = {"rule": "规则", "place": "位置", "what": "问题", "remedy": "处理办法"}
        print_table(f"规则检查发现{len(found)}处问题", heads, found)
    else:
        print(f"已检查{count}条规则和类别，没有发现问题。")
    if doubtful:
        print_table("当日结果存疑的规则（提示）", {"rule": "规则", "words": "情况"}, doubtful)
