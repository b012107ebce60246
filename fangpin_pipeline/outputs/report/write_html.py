"""The report as one HTML page that loads nothing: every number tells its source, pictures lie inside."""

import base64
from pathlib import Path
from typing import Any

from fangpin_pipeline.outputs.report.declare import Block, Figure, Report
from fangpin_pipeline.outputs.report.render import svg
from fangpin_pipeline.outputs.static_page import write_page


def write_html(report: Report, file: Path) -> None:
    """Write the page; equal reports give equal bytes."""
    content: dict[str, Any] = {
        "report": report,
        "kind": lambda block: type(block).__name__,
        "picture": lambda chart: base64.b64encode(svg(chart).encode()).decode(),
        "is_figure": lambda one: isinstance(one, Figure),
        "source": source_words,
        "anchors": _anchors(report.blocks),
    }
    write_page(file, "report", content, style="report.css", pictures=True)


def source_words(figure: Figure) -> str:
    """Where a number comes from, as the page tells it."""
    if not figure.of:
        return "不详"
    return f"{figure.how}：{'；'.join(source.words for source in figure.of)}"


def _anchors(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    """Place and title of the parts, for the list of contents."""
    return [(place, block.text) for place, block in enumerate(blocks) if getattr(block, "level", 0) == 1]  # type: ignore[union-attr]
