"""One static HTML page from a template and a style sheet of `templates/`: it loads nothing and runs no script.

What a page shows is gathered by the module that writes it.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_STYLE = "quality.css"


def write_page(file: Path, name: str, content: Mapping[str, Any], style: str = _STYLE, pictures: bool = False) -> Path:
    """Write `templates/<name>.html` filled with `content`; equal content gives equal bytes.

    `style` names the sheet beside the template; with `pictures` the page may show those that lie inside it.
    """
    sheet = files(__package__).joinpath("templates", style).read_text("utf-8")
    page = (
        _templates()
        .get_template(f"{name}.html")
        .render(
            content,
            style=Markup(sheet),  # our own file; everything else is escaped
            policy=_policy(sheet, pictures),
        )
    )
    file.write_text(page, encoding="utf-8", newline="\n")
    return file


@cache
def _templates() -> Environment:
    """The templates, each compiled once for all pages that are made of it."""
    return Environment(
        loader=PackageLoader("fangpin_pipeline.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _policy(style: str, pictures: bool) -> str:
    """What a browser may do with the page: show this one style sheet and pictures inside it, nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    images = "img-src data:; " if pictures else ""
    return f"default-src 'none'; {images}style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
