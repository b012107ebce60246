"""Old Office files written by hand: the container of Word, PowerPoint and Excel, and a workbook in it (BIFF8).

No library of today writes them, and departments still send them.
"""

import struct
from collections.abc import Sequence

_SECTOR = 512
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_NONE = 0xFFFFFFFF
_SMALLEST = 4096


def container(name: str, content: bytes) -> bytes:
    """An OLE file with one stream."""
    content = content.ljust(_SMALLEST, b"\0")
    content += bytes(-len(content) % _SECTOR)
    sectors = len(content) // _SECTOR
    fat = [_FAT, _END, *range(3, 2 + sectors), _END]
    assert len(fat) <= _SECTOR // 4
    table = struct.pack(f"<{_SECTOR // 4}I", *fat, *[_FREE] * (_SECTOR // 4 - len(fat)))
    root = _entry("Root Entry", 5, child=1, start=_END, size=0)
    directory = root + _entry(name, 2, child=_NONE, start=2, size=len(content)) + _entry("", 0, _NONE, 0, 0) * 2
    return _header() + table + directory + content


def _header() -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    counts = struct.pack("<6xIIIIIIIII", 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    return start + counts + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le") if name else b""
    return struct.pack("<64sHBBIII16xI16xIQ", text, len(text), kind, 1, _NONE, _NONE, child, 0, start, size)


def workbook(sheet: str, rows: Sequence[Sequence[str | float]], locked: bool = False) -> bytes:
    """An xls with one sheet of texts and numbers; `locked` marks it as asking for a password."""
    cells = b"".join(_cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row))
    body = _record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + _record(0x0A, b"")
    begin = _record(0x0809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    begin += _record(0x2F, struct.pack("<HHH", 0, 0x1234, 0x5678)) if locked else b""
    name = struct.pack("<BB", len(sheet), 1) + sheet.encode("utf-16-le")
    size = len(begin) + 4 + 6 + len(name) + 4
    globals_ = begin + _record(0x85, struct.pack("<IH", size, 0) + name) + _record(0x0A, b"")
    return container("Workbook", globals_ + body)


def _cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return _record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(0x0203, place + struct.pack("<d", value))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
