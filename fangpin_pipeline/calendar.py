"""Windows of a day: the dates that statements compare with, so that no statement does date arithmetic (rules.md §4)."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa
from chinese_calendar import is_workday
from chinese_calendar.constants import holidays

_CALENDAR_YEARS = range(min(holidays).year, max(holidays).year + 1)
_SATURDAY = 5

SCHOOL_AGES = (6, 15)  # completed years on the first day of the school year, both included (clause 7.01)
ADULT_AGE = 16  # from here on a pension scheme is due (clause 3.11)
ELDER_AGE = 60  # from here on a pension is paid
_EPOCH, _FIRST, _LAST = date(1970, 1, 1), date(1900, 1, 1), date(2200, 12, 31)


def first_of_month(day: date, months_back: int) -> date:
    """First day of the month that lies `months_back` months before the month of `day`."""
    index = day.year * 12 + day.month - 1 - months_back
    return date(index // 12, index % 12 + 1, 1)


def years_before(day: date, years: int) -> date:
    """The latest birthday of those who have completed that many years on `day`.

    29 February completes on 1 March, so that nobody born then is among them on 28 February.
    """
    leap_day_lacking = (day.month, day.day) == (2, 29) and not isleap(day.year - years)
    return day.replace(year=day.year - years, day=28 if leap_day_lacking else day.day)


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

    @property
    def school_year_first(self) -> date:
        """First day of the school year: the latest 1 September that is not after D."""
        this_year = date(self.as_of.year, 9, 1)
        return this_year if this_year <= self.as_of else date(self.as_of.year - 1, 9, 1)

    def days_back(self, days: int) -> date:
        """The first day of "the N days to D"."""
        return self.as_of - timedelta(days=days)

    def days_ahead(self, days: int) -> date:
        """The day by which something that starts on D is due."""
        return self.as_of + timedelta(days=days)

    @staticmethod
    def timeline() -> pa.Table:
        """Every day that a cell may hold, and a lifetime more, with its number: statements count days by joining it."""
        numbers = pa.array(range((_FIRST - _EPOCH).days, (_LAST - _EPOCH).days + 1), pa.int32())
        return pa.table({"on_day": numbers.cast(pa.date32()), "number": numbers})

    def due(self, days: int, kind: str) -> date:
        """The day by which something is due, counted in `calendar` days or in `working` days after D."""
        if kind == "calendar":
            return self.days_ahead(days)
        day = self.as_of
        while days > 0:
            day += timedelta(days=1)
            days -= is_working_day(day)
        return day

    def gone_by(self, days: int, kind: str) -> date:
        """The latest day of which what was due N days after it, counted as in `due`, is due by D."""
        if kind == "calendar":
            return self.days_back(days)
        day = self.as_of
        while days > 0:
            days -= is_working_day(day)
            day -= timedelta(days=1)
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
            "school_year_first": self.school_year_first,
            "school_born_first": years_before(self.school_year_first, SCHOOL_AGES[1] + 1) + timedelta(days=1),
            "school_born_last": years_before(self.school_year_first, SCHOOL_AGES[0]),
            "adult_born_last": years_before(self.as_of, ADULT_AGE),
            "elder_born_last": years_before(self.as_of, ELDER_AGE),
        }

    def table(self) -> pa.Table:
        """The dates that hold everywhere, as a table of one row."""
        return pa.Table.from_pylist([self.row()])
