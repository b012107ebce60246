"""The rows of a table as ready XML: XlsxWriter takes cells one by one, and a city's lists hold millions of them.

Each column is worded and formatted on its own, a text that comes again is looked up, and a row is put together in one
go. All else about a sheet stays XlsxWriter's; which of its inner parts are used is held by tests/upstream. What the
cells say stands with each table.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellBlankTuple, Worksheet

from fangpin_pipeline.outputs.style import MARKED, Styles

Cell = str | int | Decimal | date | None

# Stands for the number of the row until the row is put together. No finished cell holds this sign.
_ROW = "\0"
_TEXT = ' t="s"'
_PIXELS_A_POINT = 4 / 3
_LONGEST = 32_767  # UTF-16 units that Excel takes in a cell


class ReadySheet(Worksheet):  # type: ignore[misc]
    """A worksheet that also takes whole rows. Cells written one by one and ready rows must not share a row."""

    def __init__(self) -> None:
        super().__init__()
        self.dim_rowmin: int | None
        self.dim_rowmax: int | None
        self._ready: list[tuple[int, int, str]] = []

    def put(self, first: int, columns: Sequence[Iterable[str]], heights: Sequence[float]) -> None:
        """Put down rows from row `first` on: finished cells column by column, heights in points."""
        if not heights:
            return
        end = first + len(heights)
        self._check_dimensions(first, 0)
        self._check_dimensions(end - 1, len(columns) - 1)
        opening = {height: self._opening(height, len(columns)) for height in set(heights)}
        starts = map(opening.__getitem__, heights)
        rows = "".join(
            f"{''.join(cells)}</row>".replace(_ROW, str(number))
            for number, cells in enumerate(zip(starts, *columns, strict=False), start=first + 1)
        )
        self.str_table.count += rows.count(_TEXT)
        self._ready.append((first, end, rows))

    def number_of(self, day: date) -> float:
        """A day as Excel counts days."""
        return float(self._convert_date_time(datetime(day.year, day.month, day.day)))  # noqa: DTZ001 - no zone

    def _opening(self, height: float, columns: int) -> str:
        pixels = int(height * _PIXELS_A_POINT + 0.5)
        return f'<row r="{_ROW}" spans="1:{columns}" ht="{pixels / _PIXELS_A_POINT:.16g}" customHeight="1">'

    def _write_rows(self) -> None:
        """The rows of the sheet in their order, those that are ready as they are."""
        top, bottom = self.dim_rowmin, self.dim_rowmax
        for first, end, rows in sorted(self._ready):
            self.dim_rowmax = first - 1
            super()._write_rows()
            self.fh.write(rows)
            self.dim_rowmin = end
        self.dim_rowmax = bottom
        super()._write_rows()
        self.dim_rowmin = top

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """A cell of a heading or a foot; most of them are the empty ones of merged ranges."""
        if cell.__class__ is not CellBlankTuple:
            super()._write_cell(row, col, cell)
        else:
            self.fh.write(f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{cell.format._get_xf_index()}"/>')


class Cells(dict[Cell, str]):
    """The finished cells of one column by what they say; equal cells are made once.

    `look` is that of ordinary texts. A column holds whole numbers or amounts, not both.
    """

    def __init__(self, sheet: ReadySheet, place: int, styles: Styles, look: str = "centre") -> None:
        super().__init__()
        self._sheet, self._styles, self._look = sheet, styles, look
        self._letters = xl_col_to_name(place)
        self._texts: dict[str, int] = sheet.str_table.string_table
        self._ordinary = ""

    def of(self, values: Iterable[Cell]) -> list[str]:
        """Finished cells of the values, row by row."""
        return [self[value] for value in values]

    def __missing__(self, value: Cell) -> str:
        cell = self[value] = self._text(value) if isinstance(value, str) else self._other(value)
        return cell

    def _text(self, text: str) -> str:
        start = self._ordinary
        if not start or text in MARKED:
            start = self._start(self._styles.cell(text, self._look)) + f"{_TEXT}><v>"
            self._ordinary = self._ordinary if text in MARKED else start
        if len(text) > _LONGEST // 2:
            text = text.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")
        return f"{start}{self._texts.setdefault(text, len(self._texts))}</v></c>"

    def _other(self, value: int | Decimal | date | None) -> str:
        start = self._start(self._styles.value(value))
        if value is None:
            return f"{start}/>"
        number = self._sheet.number_of(value) if isinstance(value, date) else value
        return f"{start}><v>{number:.16G}</v></c>"

    def _start(self, style: Format) -> str:
        return f'<c r="{self._letters}{_ROW}" s="{style._get_xf_index()}"'
