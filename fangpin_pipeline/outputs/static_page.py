"""One static HTML page from a template and a style sheet of `templates/`: it loads nothing and runs no script.

What a page shows is gathered by the module that writes it.
"""

import base64
import hashlib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_STYLE = "quality.css"


def write_page(file: Path, name: str, content: Mapping[str, Any]) -> Path:
    """Write `templates/<name>.html` filled with `content`; equal content gives equal bytes."""
    style = files(__package__).joinpath("templates", _STYLE).read_text("utf-8")
    environment = Environment(
        loader=PackageLoader("fangpin_pipeline.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template(f"{name}.html").render(
        content,
        style=Markup(style),  # our own file; everything else is escaped
        policy=_policy(style),
    )
    file.write_text(page, encoding="utf-8", newline="\n")
    return file


def _policy(style: str) -> str:
    """What a browser may do with the page: show this one style sheet, nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
