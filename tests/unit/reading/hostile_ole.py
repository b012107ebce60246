"""Old workbooks (OLE containers with BIFF records) whose sizes and chains are lies."""

import struct

_SECTOR = 512
_FREE, _END, _FAT, _DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def record(kind: int, body: bytes) -> bytes:
    """One BIFF record."""
    return struct.pack("<HH", kind, len(body)) + body


_BOF_BOOK = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
_BOF_SHEET = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
_EOF = record(0x0A, b"")


def _stream(globals_: bytes, sheet: bytes) -> bytes:
    """A workbook stream of one sheet, padded beyond the limit of small streams."""
    start = len(_BOF_BOOK) + len(globals_) + 4 + 8 + len("data") + len(_EOF)
    bound = record(0x85, struct.pack("<IHBB", start, 0, 4, 0) + b"data")
    return (_BOF_BOOK + globals_ + bound + _EOF + _BOF_SHEET + sheet + _EOF).ljust(4096, b"\0")


def container(stream: bytes, size: int | None = None, loop: bool = False, fat_sectors: int = 1) -> bytes:
    """An OLE container of one stream. `size` is what its directory claims, `loop` chains its sectors in a ring, and
    `fat_sectors` is the number of allocation sectors that the header claims."""
    sectors = -(-len(stream) // _SECTOR)
    chain = [place + 1 for place in range(2, 1 + sectors)] + [2 if loop else _END]
    fat = [_FAT, _END, *chain]
    fat += [_FREE] * (_SECTOR // 4 - len(fat))
    header = _MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    directory = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, size or len(stream))
    return (
        header + struct.pack("<128I", *fat) + directory.ljust(_SECTOR, b"\0") + stream.ljust(sectors * _SECTOR, b"\0")
    )


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def _number(row: int, column: int, value: float) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, value))


def honest() -> bytes:
    """A workbook with one number, all of whose sizes are true."""
    return container(_stream(b"", _number(0, 0, 1.0)))


def far_cells() -> bytes:
    """A sheet with cells in two corners of the largest possible one."""
    dimensions = record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    return container(_stream(b"", dimensions + _number(0, 0, 1.0) + _number(0xFFFF, 0xFFFF, 1.0)))


def endless_strings() -> bytes:
    """A table of shared strings that claims four thousand million of them."""
    return container(_stream(record(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF)), _number(0, 0, 1.0)))


def ring_of_sectors() -> bytes:
    """A stream whose last sector is followed by its first."""
    return container(_stream(b"", _number(0, 0, 1.0)), size=0xFFFFFFF0, loop=True)


def lying_stream_size() -> bytes:
    """A stream that claims exabytes."""
    return container(_stream(b"", _number(0, 0, 1.0)), size=1 << 62)


def lying_allocation() -> bytes:
    """A header that claims four thousand million allocation sectors."""
    return container(_stream(b"", _number(0, 0, 1.0)), fat_sectors=0xFFFFFFFF)


def ring_of_allocation() -> bytes:
    """A chain of allocation tables that points at itself."""
    raw = bytearray(container(_stream(b"", _number(0, 0, 1.0))))
    struct.pack_into("<II", raw, 68, 0, 0xFFFFFFFF)
    return bytes(raw)


def ring_of_directory() -> bytes:
    """A directory whose only sector is followed by itself."""
    raw = bytearray(container(_stream(b"", _number(0, 0, 1.0))))
    struct.pack_into("<I", raw, _SECTOR + 4, 1)
    return bytes(raw)
