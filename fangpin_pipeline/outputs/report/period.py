"""The weeks, months, quarters and years that reports speak of. Nothing here knows which days were screened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fangpin_pipeline.outputs.errors import OutputError


class Span(StrEnum):
    """Lengths of a period, with the Chinese word for its report."""

    WEEK = "周"
    MONTH = "月"
    QUARTER = "季"
    YEAR = "年"


_FORMS = (
    (re.compile(r"([0-9]{4})-?W([0-9]{2})"), Span.WEEK),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), Span.MONTH),
    (re.compile(r"([0-9]{4})Q([1-4])"), Span.QUARTER),
    (re.compile(r"([0-9]{4})"), Span.YEAR),
)
_QUARTERS = "一二三四"


@dataclass(frozen=True)
class Period:
    """A period by its first and last day, both of it."""

    span: Span
    first: date
    last: date

    @classmethod
    def read(cls, text: str) -> "Period":
        """The period that `2020-03`, `2020Q1`, `2020` or `2020-W12` names. Raises OutputError for anything else."""
        for form, span in _FORMS:
            if found := form.fullmatch(text.strip().upper()):
                try:
                    return _period(span, *(int(part) for part in found.groups()))
                except ValueError:
                    break
        raise OutputError(
            f"期间“{text}”无法识别，请写成 2020-03（月）、2020Q1（季）、2020（年）或 2020-W12（周）的形式。"
        )

    @property
    def code(self) -> str:
        """The period as commands and files name it."""
        if self.span is Span.WEEK:
            year, week, _ = self.first.isocalendar()
            return f"{year}-W{week:02d}"
        return {
            Span.MONTH: f"{self.first:%Y-%m}",
            Span.QUARTER: f"{self.first.year}Q{(self.first.month + 2) // 3}",
            Span.YEAR: str(self.first.year),
        }[self.span]

    @property
    def words(self) -> str:
        """The period as an official reads it."""
        year, month = self.first.year, self.first.month
        return {
            Span.WEEK: f"{year}年{month}月{self.first.day}日至{self.last.month}月{self.last.day}日",
            Span.MONTH: f"{year}年{month}月",
            Span.QUARTER: f"{year}年第{_QUARTERS[(month - 1) // 3]}季度",
            Span.YEAR: f"{year}年度",
        }[self.span]

    @property
    def before(self) -> "Period":
        """The period that ends the day before this one begins."""
        return containing(self.span, self.first - timedelta(days=1))

    @property
    def year_before(self) -> "Period":
        """The same period a year earlier; of a week the one with the same number."""
        if self.span is Span.WEEK:
            year, week, _ = self.first.isocalendar()
            return _period(self.span, year - 1, min(week, 52))
        return containing(self.span, self.first.replace(year=self.first.year - 1))

    @property
    def by_month(self) -> bool:
        """Whether its course is drawn by the last screening of each month, not by day."""
        return self.span not in (Span.WEEK, Span.MONTH)

    def earlier(self, count: int) -> Iterator["Period"]:
        """The periods before this one, newest first."""
        period = self
        for _ in range(count):
            period = period.before
            yield period

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def containing(span: Span, day: date) -> Period:
    """The period of that length in which a day lies."""
    if span is Span.WEEK:
        return _period(span, *day.isocalendar()[:2])
    parts = {Span.MONTH: (day.year, day.month), Span.QUARTER: (day.year, (day.month + 2) // 3), Span.YEAR: (day.year,)}
    return _period(span, *parts[span])


def _period(span: Span, year: int, number: int = 0) -> Period:
    if span is Span.WEEK:
        monday = date.fromisocalendar(year, number, 1)
        return Period(span, monday, monday + timedelta(days=6))
    first_month, months = {Span.MONTH: (number, 1), Span.QUARTER: (3 * number - 2, 3), Span.YEAR: (1, 12)}[span]
    first = date(year, first_month, 1)
    after = first_month - 1 + months
    return Period(span, first, date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1))
