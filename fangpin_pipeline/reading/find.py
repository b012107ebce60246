"""Which sheet of a file is read, or why none is: the first visible one in which a header is found (rules.md §1)."""

from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from fangpin_pipeline.reading.blocks import Line
from fangpin_pipeline.reading.header import SEARCHED_LINES, Header, HeaderWords, Search
from fangpin_pipeline.reading.lines import Sheet, is_blank, sheets
from fangpin_pipeline.reading.merged import find_header
from fangpin_pipeline.reading.refusal import UnreadableFileError, refusal
from fangpin_pipeline.reading.sniff import Format
from fangpin_pipeline.reading.suggest import garbled, suggestion


@dataclass(frozen=True)
class Found:
    """A sheet with a header, whose lines go on below it, and the lines above."""

    form: Format
    sheet: Sheet
    header: Header
    above: tuple[Line, ...]


@dataclass(frozen=True)
class NotFound:
    """A file without a header: its lines that are not blank, and the sentence that refuses it."""

    lines: int
    why: str


def find_table(words: HeaderWords, file: Path, form: Format) -> Found | NotFound:
    """Look through the sheets of a file; text in which commas show no header may be separated by tabs."""
    seen = 0
    likeliest: tuple[Sheet, Search] | None = None
    for sheet in sheets(file, form):
        search = find_header(words, sheet.lines)
        if found := _found(form, sheet, search) or _by_tabs(words, file, form):
            return found
        seen += len(search.above) + sum(not is_blank(cells) for _, cells in sheet.lines)
        if likeliest is None or len(search.missing) < len(likeliest[1].missing):
            likeliest = sheet, search
    return NotFound(seen, _no_header(words, likeliest))


def _found(form: Format, sheet: Sheet, search: Search) -> Found | None:
    if search.header is None:
        return None
    return Found(form, replace(sheet, lines=chain(search.below, sheet.lines)), search.header, search.above)


def _by_tabs(words: HeaderWords, file: Path, form: Format) -> Found | None:
    if not form.is_text:
        return None
    tabbed = replace(form, delimiter="\t")
    sheet = next(sheets(file, tabbed))
    try:
        return _found(tabbed, sheet, find_header(words, sheet.lines))
    except UnreadableFileError:
        return None


def _no_header(words: HeaderWords, likeliest: tuple[Sheet, Search] | None) -> str:
    if likeliest is None or not likeliest[1].above:
        return refusal("没有可见的内容", "确认导出时选中了数据，再重新报送")
    sheet, search = likeliest
    place = f"工作表「{sheet.name}」" if sheet.name else ""
    if broken := garbled(words, search.above):
        return refusal(
            f"{place}表头是乱码（“{broken[0]}”应为“{broken[1]}”）：文件曾以错误的编码打开后又保存，文字已损坏",
            "从业务系统重新导出，不要再另存已是乱码的文件",
        )
    lacking = "、".join(column.label for column in search.missing)
    return refusal(
        f"{place}前{SEARCHED_LINES}个非空行中没有找到《{words.extract.title}》的表头，最接近的一行缺少：{lacking}{_close(search)}",
        "按数据字典核对列名（csv以英文逗号分列）后重新报送",
    )


def _close(search: Search) -> str:
    """Cells of the likeliest line that come close to what it lacks."""
    number, cells = search.likeliest
    close = [f"“{cell}”是否为“{meant}”？" for cell in cells if (meant := suggestion(cell, search.missing))]
    return f"（第{number}行的{'、'.join(close)}）" if close else ""
