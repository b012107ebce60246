"""What a delivered file is, by its first bytes and by strict decoding; its name is not asked. `lines` reads on."""

import codecs
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from fangpin_pipeline.reading.archive import LARGEST_UNPACKED
from fangpin_pipeline.reading.foreign import refuse_foreign, refuse_foreign_members, refuse_foreign_ole
from fangpin_pipeline.reading.quotation import Quotation
from fangpin_pipeline.reading.refusal import UnreadableFileError, undecodable

_BLOCK = 1 << 20
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_LAST_TRIED = "gb18030"
LARGEST_SHEET = 60_000_000


@dataclass(frozen=True)
class Format:
    """Name as the delivery table shows it. Text is csv, or tab-separated where `delimiter` says so, and `is_plain` when
    it holds no quotation mark, `is_regular` when none of them leaves a doubt (`quotation`); `date1904` is the date
    system of a workbook."""

    name: str
    is_text: bool
    is_plain: bool = False
    is_regular: bool = False
    date1904: bool = False
    delimiter: str = ","


def is_packed(file: Path) -> bool:
    """Whether a file begins as archives and workbooks do, so that more than lines of text must be understood in it."""
    return _start(file).startswith((_ZIP, _OLE))


def sniff(file: Path) -> Format:
    """Format and encoding of a file; raises UnreadableFileError for what is neither csv nor a workbook."""
    start = _start(file)
    if start.startswith(_ZIP):
        return _packed(file)
    if start.startswith(_OLE):
        refuse_foreign_ole(file)
        return Format("xls", is_text=False)
    refuse_foreign(file)
    return _text(file, start)


def _start(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(8)


def _text(file: Path, start: bytes) -> Format:
    if start.startswith(_UTF16_MARKS):
        tried = ["utf-16"]
    elif start.startswith(codecs.BOM_UTF8):
        tried = ["utf-8-sig"]
    else:
        tried = ["utf-8", _LAST_TRIED]
    for encoding in tried:
        text = _decoded(file, encoding)
        if text is not None:
            return text
    raise undecodable()


def _decoded(file: Path, encoding: str) -> Format | None:
    """The format of a file that strictly decodes from this encoding. What can be nothing but GB18030 any more is not
    decoded here: whether it is shows when its lines are read, all of which are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    quotation = Quotation()
    try:
        with file.open("rb") as stream:
            while block := stream.read(_BLOCK):
                if encoding != _LAST_TRIED:
                    decoder.decode(block)
                quotation.add(block)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return None
    if encoding == "utf-16":
        return Format(encoding, is_text=True)
    return Format(encoding, is_text=True, is_plain=quotation.is_absent, is_regular=quotation.is_regular)


def _packed(file: Path) -> Format:
    """A workbook that is a zip archive inside: xlsx or ods."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _workbook(archive)
    except UnreadableFileError:
        raise
    except Exception as error:  # a damaged archive raises a dozen kinds, from zlib's to struct's
        raise UnreadableFileError("压缩结构已损坏，无法打开", "用Excel或WPS重新另存为xlsx后报送") from error


def _workbook(archive: zipfile.ZipFile) -> Format:
    members = {member.filename: member for member in archive.infolist()}
    if sum(member.file_size for member in members.values()) > LARGEST_UNPACKED:
        raise UnreadableFileError("解压后过大", "按旗县区拆分，或改用csv报送")
    if "xl/workbook.xml" in members:
        _refuse_vast_sheets(archive, members)
        return Format("xlsx", is_text=False, date1904=_is_date1904(archive))
    if "mimetype" in members and archive.read("mimetype").strip().startswith(_ODS_TYPE):
        return Format("ods", is_text=False)
    refuse_foreign_members(set(members))
    raise UnreadableFileError("是压缩包或不认识的工作簿格式", "解压后直接报送其中的xlsx或csv文件")


def _is_date1904(archive: zipfile.ZipFile) -> bool:
    return (
        re.search(rb"<(?:\w+:)?workbookPr[^>]*\bdate1904=[\"'](?:1|true)[\"']", archive.read("xl/workbook.xml"))
        is not None
    )


def _refuse_vast_sheets(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> None:
    """One stray cell in the last corner of a sheet makes a reader hold 17 thousand million empty cells."""
    for name in members:
        if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            continue
        with archive.open(name) as sheet:
            start = sheet.read(4096)
        corner = re.search(rb"<(?:\w+:)?dimension ref=[\"'][A-Z]+[0-9]+:([A-Z]+)([0-9]+)[\"']", start)
        if corner and _column_number(corner[1]) * int(corner[2]) > LARGEST_SHEET:
            raise UnreadableFileError("工作表的使用范围过大", "删除数据区以外的空行、空列，或改用csv报送")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
