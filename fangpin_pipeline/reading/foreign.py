"""Files that hold no table that can be read, recognised by their first bytes: what it is, and what to send instead.

What can be read is told apart in `sniff`, the table in a zip in `archive`.
"""

import re
from mmap import ACCESS_READ, mmap
from pathlib import Path

from fangpin_pipeline.reading.refusal import UnreadableFileError, locked

_START = 4_096
_AS_XLSX = "用Excel或WPS打开后另存为xlsx，再重新报送"
_TYPED = "报送业务系统导出的xlsx或csv电子表格，不要报送扫描件、照片或打印稿"
_UNPACKED = "解压后直接报送其中的xlsx或csv文件，需要压缩时用zip"
_EXPORTED = "从业务系统导出为xlsx或csv后重新报送"
_FROM_TEXT = "把其中的表格复制到Excel或WPS表格中，另存为xlsx后重新报送"

_MAGIC = (
    (rb"%PDF-", "PDF文件（扫描件或打印稿）", _TYPED),
    (
        rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:heic|mif1)",
        "图片",
        _TYPED,
    ),
    (rb"\{\\rtf", "RTF文字文稿", _FROM_TEXT),
    (rb"Rar!\x1a\x07", "RAR压缩包", _UNPACKED),
    (rb"7z\xbc\xaf\x27\x1c", "7z压缩包", _UNPACKED),
    (rb"\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ\0|\x28\xb5\x2f\xfd|.{257}ustar", "gz等格式的压缩包", _UNPACKED),
    (rb"PAR1", "Parquet数据文件", _EXPORTED),
    (rb"SQLite format 3\0", "SQLite数据库文件", _EXPORTED),
    (rb"\0\x01\0\0Standard (?:Jet|ACE) DB", "Access数据库文件", _EXPORTED),
)
_HTML = re.compile(
    rb"(?:<!--.*?-->|<\?xml[^>]*>|\s)*<(?:!doctype html|html|head|meta|style|body|div|table)\b", re.I | re.S
)
_WEB_ARCHIVE = re.compile(rb"\s*(?:MIME-Version|Content-Type):", re.I)
_OFFICE_XML = b"urn:schemas-microsoft-com:office:"
# The record that locks an old workbook follows its first one; the reader knows only the younger kind of lock.
_LOCK = re.compile(rb"\x09\x08(?:\x10\0\0\x06\x05\0.{12}|\x08\0\0\x05\x05\0.{4})(?:\x86\0\0\0)?\x2f\0", re.S)
_DIRECTORY_ENTRIES = 4
_ENTRY = 128

_DOCUMENTS = (
    ("word/document.xml", "Word文稿（docx）", _FROM_TEXT),
    ("ppt/presentation.xml", "演示文稿（pptx）", _FROM_TEXT),
    ("xl/workbook.bin", "二进制工作簿（xlsb）", _AS_XLSX),
    ("Index/Document.iwa", "苹果Numbers表格", "在Numbers中选“导出到Excel”，报送导出的xlsx"),
    ("Index.zip", "苹果Numbers表格", "在Numbers中选“导出到Excel”，报送导出的xlsx"),
)


def refuse_foreign(file: Path) -> None:
    """Raise UnreadableFileError for a file whose first bytes tell that it is no table."""
    with file.open("rb") as stream:
        start = stream.read(_START)
    for magic, what, remedy in _MAGIC:
        if re.match(magic, start, re.S):
            raise _is(what, remedy)
    # UTF-16 lays a zero byte beside every character of the markup; marks of an encoding come first.
    markup = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _OFFICE_XML + b"spreadsheet" in markup and markup.lstrip().startswith(b"<?xml"):
        raise _is("2003版XML表格", _AS_XLSX)
    if _HTML.match(markup) or _WEB_ARCHIVE.match(markup):
        raise _is("网页（HTML），只是后缀改成了表格", _AS_XLSX)
    if markup.lstrip().startswith(b"<?xml"):
        raise _is("XML文件", _EXPORTED)


def refuse_foreign_members(names: set[str]) -> None:
    """Raise UnreadableFileError for a zip whose member names tell that it is a document and no workbook."""
    for name, what, remedy in _DOCUMENTS:
        if name in names:
            raise _is(what, remedy)


def refuse_foreign_ole(file: Path) -> None:
    """Raise UnreadableFileError for an old Office file that is no workbook or asks for a password."""
    with file.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as whole:
        # What is embedded in a document stands in the directory too, but not among its first entries.
        for part in (_first_entries(whole), whole):
            if _holds(part, "EncryptedPackage"):
                raise locked()
            if _holds(part, "Workbook") or _holds(part, "Book"):
                if _LOCK.search(whole):
                    raise locked()
                return
            if _holds(part, "WordDocument"):
                raise _is("Word或WPS文字文稿（doc、wps）", _FROM_TEXT)
            if _holds(part, "PowerPoint Document"):
                raise _is("演示文稿（ppt）", _FROM_TEXT)


def _first_entries(whole: mmap) -> bytes:
    sector = 1 << min(int.from_bytes(whole[30:32], "little"), 12)
    first = (int.from_bytes(whole[48:52], "little") + 1) * sector
    return whole[first : first + _DIRECTORY_ENTRIES * _ENTRY]


def _holds(part: bytes | mmap, name: str) -> bool:
    """Whether a directory entry of this name stands in these bytes."""
    return part.find(name.encode("utf-16-le")) >= 0


def _is(what: str, remedy: str) -> UnreadableFileError:
    return UnreadableFileError(f"是{what}，不是可读的表格", remedy)
