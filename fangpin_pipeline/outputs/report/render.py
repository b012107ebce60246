"""Charts as pictures, and the fonts that every format uses. A character without a glyph stops the report."""

import json
from functools import cache, lru_cache
from typing import Any

from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.report.charts import FONTS
from fangpin_pipeline.outputs.report.declare import Block, Chart, Heading, Note, Paragraph, Report, Table

_DPI_FACTOR = 2.5


def svg(chart: Chart) -> str:
    """A chart as SVG."""
    return _svg(json.dumps(chart.spec))


def png(chart: Chart) -> bytes:
    """The same chart as PNG, for Word."""
    return bytes(_converter().vegalite_to_png(json.dumps(chart.spec), scale=_DPI_FACTOR))


def check_characters(report: Report) -> None:
    """Raise OutputError when the report holds a character that its fonts lack: it would be printed as a box."""
    known = set((FONTS / "characters.txt").read_text(encoding="utf-8"))
    words = [report.title, *report.lines, *(text for block in report.blocks for text in words_of(block))]
    if lacking := sorted(set("".join(words)) - known):
        raise OutputError(f"报告字体中没有字符“{''.join(lacking)}”，无法排印；请在数据中改用通用规范汉字。")


def words_of(block: Block) -> list[str]:
    """Everything that is printed of a block."""
    if isinstance(block, Table):
        return [block.title, *block.head, *(str(cell) for row in block.rows for cell in row)]
    if isinstance(block, Chart):
        return [block.title, block.told]
    if isinstance(block, Paragraph):
        return [block.text]
    assert isinstance(block, Heading | Note)
    return [block.text]


@lru_cache(maxsize=16)
def _svg(spec: str) -> str:
    """PDF and HTML ask for the same pictures one after the other."""
    return str(_converter().vegalite_to_svg(spec))


@cache
def _converter() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
