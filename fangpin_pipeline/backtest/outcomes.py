"""A table of later outcomes from anywhere (csv, workbook, Parquet): which household, what day. Counts nothing.

Rows that cannot be used are kept as row numbers, so that nothing is dropped in silence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.backtest.errors import BacktestError
from fangpin_pipeline.reading.cells import UnreadableError, read_date
from fangpin_pipeline.reading.lines import is_blank, sheets, text_of
from fangpin_pipeline.reading.refusal import UnreadableFileError
from fangpin_pipeline.reading.sniff import sniff
from fangpin_pipeline.reading.text import normal_text, without_space

HEADERS = {
    "household_no": ("household_no", "户编号", "户号"),
    "happened_on": ("happened_on", "发生日期", "事件日期"),
    "kind": ("kind", "类型", "事件类型", "情形"),
    "county": ("county_code", "county", "旗县区代码", "旗县区"),
}
REQUIRED = ("household_no", "happened_on")
_FIELDS = {header: field for field, headers in HEADERS.items() for header in headers}
_HEADER_LINES = 20
_Lines = Iterable[tuple[int, list[str]]]


@dataclass(frozen=True)
class Event:
    """Something confirmed that befell a household on a day; `kind` and `county` as the table has them, or empty."""

    household_no: str
    happened_on: date
    kind: str = ""
    county: str = ""


@dataclass(frozen=True)
class Outcomes:
    """The events of a table, how many rows it has, numbers of rows without household or day, columns left aside."""

    events: tuple[Event, ...]
    rows: int
    unusable: tuple[int, ...]
    unused: tuple[str, ...]


def read_outcomes(file: Path) -> Outcomes:
    """Read a table of outcomes; needs the columns 户编号 (household_no) and 发生日期 (happened_on).

    Raises BacktestError for a file that cannot be read or lacks one of them.
    """
    if not file.is_file():
        raise BacktestError(f"没有文件 {file}。请核对路径。")
    try:
        if file.suffix.lower() == ".parquet":
            found = _outcomes(_parquet_lines(file), date1904=False)
        else:
            form = sniff(file)
            read = (_outcomes(sheet.lines, form.date1904) for sheet in sheets(file, form))
            found = next((one for one in read if one is not None), None)
    except UnreadableFileError as error:
        raise BacktestError(f"{file.name}：{error}") from None
    except pa.ArrowInvalid:
        raise BacktestError(f"{file.name} 无法读取。请另存为 csv、xlsx 或 Parquet。") from None
    if found is None:
        raise BacktestError(
            f"{file.name} 的前{_HEADER_LINES}行中没有同时含“户编号”和“发生日期”的表头。"
            "请把这两列的表头写成户编号、发生日期，或 household_no、happened_on。"
        )
    return found


def _parquet_lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    table = pq.read_table(file)
    yield 0, list(table.column_names)
    for number, row in enumerate(table.to_pylist(), start=1):
        yield number, ["" if cell is None else text_of(cell) for cell in row.values()]


def _outcomes(lines: _Lines, date1904: bool) -> Outcomes | None:
    """The outcomes of one sheet; None when it has no header."""
    filled = ((number, cells) for number, cells in lines if not is_blank(cells))
    header = _header(islice(filled, _HEADER_LINES))
    if header is None:
        return None
    places, unused = header
    events: list[Event] = []
    unusable: list[int] = []
    rows = 0
    for number, cells in filled:
        rows += 1
        event = _event(places, cells, date1904)
        unusable.append(number) if event is None else events.append(event)
    return Outcomes(tuple(events), rows, tuple(unusable), unused)


def _header(lines: _Lines) -> tuple[dict[str, int], tuple[str, ...]] | None:
    """Places of the fields in the first line that names both required ones, and the other headers."""
    for _, cells in lines:
        named = [without_space(cell).lower() for cell in cells]
        places = {_FIELDS[name]: place for place, name in reversed(list(enumerate(named))) if name in _FIELDS}
        if all(field in places for field in REQUIRED):
            unused = [cell for cell, name in zip(cells, named, strict=True) if name and name not in _FIELDS]
            return places, tuple(unused)
    return None


def _event(places: Mapping[str, int], cells: list[str], date1904: bool) -> Event | None:
    """The event of a row; None without a household or a day that can be read."""
    found = {field: normal_text(cells[place]) if place < len(cells) else "" for field, place in places.items()}
    try:
        day = read_date(found["happened_on"], date1904)
    except UnreadableError:
        day = None
    if day is None or not found["household_no"]:
        return None
    return Event(found["household_no"], day, found.get("kind", ""), found.get("county", ""))
