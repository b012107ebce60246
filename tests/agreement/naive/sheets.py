"""From the bytes of a file to lines of texts, and to its header. What a line means stands in `files`."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from fangpin_pipeline.contracts import Column, Extract, Kind

from .cells import UNITS

BASE_1900 = date(1899, 12, 30)
BASE_1904 = date(1904, 1, 1)

Line = tuple[int, list[str]]


class UnreadableError(Exception):
    """The format or the encoding of the file cannot be read."""


@dataclass(frozen=True)
class Sheet:
    """Non-blank lines with their 1-based numbers, and the first day of the workbook's date serials."""

    lines: list[Line]
    base: date = BASE_1900


@dataclass(frozen=True)
class Header:
    """Where the header stands among the lines, and the column and money unit of each matched place."""

    place: int
    columns: dict[int, tuple[Column, str | None]]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(column.name for column, _ in self.columns.values())

    @property
    def twice(self) -> bool:
        return len(self.names) < len(self.columns)


def _filled(lines: list[Line]) -> list[Line]:
    return [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]


def _csv(data: bytes) -> tuple[str, Sheet]:
    if data.startswith(b"\xef\xbb\xbf"):
        tries = ("utf-8-sig",)
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        tries = ("utf-16",)
    else:
        tries = ("utf-8", "gb18030")
    for encoding in tries:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        records = csv.reader(io.StringIO(text, newline=""))
        return encoding, Sheet(_filled([(number, record) for number, record in enumerate(records, 1)]))
    raise UnreadableError


def _excel_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _xlsx(data: bytes) -> list[Sheet]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception:
        raise UnreadableError from None
    base = BASE_1904 if book.epoch.year == 1904 else BASE_1900
    return [
        Sheet(
            _filled(
                [(i, [_excel_text(cell) for cell in row]) for i, row in enumerate(page.iter_rows(values_only=True), 1)]
            ),
            base,
        )
        for page in book.worksheets
        if page.sheet_state == "visible"
    ]


def sheets_of(file: Path) -> tuple[str, list[Sheet]]:
    """The encoding or format of a file and its visible sheets."""
    suffix = file.suffix.lower()
    if suffix == ".csv":
        encoding, sheet = _csv(file.read_bytes())
        return encoding, [sheet]
    if suffix == ".xlsx":
        return "xlsx", _xlsx(file.read_bytes())
    raise UnreadableError


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def match_header(extract: Extract, text: str) -> tuple[Column, str | None] | None:
    """The column a header cell names, and the unit in its parentheses."""
    cell = squeezed(text)
    for column in extract.columns:
        names = {squeezed(name) for name in (column.label, column.name, *column.aliases)}
        if cell in names:
            return column, None
        followed = re.fullmatch(r"(.+)\(([^()]+)\)", cell)
        if followed and followed[1] in names:
            if column.kind is Kind.MONEY and followed[2] in UNITS:
                return column, followed[2]
            if column.kind in (Kind.NUMBER, Kind.COUNT):
                return column, None
    return None


def find_header(extract: Extract, lines: list[Line]) -> Header | None:
    """The first of the first 20 non-blank lines that holds every required column."""
    required = {column.name for column in extract.required}
    for place, (_, cells) in enumerate(lines[:20]):
        matched = {i: found for i, cell in enumerate(cells) if (found := match_header(extract, cell))}
        header = Header(place, matched)
        if required <= header.names:
            return header
    return None
