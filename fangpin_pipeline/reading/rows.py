"""From blocks of data lines to the typed table of one delivery (`candidate_schema`), without rows delivered twice.

Which lines are data stands in `asides`; which rows are accepted is judged by the gate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.arrow_text import Mask, Texts
from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.contracts.derive import AREA_SCOPE, delivered, rejected
from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.reading.cells import Setting
from fangpin_pipeline.reading.columns import ColumnReader
from fangpin_pipeline.reading.packed import Packed, packed_block, packed_schema, unpacked
from fangpin_pipeline.reading.prints import Prints, prints
from fangpin_pipeline.reading.spill import Blocks

# Of a block that is made anew.
MOST_ROWS = 1 << 16


@dataclass
class Rows:
    """Typed rows of one delivery, collected block by block. `settings` holds that of each delivered column, `file` is
    where many rows wait."""

    extract: Extract
    delivery: str
    sheet: str
    county_code: str
    settings: Mapping[str, Setting]
    file: Path | None = None
    _blocks: Blocks = field(init=False)
    _readers: Mapping[str, ColumnReader] = field(init=False)
    _prints: list[tuple[Prints, Mask]] = field(default_factory=list)
    _last: int = 0
    _in_order: bool = True

    def __post_init__(self) -> None:
        self._schema = packed_schema(self.extract, self.settings)
        self._blocks = Blocks(self._schema, self.file)
        self._readers = {
            name: ColumnReader(self.extract.by_name[name], setting) for name, setting in self.settings.items()
        }
        self._constants = {
            "delivery": self.delivery,
            "sheet": self.sheet,
            **{delivered(column.name): column.name in self.settings for column in self.extract.columns},
        }

    def add(self, numbers: npt.NDArray[np.int64], texts: Mapping[str, Texts]) -> None:
        """Type one block of data lines; `texts` are its normal texts by column."""
        if len(numbers) == 0:
            return
        block: dict[str, pa.Array] = {"row": pa.array(numbers, pa.int64())}
        for name, reading in self._readers.items():
            cells = reading.cells(texts[name])
            block[name] = cells.values
            if cells.rejected is not None:
                block[rejected(name)] = cells.rejected
        if (elsewhere := self._out_of_scope(block)) is not None:
            block[rejected(AREA_SCOPE)] = elsewhere
        complete = self._complete(block)
        block["complete"] = pa.array(complete)
        self._prints.append((prints([block[name] for name in self.extract.key]), complete))
        self._in_order = self._in_order and int(numbers[0]) > self._last
        self._last = int(numbers[-1])
        self._blocks.add(packed_block(self._schema, block, self._constants))

    def packed(self) -> Packed:
        """The rows, without those that equal an earlier one in every column."""
        blocks = self._blocks.finished()
        repeated = tuple(repeated_rows(self.extract, blocks, self._prints))
        found = Packed(self.extract, blocks, repeated, self._blocks.written)
        return found if self._in_order else self._ordered(found)

    def _ordered(self, found: Packed) -> Packed:
        """Odd lines come last; they are few, and so are the files that hold any."""
        everything = unpacked(replace(found, left_out=())).sort_by("row")
        blocks = []
        for batch in everything.to_batches(MOST_ROWS):
            columns = dict(zip(batch.schema.names, batch.columns, strict=True))
            blocks.append(packed_block(self._schema, columns, {}))
        return replace(found, blocks=blocks, file=None)

    def _out_of_scope(self, block: Mapping[str, pa.Array]) -> pa.Array | None:
        """Division codes of another county in a county's own file."""
        area = self.extract.area
        if area is None or self.county_code == CITY or area.name not in block:
            return None
        codes = block[area.name]
        elsewhere = pc.not_equal(pc.utf8_slice_codeunits(codes, 0, 6), self.county_code)
        return pc.if_else(elsewhere, codes, pa.scalar(None, pa.string()))

    def _complete(self, block: Mapping[str, pa.Array]) -> Mask:
        """Rows whose required cells pass: only they take part in duplicates and conflicts."""
        complete = np.ones(len(block["row"]), dtype=bool)
        if (elsewhere := block.get(rejected(AREA_SCOPE))) is not None:
            complete &= np.array(elsewhere.is_null())
        for column in self.extract.required:
            complete &= np.array(_passes(column, block))
        return complete


def repeated_rows(extract: Extract, blocks: Sequence[pa.RecordBatch], keys: Sequence[tuple[Prints, Mask]]) -> list[int]:
    """Numbers of the complete rows that equal an earlier complete row in every contract column. `keys` are the prints
    of the keys in each block, and which of its rows are complete."""
    if not blocks:
        return []
    # Keys first, whole rows only of those that share one: a large file is never held twice.
    sorted_keys = np.sort(np.concatenate([found[complete] for found, complete in keys]))
    shared = np.unique(sorted_keys[1:][sorted_keys[1:] == sorted_keys[:-1]])
    if shared.size == 0:
        return []
    names = [one.name for one in extract.columns if not pa.types.is_run_end_encoded(blocks[0][one.name].type)]
    chosen = [
        block.select([*names, "row"]).filter(pa.array(suspect))
        for block, (found, complete) in zip(blocks, keys, strict=True)
        if (suspect := complete & np.isin(found, shared)).any()
    ]
    suspects = pa.Table.from_batches(chosen)
    first = suspects.group_by(names, use_threads=False).aggregate([("row", "min")])["row_min"]
    return sorted(set(suspects["row"].to_pylist()) - set(first.to_pylist()))


def _passes(column: Column, block: Mapping[str, pa.Array]) -> pa.Array:
    """A required flag may be empty: that is unknown. Any other required cell holds a value."""
    if column.kind is Kind.FLAG:
        unread = block.get(rejected(column.name))
        return pa.repeat(True, len(block["row"])) if unread is None else unread.is_null()
    return block[column.name].is_valid()
