"""Real files of every format, cut short or changed on the way: never a crash, and every line accounted for."""

import old_office
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_toys import Landing, conserves, csv_text, ods, person, workbook, zipped

fuzzy = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)

ROWS: list[list[object]] = [
    ["名单", "", "单位：元"],
    ["身份证号", "月补差金额", "享受开始日期"],
    *([person(n), n, "2020-01-01"] for n in range(12)),
    ["合计", 66, ""],
]
LINES = len(ROWS) - 1
TEXT = csv_text(*ROWS)
QUOTED = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in ROWS)
XLS = old_office.workbook(
    "名单", [[cell if isinstance(cell, str) else float(str(cell)) for cell in row] for row in ROWS]
)
FILES = {
    "utf-8": TEXT.encode(),
    "utf-8-sig": TEXT.encode("utf-8-sig"),
    "gb18030": TEXT.encode("gb18030"),
    "utf-16": TEXT.encode("utf-16"),
    "quoted": QUOTED.encode(),
    "tabs": TEXT.replace(",", "\t").encode("utf-16"),
    "xlsx": workbook(("名单", ROWS)),
    "xls": XLS,
    "ods": ods("名单", ROWS),
    "zip": zipped(("名单.csv", TEXT.encode("gb18030"))),
    "zip of xlsx": zipped(("名单.xlsx", workbook(("名单", ROWS)))),
}
# A changed place of a cell in an old workbook may widen its sheet to millions of cells: one such change is enough.
MOST_CHANGES = {"xls": 1}


@pytest.mark.parametrize("kind", FILES)
def test_the_whole_file(landing: Landing, kind: str) -> None:
    staged = landing.settle("dibao.file", FILES[kind])
    conserves(staged, rows_read=LINES)
    assert (staged.status, staged.counts.accepted, staged.counts.dropped) == ("accepted", LINES - 2, 2)


@pytest.mark.parametrize("kind", FILES)
@fuzzy
@given(data=st.data())
def test_cut_short(landing: Landing, kind: str, data: st.DataObject) -> None:
    raw = FILES[kind]
    staged = landing.settle("dibao.file", raw[: data.draw(st.integers(0, len(raw) - 1))])
    conserves(staged)
    assert staged.counts.rows_read <= LINES + 1


@pytest.mark.parametrize("kind", FILES)
@fuzzy
@given(data=st.data())
def test_changed_bytes(landing: Landing, kind: str, data: st.DataObject) -> None:
    raw = bytearray(FILES[kind])
    changes = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(raw.rstrip(b"\0")) - 1), st.integers(1, 255)),
            min_size=1,
            max_size=MOST_CHANGES.get(kind, 8),
        )
    )
    for place, mask in changes:
        raw[place] ^= mask
    conserves(landing.settle("dibao.file", bytes(raw)))


@fuzzy
@given(st.sampled_from([raw[:16] for raw in FILES.values()]), st.binary(max_size=600))
def test_a_true_beginning_with_anything_behind(landing: Landing, start: bytes, rest: bytes) -> None:
    conserves(landing.settle("dibao.file", start + rest))
