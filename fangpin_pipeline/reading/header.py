"""Which line of a sheet is its header, and which cell of it is which column of the contract (rules.md §2).

Headers of several lines with merged cells stand in `merged`, units above the header in `corner`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.reading.blocks import Line
from fangpin_pipeline.reading.cells import MONEY_UNITS
from fangpin_pipeline.reading.lines import is_blank
from fangpin_pipeline.reading.text import without_space

SEARCHED_LINES = 20
_WITH_UNIT = re.compile(r"(?P<header>.+)\((?P<unit>[^()]+)\)")
_COUNTED = frozenset({Kind.NUMBER, Kind.COUNT, Kind.YEAR})
# Of one column always the same measure: no multiples such as 公顷 beside 亩, whose numbers would mean something else.
_MEASURES = frozenset("人名户口个亩头只匹天日次岁年月%张所项件份分座处台辆家床") | {
    "头只",
    "公里",
    "小时",
    "年度",
    "个月",
}


@dataclass(frozen=True)
class Header:
    """The header, of which `line` is the last line.

    `places` gives the cell of each delivered column, `units` the yuan that 1 in it stands for, where the header says
    so; `strange` are units of money below it that are not read. `lines` are the cells of a header of several lines.
    """

    line: int
    width: int
    places: dict[str, int]
    units: dict[str, int]
    repeated: tuple[str, ...]
    unknown: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...] = ()
    strange: tuple[str, ...] = ()


@dataclass(frozen=True)
class Search:
    """Outcome of looking for a header: lines above it and lines below it that were taken too; or no header, all lines
    seen, the likeliest of them and what it lacks."""

    header: Header | None
    above: tuple[Line, ...]
    below: tuple[Line, ...] = ()
    likeliest: Line = (0, [])
    missing: tuple[Column, ...] = ()


@dataclass(frozen=True)
class HeaderWords:
    """The words by which the columns of one extract are recognised."""

    extract: Extract

    @cached_property
    def _by_word(self) -> dict[str, Column]:
        return {
            without_space(word): column
            for column in self.extract.columns
            for word in (column.label, *column.aliases, column.name)
        }

    @cached_property
    def _with_unit(self) -> dict[str, Column]:
        kinds = {Kind.MONEY, *_COUNTED}
        return {without_space(column.label): column for column in self.extract.columns if column.kind in kinds}

    def words_of(self, column: Column) -> tuple[str, ...]:
        """Every header under which a column may come, without units."""
        return tuple(word for word, known in self._by_word.items() if known is column)

    def column_of(self, cell: str) -> tuple[Column, int | None] | None:
        """The column that a header cell names and its unit in yuan where it has one, None for a stranger."""
        word = without_space(cell)
        if column := self._by_word.get(word):
            return column, None
        found = _WITH_UNIT.fullmatch(word)
        measured = self._with_unit.get(found["header"]) if found else None
        if found is None or measured is None:
            return None
        if measured.kind is Kind.MONEY:
            return (measured, MONEY_UNITS[found["unit"]]) if found["unit"] in MONEY_UNITS else None
        return (measured, None) if found["unit"] in _MEASURES else None

    def named(self, cells: Iterable[str]) -> set[str]:
        """Names of the columns that some cell of a line names."""
        return {known[0].name for cell in cells if (known := self.column_of(cell))}

    def missing(self, cells: Iterable[str]) -> tuple[Column, ...]:
        """Required columns that no cell of this line names."""
        named = self.named(cells)
        return tuple(column for column in self.extract.required if column.name not in named)

    def header(self, line: int, cells: Sequence[str]) -> Header:
        """The header whose cells these are."""
        places: dict[str, int] = {}
        units: dict[str, int] = {}
        repeated: list[str] = []
        unknown: list[str] = []
        for place, cell in enumerate(cells):
            known = self.column_of(cell)
            if known is None:
                unknown += [without_space(cell)] if without_space(cell) else []
            elif known[0].name in places:
                repeated.append(known[0].label)
            else:
                places[known[0].name] = place
                units |= {known[0].name: known[1]} if known[1] is not None else {}
        return Header(line, len(cells), places, units, tuple(dict.fromkeys(repeated)), tuple(dict.fromkeys(unknown)))


def first_lines(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines in which a header may stand: the first 20 that are not blank."""
    found = 0
    for number, cells in lines:
        if not is_blank(cells):
            yield number, cells
            found += 1
            if found == SEARCHED_LINES:
                return
