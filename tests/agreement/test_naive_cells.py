"""Worked cases of the reference: how a cell's text is read."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fangpin_pipeline.extracts import extract

from .naive.cells import InvalidCellError, read_cell
from .town import DAY, person

BASE = date(1899, 12, 30)


def cell(x: str, column: str, text: str, unit: str | None = None) -> Any:
    return read_cell(extract(x).by_name[column], text, unit, DAY, BASE)


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("1,234.505", None, "1234.51"),
        ("（12.5）", None, "-12.50"),
        ("−3", None, "-3.00"),
        ("￥１２", None, "12.00"),
        ("1.2", "万元", "12000.00"),
        ("300元", "万元", "300.00"),
        ("0.0000005万元", None, "0.01"),
        ("-0.005", None, "-0.01"),
    ],
)
def test_money(text: str, unit: str | None, yuan: str) -> None:
    assert cell("X17", "total", text, unit) == Decimal(yuan)


@pytest.mark.parametrize(
    "text", ["2020-03-16", "2020.3.16", "2020/3/16", "20200316", "2020年3月16日", "2020-03-16 08:00:00", "43906"]
)
def test_dates(text: str) -> None:
    assert cell("X17", "settled_on", text) == DAY
    assert cell("X03", "period_end", text) == date(2020, 3, 1)


@pytest.mark.parametrize("text", ["1899-12-31", "2101-01-01", "2020-02-30", "19999", "60001", "16/3/2020"])
def test_no_dates(text: str) -> None:
    with pytest.raises(InvalidCellError):
        cell("X17", "settled_on", text)


@pytest.mark.parametrize(
    "text", ["15282419720314003x", " 152824 19720314003Ｘ", "'152824197203140 03×", "152824720314003"]
)
def test_id_numbers(text: str) -> None:
    assert cell("X16", "id_no", text) == "15282419720314003X"


@pytest.mark.parametrize("text", ["152824197203140031", "15282418991231003X", person("20200317"), "999999197203140039"])
def test_no_id_numbers(text: str) -> None:
    with pytest.raises(InvalidCellError):
        cell("X16", "id_no", text)


def test_empty_cells() -> None:
    assert cell("X01", "helper_name", "无") is None
    assert cell("X07", "ended_on", "长期") is None
    assert cell("X16", "employee_basic", "未知") is None
    assert cell("X16", "employee_basic", "无") is False
    assert cell("X02", "labour", "不详") is None
    for x, column, text in (("X02", "labour", "无"), ("X16", "employee_basic", "NULL")):
        with pytest.raises(InvalidCellError):
            cell(x, column, text)
