"""sample: writes departmental extracts of a synthetic Bayannur."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from fangpin_pipeline.commands.chinese import MisuseError
from fangpin_pipeline.commands.common import parse_day, progress_shown


def _list_defects(wanted: bool) -> None:
    """Print every defect that can be switched on and end."""
    if not wanted:
        return
    from fangpin_pipeline.sample.defects import all_defects

    for defect in all_defects().values():
        print(f"{defect.number:>2} {defect.name}  {defect.title}（{defect.treatment.chinese}）：{defect.does}")
    raise typer.Exit()


def sample(
    out: Annotated[Path, typer.Option("--out", metavar="LANDING", help="写入交付文件的目录")],
    households: Annotated[
        int, typer.Option("--households", metavar="N", help="户数；默认 20000，全市为 275000")
    ] = 20_000,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="随机种子；默认 1，同样的种子得出同样的文件")] = 1,
    as_of: Annotated[
        date,
        typer.Option("--as-of", metavar="D", parser=parse_day, help="最后交付日；默认 2020-03-16"),
    ] = date(2020, 3, 16),
    days: Annotated[int, typer.Option("--days", metavar="K", help="交付天数；默认 1")] = 1,
    defects: Annotated[
        str,
        typer.Option(
            "--defects",
            metavar="none|real|NAME[,NAME…]",
            help="夹带哪些差错：不夹带、真实会有的、或只夹带所列的几种；默认 real",
        ),
    ] = "real",
    list_defects: Annotated[
        bool, typer.Option("--list-defects", help="列出可单独夹带的差错后结束", callback=_list_defects, is_eager=True)
    ] = False,
    truth: Annotated[
        Path | None, typer.Option("--truth", metavar="FILE", help="另写一份真实情况（.csv 或 .parquet）")
    ] = None,
    outcomes: Annotated[
        Path | None,
        typer.Option(
            "--outcomes",
            metavar="FILE",
            help="另写 --as-of 之后12个月内陷入困难的户及日期，供 fangpin backtest 用（.csv 或 .parquet）",
        ),
    ] = None,
) -> None:
    """生成虚构的样例城市：各部门交付文件，全部为合成数据，不对应任何真实的人。"""
    from fangpin_pipeline.progress import announce
    from fangpin_pipeline.sample.write import SampleError, write_sample

    try:
        with progress_shown():
            summary = write_sample(out, households, seed, as_of, days, defects, truth, announce, outcomes)
    except SampleError as error:
        raise MisuseError(str(error)) from None
    print(f"已写入 {out}：{summary.households} 户、{summary.persons} 人，{len(summary.rows)} 个文件（合成数据）。")
    for name, paths in summary.struck.items():
        print(f"瑕疵 {name}：{len(paths)} 个文件，{sum(paths.values())} 行。")
