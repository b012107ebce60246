"""Small numbers by county: the report's rule for townships, held one level higher, for a site goes further than one.

Places where nothing can be told from the rest are found by `report.suppress`; how a hidden number is written is the
report's way. A place that hides some of its numbers shows none of its parts, so that nothing can be added up again.
"""

from collections.abc import Sequence

from fangpin_pipeline.outputs.report.common import HIDDEN
from fangpin_pipeline.outputs.report.declare import Figure
from fangpin_pipeline.outputs.report.suppress import Place, hidden_cells
from fangpin_pipeline.outputs.site.page import Cell

# Warned households and their severities, as they stand in a row: red, orange and yellow add up to the first.
_SEVERITIES = [(1, 2, 3, 0)]


def hidden_counties(
    rows: Sequence[Sequence[int | None]], limit: int, additive: Sequence[Sequence[int]] = ()
) -> set[Place]:
    """Places (county, column) to hide; the city's total of every column counts as known."""
    return hidden_cells(rows, [""] * len(rows), additive, limit)


def listed(whole: Sequence[Figure], counties: Sequence[Sequence[Figure]], limit: int) -> list[list[Figure]]:
    """Warned, red, orange and yellow households of the city, then of the counties, small ones hidden."""
    if any(_is_small(one, limit) for one in whole):
        warned, *grades = whole
        shown = hide(warned, limit) if _is_small(warned, limit) else warned
        return [[shown, *map(hide, grades)], *([hide(one) for one in county] for county in counties)]
    hidden = hidden_counties([[number(one) for one in county] for county in counties], limit, _SEVERITIES)
    return [list(whole), *_hiding(counties, hidden, limit)]


def counted(whole: Figure, counties: Sequence[Figure], limit: int) -> list[Figure]:
    """One number of the city, then of the counties, small ones hidden."""
    hidden = hidden_counties([[number(one)] for one in counties], limit)
    shown = _hiding([[one] for one in counties], hidden, limit)
    return [hide(whole, limit) if _is_small(whole, limit) else whole, *(one for (one,) in shown)]


def parts(above: Sequence[Figure], inside: Sequence[Sequence[Figure]], linked: Sequence[slice]) -> list[list[Figure]]:
    """Rows of the parts of a place: what is hidden above is hidden in every part, with the columns it is linked to."""
    closed = {
        column
        for columns in linked
        if any(one.hidden for one in above[columns])
        for column in range(*columns.indices(len(above)))
    }
    return [[hide(one) if column in closed else one for column, one in enumerate(row)] for row in inside]


def county_cells(numbers: Sequence[int], limit: int) -> list[Cell]:
    """The city's number, that of the counties together, and those of the counties, small ones hidden."""
    hidden = {row for row, _ in hidden_counties([[one] for one in numbers], limit)}
    cells = [(sum(numbers), 0 < sum(numbers) < limit), *((one, place in hidden) for place, one in enumerate(numbers))]
    return [Cell(str(one)) if not hide else Cell(_sign(one, limit), look="quiet") for one, hide in cells]


def hide(figure: Figure, limit: int = 0) -> Figure:
    """A number that is not shown: with a limit, as one that is below it."""
    known = number(figure)
    shown = figure.shown if known is None and not figure.hidden else HIDDEN if known is None else _sign(known, limit)
    return Figure(shown, None, figure.of, figure.how, hidden=True)


def number(figure: Figure) -> int | None:
    """The whole number of a figure; None where it is unknown or hidden."""
    return None if figure.value is None else int(figure.value)


def _hiding(rows: Sequence[Sequence[Figure]], hidden: set[Place], limit: int) -> list[list[Figure]]:
    return [
        [hide(one, limit) if (row, column) in hidden else one for column, one in enumerate(figures)]
        for row, figures in enumerate(rows)
    ]


def _is_small(figure: Figure, limit: int) -> bool:
    return 0 < (number(figure) or 0) < limit


def _sign(known: int, limit: int) -> str:
    return f"<{limit}" if known < limit else HIDDEN
