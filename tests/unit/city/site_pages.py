"""Pages of the site as a reader without eyes finds them: links, ids, tables. No library of ours is asked."""

from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

Rows = list[list[str]]


@dataclass
class Pages(HTMLParser):
    """One page read: where it leads, the places in it, its tags with attributes, its tables by caption."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    tables: dict[str, Rows] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        super().__init__()
        self._caption, self._within = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append((tag, named))
        if tag == "a":
            self.links.append(named["href"])
        if "id" in named:
            self.ids.append(named["id"])
        if tag in ("caption", "th", "td"):
            self._within = tag
            self._caption = "" if tag == "caption" else self._caption
        if tag == "tr":
            self.tables[self._caption].append([])
        if tag in ("th", "td"):
            self.tables[self._caption][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "caption":
            self._caption += data
        elif self._within:
            self.tables[self._caption][-1][-1] += data


def read(file: Path) -> Pages:
    """A page of the site."""
    page = Pages()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def number(cell: str) -> int | None:
    """The number that a cell shows; None for a sign or a word."""
    plain = cell.replace(",", "")
    return int(plain) if plain.isdigit() else None
