"""The search for a header: one line as the contract says (rules.md §2), else two or three lines with merged cells.

A merged cell has its text in its first line and column only. Which cell names which column is asked of `header`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice, zip_longest

from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.reading.blocks import Line
from fangpin_pipeline.reading.corner import is_money
from fangpin_pipeline.reading.header import Header, HeaderWords, Search, first_lines
from fangpin_pipeline.reading.text import without_space

MOST_HEADER_LINES = 3


def find_header(words: HeaderWords, lines: Iterator[Line]) -> Search:
    """Take lines up to the header; where no line is one, the first 20 lines that are not blank."""
    taken: list[Line] = []
    likeliest: Line = (0, [])
    missing = words.extract.required
    for line in first_lines(lines):
        lacking = words.missing(line[1])
        if not lacking:
            below = tuple(islice(lines, 1))
            return Search(_with_units_below(words, _named_above(words, line, taken), below), tuple(taken), below)
        if len(lacking) < len(missing) or not taken:
            likeliest, missing = line, lacking
        taken.append(line)
    return _of_several_lines(words, taken) or Search(None, tuple(taken), (), likeliest, missing)


def _named_above(words: HeaderWords, line: Line, above: Sequence[Line]) -> Header:
    """The header that a line is. A blank cell of it may be the lower part of a merged cell that names a column."""
    number, cells = line
    own = list(cells)
    placed = words.named(own)
    joining = [one for one in above[1 - MOST_HEADER_LINES :] if number - one[0] < MOST_HEADER_LINES]
    for _, upper in reversed(joining):
        own += [""] * (len(upper) - len(own))
        for place, cell in enumerate(upper):
            known = words.column_of(cell)
            if known and known[0].name not in placed and not without_space(own[place]):
                own[place] = cell
                placed.add(known[0].name)
    return words.header(number, own)


def _with_units_below(words: HeaderWords, header: Header, below: Sequence[Line]) -> Header:
    """The header with the units of money that a line of nothing but units gives right below it.

    Such a line is no part of the header: it counts, and is dropped or quarantined as any other.
    """
    line = below[0][1] if below and below[0][0] == header.line + 1 else []
    if not all(without_space(cell).startswith("(") for cell in line if without_space(cell)):
        return header
    units, strange = dict(header.units), []
    for name, place in header.places.items():
        column = words.extract.by_name[name]
        unit = without_space(line[place]) if place < len(line) else ""
        if column.kind is Kind.MONEY and unit and name not in units:
            known = words.column_of(column.label + unit)
            if known is not None and known[1] is not None:
                units[name] = known[1]
            elif is_money(unit.strip("()")):
                strange.append(f"{column.label}{unit}")
    return replace(header, units=units, strange=tuple(strange))


def _of_several_lines(words: HeaderWords, lines: Sequence[Line]) -> Search | None:
    """The first two, else three, lines that follow each other and together name every required column."""
    for height in range(2, MOST_HEADER_LINES + 1):
        for start in range(len(lines) - height + 1):
            window = lines[start : start + height]
            last = window[-1][0]
            if last - window[0][0] != height - 1:
                continue
            cells = _leaves(words, [cells for _, cells in window])
            if not words.missing(cells):
                below = tuple(lines[start + height :])
                header = replace(words.header(last, cells), lines=tuple(tuple(cells) for _, cells in window))
                return Search(_with_units_below(words, header, below), tuple(lines[:start]), below)
    return None


def _leaves(words: HeaderWords, lines: Sequence[Sequence[str]]) -> list[str]:
    """What each column of some header lines is called: by its lowest cell, or by its cells read downwards."""
    groups = [list(accumulate(line, _carried)) for line in lines[:-1]]
    return [
        _leaf(words, stack, spread)
        for stack, spread in zip(
            zip_longest(*lines, fillvalue=""), zip_longest(*groups, lines[-1], fillvalue=""), strict=True
        )
    ]


def _carried(left: str, cell: str) -> str:
    return cell if without_space(cell) else left


def _leaf(words: HeaderWords, stack: Sequence[str], spread: Sequence[str]) -> str:
    """`spread` holds the same cells with each group's name carried to the columns on its right."""
    own = [cell for cell in stack if without_space(cell)]
    if not own:
        return ""
    spelled = ("".join(cells[start:]) for cells in (own, spread) for start in reversed(range(len(cells))))
    return next((text for text in spelled if words.column_of(text)), own[-1])
