"""The blocks a report is made of, and where each of its numbers comes from. How blocks look stands with the writers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any


class How(StrEnum):
    """How a number follows from its sources."""

    SAME = "原值"
    DIFFERENCE = "相减"
    SHARE = "相除"
    TRIED = "试算"


@dataclass(frozen=True)
class Source:
    """One value of one published table: `column` of the row that `where` selects, or without it the number of rows.

    A value in `where` that is a tuple means any of them; `missing_in` is a run whose list lacks the household.
    """

    table: str
    run_id: str
    as_of: date
    where: tuple[tuple[str, Any], ...] = ()
    column: str = ""
    missing_in: str = ""

    @property
    def words(self) -> str:
        """The source as the annex and the HTML page name it."""
        chosen = "，".join(f"{name}={_plain(value)}" for name, value in self.where)
        what = self.column or "行数"
        lacking = f"，运行 {self.missing_in} 名单中没有的" if self.missing_in else ""
        return f"{self.table}［{chosen or '全部'}{lacking}］{what}，运行 {self.run_id}（{self.as_of.isoformat()}）"


@dataclass(frozen=True)
class Figure:
    """A number as the report shows it, with the value and the sources it follows from; `hidden` for small cells."""

    shown: str
    value: Decimal | None
    of: tuple[Source, ...]
    how: How = How.SAME
    hidden: bool = False

    def __str__(self) -> str:
        return self.shown


Span = str | Figure
Cell = str | Figure


@dataclass(frozen=True)
class Heading:
    """Title of a part (level 1), of a section (level 2)."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words without their sources."""
        return "".join(str(span) for span in self.spans)


@dataclass(frozen=True)
class Note:
    """A small line below a table or chart."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table of the report; `widths` are shares of the page's width, the first `texts` columns are set left."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    texts: int = 1
    empty: str = "本期没有。"

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.head) or len(self.head) != len(self.widths):
                raise ValueError(f"table {self.title}: a row does not fit its head")


@dataclass(frozen=True)
class Chart:
    """A picture with its words for those who cannot see it. `spec` is Vega-Lite, the same for all three formats."""

    title: str
    spec: Mapping[str, Any] = field(repr=False)
    told: str = ""
    figures: tuple[Figure, ...] = ()


Block = Heading | Paragraph | Note | Table | Chart


@dataclass(frozen=True)
class Report:
    """A whole report: what it is called, the lines under the title, and its blocks in order."""

    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]

    def figures(self) -> Iterator[Figure]:
        """Every number in it that has a source."""
        for block in self.blocks:
            yield from figures_of(block)


def text(*spans: Span) -> Paragraph:
    """A paragraph of words and numbers."""
    return Paragraph(spans)


def figures_of(block: Block) -> Iterator[Figure]:
    """Numbers of a block."""
    if isinstance(block, Paragraph):
        yield from (span for span in block.spans if isinstance(span, Figure))
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row if isinstance(cell, Figure))
    elif isinstance(block, Chart):
        yield from block.figures


def joined(parts: Sequence[Sequence[Span]], mark: str = "，", end: str = "。") -> Paragraph:
    """A paragraph of several clauses; a clause is words and numbers."""
    spans: list[Span] = []
    for place, part in enumerate(parts):
        spans += [*([mark] if place else []), *part]
    return Paragraph((*spans, end))


def _plain(value: Any) -> str:
    return "/".join(map(str, value)) if isinstance(value, tuple) else str(value)
