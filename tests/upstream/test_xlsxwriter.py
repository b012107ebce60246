"""What we lean on in XlsxWriter: rows put down ready made are the rows it writes cell by cell. See `outputs.rows`."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from fangpin_pipeline.outputs.rows import Cell, Cells, ReadySheet

ROWS: list[tuple[Cell, ...]] = [
    ("王桂兰", 3, Decimal("17960.50"), date(2020, 3, 16), None),
    ('a < b & "c" > d\'\n第二行', -1, Decimal(0), date(1900, 1, 31), "王桂兰"),
    ("  空格\x07_x0041_ ", 10**15, Decimal("0.1"), date(2100, 1, 1), "=1+1"),
    ("王桂兰", 3, Decimal("-2"), date(1900, 3, 1), "长" * 40_000),
    ("😀" * 20_000, 7, Decimal(5), date(2020, 3, 16), ""),
]
HEIGHTS = [27, 33.0, 46.5, 27, 27.3]
FIRST = 17


def book(ready: bool) -> dict[str, str]:
    """The parts of a workbook with a heading, these rows, and a foot, written one way or the other."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as made:
        made.set_properties({"created": datetime(2020, 3, 16)})  # noqa: DTZ001 - no zone in the format
        text, fill = (made.add_format({"border": place, "num_format": "@"}) for place in (1, 2))
        numbers = {int: made.add_format({"num_format": "0"}), Decimal: made.add_format({"num_format": "0.00"})}
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        looks: dict[Any, Any] = {str: text, type(None): fill, date: day, **numbers}
        sheet = made.add_worksheet("表", ReadySheet)
        sheet.merge_range(0, 0, 0, 4, "标题", text)
        sheet.write_string(3, 2, "王桂兰", fill)
        (_put if ready else _write)(sheet, looks)
        sheet.merge_range(FIRST + len(ROWS), 0, FIRST + len(ROWS), 4, "合计", fill)
        sheet.autofilter(FIRST - 1, 0, FIRST + len(ROWS) - 1, 4)
    parts = ZipFile(file)
    return {name: parts.read(name).decode() for name in parts.namelist()}


def _put(sheet: ReadySheet, looks: dict[Any, Any]) -> None:
    columns = [
        Cells(sheet, place, lambda cell: looks[type(cell)]).of(cells)
        for place, cells in enumerate(zip(*ROWS, strict=False))
    ]
    sheet.put(FIRST, columns, HEIGHTS)


def _write(sheet: ReadySheet, looks: dict[Any, Any]) -> None:
    for at, (row, height) in enumerate(zip(ROWS, HEIGHTS, strict=False), start=FIRST):
        for place, cell in enumerate(row):
            if cell is None:
                sheet.write_blank(at, place, None, looks[type(cell)])
            elif isinstance(cell, str):
                sheet.write_string(at, place, cell, looks[str])
            elif isinstance(cell, date):
                sheet.write_datetime(at, place, datetime(cell.year, cell.month, cell.day), looks[date])  # noqa: DTZ001
            else:
                sheet.write_number(at, place, cell, looks[type(cell)])
        sheet.set_row(at, height)


@pytest.fixture(scope="module")
def both() -> tuple[dict[str, str], dict[str, str]]:
    return book(ready=True), book(ready=False)


def test_only_the_numbering_of_formats_and_texts_differs(both: tuple[dict[str, str], dict[str, str]]) -> None:
    ready, written = both
    numbered = {"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"}
    assert {name: part for name, part in ready.items() if name not in numbered} == {
        name: part for name, part in written.items() if name not in numbered
    }
    count = re.compile(r'<sst [^>]*count="\d+" uniqueCount="\d+">')
    assert count.findall(ready["xl/sharedStrings.xml"]) == count.findall(written["xl/sharedStrings.xml"])


def test_ready_cells_are_those_that_are_written_one_by_one(both: tuple[dict[str, str], dict[str, str]]) -> None:
    ready, written = (_resolved(parts) for parts in both)
    assert ready == written


def _resolved(parts: dict[str, str]) -> str:
    """The sheet with texts and formats in the place of their numbers."""
    texts = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"], re.DOTALL)
    cells = parts["xl/styles.xml"].partition("<cellXfs")[2].partition("</cellXfs>")[0]
    formats = re.findall(r"<xf .*?(?:/>|</xf>)", cells)
    shown = dict(re.findall(r'numFmtId="(\d+)" formatCode="(.*?)"', parts["xl/styles.xml"]))
    borders = re.findall(r"<border>.*?</border>", parts["xl/styles.xml"])

    def told(found: re.Match[str]) -> str:
        number, border = re.findall(r'numFmtId="(\d+)".*borderId="(\d+)"', formats[int(found[1])])[0]
        return f' s="{shown.get(number, number)} {borders[int(border)]}"'

    sheet = re.sub(r' s="(\d+)"', told, parts["xl/worksheets/sheet1.xml"])
    return re.sub(r't="s"><v>(\d+)</v>', lambda found: texts[int(found[1])], sheet)
