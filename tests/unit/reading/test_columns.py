"""Whole columns are read as their single cells would be."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_toys import person

from fangpin_pipeline.contracts import CodeList, Column, Kind
from fangpin_pipeline.reading.cells import Setting, UnreadableError, reader
from fangpin_pipeline.reading.columns import ColumnReader
from fangpin_pipeline.reading.text import normal_column, normal_name, normal_text

SETTING = Setting(date(2020, 3, 16))
money = st.one_of(
    st.decimals(-(10**12), 10**12, places=2).map(str),
    st.integers(-(10**12), 10**12).map(str),
    st.sampled_from(
        [
            "",
            "无",
            "1,000",
            "(3)",
            "0.005",
            "-0.5",
            "00012.10",
            "+1",
            "1.234",
            "-",
            "12元",
            "x",
            "1e3",
            "١٢",
            ".5",
            "5.",
            "1-2",
            "-",
            "--1",
            "1/2",
        ]
    ),
)
texts = st.one_of(
    money,
    st.sampled_from(
        [
            "2020-03-16",
            "2020年3月",
            "43906",
            "2020",
            "长期",
            "是",
            "否",
            "在读",
            "150821100200",
            person(1),
            person(2)[:17],
            "152801700615002",
        ]
    ),
    st.text(max_size=6).map(normal_text),
)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.CREDIT_CODE}])
@settings(deadline=None)
@given(
    cells=st.lists(texts, max_size=12),
    unit=st.sampled_from([1, 1000, 10000]),
    skipped=st.integers(0, 2),
    encoded=st.booleans(),
)
def test_a_column_is_read_as_its_cells(kind: Kind, cells: list[str], unit: int, skipped: int, encoded: bool) -> None:
    column = Column("x", "列", kind, codes=CodeList("toy", ("在读",)) if kind is Kind.CODE else None)
    setting = Setting(date(2020, 3, 16), unit=unit)
    whole = pa.array(cells, pa.string())
    read = ColumnReader(column, setting).cells((whole.dictionary_encode() if encoded else whole).slice(skipped))
    one = reader(column, setting)
    unread = pa.nulls(len(read.values), pa.string()) if read.rejected is None else read.rejected
    for text, value, rejected in zip(cells[skipped:], read.values, unread, strict=True):
        try:
            expected, refused = one(text), None
        except UnreadableError:
            expected, refused = None, text
        assert (value.as_py(), rejected.as_py()) == (expected, refused)
    assert read.values.type == kind.arrow


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.text(max_size=8), st.sampled_from(["abc", "户主", "户 主", "ａ", "150800"])), max_size=24),
    st.booleans(),
    st.booleans(),
    st.integers(0, 2),
)
def test_a_column_is_made_normal_as_its_texts(cells: list[str], name: bool, encoded: bool, skipped: int) -> None:
    normal = normal_name if name else normal_text
    whole = pa.array(cells, pa.string())
    column = normal_column((whole.dictionary_encode() if encoded else whole).slice(skipped), name)
    assert column.to_pylist() == [normal(text) for text in cells[skipped:]]
