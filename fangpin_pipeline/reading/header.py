"""Which line of a sheet is its header, and which cell of it is which column of the contract (rules.md §2)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.reading.blocks import Line
from fangpin_pipeline.reading.cells import MONEY_UNITS
from fangpin_pipeline.reading.lines import is_blank
from fangpin_pipeline.reading.text import without_space

SEARCHED_LINES = 20
_UNIT = re.compile(r"(?P<header>.+)\((?P<unit>" + "|".join(MONEY_UNITS) + r")\)")


@dataclass(frozen=True)
class Header:
    """The header line. `places` gives the cell of each delivered column, `units` the yuan that 1 in it stands for."""

    line: int
    width: int
    places: dict[str, int]
    units: dict[str, int]
    repeated: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Search:
    """Outcome of looking for a header: lines above it, or all lines seen and what the likeliest of them lacks."""

    header: Header | None
    above: tuple[int, ...]
    missing: tuple[Column, ...]


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
        return {without_space(column.label): column for column in self.extract.columns if column.kind is Kind.MONEY}

    def words_of(self, column: Column) -> tuple[str, ...]:
        """Every header under which a column may come, without units."""
        return tuple(word for word, known in self._by_word.items() if known is column)

    def column_of(self, cell: str) -> tuple[Column, int] | None:
        """The column that a header cell names and its unit in yuan, None for a stranger."""
        word = without_space(cell)
        if column := self._by_word.get(word):
            return column, 1
        found = _UNIT.fullmatch(word)
        measured = self._with_unit.get(found["header"]) if found else None
        return (measured, MONEY_UNITS[found["unit"]]) if found and measured else None

    def missing(self, cells: Iterable[str]) -> tuple[Column, ...]:
        """Required columns that no cell of this line names."""
        named = {known[0].name for cell in cells if (known := self.column_of(cell))}
        return tuple(column for column in self.extract.required if column.name not in named)

    def header(self, line: int, cells: list[str]) -> Header:
        """The header that this line is."""
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
                units[known[0].name] = known[1]
        return Header(line, len(cells), places, units, tuple(dict.fromkeys(repeated)), tuple(dict.fromkeys(unknown)))


def find_header(words: HeaderWords, lines: Iterator[Line]) -> Search:
    """Take lines up to the header, at most the first 20 that are not blank."""
    above: list[int] = []
    likeliest = words.extract.required
    for number, cells in lines:
        if is_blank(cells):
            continue
        missing = words.missing(cells)
        if not missing:
            return Search(words.header(number, cells), tuple(above), ())
        if len(missing) < len(likeliest):
            likeliest = missing
        above.append(number)
        if len(above) == SEARCHED_LINES:
            break
    return Search(None, tuple(above), likeliest)
