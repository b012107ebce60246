"""Blocks that wait one behind the other: in memory while they are small, in a file and mapped back once they are not.

What the blocks hold is decided in `packed`.
"""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

MOST_IN_MEMORY = 64 << 20


class Blocks:
    """Blocks of one schema. `file` is where they go when they are large; without it they stay in memory."""

    def __init__(self, schema: pa.Schema, file: Path | None) -> None:
        self._schema = schema
        self._file = file
        self._waiting: list[pa.RecordBatch] = []
        self._bytes = 0
        self._writer: pa.RecordBatchStreamWriter | None = None

    def add(self, block: pa.RecordBatch) -> None:
        """Take one more block."""
        self._waiting.append(block)
        self._bytes += block.get_total_buffer_size()
        if self._file is not None and self._bytes > MOST_IN_MEMORY:
            self._write(self._file)

    @property
    def written(self) -> Path | None:
        """The file in which all blocks lie, None while they are in memory."""
        return self._file if self._writer is not None else None

    def finished(self) -> list[pa.RecordBatch]:
        """All blocks in their order; none can be added any more."""
        if self._file is None or self._writer is None:
            return self._waiting
        self._write(self._file)
        self._writer.close()
        return mapped(self._file)

    def _write(self, file: Path) -> None:
        if self._writer is None:
            self._writer = pa.ipc.new_stream(str(file), self._schema)
        for block in self._waiting:
            self._writer.write_batch(block)
        self._waiting, self._bytes = [], 0


def write(blocks: Sequence[pa.RecordBatch], file: Path) -> None:
    """Write blocks to a file, so that they can be `mapped` from it."""
    with pa.OSFile(str(file), "wb") as sink, pa.ipc.new_stream(sink, blocks[0].schema) as writer:
        for block in blocks:
            writer.write_batch(block)


def mapped(file: Path) -> list[pa.RecordBatch]:
    """The blocks in a file, mapped into memory and not loaded."""
    return list(pa.ipc.open_stream(pa.memory_map(str(file))))
