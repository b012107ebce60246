"""数据质量.html: one static page on who is late, partial or silent, what was refused, and what that makes unknown.

What it shows is gathered in `quality_facts`, how it looks stands in `templates/`. It loads nothing and runs no script.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from fangpin_pipeline.outputs.labels import Imprint, chinese_date
from fangpin_pipeline.outputs.quality_facts import gather
from fangpin_pipeline.outputs.static_page import write_page

FILE = "数据质量.html"


def write_quality_page(folder: Path, run_dir: Path, imprint: Imprint, earlier: Mapping[date, Path]) -> Path:
    """Write the page of a published run into `folder`; equal runs give equal bytes."""
    told = {"as_of": chinese_date(imprint.as_of), "run_id": imprint.run_id}
    return write_page(folder / FILE, "quality", {**gather(run_dir, imprint, earlier), **told})
