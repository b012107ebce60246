"""What we lean on in XlsxWriter: books of ready rows (`outputs.ready_book`) are those that it writes cell by cell."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from fangpin_pipeline.outputs.ready_book import ReadyBook
from fangpin_pipeline.outputs.rows import Cell, Cells, ReadySheet
from fangpin_pipeline.outputs.style import Styles

ROWS: list[tuple[Cell, ...]] = [
    ("王桂兰", 3, Decimal("17960.50"), date(2020, 3, 16), None),
    ('a < b & "c" > d\'\n第二行', -1, Decimal(0), date(1900, 1, 31), "王桂兰"),
    ("  空格\x07_x0041_ ", 10**15, Decimal("0.1"), date(2100, 1, 1), "=1+1"),
    ("王桂兰", 3, Decimal("-2"), date(1900, 3, 1), "长" * 40_000),
    ("😀" * 20_000, 7, Decimal(5), date(2020, 3, 16), ""),
    ("红色", 0, Decimal("1E+3"), None, "末尾\u3000"),
    ("_x0041_", 5, None, date(2020, 3, 16), "红色\ufffe"),
]
HEIGHTS = [27, 33.0, 46.5, 27, 27.3, 19.5, 27]
FIRST = 17

Parts = dict[str, str]


def book(kind: type[Workbook]) -> Parts:
    """The parts of a workbook with a heading, these rows, and a foot."""
    file = BytesIO()
    with kind(file, {"in_memory": True, "strings_to_formulas": False}) as made:
        made.set_properties({"created": datetime(2020, 3, 16)})  # noqa: DTZ001 - no zone in the format
        styles = Styles(made)
        sheet = made.add_worksheet("表")
        sheet.merge_range(0, 0, 0, 4, "标题", styles.plain("title"))
        sheet.write_string(3, 2, "王桂兰", styles.look("left"))
        _put(sheet, styles) if isinstance(sheet, ReadySheet) else _write(sheet, styles)
        sheet.merge_range(FIRST + len(ROWS), 0, FIRST + len(ROWS), 4, "合计", styles.look("total"))
        sheet.autofilter(FIRST - 1, 0, FIRST + len(ROWS) - 1, 4)
        made.add_worksheet("空表").write_string(0, 0, "合计", styles.look("total"))
    parts = ZipFile(file)
    return {name: parts.read(name).decode() for name in parts.namelist()}


def _put(sheet: ReadySheet, styles: Styles) -> None:
    columns = enumerate(zip(*ROWS, strict=True))
    sheet.put(FIRST, [Cells(sheet, place, styles).of(cells) for place, cells in columns], HEIGHTS)
    sheet.put(FIRST + len(ROWS), [[]] * 5, [])


def _write(sheet: Worksheet, styles: Styles) -> None:
    for at, (row, height) in enumerate(zip(ROWS, HEIGHTS, strict=True), start=FIRST):
        for place, cell in enumerate(row):
            if cell is None:
                sheet.write_blank(at, place, None, styles.value(cell))
            elif isinstance(cell, str):
                sheet.write_string(at, place, cell, styles.cell(cell, "centre"))
            elif isinstance(cell, date):
                day = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - no zone in the format
                sheet.write_datetime(at, place, day, styles.value(cell))
            else:
                sheet.write_number(at, place, cell, styles.value(cell))
        sheet.set_row(at, height)


@pytest.fixture(scope="module")
def both() -> tuple[Parts, Parts]:
    return book(ReadyBook), book(Workbook)


def test_only_the_numbering_of_formats_and_texts_differs(both: tuple[Parts, Parts]) -> None:
    numbered = {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/sharedStrings.xml"}
    ready, written = ({name: part for name, part in parts.items() if name not in numbered} for parts in both)
    assert ready == written
    assert list(both[0]) == list(both[1])
    texts, plain = (parts["xl/sharedStrings.xml"] for parts in both)
    assert texts.partition("<si>")[0] == plain.partition("<si>")[0]
    assert sorted(re.findall(r"<si>.*?</si>", texts, re.DOTALL)) == sorted(
        re.findall(r"<si>.*?</si>", plain, re.DOTALL)
    )


@pytest.mark.parametrize("sheet", [1, 2])
def test_ready_cells_are_those_that_are_written_one_by_one(both: tuple[Parts, Parts], sheet: int) -> None:
    ready, written = (_resolved(parts, f"xl/worksheets/sheet{sheet}.xml") for parts in both)
    assert ready == written


def _resolved(parts: Parts, sheet: str) -> str:
    """The sheet with texts and formats in the place of their numbers."""
    texts = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"], re.DOTALL)
    styles = parts["xl/styles.xml"]
    named = {kind: re.findall(rf"<{kind}(?:/>|>.*?</{kind}>)", styles) for kind in ("font", "fill", "border")}
    shown = dict(re.findall(r'numFmtId="(\d+)" formatCode="(.*?)"', styles))
    formats = re.findall(r"<xf .*?(?:/>|</xf>)", styles.partition("<cellXfs")[2].partition("</cellXfs>")[0])

    def told(found: re.Match[str]) -> str:
        style = formats[int(found[1])]
        style = re.sub(r'(font|fill|border)Id="(\d+)"', lambda part: named[part[1]][int(part[2])], style)
        return re.sub(r'numFmtId="(\d+)"', lambda part: shown.get(part[1], part[1]), style)

    return re.sub(r't="s"><v>(\d+)</v>', lambda found: texts[int(found[1])], re.sub(r' s="(\d+)"', told, parts[sheet]))
