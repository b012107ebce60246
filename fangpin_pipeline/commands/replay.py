"""replay: a past day again, as it was, or with what is known and decided today."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fangpin_pipeline.commands.chinese import MisuseError
from fangpin_pipeline.commands.common import (
    DEFAULT_HOME,
    DayOption,
    Exit,
    HomeOption,
    JsonOption,
    home_of,
    load_gate,
    print_json,
    print_table,
    progress_shown,
    say,
    today,
)

if TYPE_CHECKING:
    from fangpin_pipeline.simulation.restated_told import RestatedTold

_MOST_HOUSEHOLDS = 100
_WITH = {"inputs": (True, False), "rulebook": (False, True), "both": (True, True)}


def _parse_with(text: str) -> str:
    if text not in _WITH:
        raise MisuseError(f"--with 的取值“{text}”无法识别，请写 {'、'.join(_WITH)} 之一。")
    return text


def replay(
    as_of: DayOption,
    home: HomeOption = DEFAULT_HOME,
    with_: Annotated[
        str | None,
        typer.Option(
            "--with",
            metavar="inputs|rulebook|both",
            parser=_parse_with,
            help=(
                "用今天的资料对照当时的名单：inputs 数据（最新发布日所用的文件：当日及以前收到的，"
                "以及以后收到、补充过去情况的累积类数据；以后的名册反映以后的状态，不用），"
                "rulebook 规则库（今天有效的取值，分年度的按当日的年度），both 两者"
            ),
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """重放一日：用留存的数据和规则重新筛查，逐表比较内容指纹；不一致时说明来源，退出码为 1。

    加 --with 则用今天的数据或规则库重新判断当日，列出哪一项更改使哪一户变动；不发布，不改动任何数据。
    """
    if with_ is not None:
        _restate(home, as_of, with_, as_json)
    elif not _same_again(home, as_of, as_json):
        raise typer.Exit(Exit.FAILED)


def _same_again(home: Path, as_of: date, as_json: bool) -> bool:
    from fangpin_pipeline.progress import announce
    from fangpin_pipeline.screening import screen_day
    from fangpin_pipeline.warehouse.replay import replay as replay_day

    gate = load_gate()
    with progress_shown():
        outcome = replay_day(
            home_of(home),
            as_of,
            lambda past, day, landing, confirm: screen_day(past, day, landing, gate, confirm, announce),
        )
    if as_json:
        print_json(
            {
                "as_of": as_of,
                "run": outcome.run.id,
                "same": outcome.same,
                "compared": outcome.compared,
                "differing": outcome.differing,
                "changed_code": outcome.changed_code,
                "causes": outcome.causes,
            }
        )
    elif outcome.same:
        print(f"{as_of}（运行 {outcome.run.id}）重放一致：{outcome.compared} 张表的内容指纹全部相同。")
    else:
        print(f"{as_of}（运行 {outcome.run.id}）重放不一致：{'、'.join(outcome.differing)}。")
    if not outcome.same:
        say(f"与当时的不同之处：{'；'.join(outcome.causes)}。")
    return outcome.same


def _restate(home: Path, as_of: date, with_: str, as_json: bool) -> None:
    from fangpin_pipeline.progress import announce
    from fangpin_pipeline.simulation.restate import restate
    from fangpin_pipeline.simulation.restated_told import tell_restated

    inputs, rulebook = _WITH[with_]
    with progress_shown():
        restated = restate(
            home_of(home), as_of, today(), load_gate(), inputs=inputs, rulebook=rulebook, progress=announce
        )
    told = tell_restated(restated)
    print_json({"with": with_, **told.as_json()}) if as_json else _print(told, inputs, rulebook)


def _print(told: "RestatedTold", inputs: bool, rulebook: bool) -> None:
    from fangpin_pipeline.simulation.restated_told import HEADS

    head, city = told.head, told.city
    sides = [f"{head['inputs_of']}（运行 {head['inputs_run']}）所用的数据"] if inputs else []
    sides += [f"{today()} 有效的规则库"] if rulebook else []
    print(f"{head['as_of']}（运行 {head['run']}）按{'和'.join(sides)}重新判断；没有发布，没有改动任何数据。")
    for note in told.notes:
        print(f"注意：{note}")
    if not told.changes:
        print("能影响名单的数据和规则库都与当时相同，名单不变。")
        return
    if told.settings:
        print_table("规则库的不同之处", HEADS["settings"], told.settings)
    print(
        f"全市预警户：当时 {city['listed_before']}，今天 {city['listed_after']}；"
        f"增加 {city['added']}，减少 {city['removed']}，等级升高 {city['raised']}，等级降低 {city['lowered']}。"
    )
    print_table("每一项更改单独引起的变动（户数）", HEADS["changes"], told.changes)
    if told.households:
        _print_households(HEADS["households"], told.households)


def _print_households(heads: dict[str, str], rows: Sequence[dict[str, Any]]) -> None:
    print_table(f"变动的户（{len(rows)} 户）", heads, rows[:_MOST_HOUSEHOLDS])
    if len(rows) > _MOST_HOUSEHOLDS:
        print(f"只列出前 {_MOST_HOUSEHOLDS} 户；全部用 --json 输出。")
