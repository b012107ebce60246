"""Delivered files as bytes, county by county: csv in an office's encoding, or a small workbook.

The same rows give the same bytes: no clock, no machine name. What stands in a file is decided elsewhere.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter

from fangpin_pipeline.sample.render import Manner

CREATED = datetime(2020, 3, 16, tzinfo=UTC).replace(tzinfo=None)
"""Workbooks carry this day as their creation, so that the same seed gives the same bytes."""
_NEEDS_QUOTES = '[",\r\n]'


class Sheet(ABC):
    """A file being written. It stands under a hidden name until it is closed, and is then whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hidden = path.with_name(f".{path.name}.part")
        path.parent.mkdir(parents=True, exist_ok=True)

    @abstractmethod
    def line(self, cells: Sequence[str]) -> None:
        """One line: a title, a header, a note."""

    @abstractmethod
    def block(self, columns: Sequence[pa.Array]) -> None:
        """Many lines, given as columns of text."""

    @abstractmethod
    def finish(self) -> None:
        """Write what is left."""

    def close(self) -> None:
        """Finish and give the file its name."""
        self.finish()
        self.hidden.replace(self.path)


class CsvSheet(Sheet):
    """A csv file in one encoding and line end."""

    def __init__(self, path: Path, manner: Manner) -> None:
        super().__init__(path)
        self._encoding = "utf-8" if manner.encoding == "utf-8-sig" else manner.encoding
        self._end = manner.line_end
        self._file: BinaryIO = self.hidden.open("wb")
        if manner.encoding == "utf-8-sig":
            self._file.write(b"\xef\xbb\xbf")

    def line(self, cells: Sequence[str]) -> None:
        self.block([pa.array([cell]) for cell in cells])

    def block(self, columns: Sequence[pa.Array]) -> None:
        if len(columns[0]) == 0:
            return
        quoted = [_quoted(column) for column in columns]
        body, last = quoted[:-1], pc.binary_join_element_wise(quoted[-1], self._end, "")
        lines = pc.binary_join_element_wise(*body, last, ",")
        # The text of an Arrow column lies in one piece: the lines one after the other.
        text = lines.buffers()[2].slice(0, pc.sum(pc.binary_length(lines)).as_py())
        self._file.write(text if self._encoding == "utf-8" else text.to_pybytes().decode().encode(self._encoding))

    def finish(self) -> None:
        self._file.close()


class Workbook(Sheet):
    """A workbook of one sheet, all cells text but plain numbers; for small files only."""

    def __init__(self, path: Path, title: str) -> None:
        super().__init__(path)
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(self.hidden), options)
        self._book.set_properties({"title": f"{title}（合成数据）", "author": "fangpin sample", "created": CREATED})
        self._sheet = self._book.add_worksheet("合成数据")
        self._row = 0

    def line(self, cells: Sequence[str]) -> None:
        for column, cell in enumerate(cells):
            if cell:
                self._sheet.write_string(self._row, column, cell)
        self._row += 1

    def block(self, columns: Sequence[pa.Array]) -> None:
        for cells in zip(*(column.to_pylist() for column in columns), strict=True):
            self.line(cells)

    def finish(self) -> None:
        self._book.close()


def open_sheet(path: Path, manner: Manner, title: str) -> Sheet:
    """The writer for a manner."""
    return Workbook(path, title) if manner.form == "xlsx" else CsvSheet(path, manner)


def _quoted(column: pa.Array) -> pa.Array:
    risky = pc.match_substring_regex(column, _NEEDS_QUOTES)
    if not pc.any(risky).as_py():
        return column
    doubled = pc.replace_substring(column, '"', '""')
    return pc.if_else(risky, pc.binary_join_element_wise('"', doubled, '"', ""), column)
