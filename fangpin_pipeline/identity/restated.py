"""Rows in force that changed what an earlier delivery had said under the same key: history told anew.

Only extracts whose key stands for a past event or period can restate anything; a new state of a register is news.
Statements are composed from the declaration; which deliveries are asked about is decided by the stage.
"""

from collections.abc import Sequence

from fangpin_pipeline.contracts import Extract, Kind, Mode

_PERIODS = (Kind.DATE, Kind.MONTH, Kind.YEAR)


def tells_history(extract: Extract) -> bool:
    """Whether a key of this extract names something past: an event that was appended, or a day, month or year."""
    return extract.mode is Mode.APPEND or any(extract.by_name[name].kind in _PERIODS for name in extract.key)


def restated(extract: Extract, seqs: Sequence[int]) -> str:
    """Statement for the rows in force of the deliveries `seqs` that differ from the row they replaced.

    Columns `seq` and `household_no` (NULL when the row belongs to no household of D). Reads `xNN`, `xNN_accepted`,
    `household` and `resident`.
    """
    view = extract.view
    same = " AND ".join(f"a.{name} = x.{name}" for name in extract.key)
    key = ", ".join(f"x.{name}" for name in extract.key)
    others = [column.name for column in extract.columns if column.name not in extract.key]
    differs = " OR ".join(f"a.{name} IS DISTINCT FROM x.{name}" for name in others) or "1 = 0"
    owner = extract.person or extract.household
    return (
        f"SELECT c.seq, h.household_no FROM ("
        f"SELECT x.seq, {f'x.{owner}' if owner else 'CAST(NULL AS STRING)'} AS owner, ({differs}) AS changed "
        f"FROM {view} x JOIN {view}_accepted a ON {same} AND a.seq < x.seq "
        f"WHERE x.seq IN ({', '.join(map(str, seqs))}) "
        f"QUALIFY ROW_NUMBER() OVER (PARTITION BY {key} ORDER BY a.seq DESC) = 1"
        f") c {_household_of(extract)} WHERE c.changed"
    )


def _household_of(extract: Extract) -> str:
    """The household of D to which the row belongs, by the person or the household that it names."""
    if extract.person:
        return "LEFT JOIN resident r ON r.id_no = c.owner LEFT JOIN household h ON h.h = r.h"
    return "LEFT JOIN household h ON h.household_no = c.owner"
