"""rulebook show: the parameters in force with their documents."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from fangpin_pipeline.commands.chinese import ChineseCommand, ChineseGroup, MisuseError
from fangpin_pipeline.commands.common import (
    DEFAULT_HOME,
    HomeOption,
    JsonOption,
    home_of,
    print_json,
    print_table,
)

rulebook = typer.Typer(cls=ChineseGroup, no_args_is_help=True, help="规则库：当日有效的参数及其文件依据")


def any_day(text: str | date) -> date:
    """A day, also one to come: documents are written before they hold."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise MisuseError(f"日期“{text}”无法识别，请写成 2020-03-16 的形式。") from None


CountyOption = Annotated[
    str, typer.Option("--county", metavar="C", help="旗县区代码或名称，如 150821、五原县；全市为 150800 或 city")
]
OnOption = Annotated[date, typer.Option("--on", metavar="D", parser=any_day, help="哪一日有效，如 2020-03-16")]


@rulebook.callback()
def _rulebook() -> None:
    """规则库：当日有效的参数及其文件依据"""


@rulebook.command("show", cls=ChineseCommand)
def show(
    county: CountyOption,
    on: OnOption,
    home: HomeOption = DEFAULT_HOME,
    as_json: JsonOption = False,
) -> None:
    """某旗县区某日有效的全部参数，及其出处文件。"""
    from fangpin_pipeline.identity.divisions import AUTHORITIES
    from fangpin_pipeline.rulebook import Rulebook
    from fangpin_pipeline.rulebook.show import describe

    code = authority(county)
    rows = [asdict(row) for row in describe(Rulebook.load(home_of(home).rulebook), code, on)]
    heads = ("参数", "名称", "取值", "单位", "依据", "制定机关", "施行日期", "暂定说明", "备注")
    if as_json:
        print_json({"county": code, "on": on, "parameters": rows})
    else:
        print_table(f"{AUTHORITIES[code]} {on} 有效的参数", dict(zip(rows[0], heads, strict=True)), rows)


def authority(county: str) -> str:
    """The code of the city or a county that was given by code or name."""
    from fangpin_pipeline.identity.divisions import AUTHORITIES

    names = {"city": "150800", **{name: code for code, name in AUTHORITIES.items()}}
    code = names.get(county, county)
    if code not in AUTHORITIES:
        raise MisuseError(
            f"没有旗县区“{county}”；可用：{'、'.join(f'{key} {name}' for key, name in AUTHORITIES.items())}。"
        )
    return code
