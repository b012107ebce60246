"""Quotation marks that leave no doubt are recognised, and what is read quickly then is what Python reads."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_toys import Landing

from fangpin_pipeline.reading.blocks import blocks_of
from fangpin_pipeline.reading.lines import is_blank, sheets
from fangpin_pipeline.reading.quotation import LONGEST_LINE, Quotation
from fangpin_pipeline.reading.sniff import sniff

fuzzy = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)


def is_regular(raw: bytes, size: int = 1 << 20) -> bool:
    quotation = Quotation()
    for start in range(0, len(raw), size):
        quotation.add(raw[start : start + size])
    return quotation.is_regular


@pytest.mark.parametrize(
    "text",
    ["", "a,b\n", '"a",b\n', 'a,"b,c"\r\n"",x', '"a""b"\n', '"""",b\n', 'a,""\n"b"', '\ufeff"a",b\n', '"a"\r"b"\r'],
)
def test_marks_that_leave_no_doubt(text: str) -> None:
    assert is_regular(text.encode())


@pytest.mark.parametrize(
    "text",
    ['a"b,c\n', '"a\nb",c\n', '"a\rb",c\n', '"a"b,c\n', ' "a",b\n', '"a" ,b\n', 'a,"b\n', '"a""b\n', '5",6"\n'],
)
def test_marks_that_leave_a_doubt(text: str) -> None:
    assert not is_regular(text.encode())


def test_a_line_without_end_is_not_looked_at_to_its_end() -> None:
    assert not is_regular(b'"a",' + b"x" * 2 * LONGEST_LINE)


@given(st.text('a,"\n\r户', max_size=30), st.integers(1, 7))
def test_blocks_do_not_matter(text: str, size: int) -> None:
    assert is_regular(text.encode(), size) == is_regular(text.encode())


cell = st.text('a1 ,"户', max_size=4)


@fuzzy
@given(
    st.lists(st.lists(cell, min_size=1, max_size=4), max_size=6),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    st.sets(st.integers(0, 2)),
)
def test_what_is_written_with_marks_is_read_quickly(
    landing: Landing, rows: list[list[str]], marks: int, end: str, encoding: str, repetitive: set[int]
) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=marks, lineterminator=end).writerows([["a", "b", "c"], *rows])
    file = landing.put("dibao.csv", stream.getvalue().encode(encoding))
    form = sniff(file)
    assert form.is_regular
    assert _read(landing, repetitive) == _read(landing, None)


@fuzzy
@given(st.text('a,"1 \n\r户', max_size=40), st.sets(st.integers(0, 2)))
def test_whatever_is_read_quickly_is_what_python_reads(landing: Landing, text: str, repetitive: set[int]) -> None:
    file = landing.put("dibao.csv", f"a,b,c\n{text}".encode())
    if sniff(file).is_regular:
        assert _read(landing, repetitive) == _read(landing, None)


def _read(landing: Landing, repetitive: set[int] | None) -> dict[int, list[str]]:
    """Filled lines below the header by number, quickly with these places as dictionaries or record by record."""
    (one,) = landing.deliveries()
    (sheet,) = sheets(one.file, sniff(one.file))
    next(sheet.lines)
    blocks = blocks_of(sheet.lines) if repetitive is None else sheet.blocks(1, 3, repetitive)
    found: dict[int, list[str]] = {}
    for numbers, columns in blocks:
        for index, number in enumerate(numbers):
            line = [column[index].as_py() for column in columns]
            if not is_blank(line):
                while line and not line[-1]:
                    line.pop()
                found[int(number)] = line
    return found
