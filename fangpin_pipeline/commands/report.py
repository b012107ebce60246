"""report: the assessment report of a county or the city for a week, month, quarter or year."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from fangpin_pipeline.commands.chinese import MisuseError
from fangpin_pipeline.commands.common import DEFAULT_HOME, HomeOption, home_of, progress_shown


def report(
    county: Annotated[
        str, typer.Option("--county", metavar="C|city", help="旗县区代码或名称，如 150821、五原县；city 为全市")
    ],
    period: Annotated[
        str, typer.Option("--period", metavar="P", help="2020-03 月、2020Q1 季、2020 年；2020-W12 为周报")
    ],
    formats: Annotated[
        str, typer.Option("--format", metavar="F", help="docx、pdf、html，多个以逗号分隔；默认三种都写")
    ] = "docx,pdf,html",
    brief: Annotated[
        bool, typer.Option("--brief", help="只写两页简报（名单及增减、需要办理的事项）；周报总是简报")
    ] = False,
    home: HomeOption = DEFAULT_HOME,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="写到哪里；默认 HOME/reports")] = None,
) -> None:
    """评估报告（初稿）：取本期最近一次发布的筛查，写成 Word、PDF 和网页。只有汇总数字，不含户和个人。

    本期没有发布的筛查时，报告照样写出，并在各部分写明。
    """
    from fangpin_pipeline.outputs.errors import OutputError
    from fangpin_pipeline.outputs.report.open import evidence_of
    from fangpin_pipeline.outputs.report.period import Period
    from fangpin_pipeline.outputs.report.write import read_formats, write_report

    try:
        asked, of = read_formats(formats), Period.read(period)
    except OutputError as error:
        raise MisuseError(str(error)) from None
    place = home_of(home)
    with TemporaryDirectory() as aside, progress_shown():
        evidence = evidence_of(place, _unit(county), of, Path(aside))
        written = write_report(evidence, out or place.reports, asked, brief)
    for file in written:
        print(file)


def _unit(text: str) -> str:
    """The code of a county by code or name; the city by `city`, its code or name."""
    from fangpin_pipeline.identity.divisions import AUTHORITIES, CITY, COUNTY_ALIASES

    named = {name: code for code, name in AUTHORITIES.items()} | COUNTY_ALIASES | {"city": CITY}
    code = named.get(text, text)
    if code not in AUTHORITIES:
        choices = "、".join(f"{code}{name}" for code, name in AUTHORITIES.items())
        raise MisuseError(f"没有旗县区“{text}”；可用 city 或：{choices}。")
    return code
