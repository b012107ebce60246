"""The comparison of two engines itself: what it must see, and that an exception does not outlive its reason."""

import pyarrow as pa
import pytest

from .engines import differences

ROWS = pa.table({"a": [1, 2, None], "b": ["x", None, "z"]})


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (ROWS, ""),
        (ROWS.take([2, 0, 1]), ""),
        (ROWS.set_column(0, "a", pa.array([1, 2, None], pa.int32())), "t: a is int64 and int32"),
        (ROWS.set_column(1, "b", pa.array(["x", "None", "z"])), "t: (2, None) and (2, 'None')"),
        (ROWS.slice(1), "t: 3 and 2 rows"),
        (ROWS.rename_columns(["a", "c"]), "t: columns ['a', 'b'] and ['a', 'c']"),
    ],
)
def test_a_difference_is_told(other: pa.Table, told: str) -> None:
    found = differences({"t": ROWS}, {"t": other})
    assert told in found if told else found == []


def test_a_missing_table_is_told() -> None:
    assert differences({"t": ROWS}, {}) == ["t: only one engine has it"]


def test_an_exception_holds_as_long_as_it_is_needed() -> None:
    assert differences({"t": ROWS}, {"t": ROWS.slice(1)}, {"t": "why"}) == []
    assert differences({"t": ROWS}, {"t": ROWS}, {"t": "why"}) == ["t: agrees, so it is no exception any more (why)"]
