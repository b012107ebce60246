"""Small numbers by county: the report's rule for townships, held for whatever splits a county's households.

The totals of a county's list are known to every reader, as in the report; what splits them further is not. Places where
nothing can be told from the rest are found by `report.suppress`, how a hidden number is written by the report's parts.
"""

from collections.abc import Sequence

from fangpin_pipeline.outputs.report.common import HIDDEN
from fangpin_pipeline.outputs.report.suppress import Place, hidden_cells
from fangpin_pipeline.outputs.site.page import Cell


def hidden_counties(
    rows: Sequence[Sequence[int | None]], limit: int, additive: Sequence[Sequence[int]] = ()
) -> set[Place]:
    """Places (county, column) to hide; the city's total of every column counts as known."""
    return hidden_cells(rows, [""] * len(rows), additive, limit)


def county_cells(numbers: Sequence[int | None], limit: int) -> list[Cell]:
    """One number of every county, with the small ones and what would give them away hidden."""
    hidden = {row for row, _ in hidden_counties([[number] for number in numbers], limit)}
    return [shown(number, place in hidden, limit) for place, number in enumerate(numbers)]


def total_cell(number: int | None, limit: int) -> Cell:
    """The number of the city, itself hidden when it is small."""
    return shown(number, number is not None and 0 < number < limit, limit)


def shown(number: int | None, hide: bool, limit: int) -> Cell:
    """A number, the sign for a small one, or the sign for one that would give a small one away."""
    if number is None:
        return Cell("…", look="quiet")
    if not hide:
        return Cell(str(number))
    return Cell(f"<{limit}" if number < limit else HIDDEN, look="quiet")
