"""How numbers are written in reports: per cent with one decimal, funds in 万元, and words where there is no number."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from fangpin_pipeline.indicators.declare import Indicator, Measure
from fangpin_pipeline.indicators.value import TOLD
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, UNKNOWN
from fangpin_pipeline.outputs.report.declare import Figure, Source

NOTHING_TO_DIVIDE = "无对象"
NOT_COMPUTED = "本期未计算"
_TEN_THOUSAND = 10000
_CELLS = ("value", "numerator", "denominator", "coverage")


def percent(share: Decimal) -> str:
    """A share in per cent, rounded half away from zero."""
    return f"{(100 * share).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def fund(yuan: Decimal) -> str:
    """Funds in 万元 with two decimals."""
    return f"{(yuan / _TEN_THOUSAND).quantize(Decimal('0.01'), ROUND_HALF_UP)}万元"


def plain(value: Decimal) -> str:
    """A number as people write it, at most two decimals."""
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{int(rounded)}" if rounded == rounded.to_integral_value() else f"{rounded:f}"


def indicator_cells(indicator: Indicator, row: Mapping[str, Any] | None, source: Source) -> dict[str, Figure | str]:
    """The row of `indicator_value` as cells: where there is no value its status says why."""
    if row is None:
        return {**dict.fromkeys(_CELLS, UNKNOWN), "status": NOT_COMPUTED}
    cells: dict[str, Figure | str] = {"status": row["status"]}
    for column in _CELLS:
        cells[column] = _cell(indicator, column, row, source)
    return cells


def _cell(indicator: Indicator, column: str, row: Mapping[str, Any], source: Source) -> Figure | str:
    value = row[column]
    if value is None:
        if column == "value":
            return str(row["status"])
        return (
            NOT_APPLICABLE if row["status"] in (TOLD, NOTHING_TO_DIVIDE) or _undivided(indicator, column) else UNKNOWN
        )
    value = Decimal(value)
    named = replace(source, table="indicator_value", column=column)
    return Figure(_shown(indicator, column, value), value, (named,))


def _undivided(indicator: Indicator, column: str) -> bool:
    return column == "denominator" and indicator.measure in (Measure.COUNT, Measure.SUM)


def _is_share(indicator: Indicator) -> bool:
    """A share of units, or of sums: the money overdue of the money lent."""
    return indicator.measure is Measure.RATIO or (indicator.measure is Measure.MEAN and indicator.unit == "%")


def _shown(indicator: Indicator, column: str, value: Decimal) -> str:
    if column == "coverage" or (column == "value" and _is_share(indicator)):
        return percent(value)
    if indicator.fen and column != "denominator":
        return (
            f"{plain(value)}{indicator.unit}"
            if indicator.measure is Measure.MEAN and column == "value"
            else fund(value)
        )
    if column == "value" and indicator.unit not in ("", "%"):
        return f"{plain(value)}{indicator.unit}"
    return plain(value)
