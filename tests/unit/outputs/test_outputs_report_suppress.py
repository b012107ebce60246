"""Small cells: none is shown, and none can be found from what is shown, not even by trying every possible table."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from fangpin_pipeline.outputs.report.suppress import hidden_cells

LIMIT = 3
_MOST = 7


def possible(cells: list[list[int]], hidden: set[tuple[int, int]], additive: bool) -> dict[tuple[int, int], set[int]]:
    """By hidden cell the values it may have, given every shown cell, the totals of columns and the sums of rows."""
    places = sorted(hidden, key=lambda place: (place[1], place[0]))
    found: dict[tuple[int, int], set[int]] = {place: set() for place in places}
    totals = [sum(row[column] for row in cells) for column in range(len(cells[0]))]
    shown = [[0 if (r, c) in hidden else value for c, value in enumerate(row)] for r, row in enumerate(cells)]
    for trial in _tables(shown, places, cells, totals):
        if additive and any(sum(row[:-1]) != row[-1] for row in trial):
            continue
        for row, column in places:
            found[row, column].add(trial[row][column])
    return found


def _tables(
    trial: list[list[int]], places: list[tuple[int, int]], cells: list[list[int]], totals: list[int]
) -> Iterator[list[list[int]]]:
    """Every way to fill the places column by column: the last of a column is what its total leaves."""
    if not places:
        yield trial
        return
    (row, column), *rest = places
    left = totals[column] - sum(line[column] for line in trial)
    last = not any(place[1] == column for place in rest)
    small = cells[row][column] < LIMIT
    for value in (left,) if last else range(left + 1):
        if (value < LIMIT) is small and value >= 0:
            filled = [[*line] for line in trial]
            filled[row][column] = value
            yield from _tables(filled, rest, cells, totals)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.integers(0, _MOST), min_size=2, max_size=2), min_size=1, max_size=3))
def test_no_small_cell_can_be_found(parts: list[list[int]]) -> None:
    cells = [[*row, sum(row)] for row in parts]
    hidden = hidden_cells(cells, ["a"] * len(cells), [(0, 1, 2)], LIMIT)
    small = {(row, column) for row, line in enumerate(cells) for column, value in enumerate(line) if 0 < value < LIMIT}
    assert small <= hidden
    whole = len(hidden) == 3 * len(cells)  # everything hidden: the total of the county is all that is left
    if hidden and not whole and len(hidden) <= 8:
        found = possible(cells, hidden, additive=True)
        assert all(len(found[place]) > 1 for place in small), (cells, hidden)


def test_a_single_small_cell_takes_another_with_it() -> None:
    assert hidden_cells([[2], [8], [9], [0]], ["a"] * 4, [], 5) == {(0, 0), (1, 0)}


def test_where_nothing_is_small_nothing_is_hidden() -> None:
    assert hidden_cells([[5, 0], [7, 9]], ["a", "a"], [], 5) == set()


def test_two_that_their_total_gives_away_take_a_third() -> None:
    """4 and 4 of 8: whoever knows that both are below 5 knows them."""
    assert hidden_cells([[4], [4], [9]], ["a"] * 3, [], 5) == {(0, 0), (1, 0), (2, 0)}


def test_counties_hide_apart() -> None:
    """The total of each county is published, so another county's cell protects nothing."""
    together = hidden_cells([[2], [8], [9], [6]], ["a", "a", "b", "b"], [], 5)
    assert together == {(0, 0), (1, 0)}


def test_unknown_cells_are_no_small_ones() -> None:
    assert hidden_cells([[None], [8]], ["a", "a"], [], 5) == set()
