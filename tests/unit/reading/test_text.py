"""A column made normal at once is its cells made normal one by one."""

import pyarrow as pa
from hypothesis import example, given
from hypothesis import strategies as st

from fangpin_pipeline.reading.text import normal_column, normal_name, normal_text

letters = st.sampled_from("aZ09!~ \t\u3000\n张䶮𬱖ａ①㎡·•‧・．é\u0301\u200b\uf900\u9fff\u4e00\u4dff/—")
cells = st.lists(st.one_of(st.text(letters, max_size=5), st.text(max_size=3)), max_size=12)


@given(cells)
@example(["12 ", "12", " 12"])
@example(["1\n2", "e\u0301"])
def test_a_column_is_its_cells(texts: list[str]) -> None:
    column = pa.array(texts, pa.string())
    assert normal_column(column).to_pylist() == [normal_text(text) for text in texts]
    assert normal_column(column, name=True).to_pylist() == [normal_name(text) for text in texts]
