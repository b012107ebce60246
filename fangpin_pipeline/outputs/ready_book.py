"""A workbook whose texts are written in one go and whose sheets take whole rows (`rows`).

XlsxWriter searches every text four times for signs that hardly any text holds, and packs twice as long for files that
are an eighth smaller. Which of its inner parts are used is held by tests/upstream.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings, SharedStringTable

from fangpin_pipeline.outputs.rows import ReadySheet

_SAME_TIME = (1980, 1, 1, 0, 0, 0)
_LEVEL = 4
# Signs that XML cannot hold or means otherwise.
_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f&<>\ufffe\uffff]")


class Texts(SharedStringTable):  # type: ignore[misc]
    """The texts of a workbook, numbered in the order in which they come first.

    `string_table` may be given further texts directly, each with the number of texts before it.
    """

    string_table: dict[str, int]

    def _get_shared_string_index(self, string: str) -> int:
        self.count += 1
        return self.string_table.setdefault(string, len(self.string_table))

    def _sort_string_data(self) -> None:
        self.string_array = list(self.string_table)
        self.unique_count = len(self.string_array)
        self.string_table = {}


class _TextsFile(SharedStrings):  # type: ignore[misc]
    """The file of the texts."""

    def _write_sst_strings(self) -> None:
        for text in self.string_table.string_array:
            if _is_special(text):
                self._write_si(text)
            else:
                self.fh.write(f"<si><t>{text}</t></si>")


def _is_special(text: str) -> bool:
    """Whether XlsxWriter may write a text in another way: with escapes, or so that space at its ends is kept."""
    return bool(_SIGNS.search(text)) or "_x" in text or text[:1].isspace() or text[-1:].isspace()


class _Packager(Packager):  # type: ignore[misc]
    """Packs the parts of a workbook into its file by itself, so that nothing is left to pack."""

    def __init__(self, file: Path | IO[bytes]) -> None:
        super().__init__()
        self._file = file

    def _create_package(self) -> list[Any]:
        with ZipFile(self._file, "w") as archive:
            for content, name, _ in super()._create_package():
                part = content.getvalue()
                told = part if isinstance(part, bytes) else part.encode("utf-8")
                archive.writestr(ZipInfo(name, _SAME_TIME), told, ZIP_DEFLATED, _LEVEL)
        return []

    def _write_shared_strings_file(self) -> None:
        texts = _TextsFile()
        texts.string_table = self.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class ReadyBook(Workbook):  # type: ignore[misc]
    """A workbook with such sheets and texts. Its parts never touch a temporary file; `options` are XlsxWriter's."""

    worksheet_class = ReadySheet

    def __init__(self, file: Path | IO[bytes], options: Mapping[str, bool]) -> None:
        super().__init__(BytesIO(), {**options, "in_memory": True})
        self.str_table = Texts()
        self._file = file

    def _get_packager(self) -> Packager:
        return _Packager(self._file)
