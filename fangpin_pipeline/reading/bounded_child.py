"""What a process that reads does: read one file within its bounds and leave what it found in a scratch folder.

The folder then holds either `found` with its rows beside it, or `error`. Who waits for the process and says what its
end means stands in `bounded_server` and `bounded`.
"""

import os
import pickle
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.failures import whereabouts
from fangpin_pipeline.reading.bounded_limits import bind
from fangpin_pipeline.reading.bounded_protocol import BROKEN, DONE, OUT_OF_MEMORY, Request
from fangpin_pipeline.reading.packed import Packed, unpacked
from fangpin_pipeline.reading.read import Candidates, read_delivery
from fangpin_pipeline.reading.spill import mapped, write

# What Arrow says when there is no memory left for the stack of a thread; the kind of the error does not tell.
_NO_THREAD = "Failed to launch worker thread"
_FOUND, _ROWS, _ERROR = "found", "rows", "error"


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
        if _NO_THREAD in str(error):
            return OUT_OF_MEMORY
        told = f"{type(error).__name__}\n{whereabouts(error)}"
        (request.scratch / _ERROR).write_text(told, encoding="utf-8")
        return BROKEN
    return DONE


def found(scratch: Path, extract: Extract) -> Candidates:
    """What a process that is done has found; its rows are mapped into memory, not loaded."""
    bare, left_out = pickle.loads((scratch / _FOUND).read_bytes())
    blocks = mapped(scratch / _ROWS) if (scratch / _ROWS).exists() else []
    candidates: Candidates = replace(bare, rows=unpacked(Packed(extract, blocks, left_out)))
    return candidates


def error_of(scratch: Path) -> str:
    """Kind of the error of a broken process, and the calls that led to it."""
    return (scratch / _ERROR).read_text(encoding="utf-8")


def _write(candidates: Candidates, scratch: Path) -> None:
    packed = candidates.packed
    if packed is not None and packed.file is not None:
        packed.file.rename(scratch / _ROWS)
    elif packed is not None and packed.blocks:
        write(packed.blocks, scratch / _ROWS)
    bare = replace(candidates, rows=None, packed=None)
    (scratch / _FOUND).write_bytes(pickle.dumps((bare, packed.left_out if packed else ())))


def _be_silent() -> None:
    """What a library prints while it breaks may quote cells."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
