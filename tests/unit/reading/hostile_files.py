"""Files made to break whoever reads them: each function gives the bytes of one, tests say what must come of it."""

import io
import struct
import zipfile
from collections.abc import Iterable
from itertools import pairwise

from reading_toys import csv_text, person, workbook

HEADER = ["身份证号", "月补差金额", "享受开始日期"]
ROW = [person(1), 300, "2020-01-01"]
GOOD = csv_text(HEADER, ROW)
_GIGABYTE = 1 << 30
_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def good_xlsx() -> bytes:
    """A workbook as a department sends it."""
    return workbook(("数据", [HEADER, ROW]))


def xlsx(changed: dict[str, bytes | Iterable[bytes]]) -> bytes:
    """The good workbook with some parts replaced or added; a part may come in pieces."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good_xlsx())) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        parts = {name: source.read(name) for name in source.namelist()} | changed
        for name, content in parts.items():
            with target.open(name, "w", force_zip64=True) as part:
                for piece in [content] if isinstance(content, bytes) else content:
                    part.write(piece)
    return stream.getvalue()


def sheet(rows: bytes, dimension: bytes = b"") -> bytes:
    """The XML of a sheet that holds the header, the good row and these rows."""
    lines = b"".join(
        b'<row r="%d">%s</row>'
        % (number, b"".join(b'<c t="inlineStr"><is><t>%s</t></is></c>' % str(cell).encode() for cell in cells))
        for number, cells in enumerate([HEADER, ROW], start=1)
    )
    return b"<worksheet %s>%s<sheetData>%s%s</sheetData></worksheet>" % (_MAIN.encode(), dimension, lines, rows)


def _zeros(count: int) -> Iterable[bytes]:
    block = bytes(1 << 20)
    return (block for _ in range(count >> 20))


def bomb_in_sheet() -> bytes:
    """A gigabyte of zeros where the sheet should be."""
    return xlsx({_SHEET: _zeros(_GIGABYTE)})


def bomb_in_strings() -> bytes:
    """Shared strings that unpack to a gigabyte of text in one string."""

    def pieces() -> Iterable[bytes]:
        yield b'<sst %s count="1" uniqueCount="1"><si><t>' % _MAIN.encode()
        yield from (b"9" * (1 << 20) for _ in range(1 << 10))
        yield b"</t></si></sst>"

    return xlsx({_STRINGS: pieces()})


def bomb_of_rows() -> bytes:
    """A sheet of 40 million cells that compresses to nothing."""
    rows = b"<row>" + b"<c><v>1</v></c>" * 64 + b"</row>"
    block = rows * 1024

    def pieces() -> Iterable[bytes]:
        yield b"<worksheet %s><sheetData>" % _MAIN.encode()
        yield from (block for _ in range(600))
        yield b"</sheetData></worksheet>"

    return xlsx({_SHEET: pieces()})


def lying_sizes() -> bytes:
    """A bomb whose directory says that it is small."""
    raw = bytearray(bomb_in_sheet())
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = raw.find(signature)
        while place >= 0:
            if struct.unpack_from("<I", raw, place + offset)[0] >= _GIGABYTE:
                struct.pack_into("<I", raw, place + offset, 4096)
            place = raw.find(signature, place + 4)
    return bytes(raw)


def stray_cell(dimension: bytes = b"") -> bytes:
    """One cell in the last corner of a sheet."""
    return xlsx({_SHEET: sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', dimension)})


def stray_cell_declared() -> bytes:
    """The same, with the range that Excel writes."""
    return stray_cell(b'<dimension ref="A1:XFD1048576"/>')


def million_blank_rows() -> bytes:
    """A sheet formatted to its end, with two rows of data."""
    return xlsx({_SHEET: sheet(b"".join(b'<row r="%d"/>' % number for number in range(3, 1_000_003)))})


def million_blank_cells(rows: int = 1_000_000) -> bytes:
    """So many rows that hold one blank text each."""
    cell = b'<row r="%d"><c r="C%d" t="inlineStr"><is><t> </t></is></c></row>'
    return xlsx({_SHEET: sheet(b"".join(cell % (number, number) for number in range(3, rows + 3)))})


def entities() -> bytes:
    """XML entities that double thirty times."""
    names = [b"a%d" % level for level in range(31)]
    doubled = b"".join(b'<!ENTITY %s "&%s;&%s;">' % (new, old, old) for old, new in pairwise(names))
    head = b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a0 "ha">%s]>' % doubled
    return xlsx({_SHEET: head + sheet(b'<row r="3"><c t="inlineStr"><is><t>&a30;</t></is></c></row>')})


def deep_xml() -> bytes:
    """A million elements inside each other."""
    return xlsx({_SHEET: sheet(b"<row>" * 1_000_000)})


def outside_entity() -> bytes:
    """An entity that stands for a file of the machine that reads."""
    head = b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return xlsx({_SHEET: head + sheet(b'<row r="3"><c t="inlineStr"><is><t>&x;</t></is></c></row>')})


def macros() -> bytes:
    """A workbook with a macro project."""
    return xlsx({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Shell touch hacked" * 100})


def outside_links() -> bytes:
    """A workbook that takes a value from another one on a server."""
    link = (
        b'<externalLink %s><externalBook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        b'r:id="rId1"/></externalLink>' % _MAIN.encode()
    )
    target = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" '
        b'Target="http://192.0.2.1/x.xlsx" TargetMode="External"/></Relationships>'
    )
    return xlsx(
        {
            "xl/externalLinks/externalLink1.xml": link,
            "xl/externalLinks/_rels/externalLink1.xml.rels": target,
        }
    )


def climbing_zip() -> bytes:
    """A zip whose member would be written above its folder."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        target.writestr("../../../escaped.csv", GOOD)
    return stream.getvalue()


def endless_line() -> bytes:
    """A csv of one line of 100 megabytes."""
    return ",".join(HEADER).encode() + b"," + b"9" * (100 << 20)


def endless_cells() -> bytes:
    """A csv of one line with thirty million cells."""
    return GOOD.encode() + b"," * 30_000_000


def endless_quotation() -> bytes:
    """A csv in which a quotation never ends."""
    return GOOD.encode() + b'"' + b"x\n" * 20_000_000


def nul_bytes() -> bytes:
    """A csv with NUL bytes between and inside its cells."""
    return GOOD.encode() + b"\0" * 5_000_000 + b"\n"
