"""Due days as calendar or working days: the holidays of China, and the weekends worked in exchange for them."""

from datetime import date, timedelta

import pytest

from fangpin_pipeline.calendar import Calendar, is_working_day


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2020, 1, 19), True),  # a Sunday worked in exchange
        (date(2020, 1, 24), False),  # the eve of the Spring Festival, a Friday
        (date(2020, 1, 31), False),  # the festival was prolonged by notice of 26 January
        (date(2020, 2, 3), True),
        (date(2020, 4, 6), False),  # 清明, a Monday
        (date(2026, 10, 8), True),
    ],
)
def test_working_days_follow_the_yearly_notices(day: date, working: bool) -> None:
    assert is_working_day(day) is working


def test_years_without_a_notice_have_monday_to_friday() -> None:
    first = date(2099, 1, 5)
    assert [is_working_day(first + timedelta(days=n)) for n in range(7)] == [True] * 5 + [False] * 2


@pytest.mark.parametrize(
    ("days", "kind", "due"),
    [
        (3, "calendar", date(2020, 4, 6)),
        (3, "working", date(2020, 4, 9)),  # Saturday to Monday are 清明
        (0, "working", date(2020, 4, 3)),
        (1, "working", date(2020, 4, 7)),
    ],
)
def test_the_day_of_warning_does_not_count(days: int, kind: str, due: date) -> None:
    assert Calendar(date(2020, 4, 3)).due(days, kind) == due


@pytest.mark.parametrize("kind", ["calendar", "working"])
@pytest.mark.parametrize("days", [0, 1, 2, 5])
def test_what_has_gone_by_is_what_was_due(days: int, kind: str) -> None:
    first = date(2020, 3, 30)
    for today in (first + timedelta(days=n) for n in range(12)):
        gone = Calendar(today).gone_by(days, kind)
        assert Calendar(gone).due(days, kind) <= today
        assert Calendar(gone + timedelta(days=1)).due(days, kind) > today
