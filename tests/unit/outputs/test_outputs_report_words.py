"""How values of indicators are written: per cent, 万元, units, and words where there is no value."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.indicators.declare import Indicator, Measure
from fangpin_pipeline.outputs.report.declare import Source
from fangpin_pipeline.outputs.report.words import indicator_cells

NOWHERE = Source("", "r", date(2020, 3, 16))


def shown(measure: Measure, unit: str, fen: bool = False, **row: Any) -> list[str]:
    divided = "全部" if measure in (Measure.RATIO, Measure.MEAN) else ""
    one = Indicator(
        "a04_x", "题", "4.01", measure, unit, "部分", "SELECT 1", (), poverty_alleviation.DEPARTMENT, divided, fen=fen
    )
    told = {"numerator": None, "denominator": None, "value": None, "coverage": Decimal(1), "status": "正常", **row}
    cells = indicator_cells(one, told, NOWHERE)
    return [str(cells[name]) for name in ("value", "numerator", "denominator", "coverage", "status")]


def parts(numerator: str, denominator: str | None, value: str | None) -> dict[str, Decimal | None]:
    names = zip(("numerator", "denominator", "value"), (numerator, denominator, value), strict=True)
    return {name: None if text is None else Decimal(text) for name, text in names}


@pytest.mark.parametrize(
    ("measure", "unit", "fen", "row", "told"),
    [
        (Measure.RATIO, "%", False, parts("1", "8", "0.1250"), ["12.5%", "1", "8"]),
        (Measure.RATIO, "%", False, parts("1", "1600", "0.0006"), ["0.1%", "1", "1600"]),
        (Measure.COUNT, "户", False, parts("0", None, "0"), ["0户", "0", "—"]),
        (Measure.SUM, "元", True, parts("1234567.89", None, "1234567.89"), ["123.46万元", "123.46万元", "—"]),
        (Measure.MEAN, "元", True, parts("5000.00", "3", "1666.67"), ["1666.67元", "0.50万元", "3"]),
        (Measure.MEAN, "%", True, parts("5000.00", "105000", "0.05"), ["5.0%", "0.50万元", "105000"]),
        (Measure.MEAN, "公里", False, parts("7", "2", "3.5000"), ["3.50公里", "7", "2"]),
    ],
)
def test_a_value_is_written(measure: Measure, unit: str, fen: bool, row: dict[str, Any], told: list[str]) -> None:
    assert shown(measure, unit, fen, **row) == [*told, "100.0%", "正常"]


def test_what_was_not_reported_is_said_and_no_number() -> None:
    late = shown(Measure.RATIO, "%", status="未报", coverage=Decimal(0))
    assert late == ["未报", "…", "…", "0.0%", "未报"]


def test_nothing_to_divide_is_said() -> None:
    assert shown(Measure.RATIO, "%", status="无对象", coverage=None) == ["无对象", "—", "—", "—", "无对象"]


def test_too_few_known_units_show_their_numbers_but_no_value() -> None:
    row = parts("3", "4", None)
    assert shown(Measure.RATIO, "%", **row, status="数据不足")[:3] == ["数据不足", "3", "4"]
