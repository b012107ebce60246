"""Tables that grow block by block: in memory while they are small, in a file and mapped back once they are not.

What the blocks hold is decided in `rows`.
"""

from pathlib import Path

import pyarrow as pa

MOST_IN_MEMORY = 64 << 20


class Blocks:
    """Blocks of one schema. `file` is where they go when they are large; without it they stay in memory."""

    def __init__(self, schema: pa.Schema, file: Path | None) -> None:
        self._schema = schema
        self._file = file
        self._waiting: list[pa.Table] = []
        self._bytes = 0
        self._writer: pa.RecordBatchStreamWriter | None = None

    def add(self, block: pa.Table) -> None:
        """Take one more block."""
        self._waiting.append(block)
        self._bytes += block.nbytes
        if self._file is not None and self._bytes > MOST_IN_MEMORY:
            self._write()

    def table(self) -> pa.Table:
        """All blocks; none can be added any more."""
        if self._writer is None:
            return pa.concat_tables(self._waiting) if self._waiting else self._schema.empty_table()
        self._write()
        self._writer.close()
        return pa.ipc.open_stream(pa.memory_map(str(self._file))).read_all()

    def _write(self) -> None:
        if self._writer is None:
            self._writer = pa.ipc.new_stream(str(self._file), self._schema)
        for block in self._waiting:
            self._writer.write_table(block)
        self._waiting, self._bytes = [], 0
