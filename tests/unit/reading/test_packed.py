"""Rows that wait packed are the rows that were packed, and rows that may be equal have equal prints."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_toys import Landing, csv_text, person

from fangpin_pipeline.contracts.derive import candidate_schema
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.reading.packed import MOST_CUTS, Packed, packed_block, packed_schema, unpacked
from fangpin_pipeline.reading.prints import prints

DIBAO = next(one for one in all_extracts().values() if one.name == "dibao")
texts = st.one_of(st.none(), st.sampled_from(["", "a", "b", "ab", "\0", "户", "12345678", "123456789"]), st.text())


@pytest.mark.parametrize("many", [0, 1, MOST_CUTS, 3 * MOST_CUTS])
def test_unpacked_as_it_was_packed(many: int) -> None:
    schema = packed_schema(DIBAO, {"id_no", "started_on"})
    blocks, expected = [], []
    for first in (1, 101):
        columns = {
            "row": pa.array(range(first, first + 100), pa.int64()),
            "id_no": pa.array([f"{first + place}" for place in range(100)], pa.string()),
            "started_on": pa.array([date(2020, 1, 1)] * 100, pa.date32()),
            "started_on__rejected": pa.array([None] * 99 + [f"x{first}"], pa.string()),
            "complete": pa.array([True] * 99 + [False]),
        }
        blocks.append(packed_block(schema, columns, {"delivery": "a/b.csv", "sheet": ""}))
        rows = pa.table(columns).to_pylist()
        expected += [{**dict.fromkeys(candidate_schema(DIBAO).names), **row} for row in rows]
    left_out = tuple(range(2, 2 + many))
    table = unpacked(Packed(DIBAO, blocks, left_out))
    assert table.schema == candidate_schema(DIBAO)
    assert table.to_pylist() == [
        {**row, "delivery": "a/b.csv", "sheet": ""} for row in expected if row["row"] not in left_out
    ]


def test_nothing_packed() -> None:
    assert unpacked(Packed(DIBAO, [])) == candidate_schema(DIBAO).empty_table()


@given(st.lists(st.tuples(texts, st.one_of(st.none(), st.integers(-5, 5))), max_size=40), st.integers(0, 3))
def test_equal_rows_have_equal_prints(rows: list[tuple[str | None, int | None]], skipped: int) -> None:
    names = pa.array([name for name, _ in rows], pa.string()).slice(skipped)
    days = pa.array([day for _, day in rows], pa.int32()).cast(pa.date32()).slice(skipped)
    found = prints([names, days])
    by_row: dict[tuple[str | None, int | None], set[int]] = {}
    for row, one in zip(rows[skipped:], found, strict=True):
        by_row.setdefault(row, set()).add(int(one))
    assert all(len(some) == 1 for some in by_row.values())


def test_what_an_emptied_cell_hides_is_not_printed() -> None:
    texts = pa.array(["甲", "乙丙", "丁"])
    hiding = pa.Array.from_buffers(pa.string(), 3, [pa.py_buffer(bytes([0b101])), *texts.buffers()[1:]])
    assert hiding.to_pylist() == ["甲", None, "丁"]
    assert prints([hiding]).tolist() == prints([pa.array(["甲", None, "丁"])]).tolist()


def test_other_rows_have_other_prints() -> None:
    numbers = pa.array([person(serial % 1000, f"19{serial // 1000:02d}0615") for serial in range(50_000)])
    days = pa.array(np.arange(50_000) % 7, pa.int32()).cast(pa.date32())
    assert len(np.unique(prints([numbers, days]))) == 50_000
    assert len(np.unique(prints([days, numbers]))) == 50_000


def test_odd_lines_stand_where_they_stood_and_repeated_ones_are_found_among_them(landing: Landing) -> None:
    rows = [[person(n), n, "2020-01-01"] for n in range(1, 6)]
    rows.insert(2, [person(9), 9, "2020-01-01", "", "", "more"])
    rows.insert(4, [person(1), 1, "2020-01-01", "", "", "more"])
    read = landing.read("dibao.csv", csv_text(["身份证号", "月补差金额", "享受开始日期"], *rows))
    assert read.rows["row"].to_pylist() == [2, 3, 4, 5, 7, 8]
    assert read.dropped["row"].to_pylist() == [6]
