"""Rows that the checks most extracts ask alike pass, and rows that they find, spelled out for columns by name."""

from datetime import date
from decimal import Decimal
from typing import Any

# Lines are received on 2020-03-16.
YESTERDAY, TODAY, TOMORROW = date(2020, 3, 15), date(2020, 3, 16), date(2020, 3, 17)

Row = dict[str, Any]
Case = tuple[list[Row], list[Row]]
Cases = dict[tuple[str, str], Case]


def in_time(number: str, *columns: str) -> Cases:
    """Dates until the day of receipt."""
    return {(number, f"{name}_in_time"): ([{name: TODAY}], [{name: TOMORROW}]) for name in columns}


def in_order(number: str, earlier: str, *later: str) -> Cases:
    """Dates that follow another, on the same day at the earliest."""
    return {
        (number, f"{name}_after_{earlier}"): (
            [{earlier: TODAY, name: TODAY}, {name: YESTERDAY}],
            [{earlier: TODAY, name: YESTERDAY}],
        )
        for name in later
    }


def within(number: str, whole: str, *parts: str) -> Cases:
    """Parts that are the whole at most."""
    return {
        (number, f"{part}_within_{whole}"): ([{whole: 100, part: 100}, {part: 101}], [{whole: 100, part: 101}])
        for part in parts
    }


def sized(number: str, name: str, low: int, high: int, step: Decimal | int = 1) -> Cases:
    """Sizes from `low` to `high`; one step outside is found."""
    return {(number, f"{name}_plausible"): ([{name: low}, {name: high}], [{name: low - step}, {name: high + step}])}


def in_yuan(number: str, name: str, low: int, high: int) -> Cases:
    """Money from `low` to `high` yuan; one fen outside is found."""
    passed = [{name: low * 100}, {name: high * 100}]
    return {(number, f"{name}_plausible"): (passed, [{name: low * 100 - 1}, {name: high * 100 + 1}])}


def named(number: str, *columns: str) -> Cases:
    """Names: rare characters and dots in the middle are right."""
    cases: Cases = {}
    for name in columns:
        cases[number, f"{name}_legible"] = (
            [{name: "乌云其木格"}, {name: "䶮𬱖"}, {name: "阿拉坦·其其格"}],
            [{name: "王?"}, {name: "�雨"}, {name: "李\ue123"}, {name: "赵\U000f0001"}],
        )
        cases[number, f"{name}_whole"] = ([{name: "白云"}, {name: "阿拉坦·其其格"}], [{name: "白"}, {name: "阿拉坦·"}])
    return cases


def told(number: str, name: str, value: object, on: Row, *spared: Row) -> Cases:
    """A column that is filled where `on` is; the rows `spared` need not fill it."""
    return {(number, f"{name}_told"): ([{**on, name: value}, *spared], [on])}
