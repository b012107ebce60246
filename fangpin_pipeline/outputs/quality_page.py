"""数据质量.html: one static page on who is late, partial or silent, what was refused, and what that makes unknown.

What it shows is gathered in `quality_facts`, how it looks stands in `templates/`. It loads nothing and runs no script.
"""

import base64
import hashlib
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fangpin_pipeline.outputs.labels import Imprint, chinese_date
from fangpin_pipeline.outputs.quality_facts import gather

FILE = "数据质量.html"
_TEMPLATE, _STYLE = "quality.html", "quality.css"


def write_quality_page(folder: Path, run_dir: Path, imprint: Imprint, earlier: Mapping[date, Path]) -> Path:
    """Write the page of a published run into `folder`; equal runs give equal bytes."""
    style = files(__package__).joinpath("templates", _STYLE).read_text("utf-8")
    environment = Environment(
        loader=PackageLoader("fangpin_pipeline.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template(_TEMPLATE).render(
        gather(run_dir, imprint, earlier),
        style=Markup(style),  # our own file; everything else is escaped
        policy=_policy(style),
        as_of=chinese_date(imprint.as_of),
        run_id=imprint.run_id,
    )
    file = folder / FILE
    file.write_text(page, encoding="utf-8", newline="\n")
    return file


def _policy(style: str) -> str:
    """What a browser may do with the page: show this one style sheet, nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
