"""Candidate rows of one file as they wait to be judged: what is the same from row to row, as its path and the
texts that could not be read mostly are, is stored once for each run of rows (Arrow's run-end encoding).

Which rows there are is found in `rows`; `unpacked` gives them as everybody else sees them (`candidate_schema`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import candidate_schema

MOST_CUTS = 8


@dataclass(frozen=True)
class Packed:
    """Blocks of packed rows in the order of their rows, and the rows in them that are left out for equalling others.
    `file` is where the blocks lie, if they lie in one."""

    extract: Extract
    blocks: Sequence[pa.RecordBatch]
    left_out: tuple[int, ...] = ()
    file: Path | None = None


def packed_schema(extract: Extract, delivered: Collection[str]) -> pa.Schema:
    """Schema of packed rows of a file that delivered these columns: `candidate_schema`, with the others in runs."""
    whole = {"row", "complete", *delivered}
    return pa.schema(
        [
            one if one.name in whole else pa.field(one.name, pa.run_end_encoded(pa.int32(), one.type))
            for one in candidate_schema(extract)
        ]
    )


def packed_block(schema: pa.Schema, columns: Mapping[str, pa.Array], constants: Mapping[str, object]) -> pa.RecordBatch:
    """A block with these columns. Of others, every row holds its value among `constants`, or NULL."""
    count = len(columns["row"])
    arrays = [
        _run(field, constants.get(field.name), count)
        if field.name not in columns
        else pc.run_end_encode(columns[field.name])
        if pa.types.is_run_end_encoded(field.type)
        else columns[field.name]
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def unpacked(packed: Packed) -> pa.Table:
    """The rows that are not left out (`candidate_schema`). What is not packed is not copied either."""
    schema = candidate_schema(packed.extract)
    longest = max((block.num_rows for block in packed.blocks), default=0)
    constants: dict[tuple[pa.DataType, object], pa.Array] = {}
    batches = [_unpacked(block, schema, longest, constants) for block in packed.blocks]
    if packed.left_out:
        left_out = pa.array(packed.left_out, pa.int64())
        batches = [part for batch in batches for part in _without(batch, left_out)]
    return pa.Table.from_batches(batches, schema=schema)


def _unpacked(
    block: pa.RecordBatch, schema: pa.Schema, longest: int, constants: dict[tuple[pa.DataType, object], pa.Array]
) -> pa.RecordBatch:
    """`constants` are the arrays that hold one value throughout, shared by all blocks."""
    arrays = []
    for column in block.columns:
        if pa.types.is_run_end_encoded(column.type):
            if len(column.values) == 1:
                kind, value = column.values.type, column.values[0]
                key = kind, value.as_py()
                if key not in constants:
                    constants[key] = pa.repeat(value, longest)
                arrays.append(constants[key][: block.num_rows])
            else:
                arrays.append(pc.run_end_decode(column))
        else:
            arrays.append(column)
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _without(batch: pa.RecordBatch, rows: pa.Int64Array) -> list[pa.RecordBatch]:
    """A batch without some rows. Around a few of them it is cut, which copies nothing."""
    found = pc.is_in(batch["row"], value_set=rows)
    if found.true_count > MOST_CUTS:
        return [batch.filter(pc.invert(found))]
    cuts = [-1, *np.flatnonzero(found), batch.num_rows]
    return [batch.slice(start + 1, end - start - 1) for start, end in pairwise(cuts) if end - start > 1]


def _run(field: pa.Field, value: object, count: int) -> pa.RunEndEncodedArray:
    """One value in every row."""
    ends = pa.array([count] if count else [], pa.int32())
    return pa.RunEndEncodedArray.from_arrays(ends, pa.array([value] if count else [], field.type.value_type))
