"""Other looks of defects that have a switch in a module beside this one: each carries the number of its defect."""

import csv
from collections.abc import Sequence
from functools import partial
from io import BytesIO, StringIO

import numpy as np
import xlsxwriter

from fangpin_pipeline.sample.defects.declare import (
    Defect,
    Struck,
    Told,
    Treatment,
    beside,
    changed,
    filled,
    respell,
    some,
)
from fangpin_pipeline.sample.files import CREATED
from fangpin_pipeline.sample.schedule import PlannedFile

_GARBLED = "乱码文件"
_MERGED = "合并表头和隐藏行"
_LINE_ENDS = "引号、制表符和换行不一"
_FIELD_BYTES = 20
_HIDDEN_ROWS = 3
_CLAN = "·乌珠穆沁孛儿只斤氏"
"""Longer than a field of twenty bytes holds, whatever stands before it."""


def _own_file(planned: Sequence[PlannedFile], number: str, title: str, end: str) -> list[PlannedFile]:
    return [*planned, beside(planned, number, "150823", title, end)]


def _garbled(file: PlannedFile, content: bytes) -> bytes:
    """UTF-8 that was opened as GB18030 and saved again."""
    return content.decode("gb18030", "ignore").encode()


def _long_names(told: Told) -> Struck:
    return respell(told, "name", _long_named(told), lambda name: name + _CLAN)


def _cut_names(told: Told) -> Struck:
    return respell(told, "name", _long_named(told), lambda name: _cut(name + _CLAN))


def _long_named(told: Told) -> list[int]:
    """The same persons in every file: those whose number of the day's births is 7 or 8, one in five hundred."""
    return [row for row, number in enumerate(told.cells("id_no")) if number[14:17] in ("007", "008")]


def _cut(name: str) -> str:
    return name.encode("gb18030")[:_FIELD_BYTES].decode("gb18030", "ignore")


def _long_certificates(told: Told) -> Struck:
    """A certificate that was issued again has two digits more."""
    return respell(told, "certificate_no", some(told, filled(told, "certificate_no"), 2), lambda text: f"{text}B1")


def _certificate_as_id(told: Told) -> Struck:
    """The number of a disability certificate stands for the identity number of one person a county."""
    shared = np.bincount(told.household)[told.household] > 1
    return respell(told, "id_no", some(told, shared, 1), lambda text: f"{text}43", hurts=True)


def _merged(file: PlannedFile, content: bytes) -> bytes:
    """The table as a workbook: what belongs together under one merged cell, and some rows hidden by a filter."""
    header, *rows = csv.reader(StringIO(content.decode()))
    whole = BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet()
    for place, word in enumerate(header[:3]):
        sheet.merge_range(0, place, 1, place, word)
    sheet.merge_range(0, 3, 0, len(header) - 1, "参保情况")
    sheet.write_row(1, 3, header[3:])
    for line, row in enumerate(rows, 2):
        sheet.write_row(line, 0, row)
    for line in range(2, 2 + _HIDDEN_ROWS):
        sheet.set_row(line, None, None, {"hidden": True})
    book.close()
    return whole.getvalue()


def _two_digits(told: Told) -> Struck:
    return respell(told, "issued_on", some(told, filled(told, "issued_on"), 1), lambda day: day[2:])


def _uneven(file: PlannedFile, content: bytes) -> bytes:
    """Three ways of writing a line, one after the other."""
    lines = [line.split(",") for line in content.decode().splitlines()]
    return "".join(_written(place % 3, cells) for place, cells in enumerate(lines)).encode()


def _written(way: int, cells: list[str]) -> str:
    if way == 0:
        return ",".join(cells) + "\r\n"
    if way == 1:
        return ",".join(f'"{cell}"' for cell in cells) + "\n"
    return ",".join(f"\t{cell}\t" for cell in cells) + "\r\n"


DEFECTS = (
    Defect(
        1,
        "garbled_file",
        _GARBLED,
        "乌拉特前旗另报的低保更正文件，UTF-8按GB18030打开后另存成乱码",
        Treatment.REFUSED,
        plan=partial(_own_file, number="X07", title=_GARBLED, end="乱码.csv"),
        rewrite=_garbled,
    ),
    Defect(
        3,
        "names_cut",
        "姓名被截断",
        "户籍人口中的长姓名，参保信息中只有前20个字节",
        Treatment.HARMLESS,
        {"X10": _long_names, "X16": _cut_names},
    ),
    Defect(
        7,
        "long_certificates",
        "22位残疾人证号",
        "残疾人证号补发后带两位后缀，共22位",
        Treatment.HARMLESS,
        {"X22": _long_certificates},
    ),
    Defect(
        7,
        "certificate_as_id",
        "证件号填残疾人证号",
        "户籍人口的身份证号填20位残疾人证号",
        Treatment.ROW,
        {"X10": _certificate_as_id},
    ),
    Defect(
        13,
        "merged_header",
        _MERGED,
        "乌拉特前旗自报参保信息的工作簿，表头两行且有合并单元格，数据中有三个隐藏行",
        Treatment.HARMLESS,
        plan=partial(_own_file, number="X16", title=_MERGED, end="县报.xlsx"),
        rewrite=_merged,
    ),
    Defect(
        16,
        "two_digit_years",
        "两位数年份",
        "残疾人证的发证日期年份只写两位",
        Treatment.CELL,
        {"X22": _two_digits},
    ),
    Defect(
        31,
        "uneven_lines",
        _LINE_ENDS,
        "参保信息的行有的加引号，有的单元格前后带制表符，换行符混用",
        Treatment.HARMLESS,
        plan=partial(changed, number="X16", title=_LINE_ENDS),
        rewrite=_uneven,
    ),
)
