"""The raw characters behind an Arrow text column, for work on a whole column at once. Meanings stand elsewhere."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa


def text_bytes(texts: pa.StringArray) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """Offsets (one more than cells) into the UTF-8 bytes of all cells, and those bytes; NULL has no bytes."""
    _, offset_buffer, data_buffer = texts.buffers()
    if len(texts) == 0 or offset_buffer is None:
        return np.zeros(len(texts) + 1, dtype=np.int64), np.zeros(0, dtype=np.uint8)
    offsets = np.frombuffer(offset_buffer, dtype=np.int32, count=len(texts) + 1, offset=4 * texts.offset)
    data = np.frombuffer(data_buffer, dtype=np.uint8) if data_buffer is not None else np.zeros(0, dtype=np.uint8)
    return offsets.astype(np.int64), data


def joined(texts: pa.StringArray) -> str:
    """All cells of a column in one string, without separators."""
    offsets, data = text_bytes(texts)
    return data[offsets[0] : offsets[-1]].tobytes().decode("utf-8")


def lengths(texts: pa.StringArray) -> npt.NDArray[np.int64]:
    """Length of each cell in bytes."""
    return np.diff(text_bytes(texts)[0])
