"""Defects of the file itself: lines that are no data, headers, and formats that hold no table."""

from collections.abc import Sequence
from functools import partial
from html import escape

from fangpin_pipeline.sample.defects.declare import Defect, Struck, Told, Treatment, beside, changed
from fangpin_pipeline.sample.schedule import PlannedFile

_LINES = "标题、小计和说明行"
_RENAMED = "列名写错"
_HTML = "网页另存为xls"
_DOCUMENTS = "文档和扫描件"
_SECTOR = 512
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _subtotal(told: Told) -> Struck:
    """The manner writes one line below the rows of a county."""
    return Struck(told.texts, told.household, 1)


def _correction(planned: Sequence[PlannedFile], title: str, ends: dict[str, str]) -> list[PlannedFile]:
    return [*planned, *(beside(planned, "X07", county, title, end) for county, end in ends.items())]


def _misspelt(file: PlannedFile, content: bytes) -> bytes:
    return content.replace("身份证号".encode(), "身份正号".encode(), 1)


def _page(file: PlannedFile, content: bytes) -> bytes:
    """The table as a web page, as some systems "export to Excel"."""
    rows = (line.split(",") for line in content.decode().splitlines())
    cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><table>\n{cells}</table></body></html>\n'.encode()


def _document(file: PlannedFile, content: bytes) -> bytes:
    return _PDF if file.name.endswith(".pdf") else _word_document(content)


def _word_document(content: bytes) -> bytes:
    """The start of an old Office file of 512-byte sectors (the directory in the first), then what is written in it."""
    header = bytearray(_OLE.ljust(_SECTOR, b"\0"))
    header[30:32] = (9).to_bytes(2, "little")
    entries = (f"{name}\0".encode("utf-16-le").ljust(_SECTOR // 4, b"\0") for name in ("Root Entry", "WordDocument"))
    return bytes(header) + b"".join(entries).ljust(_SECTOR, b"\0") + content


DEFECTS = (
    Defect(
        13,
        "extra_lines",
        _LINES,
        "参保信息带标题行、各旗县区小计、合计和说明行",
        Treatment.COUNTED,
        {"X16": _subtotal},
        partial(changed, number="X16", title=_LINES, titled=True, subtotals=True),
        lines=3,
    ),
    Defect(
        14,
        "renamed_column",
        _RENAMED,
        "乌拉特前旗另报的低保更正文件，身份证号列写成身份正号",
        Treatment.REFUSED,
        plan=partial(_correction, title=_RENAMED, ends={"150823": "再更正.csv"}),
        rewrite=_misspelt,
    ),
    Defect(
        31,
        "web_page",
        _HTML,
        "乌拉特前旗另报的低保更正文件扩展名是xls，内容是网页",
        Treatment.REFUSED,
        plan=partial(_correction, title=_HTML, ends={"150823": "更正.xls"}),
        rewrite=_page,
    ),
    Defect(
        32,
        "documents",
        _DOCUMENTS,
        "五原县报送低保名单的doc文档，乌拉特前旗报送PDF扫描件",
        Treatment.REFUSED,
        plan=partial(_correction, title=_DOCUMENTS, ends={"150821": "名单.doc", "150823": "扫描件.pdf"}),
        rewrite=_document,
    ),
)
