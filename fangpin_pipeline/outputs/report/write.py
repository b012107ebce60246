"""One report written in the formats that are asked for, each file whole or not at all."""

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.report.build import build, steps
from fangpin_pipeline.outputs.report.declare import Report
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.render import check_characters
from fangpin_pipeline.outputs.report.write_docx import write_docx
from fangpin_pipeline.outputs.report.write_html import write_html
from fangpin_pipeline.outputs.report.write_pdf import write_pdf
from fangpin_pipeline.progress import announce

FORMATS: dict[str, Callable[[Report, Path], None]] = {"docx": write_docx, "pdf": write_pdf, "html": write_html}


def read_formats(text: str) -> list[str]:
    """Formats as the command names them, in a fixed order. Raises OutputError for an unknown one, or none."""
    asked = {part.strip().lower() for part in text.split(",") if part.strip()}
    if not asked or (unknown := sorted(asked - FORMATS.keys())):
        named = "、".join(unknown) if asked else "空"
        raise OutputError(f"格式“{named}”无法识别，可用 {'、'.join(FORMATS)}，多个以逗号分隔。")
    return [name for name in FORMATS if name in asked]


def write_report(
    evidence: Evidence, folder: Path, formats: Sequence[str] = tuple(FORMATS), short: bool = False
) -> list[Path]:
    """Write the report of a county or the city, or its `short` brief, into `folder/<period>/`; returns the files."""
    numbers = count(1)
    total = steps(evidence, short) + len(formats)

    def begin(title: str) -> None:
        announce(next(numbers), total, f"{evidence.name} {evidence.period.code}：{title}")

    report = build(evidence, short, begin)
    check_characters(report)
    place = folder / evidence.period.code
    place.mkdir(parents=True, exist_ok=True)
    written = []
    for name in formats:
        begin(name)
        file = place / f"{evidence.unit}_{report.title}_{evidence.period.code}_初稿.{name}"
        draft = file.with_name(f".{file.name}.tmp")
        FORMATS[name](report, draft)
        draft.replace(file)
        written.append(file)
    return written
