"""The raw characters behind an Arrow text column, for work on a whole column at once. Meanings stand elsewhere.

A column of texts comes as it is or as a dictionary: the texts that occur and, for each cell, which of them it holds.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Texts: TypeAlias = pa.StringArray | pa.DictionaryArray
Mask = npt.NDArray[np.bool_]
Ranges = tuple[tuple[str, str], ...]
"""Characters of ASCII from the first to the last of each pair."""
PRINTABLE: Ranges = (("!", "~"),)


def own_bytes(texts: pa.StringArray) -> npt.NDArray[np.uint8]:
    """The UTF-8 bytes of all cells, one behind the other."""
    offsets, data = _raw(texts)
    return data[offsets[0] : offsets[-1]]


def joined(texts: pa.StringArray) -> str:
    """All cells of a column in one string, without separators."""
    return own_bytes(texts).tobytes().decode("utf-8")


def lengths(texts: Texts) -> npt.NDArray[np.int64]:
    """Length of each cell in bytes."""
    if isinstance(texts, pa.DictionaryArray):
        sizes: npt.NDArray[np.int64] = lengths(texts.dictionary)[_places(texts)]
        return sizes
    return np.diff(_raw(texts)[0]).astype(np.int64)


def is_all_of(texts: pa.StringArray, ranges: Ranges) -> bool:
    """Whether no cell holds any other characters than these."""
    return not _others(own_bytes(texts), ranges).any()


def cells_with_others(texts: pa.StringArray, ranges: Ranges) -> Mask:
    """Which cells hold other characters than these."""
    offsets = _raw(texts)[0]
    found = np.zeros(len(texts), dtype=bool)
    places = np.flatnonzero(_others(own_bytes(texts), ranges)).astype(np.int32) + offsets[0]
    found[np.searchsorted(offsets, places, side="right") - 1] = True
    return found


def _others(data: npt.NDArray[np.uint8], ranges: Ranges) -> Mask:
    """Which bytes are none of these characters; what lies below a range wraps to above it."""
    other: Mask = np.ones(data.shape, dtype=bool)
    for first, last in ranges:
        other &= data - np.uint8(ord(first)) > ord(last) - ord(first)
    return other


def occurring(texts: Texts) -> pa.StringArray:
    """The texts that occur in a column, some perhaps several times; of a dictionary a few more than occur."""
    return texts.dictionary if isinstance(texts, pa.DictionaryArray) else texts


def in_cells(found: Mask, texts: Texts) -> Mask:
    """What was found out about the texts that occur (`occurring`), for each cell of the column."""
    return found[_places(texts)] if isinstance(texts, pa.DictionaryArray) else found


def with_texts(column: Texts, texts: pa.StringArray) -> Texts:
    """The column with other texts in place of those that occur in it (`occurring`)."""
    if isinstance(column, pa.DictionaryArray):
        return pa.DictionaryArray.from_arrays(column.indices, texts)
    return texts


def plain(texts: Texts) -> pa.StringArray:
    """The column with each cell's own text."""
    return texts.dictionary_decode() if isinstance(texts, pa.DictionaryArray) else texts


def _places(texts: pa.DictionaryArray) -> npt.NDArray[np.int32]:
    places: npt.NDArray[np.int32] = texts.indices.to_numpy()
    return places


def _raw(texts: pa.StringArray) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    _, offset_buffer, data_buffer = texts.buffers()
    if len(texts) == 0 or offset_buffer is None:
        return np.zeros(len(texts) + 1, dtype=np.int32), np.zeros(0, dtype=np.uint8)
    offsets = np.frombuffer(offset_buffer, dtype=np.int32, count=len(texts) + 1, offset=4 * texts.offset)
    data = np.frombuffer(data_buffer, dtype=np.uint8) if data_buffer is not None else np.zeros(0, dtype=np.uint8)
    return offsets, data
