"""The process that forks one process for each file: `python -m fangpin_pipeline.reading.bounded_server FD FOLDER …`.

It imports what reading needs once and never reads itself, so it has one thread and forks in milliseconds. It ends when
the process that started it closes the connection or dies, and takes the process it waits for with it.
"""

import os
import select
import signal
import sys
from multiprocessing.connection import Connection

import pyarrow as pa

from fangpin_pipeline import extracts
from fangpin_pipeline.reading.bounded_child import run
from fangpin_pipeline.reading.bounded_limits import die_with_parent
from fangpin_pipeline.reading.bounded_protocol import End, Request


def serve(asking: Connection) -> None:
    """Answer every `Request` with an `End` until nobody asks any more."""
    while True:
        try:
            request: Request = asking.recv()
        except (EOFError, ConnectionError):
            return
        end = _end_of(request, asking)
        if end is None:
            return
        asking.send(end)


def warm_up() -> None:
    """Have Arrow load what it loads when it first groups rows, once and not in every process. It starts no thread."""
    one = pa.table({"key": pa.array(["1"])})
    one.group_by("key", use_threads=False).aggregate([([], "count_all")])


def _end_of(request: Request, asking: Connection) -> End | None:
    """Fork, and wait for the end; None when who asked is gone."""
    alive, held = os.pipe()
    process = os.fork()
    if process == 0:
        _child(request, asking, alive)
    os.close(held)
    try:
        hung, deserted = _wait(alive, asking.fileno(), request.limits.wall_seconds)
    finally:
        os.close(alive)
    if hung or deserted:
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    if deserted:
        return None
    code = os.waitstatus_to_exitcode(status)
    return End(max(code, 0), max(-code, 0), hung)


def _child(request: Request, asking: Connection, alive: int) -> None:
    """The process of one file; it never returns. The other end of its pipe closes when it ends."""
    code = 1
    try:
        die_with_parent()
        asking.close()
        os.close(alive)
        code = run(request)
    finally:
        os._exit(code)


def _wait(alive: int, asking: int, seconds: int) -> tuple[bool, bool]:
    """Wait until the process has ended. Whether it hangs instead, and whether who asked has gone."""
    waiting = select.poll()
    waiting.register(alive, select.POLLIN)
    waiting.register(asking, select.POLLIN)
    ready = [place for place, _ in waiting.poll(seconds * 1000)]
    return not ready, asking in ready


if __name__ == "__main__":
    # Extracts may be declared outside the package too.
    extracts.__path__[:] = sys.argv[2:]
    warm_up()
    with Connection(int(sys.argv[1])) as connection:
        serve(connection)
