"""Whatever is delivered, nothing is lost and nothing crashes: rows_read = accepted + dropped + quarantined."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_toys import VILLAGE, Landing, conserves, person

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.reading.lines import is_blank

fuzzy = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
names = st.sampled_from(
    [f"{extract.name}{scope}.csv" for extract in all_extracts().values() for scope in ("", "_150821")]
)

cells = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "合计",
            "注：",
            "小计:",
            person(1),
            person(2),
            person(1)[:17],
            "1.5E+17",
            VILLAGE,
            "150822100200",
            "2020-01-01",
            "2020-03",
            *(
                "300",
                "-1",
                "是",
                "已脱贫",
                "在读",
                "住院",
                "正常",
                "一级",
                "肢体",
                "A",
                "无",
                '"',
                'x"y',
                "a\nb",
                "1,2",
            ),
        ]
    ),
    st.text(max_size=4),
)


@fuzzy
@given(st.binary(max_size=400), names)
def test_random_bytes(landing: Landing, raw: bytes, name: str) -> None:
    conserves(landing.settle(name, raw))


@fuzzy
@given(st.data(), st.sampled_from(list(all_extracts().values())), st.sampled_from(["", "_150821"]), st.booleans())
def test_mangled_tables(landing: Landing, data: st.DataObject, extract: Extract, scope: str, quoted: bool) -> None:
    header = [column.label for column in extract.columns]
    lines = data.draw(st.lists(st.one_of(st.just(header), st.lists(cells, max_size=len(header) + 1)), max_size=12))
    lines.insert(data.draw(st.integers(0, len(lines))), header)
    stream = io.StringIO(newline="")
    if quoted:
        csv.writer(stream).writerows(lines)
    else:
        stream.write("\n".join(",".join(cell.replace('"', "") for cell in line) for line in lines))
    text = stream.getvalue().encode("utf-8", "replace")
    records = list(csv.reader(io.StringIO(text.decode(), newline="")))
    filled = sum(not is_blank(record) for record in records)
    staged = landing.settle(f"{extract.name}{scope}.csv", text)
    conserves(staged)
    # Exactly one of the lines that are not blank is the header, where one is found within reach.
    assert staged.counts.rows_read in {filled, filled - 1}


@pytest.mark.parametrize("extract", list(all_extracts().values()), ids=lambda extract: extract.name)
def test_a_header_alone(landing: Landing, extract: Extract) -> None:
    header = ",".join(column.label for column in extract.columns)
    staged = landing.settle(f"{extract.name}.csv", header + "\n")
    conserves(staged, rows_read=0)
    assert (staged.status == "refused") is extract.register
