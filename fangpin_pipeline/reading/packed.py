"""Candidate rows of one file as they wait to be judged: what is the same from row to row, as its path and the
texts that could not be read mostly are, is stored once for each run of rows (Arrow's run-end encoding).

Which rows there are is found in `rows`; `unpacked` gives them as everybody else sees them (`candidate_schema`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import candidate_schema

MOST_CUTS = 16


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
    left_out = pa.array(packed.left_out, pa.int64())
    batches = [
        pa.RecordBatch.from_arrays(columns, schema=schema)
        for block in packed.blocks
        for columns in _columns(block, left_out, longest, constants)
    ]
    return pa.Table.from_batches(batches, schema=schema)


def _columns(
    block: pa.RecordBatch,
    left_out: pa.Int64Array,
    longest: int,
    constants: dict[tuple[pa.DataType, object], pa.Array],
) -> Iterator[list[pa.Array]]:
    """The columns of a block, in parts around rows that are left out, which copies nothing, unless these are many.
    `constants` are arrays of one value and of the longest block's length, shared by all blocks."""
    found = pc.is_in(block["row"], value_set=left_out)
    shared = {place: _constant(one, longest, constants) for place, one in enumerate(block.columns) if _is_constant(one)}
    own = {place: _decoded(one) for place, one in enumerate(block.columns) if place not in shared}
    cuts = [-1, *np.flatnonzero(found), block.num_rows]
    if len(cuts) > MOST_CUTS:
        own = {place: one.filter(pc.invert(found)) for place, one in own.items()}
        cuts = [-1, block.num_rows - found.true_count]
    for before, end in pairwise(cuts):
        if (count := end - before - 1) > 0:
            yield [
                shared[place][:count] if place in shared else own[place].slice(before + 1, count)
                for place in range(block.num_columns)
            ]


def _is_constant(column: pa.Array) -> bool:
    return pa.types.is_run_end_encoded(column.type) and len(column.values) == 1


def _constant(
    column: pa.RunEndEncodedArray, longest: int, constants: dict[tuple[pa.DataType, object], pa.Array]
) -> pa.Array:
    value = column.values[0]
    key = value.type, value.as_py()
    if key not in constants:
        constants[key] = pa.repeat(value, longest)
    return constants[key]


def _decoded(column: pa.Array) -> pa.Array:
    return pc.run_end_decode(column) if pa.types.is_run_end_encoded(column.type) else column


def _run(field: pa.Field, value: object, count: int) -> pa.RunEndEncodedArray:
    """One value in every row."""
    ends = pa.array([count] if count else [], pa.int32())
    return pa.RunEndEncodedArray.from_arrays(ends, pa.array([value] if count else [], field.type.value_type))
