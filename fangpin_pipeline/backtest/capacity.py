"""A township that can make N visits: how many of them are right in the list's own order, in others, and by chance.

Chance is reckoned, not thrown: the expectation over all orders of the same list. What an event is stands in `measures`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from fangpin_pipeline.backtest.errors import BacktestError
from fangpin_pipeline.backtest.lists import Visit

LIST, BY_SEVERITY, BY_NUMBER, CHANCE, BEST = "list", "severity", "number", "chance", "best"
ORDERS = (LIST, BY_SEVERITY, BY_NUMBER, CHANCE, BEST)
_KEYS: Mapping[str, Callable[[Visit], tuple[int, str]]] = {
    LIST: lambda visit: (visit.rank, visit.household_no),
    BY_SEVERITY: lambda visit: (-visit.grade, visit.household_no),
    BY_NUMBER: lambda visit: (0, visit.household_no),
}


@dataclass(frozen=True)
class Capacity:
    """Visits that each township can make: `number`, or a `share` of its list, rounded up."""

    number: int | None = None
    share: Fraction | None = None

    def of(self, listed: int) -> int:
        """How many visits a township makes whose list has so many households."""
        if self.share is None:
            return min(self.number or 0, listed)
        return -(-listed * self.share.numerator // self.share.denominator)


@dataclass(frozen=True)
class Township:
    """One township: how many it is to visit, how many it can, and how many of these have an event, by order."""

    county: str
    township: str
    listed: int
    visited: int
    hits: Mapping[str, Fraction]


def read_capacity(text: str) -> Capacity:
    """`10` visits a township, or `0.2` of its list. Raises BacktestError for anything else."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        number = Decimal(0)
    if number.is_finite() and number >= 1 and number == number.to_integral_value():
        return Capacity(number=int(number))
    if number.is_finite() and 0 < number < 1:
        return Capacity(share=Fraction(number))
    raise BacktestError(f"能力“{text}”无法识别：请写每个苏木乡镇能走访的户数（如 10），或占名单的比例（如 0.2）。")


def townships(visits: Iterable[Visit], capacity: Capacity, events: Collection[str]) -> list[Township]:
    """Every township with visits to make, in the order of codes; `events` are households with an event."""
    lists: dict[tuple[str, str], list[Visit]] = {}
    for visit in visits:
        lists.setdefault((visit.place.county, visit.place.township), []).append(visit)
    return [_township(county, code, lists[county, code], capacity, events) for county, code in sorted(lists)]


def _township(county: str, code: str, listed: Sequence[Visit], capacity: Capacity, events: Collection[str]) -> Township:
    visited = capacity.of(len(listed))
    falling = sum(visit.household_no in events for visit in listed)
    hits = {
        order: Fraction(sum(visit.household_no in events for visit in sorted(listed, key=key)[:visited]))
        for order, key in _KEYS.items()
    }
    hits[CHANCE] = Fraction(visited * falling, len(listed))
    hits[BEST] = Fraction(min(visited, falling))
    return Township(county, code, len(listed), visited, hits)
