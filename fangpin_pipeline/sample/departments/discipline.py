"""What 纪委监委 writes down: problems that were found, and whether they are put right."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import ISSUE_SOURCE
from fangpin_pipeline.sample.chance import NO_DAY, after, days_before, happens, numbered, pick, same, up_to, when, words
from fangpin_pipeline.sample.lives import Lives

_KINDS = ("政策落实不到位", "资金使用不规范", "帮扶措施不精准", "台账数据不准确", "作风问题")
_OFFICES = ("扶贫办", "民政局", "住建局", "医保局", "财政局", "教育局")


def tell_rectification(lives: Lives, on: date) -> pa.Table:
    """Problems found by that day; nearly all are closed in time."""
    rng, day = lives.chance("X33"), np.datetime64(on, "D")
    size = 8 + len(lives.places.codes) // 15
    found = days_before(rng, lives.this_day, 5, 600, size)
    due = after(found, rng.integers(30, 120, size))
    late = happens(rng, 0.08, size)
    closed = np.where(late, due + rng.integers(10, 120, size), due - rng.integers(0, 25, size))
    closed = up_to(closed.astype("datetime64[D]"), day)
    reopened = happens(rng, 0.03, size) & ~np.isnat(closed)
    table = pa.table(
        {
            "issue_no": numbered(f"ZG{lives.places.code}", 4, np.arange(size)),
            "source": words(ISSUE_SOURCE.values, pick(rng, (0.15, 0.2, 0.2, 0.12, 0.13, 0.1, 0.1), size)),
            "county_code": same(lives.places.code, size),
            "kind": words(_KINDS, rng.integers(0, len(_KINDS), size)),
            "department": words(_OFFICES, rng.integers(0, len(_OFFICES), size)),
            "found_on": when(found),
            "due_on": when(due),
            "closed_on": when(np.where(reopened, NO_DAY, closed)),
            "reopened": pa.array(reopened),
            "household": np.full(size, -1),
        }
    )
    return table.filter(pa.array(found <= day))


TELLS = {"X33": tell_rectification}
