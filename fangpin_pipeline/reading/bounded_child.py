"""What the process of one file does: read it within its bounds and leave what it found in a scratch folder.

The folder then holds either `found` with its tables beside it, or `error`. Who waits for the process and says what its
end means stands in `bounded_server` and `bounded`.
"""

import os
import pickle
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from fangpin_pipeline.failures import whereabouts
from fangpin_pipeline.reading.bounded_limits import bind
from fangpin_pipeline.reading.bounded_protocol import BROKEN, DONE, OUT_OF_MEMORY, Request
from fangpin_pipeline.reading.read import Candidates, read_delivery

_TABLES = ("rows", "dropped")
_FOUND, _ERROR = "found", "error"


def run(request: Request) -> int:
    """Read the file and write what was found. The exit code."""
    bind(request.limits)
    _be_silent()
    # The default pool reserves memory ahead, which the bound would count.
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        _write(read_delivery(request.delivery, request.edition, request.scratch), request.scratch)
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception as error:  # a mistake of ours, told by the process that asked; never a refusal
        told = f"{type(error).__name__}\n{whereabouts(error)}"
        (request.scratch / _ERROR).write_text(told, encoding="utf-8")
        return BROKEN
    return DONE


def found(scratch: Path) -> Candidates:
    """What a process that is done has found; its tables are mapped into memory, not loaded."""
    bare: Candidates = pickle.loads((scratch / _FOUND).read_bytes())
    tables = {name: pa.ipc.open_stream(pa.memory_map(str(scratch / name))).read_all() for name in _TABLES}
    return replace(bare, **tables)


def error_of(scratch: Path) -> str:
    """Kind of the error of a broken process, and the calls that led to it."""
    return (scratch / _ERROR).read_text(encoding="utf-8")


def _write(candidates: Candidates, scratch: Path) -> None:
    for name in _TABLES:
        table: pa.Table = getattr(candidates, name)
        with pa.OSFile(str(scratch / name), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
    bare = replace(candidates, rows=pa.table({}), dropped=pa.table({}))
    (scratch / _FOUND).write_bytes(pickle.dumps(bare))


def _be_silent() -> None:
    """What a library prints while it breaks may quote cells."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
