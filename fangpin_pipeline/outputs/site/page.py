"""What a page of the site is made of, beside the report's blocks: tables with links, cards of numbers, lists.

How they look stands in `templates/site/`; what they say in the modules of the subjects.
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fangpin_pipeline.outputs.report.declare import Block, Chart, Figure
from fangpin_pipeline.outputs.report.render import svg
from fangpin_pipeline.outputs.static_page import write_page

STYLE = "site/site.css"
# The pages that every page leads to, in the order of the menu.
MENU: Mapping[str, str] = {
    "index.html": "总览",
    "trend.html": "走势",
    "indicators.html": "指标",
    "rules.html": "规则",
    "data.html": "数据报送",
    "quality.html": "数据质量",
    "coverage.html": "政策覆盖",
    "dictionary.html": "数据字典",
    "glossary.html": "名词",
}


@dataclass(frozen=True)
class Cell:
    """Words or a number with a link or a look of its own; `code` is a name in the data, set small below the words."""

    text: str
    href: str = ""
    look: str = ""
    code: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Links:
    """Several names in one cell, by what they are."""

    groups: tuple[tuple[str, tuple[Cell, ...]], ...]

    def __str__(self) -> str:
        return "；".join(f"{what}：{'、'.join(map(str, names))}" for what, names in self.groups)


Value = str | Figure | Cell | Links


@dataclass(frozen=True)
class Grid:
    """A table. `kinds` says of every column how it is set: n number, t running text, w words that stay on one line.

    The first column names the row; rows of one cell are headings inside the table.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    kinds: str
    empty: str = "没有。"
    anchor: str = ""

    def __post_init__(self) -> None:
        if len(self.kinds) != len(self.head) or any(len(row) not in (1, len(self.head)) for row in self.rows):
            raise ValueError(f"table {self.title}: a row does not fit its head")


@dataclass(frozen=True)
class Cards:
    """A few numbers that come first: what, how many, in what unit, and a remark."""

    title: str
    cards: tuple[tuple[str, Value, str, str], ...]


@dataclass(frozen=True)
class Bullets:
    """A list of short lines."""

    title: str
    lines: tuple[Value, ...]


@dataclass(frozen=True)
class Section:
    """A heading of the page, with the place that links lead to."""

    text: str
    anchor: str


Part = Block | Grid | Cards | Bullets | Section


@dataclass(frozen=True)
class Page:
    """One file of the site: its name, title, the pages above it (file, title) and what it holds."""

    file: str
    title: str
    parts: tuple[Part, ...] = field(repr=False)
    above: tuple[tuple[str, str], ...] = ()
    lead: str = ""

    @property
    def sections(self) -> list[Section]:
        """Its headings, for the list at its top."""
        return [part for part in self.parts if isinstance(part, Section)]

    @property
    def menu(self) -> str:
        """The entry of the menu that it belongs to."""
        return self.file if self.file in MENU else next((file for file, _ in self.above if file in MENU), "index.html")


def write(page: Page, folder: Path, imprint: Sequence[str]) -> None:
    """Write a page into `folder`; equal pages give equal bytes. `imprint` are the lines at its foot."""
    content = {
        "page": page,
        "menu": MENU,
        "imprint": imprint,
        "kind": lambda part: type(part).__name__,
        "picture": lambda chart: base64.b64encode(svg(chart).encode()).decode(),
        "words": words,
        "grouped": grouped,
    }
    has_pictures = any(isinstance(part, Chart) for part in page.parts)
    write_page(folder / page.file, "site/page", content, style=STYLE, pictures=has_pictures)


def words(value: Value) -> Cell:
    """Any value as a cell; a figure that is hidden or has no value looks so."""
    if isinstance(value, Cell):
        return value
    if isinstance(value, Links):
        return Cell(str(value), look="long")
    if isinstance(value, Figure):
        return Cell(value.shown, look="" if value.value is not None else "quiet")
    return Cell(value)


def grouped(text: str) -> str:
    """A whole number with commas: 275,000. Anything else as it is."""
    digits = text.isascii() and text.isdigit()
    return f"{int(text):,}" if digits else text
