"""Periods of reports: their names, days, and what comes before them."""

from datetime import date

import pytest

from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.report.period import Period, Span, containing


@pytest.mark.parametrize(
    ("text", "first", "last", "words", "before"),
    [
        ("2020-03", "2020-03-01", "2020-03-31", "2020年3月", "2020-02"),
        ("2020-01", "2020-01-01", "2020-01-31", "2020年1月", "2019-12"),
        ("2020-02", "2020-02-01", "2020-02-29", "2020年2月", "2020-01"),
        ("2020Q1", "2020-01-01", "2020-03-31", "2020年第一季度", "2019Q4"),
        ("2020q4", "2020-10-01", "2020-12-31", "2020年第四季度", "2020Q3"),
        ("2020", "2020-01-01", "2020-12-31", "2020年度", "2019"),
        ("2020-W01", "2019-12-30", "2020-01-05", "2019年12月30日至1月5日", "2019-W52"),
        ("2020-W53", "2020-12-28", "2021-01-03", "2020年12月28日至1月3日", "2020-W52"),
    ],
)
def test_a_period_is_read(text: str, first: str, last: str, words: str, before: str) -> None:
    period = Period.read(text)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert period.code == text.upper()
    assert period.words == words
    assert period.before.code == before


@pytest.mark.parametrize("text", ["2020-13", "2020Q5", "20", "2020-3", "今年", "2021-W53", ""])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(OutputError, match="期间"):
        Period.read(text)


@pytest.mark.parametrize("span", Span)
def test_periods_follow_each_other_without_gap(span: Span) -> None:
    period = containing(span, date(2020, 3, 16))
    assert date(2020, 3, 16) in period
    for before in period.earlier(8):
        assert before.last.toordinal() + 1 == period.first.toordinal()
        period = before
