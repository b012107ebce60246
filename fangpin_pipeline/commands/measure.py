"""measure: poverty and inequality of any csv or Parquet file of incomes, as JSON."""

from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from fangpin_pipeline.commands.chinese import MisuseError
from fangpin_pipeline.commands.common import print_json


def _decimal(text: str | Decimal) -> Decimal:
    try:
        number = Decimal(str(text))
    except InvalidOperation:
        raise MisuseError(f"“{text}”不是数。") from None
    if not number.is_finite() or number < 0:
        raise MisuseError(f"“{text}”不能用作线：须是不小于0的数。")
    return number


def measure(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="csv（UTF-8）或 Parquet 文件，一行一户或一人")],
    income: Annotated[str, typer.Option("--income", metavar="COL", help="收入所在的列；人均指标请给人均收入")],
    weight: Annotated[
        str | None, typer.Option("--weight", metavar="COL", help="权重所在的列，如家庭人口；不给则每行为1")
    ] = None,
    line: Annotated[
        Decimal | None, typer.Option("--line", metavar="X", parser=_decimal, help="贫困线；低于它的为贫困（不含等于）")
    ] = None,
    relative: Annotated[
        Decimal | None,
        typer.Option("--relative", metavar="SHARE", parser=_decimal, help="以全体收入中位数的这一比例为线，如 0.6"),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="COL", help="另按这一列分组计算；线不变")] = None,
) -> None:
    """贫困与不平等：贫困发生率、贫困深度、贫困强度（FGT 0–2）、Watts、Sen、基尼系数、S80/S20（JSON）。"""
    from fangpin_pipeline.poverty.measures import measures, relative_line
    from fangpin_pipeline.poverty.survey import read_survey, told_groups

    if line is not None and relative is not None:
        raise MisuseError("--line 和 --relative 只能给一个。")
    survey = read_survey(file, income, weight, by)
    # A relative line is that of everybody: measured by its own median, no group would look poor.
    absolute = Fraction(line) if line is not None else None
    z = absolute if relative is None else relative_line(survey.whole, relative)
    told = [
        {"group": name, "left_out": left_out, **_plain(asdict(measures(sample, z)))}
        for name, sample, left_out in told_groups(survey)
    ]
    whole = {name: value for name, value in told[0].items() if name != "group"}
    print_json({"file": file.name, "rows": survey.rows, **whole, "groups": told[1:]})


def _plain(measured: dict[str, Any]) -> dict[str, Any]:
    """Measures as JSON numbers: all are rounded to six decimals already."""
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in measured.items()}
