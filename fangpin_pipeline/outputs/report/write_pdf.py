"""The report as PDF, set by typst from `templates/report.typ` with the shipped fonts alone."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.report.charts import FONTS
from fangpin_pipeline.outputs.report.declare import Block, Chart, Heading, Note, Paragraph, Report
from fangpin_pipeline.outputs.report.render import svg

_TEMPLATES = "fangpin_pipeline.outputs"


def write_pdf(report: Report, file: Path) -> None:
    """Write the report; equal reports give equal bytes. Raises OutputError on any warning, so that no glyph is lost."""
    import typst

    content = {
        "title": report.title,
        "lines": list(report.lines),
        "blocks": [_plain(block) for block in report.blocks],
    }
    template = files(_TEMPLATES).joinpath("templates", "report.typ").read_bytes()
    # The library's own types leave the choice between one file and several open.
    compile_one: Any = typst.compile_with_warnings
    pdf, warnings = compile_one(
        template,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(content, ensure_ascii=False)},
    )
    if warnings:
        raise OutputError(f"PDF 排版有警告，未写出：{warnings[0].message}")
    file.write_bytes(pdf)


def _plain(block: Block) -> dict[str, Any]:
    """A block as plain values for the template."""
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": block.text}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": block.text}
    if isinstance(block, Note):
        return {"kind": "note", "text": block.text}
    if isinstance(block, Chart):
        return {"kind": "chart", "title": block.title, "svg": svg(block), "told": block.told}
    return {
        "kind": "table",
        "title": block.title,
        "head": list(block.head),
        "rows": [[str(cell) for cell in row] for row in block.rows],
        "widths": list(block.widths),
        "texts": block.texts,
        "empty": block.empty,
    }
