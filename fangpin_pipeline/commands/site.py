"""site: the static site of aggregates for leaders and analysts, from the published days."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from fangpin_pipeline.commands.common import DEFAULT_HOME, HomeOption, home_of, parse_day, progress_shown


def site(
    home: HomeOption = DEFAULT_HOME,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="写到哪个目录；默认 HOME/site")] = None,
    as_of: Annotated[
        date | None,
        typer.Option("--as-of", metavar="D", parser=parse_day, help="数据截止日期；默认最近一次发布的筛查"),
    ] = None,
) -> None:
    """汇总数据的静态站点：全市、旗县区、苏木乡镇，指标、规则、走势、数据质量和字典。不含户和个人，不联网。

    写完才替换原来的站点；用浏览器打开目录中的 index.html，或放在任何网站服务器上。
    """
    from fangpin_pipeline.commands.served import all_served
    from fangpin_pipeline.outputs.site.open import evidence_of_day
    from fangpin_pipeline.outputs.site.write import write_site

    place = home_of(home)
    with TemporaryDirectory() as aside, progress_shown():
        evidence = evidence_of_day(place, as_of, Path(aside))
        folder = out or place.site
        write_site(evidence, list(all_served()), folder)
    print(folder / "index.html")
