"""A print of 64 bits for each row of some columns: equal rows have equal prints, others hardly ever.

Prints find in a moment the few rows that may equal others; whether they do is compared where they are used.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.arrow_text import lengths, own_bytes

Prints = npt.NDArray[np.uint64]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_WORD = 8


def prints(columns: Sequence[pa.Array]) -> Prints:
    """One print for each row of columns of equal length."""
    rows = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        rows = _mixed(rows, _of_texts(column) if column.type == pa.string() else _of_values(column))
    return rows


def _of_values(column: pa.Array) -> Prints:
    if pa.types.is_date32(column.type):
        column = column.view(pa.int32())
    if pa.types.is_integer(column.type):
        values: Prints = pc.fill_null(pc.cast(column, pa.int64()), 0).to_numpy().view(np.uint64)
        return values
    return _of_texts(pc.cast(column, pa.string()))


def _of_texts(texts: pa.StringArray) -> Prints:
    """Texts of one length lie in memory as a matrix; others are taken length by length.

    An empty cell may hide the bytes it held before it was emptied: it prints as no text at all.
    """
    if texts.null_count:
        texts = pc.fill_null(texts, "")
    sizes = lengths(texts)
    found = np.zeros(len(texts), dtype=np.uint64)
    for size in np.unique(sizes):
        same = sizes == size
        chosen = texts if same.all() else texts.filter(pa.array(same))
        found[same] = _of_matrix(own_bytes(chosen).reshape(-1, size)) if size else 0
    return found


def _of_matrix(characters: npt.NDArray[np.uint8]) -> Prints:
    count, size = characters.shape
    padded = np.zeros((count, -(-size // _WORD) * _WORD), dtype=np.uint8)
    padded[:, :size] = characters
    found = np.full(count, size, dtype=np.uint64)
    for word in padded.view(np.uint64).T:
        found = _mixed(found, word)
    return found


def _mixed(rows: Prints, more: Prints) -> Prints:
    mixed = (rows ^ more) * _MULTIPLIER
    mixed ^= mixed >> _HALF
    return mixed * _MULTIPLIER
