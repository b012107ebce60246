"""Small numbers of counties on the site: hidden with what gives them away, and not told by the parts of a place."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from test_outputs_report_suppress import LIMIT, possible

from fangpin_pipeline.outputs.report.declare import Figure
from fangpin_pipeline.outputs.site.small import counted, county_cells, listed, parts

_MOST = 7


def figure(number: int | None) -> Figure:
    return Figure("…" if number is None else str(number), None if number is None else Decimal(number), ())


def row(grades: list[int]) -> list[Figure]:
    return [figure(sum(grades)), *map(figure, grades)]


def shown(rows: list[list[Figure]]) -> list[list[str]]:
    return [[one.shown for one in line] for line in rows]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, _MOST), min_size=3, max_size=3), min_size=2, max_size=3))
def test_no_small_number_of_a_county_can_be_found(grades: list[list[int]]) -> None:
    whole, *counties = listed(
        row([sum(column) for column in zip(*grades, strict=True)]), [row(line) for line in grades], LIMIT
    )
    numbers = [[*line, sum(line)] for line in grades]
    hidden = {
        (place, (column - 1) % 4)
        for place, line in enumerate(counties)
        for column, one in enumerate(line)
        if one.hidden
    }
    small = {
        (place, column) for place, line in enumerate(numbers) for column, one in enumerate(line) if 0 < one < LIMIT
    }
    assert small <= hidden
    if any(one.hidden for one in whole):
        assert len(hidden) == 4 * len(grades)
    elif hidden and len(hidden) <= 5:
        found = possible(numbers, hidden, additive=True)
        assert all(len(found[place]) > 1 for place in small), (numbers, hidden)


def test_a_small_number_of_the_city_closes_its_severities_and_its_counties() -> None:
    whole, *counties = listed(row([2, 9, 9]), [row([2, 4, 4]), row([0, 5, 5])], 5)
    assert shown([whole]) == [["20", "※", "※", "※"]]
    assert {sign for line in shown(counties) for sign in line} == {"※"}


def test_a_list_that_is_small_itself_says_only_that() -> None:
    whole, *_ = listed(row([1, 2, 0]), [row([1, 2, 0])], 5)
    assert shown([whole]) == [["<5", "※", "※", "※"]]


def test_what_a_place_hides_its_parts_hide_with_all_that_adds_up_to_it() -> None:
    """Red is hidden above: of a part, red could be reckoned from the others; numbers of another kind stay."""
    _, first, _ = listed(row([3, 40, 40]), [row([3, 20, 20]), row([0, 20, 20])], 5)
    assert first[1].hidden
    inside = parts(
        [figure(90), *first],
        [[figure(50), *row([0, 10, 10])], [figure(40), *row([3, 10, 10])]],
        [slice(0, 1), slice(1, 5)],
    )
    assert shown(inside) == [["50", "※", "※", "※", "※"], ["40", "※", "※", "※", "※"]]


def test_what_a_place_shows_its_parts_keep() -> None:
    inside = [[figure(50), *row([10, 10, 10])]]
    assert parts([figure(50), *row([10, 10, 10])], inside, [slice(0, 1), slice(1, 5)]) == inside


def test_one_number_of_the_counties() -> None:
    assert shown([counted(figure(15), [figure(2), figure(6), figure(7)], 5)]) == [["15", "<5", "※", "7"]]
    assert [cell.text for cell in county_cells([2, 6, 7], 5)] == ["15", "<5", "※", "7"]
    assert [cell.text for cell in county_cells([2, 0, 1], 5)] == ["<5", "<5", "0", "<5"]


def test_an_unknown_number_stays_unknown() -> None:
    assert shown([counted(figure(None), [figure(None), figure(6)], 5)]) == [["…", "…", "6"]]
