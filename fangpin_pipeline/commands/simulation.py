"""simulate: a change of the rulebook tried on a published day, side by side with what is in force."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fangpin_pipeline.commands.chinese import MisuseError
from fangpin_pipeline.commands.common import (
    DEFAULT_HOME,
    HomeOption,
    JsonOption,
    home_of,
    load_gate,
    parse_day,
    print_json,
    print_table,
    progress_shown,
    say,
)

if TYPE_CHECKING:
    from fangpin_pipeline.rulebook.supposed import Supposed
    from fangpin_pipeline.simulation.told import Told

_MOST_HOUSEHOLDS = 200


def simulate(
    as_of: Annotated[
        date,
        typer.Option("--as-of", metavar="D", parser=parse_day, help="哪一日；尚未发布的，用此前最近的发布日"),
    ],
    sets: Annotated[
        list[str],
        typer.Option(
            "--set",
            metavar="参数=取值[@旗县区]",
            help=(
                "改变一个参数，可重复。旗县区写代码或名称；不写的是市里改，自有规定的旗县区不变。"
                "例：illness_amount=8000、illness_share=0.3@五原县、class_severity=red、subsidy_horizon=2021-12-31；"
                "分年度的：poverty_line=2020:4200 或 dibao_line=2019:5600,2020:6000；"
                "补贴政策：policies.BZ2020.ends_on=2021-12-31、policies.BZLONG.adjusted=true；规则的等级：grades.illness.yellow=orange"
            ),
        ),
    ],
    home: HomeOption = DEFAULT_HOME,
    households: Annotated[
        bool, typer.Option("--households", help="列出变动的户（只有户编号，没有姓名），供内部核对")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="把各苏木乡镇的对照表写入 .xlsx 或 .csv 文件")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """模拟：改变规则库的参数，预警名单会增减哪些户，与现行名单并列；不发布，不改动任何数据。

    只用当日发布时留存的数据重算；参数名和现行取值见 fangpin rulebook show。
    对照内容：各旗县区、苏木乡镇的户数及增减，等级变化，各规则的增减，按等级和时限的核查工作量，有金额可依的测算。
    """
    from fangpin_pipeline.outputs.tables_file import check_suffix
    from fangpin_pipeline.progress import announce
    from fangpin_pipeline.rulebook.errors import UnusableError
    from fangpin_pipeline.simulation.files import write_file
    from fangpin_pipeline.simulation.simulate import simulate as simulate_day
    from fangpin_pipeline.simulation.told import tell

    decisions = _decisions(sets)
    if out is not None:
        check_suffix(out)
    try:
        with progress_shown():
            simulated = simulate_day(home_of(home), as_of, decisions, load_gate(), announce)
    except UnusableError as error:
        raise MisuseError(f"{error.what}。处理办法：{error.remedy}。") from None
    told = tell(simulated, households)
    if out is not None:
        write_file(told, out)
        say(f"对照表已写入 {out}。")
    print_json(told.as_json()) if as_json else _print(told)


def _decisions(sets: Sequence[str]) -> "list[Supposed]":
    from fangpin_pipeline.rulebook.errors import UnusableError
    from fangpin_pipeline.rulebook.supposed import read_decisions

    try:
        return read_decisions(sets)
    except UnusableError as error:
        raise MisuseError(f"{error.what}。{error.remedy}。") from None


def _print(told: "Told") -> None:
    print(f"{told.as_of}（运行 {told.run}）的模拟；没有发布，没有改动任何数据。")
    for note in told.notes:
        print(f"注意：{note}")
    if told.settings:
        print_table("改变的参数", told.heads("settings"), told.settings)
    city = told.city
    print(
        f"全市预警户：现行 {city['listed_before']}，模拟 {city['listed_after']}；"
        f"增加 {city['added']}，减少 {city['removed']}，等级升高 {city['raised']}，等级降低 {city['lowered']}。"
    )
    print_table("各旗县区预警户", told.heads("counties"), told.counties)
    moved = [row for row in told.townships if row["added"] or row["removed"] or row["raised"] or row["lowered"]]
    print_table(f"有变动的苏木乡镇（有预警户的 {len(told.townships)} 个中）", told.heads("townships"), moved)
    changed = [row for row in told.rules if row["added"] or row["removed"]]
    print_table("有增减的规则和类别（一户可触发多条）", told.heads("rules"), changed)
    print_table("核查工作量：全市按时限和等级", told.heads("due"), told.due)
    print_table("各旗县区按等级的核查户数", told.heads("visits"), told.visits)
    print_table("有金额可依的测算（元）", told.heads("amounts"), told.amounts)
    for note in told.amount_notes:
        print(f"  {note}")
    if told.households is not None:
        _print_households(told.heads("households"), told.households)


def _print_households(heads: dict[str, str], rows: Sequence[dict[str, Any]]) -> None:
    print_table(f"变动的户（{len(rows)} 户）", heads, rows[:_MOST_HOUSEHOLDS])
    if len(rows) > _MOST_HOUSEHOLDS:
        print(f"只列出前 {_MOST_HOUSEHOLDS} 户；全部用 --json 或 --out 输出。")
