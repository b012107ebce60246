"""Small cells: none is shown, and none can be found from what is shown, not even by trying every possible table."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from fangpin_pipeline.outputs.report.suppress import hidden_cells

LIMIT = 3
_MOST = 7


def possible(cells: list[list[int]], hidden: set[tuple[int, int]], additive: bool) -> dict[tuple[int, int], set[int]]:
    """By hidden cell the values it may have, given every shown cell, the totals of columns and the sums of rows."""
    places = sorted(hidden)
    found: dict[tuple[int, int], set[int]] = {place: set() for place in places}
    reach = [range(LIMIT) if cells[row][column] < LIMIT else range(LIMIT, 3 * _MOST) for row, column in places]
    totals = [sum(row[column] for row in cells) for column in range(len(cells[0]))]
    for values in product(*reach):
        trial = [list(row) for row in cells]
        for (row, column), value in zip(places, values, strict=True):
            trial[row][column] = value
        if [sum(row[column] for row in trial) for column in range(len(totals))] != totals:
            continue
        if additive and any(sum(row[:-1]) != row[-1] for row in trial):
            continue
        for place, value in zip(places, values, strict=True):
            found[place].add(value)
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, _MOST), min_size=2, max_size=2), min_size=1, max_size=3))
def test_no_small_cell_can_be_found(parts: list[list[int]]) -> None:
    cells = [[*row, sum(row)] for row in parts]
    hidden = hidden_cells(cells, ["a"] * len(cells), [(0, 1, 2)], LIMIT)
    small = {(row, column) for row, line in enumerate(cells) for column, value in enumerate(line) if 0 < value < LIMIT}
    assert small <= hidden
    whole = len(hidden) == 3 * len(cells)  # everything hidden: the total of the county is all that is left
    if hidden and not whole and len(hidden) <= 6:
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
