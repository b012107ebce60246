"""screen and status: making a day, and how things stand."""

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
    account,
    clock,
    home_of,
    load_gate,
    load_runner,
    parse_day,
    progress_shown,
    published,
    say,
)
from fangpin_pipeline.commands.common import print_json as to_json
from fangpin_pipeline.commands.spark import Engine, EngineOption, MasterOption, cluster_of

if TYPE_CHECKING:
    from fangpin_pipeline.engine.cluster import Cluster
    from fangpin_pipeline.warehouse import Home, PublishedRun


def screen(
    as_of: DayOption,
    home: HomeOption = DEFAULT_HOME,
    landing: Annotated[
        Path | None, typer.Option("--landing", metavar="DIR", help="交付文件目录；默认 HOME/landing")
    ] = None,
    direct: Annotated[bool, typer.Option("--direct", help="不经过 Dagster，直接筛查")] = False,
    confirm: Annotated[
        str | None, typer.Option("--confirm", metavar="理由", help="预警户数突增时，核对后仍要发布的理由")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="全部重新计算，不沿用以前筛查的中间结果")] = False,
    engine: EngineOption = Engine.DUCKDB,
    spark_master: MasterOption = None,
) -> None:
    """筛查一日：读取截至当日的部门数据，发布预警名单。

    默认作为 Dagster 作业运行，可在界面查看。数据、规则库、日期和程序没有变化的步骤沿用以前的结果，名单与全部重算相同。
    退出码：0 完成，1 失败，2 用法错误，3 质量关口停止发布（昨日名单继续有效）。
    """
    place = home_of(home)
    deliveries = landing or place.landing
    if not deliveries.is_dir():
        raise MisuseError(f"交付文件目录 {deliveries} 不存在；请用 --landing 指定，或先运行 fangpin sample 生成样例。")
    if confirm is not None and not confirm.strip():
        raise MisuseError("--confirm 后面要写明放行的理由，不能为空。")
    spark = cluster_of(engine, spark_master)
    with progress_shown():
        if direct:
            _screen_directly(home, as_of, deliveries, confirm, fresh, spark)
        elif code := load_runner()(place, as_of, deliveries, confirm, fresh=fresh, spark=spark and spark.master):
            raise typer.Exit(code)
    run = published(place, as_of)
    if confirm:
        _note_confirmation(place, run)
    _say_what_was_taken_over(place)
    print(f"{as_of} 已发布，运行编号 {run.id}：{run.path}")


def _say_what_was_taken_over(home: "Home") -> None:
    from fangpin_pipeline.screening import STAGES
    from fangpin_pipeline.warehouse.session import last_attempt

    attempt = last_attempt(home)
    names = set(attempt.taken_over) if attempt else set()
    # Reading has a store of its own: it never reads a delivery twice.
    computing = [stage for stage in STAGES if stage.group not in ("landing", "extracts")]
    if taken_over := [stage for stage in computing if stage.name in names]:
        say(
            f"读取之后的 {len(computing)} 步中，有 {len(taken_over)} 步所依据的内容没有变化，沿用以前的结果；"
            "--fresh 可全部重新计算。"
        )


def _note_confirmation(home: "Home", run: "PublishedRun") -> None:
    from fangpin_pipeline.warehouse.confirmations import Confirmation, note_confirmation

    note_confirmation(home, run, Confirmation(account(), clock()))


def _screen_directly(
    home: Path, as_of: date, landing: Path, confirm: str | None, fresh: bool, spark: "Cluster | None"
) -> None:
    from fangpin_pipeline.progress import announce
    from fangpin_pipeline.screening import screen_day

    screen_day(home_of(home), as_of, landing, load_gate(), confirm, announce, fresh=fresh, spark=spark)


def status(
    as_of: Annotated[
        date | None,
        typer.Option("--as-of", metavar="D", parser=parse_day, help="默认最新发布日"),
    ] = None,
    home: HomeOption = DEFAULT_HOME,
    every: Annotated[bool, typer.Option("--all", help="列出全部数据的时效，不只是有问题的")] = False,
    as_json: JsonOption = False,
) -> None:
    """现状：哪个部门、哪个旗县区的数据过期、部分或未报，影响哪些规则；质量关口、质量检查和最近一次筛查。"""
    from fangpin_pipeline.commands.standing import print_standing, standing

    found = standing(home_of(home), as_of)
    to_json(found) if as_json else print_standing(found, every)
