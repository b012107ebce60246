"""rulebook check, diff and page: whether the rulebook makes sense, what differs in it, and who decided what.

The parameters in force on a day are shown by `rulebook`.
"""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fangpin_pipeline.commands.chinese import MisuseError
from fangpin_pipeline.commands.common import (
    DEFAULT_HOME,
    Exit,
    HomeOption,
    JsonOption,
    home_of,
    print_json,
    print_table,
)
from fangpin_pipeline.commands.rulebook import CountyOption, OnOption, any_day, authority

if TYPE_CHECKING:
    from fangpin_pipeline.rulebook.errors import Problem


def check(
    on: Annotated[
        date | None,
        typer.Option("--on", metavar="D", parser=any_day, help="同时检查这一日各旗县区的参数是否都有值"),
    ] = None,
    home: HomeOption = DEFAULT_HOME,
    as_json: JsonOption = False,
) -> None:
    """检查规则库：未知的键、单位、重复、空缺、缺文件、标准倒挂；有问题时退出码为 1。"""
    from fangpin_pipeline.rulebook import Rulebook, RulebookError
    from fangpin_pipeline.rulebook.sense import doubtful, without_value
    from fangpin_pipeline.rules.grades import misgraded

    folder = home_of(home).rulebook
    problems: list[Problem] = []
    doubts: list[Problem] = []
    try:
        book = Rulebook.load(folder)
    except RulebookError as error:
        problems = list(error.problems)
    else:
        problems = [*misgraded(book), *(without_value(book, on) if on else ())]
        doubts = doubtful(book)
    if as_json:
        print_json({"problems": [asdict(one) for one in problems], "doubts": [asdict(one) for one in doubts]})
    else:
        for one in problems:
            print(f"问题　{one}")
        for one in doubts:
            print(f"提示　{one}")
        print(f"规则库 {folder}：{len(problems)} 个问题，{len(doubts)} 处提示。")
    if problems:
        raise typer.Exit(Exit.FAILED)


def diff(
    county: CountyOption,
    on: OnOption,
    against: Annotated[
        str | None, typer.Option("--against", metavar="C2", help="与哪个旗县区比较；默认同一旗县区")
    ] = None,
    and_on: Annotated[
        date | None, typer.Option("--and", metavar="D2", parser=any_day, help="与哪一日比较；默认同一日")
    ] = None,
    home: HomeOption = DEFAULT_HOME,
    as_json: JsonOption = False,
) -> None:
    """两日之间或两个旗县区之间不同的参数和补贴政策，及双方的文件。"""
    from fangpin_pipeline.identity.divisions import AUTHORITIES
    from fangpin_pipeline.rulebook import Rulebook
    from fangpin_pipeline.rulebook.differ import differences

    one = (authority(county), on)
    other = (authority(against or county), and_on or on)
    if one == other:
        raise MisuseError("没有可比较的另一方：请用 --against 指定旗县区，或用 --and 指定日期。")
    rows = [asdict(row) for row in differences(Rulebook.load(home_of(home).rulebook), one, other)]
    if as_json:
        sides = [{"county": code, "on": day} for code, day in (one, other)]
        print_json({"one": sides[0], "other": sides[1], "differences": rows})
        return
    mine, theirs = (f"{AUTHORITIES[code]} {day}" for code, day in (one, other))
    if not rows:
        print(f"{mine} 与 {theirs}：参数和补贴政策没有不同。")
        return
    heads = ("参数", "名称", "单位", "差别", mine, "依据", theirs, "依据")
    print_table(f"{mine} 与 {theirs} 的不同", dict(zip(rows[0], heads, strict=True)), rows)


def page(
    on: OnOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="输出文件，如 规则库.html")],
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """规则库页面：每个参数在各旗县区的取值、由谁决定、依据哪份文件、哪些是暂定值和历次改动。"""
    from fangpin_pipeline.outputs.rulebook_page import write_rulebook_page
    from fangpin_pipeline.rulebook import Rulebook

    write_rulebook_page(out, Rulebook.load(home_of(home).rulebook), on)
    print(f"规则库页面已写入 {out}")
