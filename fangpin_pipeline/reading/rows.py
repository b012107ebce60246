"""From blocks of data lines to the typed table of one delivery (`candidate_schema`), without rows delivered twice.

Which lines are data stands in `asides`; which rows are accepted is judged by the gate.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.contracts.derive import AREA_SCOPE, candidate_schema, delivered, rejected
from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.reading.cells import Setting
from fangpin_pipeline.reading.columns import read_column
from fangpin_pipeline.reading.spill import Blocks


@dataclass
class Rows:
    """Typed rows of one delivery, collected block by block. `settings` holds that of each delivered column."""

    extract: Extract
    delivery: str
    sheet: str
    county_code: str
    settings: Mapping[str, Setting]
    scratch: Path | None = None
    _blocks: Blocks = field(init=False)

    def __post_init__(self) -> None:
        self._blocks = self._new_blocks("blocks")

    def add(self, numbers: npt.NDArray[np.int64], texts: Mapping[str, pa.StringArray]) -> None:
        """Type one block of data lines; `texts` are its normal texts by column."""
        count = len(numbers)
        block: dict[str, pa.Array] = {
            "delivery": pa.repeat(self.delivery, count),
            "sheet": pa.repeat(self.sheet, count),
            "row": pa.array(numbers, pa.int64()),
        }
        for column in self.extract.columns:
            if column.name in texts:
                cells = read_column(column, texts[column.name], self.settings[column.name])
                block[column.name], block[rejected(column.name)] = cells.values, cells.rejected
            else:
                block[column.name] = pa.nulls(count, column.kind.arrow)
                block[rejected(column.name)] = pa.nulls(count, pa.string())
            block[delivered(column.name)] = pa.repeat(column.name in texts, count)
        block[rejected(AREA_SCOPE)] = self._out_of_scope(block)
        block["complete"] = self._complete(block)
        schema = candidate_schema(self.extract)
        self._blocks.add(pa.Table.from_arrays([block[name] for name in schema.names], schema=schema))

    def table(self) -> tuple[pa.Table, list[int]]:
        """The rows, and the numbers of those left out because they equal an earlier one in every column."""
        rows = self._blocks.table()
        if not pc.all(pc.greater(pc.pairwise_diff(rows["row"].combine_chunks()), 0), min_count=0).as_py():
            rows = rows.sort_by("row")
        repeated = repeated_rows(self.extract, rows)
        if not repeated:
            return rows, []
        once = self._new_blocks("once")
        left_out = pa.array(repeated, pa.int64())
        for batch in rows.to_batches():
            kept = batch.filter(pc.invert(pc.is_in(batch["row"], value_set=left_out)))
            once.add(pa.Table.from_batches([kept]))
        return once.table(), repeated

    def _new_blocks(self, name: str) -> Blocks:
        return Blocks(candidate_schema(self.extract), self.scratch / name if self.scratch else None)

    def _out_of_scope(self, block: Mapping[str, pa.Array]) -> pa.Array:
        """Division codes of another county in a county's own file."""
        area = self.extract.area
        if area is None or self.county_code == CITY:
            return pa.nulls(len(block["row"]), pa.string())
        codes = block[area.name]
        elsewhere = pc.not_equal(pc.utf8_slice_codeunits(codes, 0, 6), self.county_code)
        return pc.if_else(elsewhere, codes, pa.scalar(None, pa.string()))

    def _complete(self, block: Mapping[str, pa.Array]) -> pa.Array:
        """Rows whose required cells pass: only they take part in duplicates and conflicts."""
        complete = pc.is_null(block[rejected(AREA_SCOPE)])
        for column in self.extract.required:
            complete = pc.and_(complete, _passes(column, block))
        return complete


def repeated_rows(extract: Extract, rows: pa.Table) -> list[int]:
    """Numbers of the complete rows that equal an earlier complete row in every contract column."""
    # Keys first, whole rows only of those that share one: a large file is never held twice.
    key = list(extract.key)
    counts = rows.select(key).filter(rows["complete"]).group_by(key, use_threads=False).aggregate([([], "count_all")])
    shared = counts.filter(pc.greater(counts["count_all"], 1))
    if shared.num_rows == 0:
        return []
    # Rows of one key share its first part: a cheap superset of those worth comparing.
    is_suspect = pc.and_(rows["complete"], pc.is_in(rows[key[0]], value_set=shared[key[0]].combine_chunks()))
    names = [column.name for column in extract.columns]
    suspects = rows.select([*names, "row"]).filter(is_suspect)
    first = suspects.group_by(names, use_threads=False).aggregate([("row", "min")])["row_min"]
    return sorted(set(suspects["row"].to_pylist()) - set(first.to_pylist()))


def _passes(column: Column, block: Mapping[str, pa.Array]) -> pa.Array:
    """A required flag may be empty: that is unknown. Any other required cell holds a value."""
    if column.kind is Kind.FLAG:
        return pc.is_null(block[rejected(column.name)])
    return pc.is_valid(block[column.name])
