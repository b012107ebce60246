"""A workbook whose texts are kept and written in one go; its sheets take whole rows (`rows`).

XlsxWriter searches every text four times for signs that hardly any text holds. Which of its inner parts are used
is held by tests/upstream.
"""

import re

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings, SharedStringTable

from fangpin_pipeline.outputs.rows import ReadySheet

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
    def _write_shared_strings_file(self) -> None:
        texts = _TextsFile()
        texts.string_table = self.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class ReadyBook(Workbook):  # type: ignore[misc]
    """A workbook with such sheets and texts."""

    worksheet_class = ReadySheet

    def __init__(self, *options: object) -> None:
        super().__init__(*options)
        self.str_table = Texts()

    def _get_packager(self) -> Packager:
        return _Packager()
