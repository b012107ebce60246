"""Windows of a day: the dates that statements compare with, so that no statement does date arithmetic (rules.md §4)."""

from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa
from chinese_calendar import is_workday
from chinese_calendar.constants import holidays

_CALENDAR_YEARS = range(min(holidays).year, max(holidays).year + 1)
_SATURDAY = 5


def first_of_month(day: date, months_back: int) -> date:
    """First day of the month that lies `months_back` months before the month of `day`."""
    index = day.year * 12 + day.month - 1 - months_back
    return date(index // 12, index % 12 + 1, 1)


def is_working_day(day: date) -> bool:
    """Whether offices work: the State Council's yearly notices on holidays and the weekends worked in exchange.

    In a year whose notice the calendar does not hold, Monday to Friday are working days.
    """
    return is_workday(day) if day.year in _CALENDAR_YEARS else day.weekday() < _SATURDAY


@dataclass(frozen=True)
class Calendar:
    """Dates of as-of date D. `m` is the month before D's month, W the twelve months that end with it."""

    as_of: date

    @property
    def m(self) -> date:
        """First day of m."""
        return first_of_month(self.as_of, 1)

    @property
    def w_first(self) -> date:
        """First day of W."""
        return first_of_month(self.as_of, 12)

    @property
    def w_last(self) -> date:
        """Last day of W."""
        return first_of_month(self.as_of, 0) - timedelta(days=1)

    def income_oldest(self, months: int) -> date:
        """First day of the oldest month whose income record still counts."""
        return first_of_month(self.m, months)

    def days_back(self, days: int) -> date:
        """The first day of "the N days to D"."""
        return self.as_of - timedelta(days=days)

    def days_ahead(self, days: int) -> date:
        """The day by which something that starts on D is due."""
        return self.as_of + timedelta(days=days)

    def due(self, days: int, kind: str) -> date:
        """The day by which something is due, counted in `calendar` days or in `working` days after D."""
        if kind == "calendar":
            return self.days_ahead(days)
        day = self.as_of
        while days > 0:
            day += timedelta(days=1)
            days -= is_working_day(day)
        return day

    def row(self) -> dict[str, date | int]:
        """The dates that hold for every county."""
        year = self.as_of.year
        return {
            "as_of": self.as_of,
            "m": self.m,
            "w_first": self.w_first,
            "w_last": self.w_last,
            "py_first": date(year - 1, 1, 1),
            "py_last": date(year - 1, 12, 1),
            "year_now": year,
        }

    def table(self) -> pa.Table:
        """The dates that hold everywhere, as a table of one row."""
        return pa.Table.from_pylist([self.row()])
