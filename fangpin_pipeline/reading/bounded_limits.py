"""What one file may cost to read: memory, processor time, waiting; and how a process of its own is held to it.

The numbers grow with the size of a file. Processor time decides, so that a busy machine refuses nothing; waiting is
only there for what hangs without computing. What happens to a file beyond them stands in `bounded`.
"""

import ctypes
import math
import resource
import signal
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1 << 20
LEAST_MEMORY, MEMORY_FACTOR, MOST_MEMORY = 768 * MEGABYTE, 48, 1_536 * MEGABYTE
"""Bytes: at least, for each byte of the file, at most."""
LEAST_SECONDS, SECONDS_A_MEGABYTE = 20, 6
"""Processor seconds: at least, and more for each megabyte of the file."""
PATIENCE = 20
"""Seconds of waiting for each second of processor time that is allowed."""

_DIE_WITH_PARENT = 1
# Names of glibc's mallopt.
_KEPT_FREE, _OWN_MAPPING_FROM, _ARENAS = -1, -3, -8


@dataclass(frozen=True)
class Limits:
    """Bounds of one reading: bytes of memory, seconds of processor time, seconds until it counts as hanging."""

    memory: int
    cpu_seconds: int
    wall_seconds: int


def limits_of(size: int) -> Limits:
    """The bounds for a file of that many bytes."""
    cpu = LEAST_SECONDS + SECONDS_A_MEGABYTE * size // MEGABYTE
    return Limits(min(LEAST_MEMORY + MEMORY_FACTOR * size, MOST_MEMORY), cpu, PATIENCE * cpu)


def bind(limits: Limits) -> None:
    """Hold this process to its bounds from now on, beyond what it holds and has used already; the next file it reads
    has its own. Nothing of it is left behind as a core dump."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime) + limits.cpu_seconds
    for kind, bound in ((resource.RLIMIT_DATA, limits.memory + _reserved()), (resource.RLIMIT_CPU, seconds)):
        resource.setrlimit(kind, (bound, resource.getrlimit(kind)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def resident() -> int:
    """Bytes of memory that this process keeps busy, shared ones included."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


def keep_memory() -> None:
    """Have the allocator reuse what this process sets free: new pages of memory cost more than their use."""
    allocator = ctypes.CDLL(None)
    allocator.mallopt(_OWN_MAPPING_FROM, 32 * MEGABYTE)
    allocator.mallopt(_KEPT_FREE, 512 * MEGABYTE)
    allocator.mallopt(_ARENAS, 1)


def give_back() -> None:
    """Have the allocator give back what this process has set free."""
    ctypes.CDLL(None).malloc_trim(0)


def die_with_parent() -> None:
    """Have the kernel kill this process when the one that forked it ends, however that happens (Linux)."""
    ctypes.CDLL(None, use_errno=True).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def _reserved() -> int:
    """Bytes that libraries have set aside while they were imported, used or not."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
