"""What the processes of bounded reading say to each other: which file to read within which bounds, and how it ended."""

from dataclasses import dataclass
from pathlib import Path

from fangpin_pipeline.reading.bounded_limits import Limits
from fangpin_pipeline.reading.deliveries import Delivery

DONE, BROKEN, OUT_OF_MEMORY, UNLOADABLE = 0, 70, 71, 127
"""Exit codes: what was found is written; an error of ours is written; the bound of memory was reached; so it was when
the system's loader, which exits with a code of its own, could not make room for code or a thread."""


@dataclass(frozen=True)
class Request:
    """One file to read. `edition` holds the village codes in force, `scratch` is an empty folder."""

    delivery: Delivery
    edition: frozenset[str]
    scratch: Path
    limits: Limits


@dataclass(frozen=True)
class End:
    """How the process of one file ended: its exit code, or the signal that killed it. `hung` when we killed it."""

    code: int
    killed_by: int
    hung: bool
