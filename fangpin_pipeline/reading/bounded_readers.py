"""The processes that read, forked by `bounded_server`: a workbook or an archive has one of its own, csv files follow
each other in one as long as all goes well.

What one file does never falls on another: the bounds begin anew with each, and where a process that has read before
does not come to a good end, its file is read again in a process of its own, whose end counts.
"""

import os
import select
import signal
from dataclasses import dataclass
from enum import Enum, auto
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

from fangpin_pipeline.reading.bounded_child import run
from fangpin_pipeline.reading.bounded_limits import MEGABYTE, die_with_parent, give_back, keep_memory, resident
from fangpin_pipeline.reading.bounded_protocol import DONE, End, Request
from fangpin_pipeline.reading.sniff import is_packed

MOST_FILES = 100
"""Read by one process."""
MOST_KEPT = 128 * MEGABYTE
"""Bytes by which a process may have grown when it begins with another file."""


class _Said(Enum):
    """What a process says of a file: it has read it and waits for another one or ends, or leaves it to another process.
    Or what is seen of it: it has ended before, it is silent for too long, or nobody is there any more who asked."""

    GOES_ON = auto()
    RETIRES = auto()
    DECLINES = auto()
    ENDED = auto()
    HANGS = auto()
    DESERTED = auto()


@dataclass
class _Reader:
    """One process and the connection to it."""

    process: int
    connection: Connection


class Readers:
    """The process that csv files share, if there is one, and any that a single file needs. `asking` is who waits."""

    def __init__(self, asking: Connection) -> None:
        self._asking = asking
        self._shared: _Reader | None = None

    def end_of(self, request: Request) -> End | None:
        """Read a file and say how that ended; None when who asked is gone."""
        shared, self._shared = self._shared, None
        if shared is None:
            return self._alone(request)
        said = self._said(shared, request)
        if said in (_Said.GOES_ON, _Said.DECLINES):
            self._shared = shared
        else:
            _ended(shared, said)
        if said is _Said.DESERTED:
            return None
        if said in (_Said.GOES_ON, _Said.RETIRES):
            return End(DONE, 0, hung=False)
        _empty(request.scratch)
        return self._alone(request)

    def close(self) -> None:
        """End what still runs."""
        if self._shared is not None:
            _ended(self._shared, _Said.DESERTED)

    def _alone(self, request: Request) -> End | None:
        reader = self._forked()
        said = self._said(reader, request)
        if said is _Said.GOES_ON and self._shared is None:
            self._shared = reader
            return End(DONE, 0, hung=False)
        code = _ended(reader, said)
        return None if said is _Said.DESERTED else End(max(code, 0), max(-code, 0), hung=said is _Said.HANGS)

    def _forked(self) -> _Reader:
        ours, theirs = Pipe()
        process = os.fork()
        if process == 0:
            ours.close()
            _read_on(theirs, self._asking, self._shared)
        theirs.close()
        return _Reader(process, ours)

    def _said(self, reader: _Reader, request: Request) -> _Said:
        waiting = select.poll()
        waiting.register(reader.connection, select.POLLIN)
        waiting.register(self._asking, select.POLLIN)
        try:
            reader.connection.send(request)
            ready = [place for place, _ in waiting.poll(request.limits.wall_seconds * 1000)]
            if not ready:
                return _Said.HANGS
            if self._asking.fileno() in ready:
                return _Said.DESERTED
            said: _Said = reader.connection.recv()
        except (EOFError, OSError):
            return _Said.ENDED
        return said


def _read_on(asked: Connection, asking: Connection, shared: _Reader | None) -> NoReturn:
    """A process that reads; it never returns. The other end of its connection closes when it ends."""
    code = 1
    try:
        die_with_parent()
        keep_memory()
        asking.close()
        if shared is not None:
            shared.connection.close()
        code = _read_files(asked)
    finally:
        os._exit(code)


def _read_files(asked: Connection) -> int:
    """Read file after file until one does not end well or nobody asks. The exit code is that of the last."""
    most = resident() + MOST_KEPT
    for place in range(MOST_FILES):
        try:
            request: Request = asked.recv()
            while place and _needs_its_own(request.delivery.file):
                asked.send(_Said.DECLINES)
                request = asked.recv()
        except EOFError:
            return DONE
        code = run(request)
        if code != DONE:
            return code
        if resident() > most:
            give_back()
        retires = place + 1 == MOST_FILES or resident() > most or _needs_its_own(request.delivery.file)
        asked.send(_Said.RETIRES if retires else _Said.GOES_ON)
        if retires:
            break
    return DONE


def _needs_its_own(file: Path) -> bool:
    try:
        return is_packed(file)
    except OSError:
        return False


def _ended(reader: _Reader, said: _Said) -> int:
    """Wait for a process to end, killed when it would not by itself. Its exit code, or less than zero the signal that
    killed it."""
    reader.connection.close()
    if said in (_Said.HANGS, _Said.DESERTED):
        os.kill(reader.process, signal.SIGKILL)
    _, status = os.waitpid(reader.process, 0)
    return os.waitstatus_to_exitcode(status)


def _empty(scratch: Path) -> None:
    for left in scratch.iterdir():
        left.unlink()
