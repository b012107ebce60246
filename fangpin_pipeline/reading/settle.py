"""What becomes of a read file after judgement: accepted rows, rejected rows, the quarantine list, and its counts.

Always rows_read = accepted + dropped + quarantined. Duplicate deliveries are found in `staging`.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import staged_schema
from fangpin_pipeline.reading.deliveries import Delivery
from fangpin_pipeline.reading.gate import GateError
from fangpin_pipeline.reading.quarantine import AREA_SCOPE, CONFLICT, WORDINGS, listed, listed_file
from fangpin_pipeline.reading.read import Candidates
from fangpin_pipeline.reading.reason import Reason
from fangpin_pipeline.reading.refusal import refusal

ACCEPTED, REFUSED, DUPLICATE = "accepted", "refused", "duplicate"


@dataclass(frozen=True)
class Counts:
    """Lines of a file by what became of them."""

    rows_read: int = 0
    accepted: int = 0
    dropped: int = 0
    quarantined: int = 0

    def __post_init__(self) -> None:
        if self.rows_read != self.accepted + self.dropped + self.quarantined:
            raise AssertionError(f"lines lost while reading: {self}")


@dataclass(frozen=True)
class Staged:
    """One judged delivery. `accepted` and `rejected` have the staged schema of its extract; in `rejected`, invalid
    cells are NULL. A refused file has no rows in either, and a `reason`."""

    accepted: pa.Table
    rejected: pa.Table
    quarantine: pa.Table
    dropped: pa.Table
    status: str
    message: str
    counts: Counts
    reason: Reason | None = None


def settle(delivery: Delivery, candidates: Candidates, faults: pa.Table) -> Staged:
    """Apply the failing cells of one delivery (its rows of `gate.FAULT_SCHEMA`) to its candidate rows."""
    extract = delivery.extract
    if extract is None or candidates.refusal is not None:
        return refused(delivery, candidates, candidates.refusal or "", candidates.reason)
    rows = candidates.rows
    bad = faults.filter(_rejects_row(extract, faults))
    is_bad = pc.is_in(rows["row"], value_set=pc.unique(bad["row"]))
    accepted, rejected = rows.filter(pc.invert(is_bad)), rows.filter(is_bad)
    if not pc.all(accepted["complete"], min_count=0).as_py():
        raise GateError(f"{delivery.path}：有必填项不合格的行未被质量检查发现，不能继续。请运行质量检查的测试。")
    if candidates.data_lines and not accepted.num_rows:
        why = _nothing_accepted(bad, rejected.num_rows)
        return refused(delivery, candidates, why, Reason.NOTHING_ACCEPTED)
    names = staged_schema(extract).names
    return Staged(
        accepted.select(names),
        rejected.select(names),
        listed(delivery.path, extract, faults),
        candidates.dropped,
        ACCEPTED,
        "；".join(candidates.notes),
        Counts(candidates.rows_read, accepted.num_rows, candidates.dropped.num_rows, rejected.num_rows),
    )


def refused(delivery: Delivery, candidates: Candidates, why: str, reason: Reason | None) -> Staged:
    """A file that is not taken: every line of it counts as dropped."""
    empty = staged_schema(delivery.extract).empty_table() if delivery.extract else pa.table({})
    return Staged(
        empty,
        empty,
        listed_file(delivery.path, delivery.extract, why),
        candidates.dropped,
        REFUSED,
        why,
        Counts(candidates.rows_read, dropped=candidates.rows_read),
        reason,
    )


def _rejects_row(extract: Extract, faults: pa.Table) -> pa.Array:
    """Failing cells that quarantine their whole row; another one becomes empty in an accepted row."""
    whole_row = pc.is_in(faults["rule"], value_set=pa.array([CONFLICT, AREA_SCOPE]))
    required = pa.array([column.name for column in extract.required], pa.string())
    return pc.or_(whole_row, pc.is_in(faults["column"], value_set=required))


def _nothing_accepted(bad: pa.Table, rows: int) -> str:
    counts = sorted(
        ((group["values"], group["counts"]) for group in pc.value_counts(bad["rule"]).to_pylist()),
        key=lambda group: (-group[1], group[0]),
    )
    reasons = "、".join(f"{WORDINGS[rule].short}{count}处" for rule, count in counts)
    return refusal(f"{rows}行数据没有一行合格（{reasons}）", "按数据字典核对各列的含义和格式后重新报送")
