"""What a process has cost so far: processor seconds and wall seconds, its own and those of processes it started."""

import os
import resource
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
# Fields of /proc/PID/stat after the name of the program: user, system, and both of its own ended children.
_TIMES = slice(11, 15)
_RESIDENT = 21
_MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Moment:
    """Seconds since the process began (`cpu`) and since some moment (`wall`)."""

    cpu: float
    wall: float

    def since(self, before: "Moment") -> dict[str, float]:
        """What passed since then."""
        return {"cpu": self.cpu - before.cpu, "wall": self.wall - before.wall}


def moment() -> Moment:
    """Now: of children that still run what they have used so far, of those that ended everything."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    running = sum(_cpu(one) for one in family(os.getpid()) if one != os.getpid())
    return Moment(sum(one.ru_utime + one.ru_stime for one in used) + running, time.perf_counter())


def own_peak() -> float:
    """Most memory that this process alone held at a time, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident(pid: int) -> float:
    """Memory that a process and those it started hold now, in MB. Pages that they share are counted for each."""
    held = [stat[_RESIDENT] for one in family(pid) if (stat := _stat(one))]
    return sum(int(pages) for pages in held) * _PAGE / _MEGABYTE


def family(pid: int) -> Iterator[int]:
    """A process and all that descend from it and run."""
    yield pid
    with suppress(FileNotFoundError, ProcessLookupError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from family(int(child))


def _cpu(pid: int) -> float:
    return sum(int(ticks) for ticks in _stat(pid)[_TIMES]) / _TICKS


def _stat(pid: int) -> list[str]:
    """Fields of a process after its name; none when it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
