"""The report as Word, laid out as GB/T 9704 has it: A4, 28 characters a line, page numbers, marked 初稿.

Fonts are named, not embedded; Word takes its own 仿宋, 黑体 and 楷体. Tables are written as plain XML, because
python-docx takes seconds for a few hundred rows.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from fangpin_pipeline.outputs.report.declare import Block, Chart, Heading, Note, Paragraph, Report, Table
from fangpin_pipeline.outputs.report.render import png

_BODY, _HEAD, _SECTION, _TITLE = "仿宋", "黑体", "楷体", "方正小标宋简体"
_LATIN = "Times New Roman"
_TOP, _BOTTOM, _LEFT, _RIGHT = 37, 35, 28, 26
_PAGE_WIDTH = 210 - _LEFT - _RIGHT
_TWIPS = 1440 / 25.4
_LINE = 578  # 28.9 points, in twentieths: 22 lines a page
# 28 characters of 16 points are a little wider than 156 mm. A character grid would do it in Word, but not in WPS and
# LibreOffice; a quarter of a point less between characters does it everywhere.
_TIGHTER = -5
# The same report gives the same file whenever it is written.
_MADE = datetime(2020, 1, 1, tzinfo=UTC)


def write_docx(report: Report, file: Path) -> None:
    """Write the report; equal reports give equal contents."""
    from docx import Document

    document = Document()
    _prepare(document, report)
    _line(document, report.title, _TITLE, 22, centred=True)
    for place, line in enumerate(report.lines):
        _line(document, line, _SECTION if place else _HEAD, 16 if place < 1 else 12, centred=True)
    for block in report.blocks:
        _write(document, block)
    buffer = BytesIO()
    document.save(buffer)
    file.write_bytes(buffer.getvalue())


def _prepare(document: Any, report: Report) -> None:
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.header_distance, section.footer_distance = Mm(15), Mm(28)
    _append(section._sectPr, f'<w:docGrid w:type="lines" w:linePitch="{_LINE}"/>')
    properties = document.core_properties
    properties.title, properties.author, properties.comments = report.title, "", "初稿"
    properties.created = properties.modified = _MADE
    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    _fonts(normal.element.get_or_add_rPr(), _BODY)
    for level, (font, size) in enumerate(((_HEAD, 16), (_SECTION, 16)), 1):
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), False, None
        _fonts(style.element.get_or_add_rPr(), font)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6), Pt(3)
    _margins(section)


def _margins(section: Any) -> None:
    """The mark 初稿 on top, the page number below between dashes."""
    top = section.header.paragraphs[0]
    top.alignment = 2
    _run(top, "初稿　供审阅", _HEAD, 10.5)
    foot = section.footer.paragraphs[0]
    foot.alignment = 1
    _run(foot, "— ", "宋体", 14)
    field = _run(foot, "", "宋体", 14)._r
    for xml in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="end"/>',
    ):
        _append(field, xml)
    _run(foot, " —", "宋体", 14)


def _write(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, block.level)
    elif isinstance(block, Paragraph):
        paragraph = _line(document, block.text, _BODY, 16)
        paragraph.paragraph_format.first_line_indent = 2 * 16 * 12700
        _append(paragraph.runs[0]._r.rPr, f'<w:spacing w:val="{_TIGHTER}"/>')
    elif isinstance(block, Note):
        _line(document, f"注：{block.text}", _BODY, 10.5)
    elif isinstance(block, Chart):
        _picture(document, block)
    else:
        _table(document, block)


def _picture(document: Any, block: Chart) -> None:
    from docx.shared import Mm

    _line(document, block.title, _HEAD, 12, centred=True).paragraph_format.keep_with_next = True
    paragraph = document.add_paragraph()
    paragraph.alignment = 1
    shape = paragraph.add_run().add_picture(BytesIO(png(block)), width=Mm(_PAGE_WIDTH - 8))
    shape._inline.docPr.set("descr", f"{block.title}：{block.told}")


def _table(document: Any, block: Table) -> None:
    _line(document, block.title, _HEAD, 12, centred=True).paragraph_format.keep_with_next = True
    if not block.rows:
        _line(document, block.empty, _BODY, 12, centred=True)
        return
    size = 15 if len(block.head) > 7 else 18 if len(block.head) > 5 else 21
    whole = round(_PAGE_WIDTH * _TWIPS)
    widths = [round(whole * width / sum(block.widths)) for width in block.widths]
    rows = [_row(block.head, widths, size, _HEAD, len(block.head), repeated=True)]
    rows += [_row([str(cell) for cell in row], widths, size, _BODY, block.texts) for row in block.rows]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="444444"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    body = document.element.body
    body.insert(
        len(body) - 1,  # the section's properties stay last
        _element(
            f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        ),
    )


def _row(
    cells: list[str] | tuple[str, ...], widths: list[int], size: int, font: str, texts: int, repeated: bool = False
) -> str:
    """One row as XML; `size` in half points. A row is not broken over pages, the head stands on each."""
    header = "<w:tblHeader/>" if repeated else ""
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto" w:before="10" w:after="10"/>'
        f'<w:jc w:val="{"left" if place < texts and not repeated else "center"}"/></w:pPr>'
        f'<w:r><w:rPr>{_font_xml(font)}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(cell)}</w:t></w:r></w:p></w:tc>'
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{told}</w:tr>"


def _line(document: Any, text: str, font: str, size: float, centred: bool = False) -> Any:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(28.9 if size > 12 else size * 1.5)
    if centred:
        paragraph.alignment = 1
    _run(paragraph, text, font, size)
    return paragraph


def _run(paragraph: Any, text: str, font: str, size: float) -> Any:
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    _fonts(run._r.get_or_add_rPr(), font)
    return run


def _fonts(properties: Any, font: str) -> None:
    """Chinese in `font`, Latin letters and digits in Times New Roman; theme fonts would win, so they go."""
    for old in properties.findall(f"{{{_NAMESPACE}}}rFonts"):
        properties.remove(old)
    properties.insert(0, _element(_font_xml(font)))


def _font_xml(font: str) -> str:
    return f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{font}"/>'


_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _element(xml: str) -> Any:
    from docx.oxml import parse_xml

    head, rest = xml[: (cut := min(xml.index(mark) for mark in " />" if mark in xml))], xml[cut:]
    return parse_xml(f'{head} xmlns:w="{_NAMESPACE}"{rest}')


def _append(parent: Any, xml: str) -> None:
    element = _element(xml)
    for old in parent.findall(element.tag):
        if element.tag.endswith("docGrid"):
            parent.remove(old)
    parent.append(element)
