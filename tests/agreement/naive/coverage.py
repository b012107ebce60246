"""Which accepted rows count on a day: what covers a county, what is in force, what is fresh (rules.md §1-2).

A view answers for one extract. Whose rows they are stands in `people`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fangpin_pipeline.contracts import Extract, Mode

from .book import CITY
from .cells import COUNTIES
from .files import Delivery, Row

CountyOf = Callable[[Row], str | None]


@dataclass(frozen=True)
class Window:
    """m, W and W+ of a day (rules.md §4)."""

    as_of: date

    @property
    def month(self) -> int:
        """m, the month before the month of the day, counted in months."""
        return self.as_of.year * 12 + self.as_of.month - 2

    @property
    def first(self) -> date:
        start = self.month - 11
        return date(start // 12, start % 12 + 1, 1)

    @property
    def end(self) -> date:
        """The first day after W, which is the first of the month of the day."""
        return self.as_of.replace(day=1)

    def in_w(self, day: date) -> bool:
        return self.first <= day < self.end

    def in_w_plus(self, day: date) -> bool:
        return self.first <= day <= self.as_of


class View:
    """The rows of one extract that count on the day, and the quarantined ones of unknown content."""

    def __init__(self, extract: Extract, deliveries: Iterable[Delivery], window: Window, county_of: CountyOf) -> None:
        self.extract = extract
        self.window = window
        self.deliveries = [d for d in deliveries if d.extract is extract and d.status == "accepted"]
        self._counties = {
            id(row): row.delivery.county if row.delivery.county != CITY else county_of(row)
            for d in self.deliveries
            for row in (*d.accepted, *d.rejected)
        }
        self.covering = {county: self._covering(county) for county in COUNTIES}
        self.rows = self._winners()
        self.shadows = [row for d in self.deliveries for row in d.rejected if self._is_shadow(row)]
        self._by_column: dict[tuple[str, bool], dict[Any, list[Row]]] = {}

    def county_of(self, row: Row) -> str | None:
        return self._counties[id(row)]

    def _covering(self, county: str) -> Delivery | None:
        """The newest delivery that covers the county."""
        newest, held = None, 0
        for delivery in self.deliveries:
            rows = sum(self.county_of(row) == county for row in delivery.accepted)
            if delivery.county == CITY and self.extract.roll:
                covers = rows > 0 and 2 * rows >= held
            else:
                covers = delivery.county in (CITY, county)
            if covers:
                newest, held = delivery, rows
        return newest

    def _in_force(self, row: Row) -> bool:
        if self.extract.mode is Mode.APPEND:
            return True
        county = self.county_of(row)
        if county is None:
            return row.delivery in self.covering.values()
        return self.covering[county] is row.delivery

    def _winners(self) -> list[Row]:
        newest: dict[tuple[Any, ...], Row] = {}
        for delivery in self.deliveries:
            for row in delivery.accepted:
                if self._in_force(row):
                    newest[row.key()] = row
        return list(newest.values())

    def _is_shadow(self, row: Row) -> bool:
        """Whether a quarantined row still stands for content that nobody knows."""
        if self.extract.mode is Mode.APPEND and row.delivery.received_on < self.window.first:
            return False
        if not self._in_force(row):
            return False
        newer = (d for d in self.deliveries if d.order > row.delivery.order)
        return not any(other.key() == row.key() for d in newer for other in d.accepted)

    def fresh(self, county: str) -> bool:
        delivery = self.covering[county]
        return delivery is not None and (self.window.as_of - delivery.received_on).days <= self.extract.max_age

    def of(self, column: str, value: str, shadows: bool = False) -> list[Row]:
        """Rows (or quarantined rows) whose column holds the value."""
        index = self._by_column.get((column, shadows))
        if index is None:
            index = defaultdict(list)
            for row in self.shadows if shadows else self.rows:
                if row[column] is not None:
                    index[row[column]].append(row)
            self._by_column[column, shadows] = index
        return index.get(value, [])
