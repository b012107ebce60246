"""backtest: published lists against the events that were confirmed afterwards."""

from datetime import date
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
    parse_day,
    print_json,
    print_table,
    say,
)

if TYPE_CHECKING:
    from fangpin_pipeline.backtest.told import Told

_MOST_HOUSEHOLDS = 200


def backtest(
    as_of: DayOption,
    outcomes: Annotated[
        Path,
        typer.Option(
            "--outcomes",
            metavar="FILE",
            help="后来核实的事件（csv、xlsx、parquet）：户编号、发生日期，可另有类型、旗县区",
        ),
    ],
    since: Annotated[
        date | None,
        typer.Option("--from", metavar="D0", parser=parse_day, help="从 D0 起已发布的各日名单都算；默认只看 D 一日"),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--until", metavar="D2", parser=parse_day, help="事件登记到哪一天；默认表中最晚的发生日期"),
    ] = None,
    capacity: Annotated[
        str,
        typer.Option("--capacity", metavar="N|SHARE", help="每个苏木乡镇能走访的户数，或占名单的比例，如 0.2；默认 10"),
    ] = "10",
    home: HomeOption = DEFAULT_HOME,
    households: Annotated[
        bool, typer.Option("--households", help="列出没有预警到的户和查不到的户（只有户编号），供内部核对")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="把结果写入 .xlsx（各表）或 .csv（分组表）文件")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """回测：用后来核实的事件检验已发布的名单：准确率、召回率、提前天数，以及走访能力内的准确率。

    只按时间先后检验：事件发生以前已发布的预警才算数，不作随机划分。不重算、不改动任何数据。
    """
    from fangpin_pipeline.backtest.assess import assess
    from fangpin_pipeline.backtest.capacity import read_capacity
    from fangpin_pipeline.backtest.errors import BacktestError
    from fangpin_pipeline.backtest.files import write_file
    from fangpin_pipeline.backtest.lists import read_lists
    from fangpin_pipeline.backtest.outcomes import read_outcomes
    from fangpin_pipeline.backtest.told import tell
    from fangpin_pipeline.outputs.tables_file import check_suffix

    try:
        visits = read_capacity(capacity)
    except BacktestError as error:
        raise MisuseError(str(error)) from None
    if out is not None:
        check_suffix(out)
    events = read_outcomes(outcomes)
    found = assess(read_lists(home_of(home), as_of, since), events, visits, until)
    told = tell(found, households)
    if out is not None:
        write_file(told, out)
        say(f"回测结果已写入 {out}。")
    print_json(told.as_json()) if as_json else _print(told)


def _print(told: "Told") -> None:
    from fangpin_pipeline.backtest.told import HEADS

    days = f"{told.as_of}" if told.start == told.as_of else f"{told.start} 至 {told.as_of}"
    print(f"{days} 的名单（运行 {told.run_id}），用之后至 {told.until} 的事件检验。")
    account = told.account
    print(f"事件表 {account['rows']} 行，采用 {account['counted']} 户的事件。")
    for note in told.notes:
        print(f"注意：{note}")
    groups, kinds, at_capacity = told.brief()
    print_table("预警与后来的事件（比率后为95%置信区间，提前天数为中位数和四分位）", HEADS["groups"], groups)
    print_table("按事件类型", HEADS["kinds"], kinds)
    print(f"走访能力：{told.capacity_words}。")
    print_table("走访能力内的命中", HEADS["capacity"], at_capacity)
    print("全市以外只列已观察满的最长天数；其余天数和各苏木乡镇用 --json 或 --out。")
    if told.households is not None:
        rows = told.households
        print_table(f"需核对的户（{len(rows)} 户）", HEADS["households"], rows[:_MOST_HOUSEHOLDS])
        if len(rows) > _MOST_HOUSEHOLDS:
            print(f"只列出前 {_MOST_HOUSEHOLDS} 户；全部用 --json 或 --out 输出。")
