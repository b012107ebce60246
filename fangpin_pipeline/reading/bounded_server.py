"""The process that forks one process for each file: `python -m fangpin_pipeline.reading.bounded_server FD FOLDER …`.

It imports what reading needs once and never reads itself, so it has one thread and forks in milliseconds. It ends when
the process that started it closes the connection or dies, and takes the process it waits for with it.
"""

import codecs
import os
import select
import signal
import sys
from datetime import date
from multiprocessing.connection import Connection

import numpy as np
import pyarrow as pa

from fangpin_pipeline import extracts
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.reading.bounded_child import run
from fangpin_pipeline.reading.bounded_limits import die_with_parent
from fangpin_pipeline.reading.bounded_protocol import End, Request
from fangpin_pipeline.reading.cells import Setting
from fangpin_pipeline.reading.rows import Rows
from fangpin_pipeline.reading.text import normal_column


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
    """Load once what every process would load by itself: all extracts, codecs, and what Arrow
    loads when it first types, groups and compares rows. It starts no thread."""
    for encoding in ("ascii", "utf-8-sig", "gb18030"):
        codecs.lookup(encoding)
    for extract in list(all_extracts().values())[:1]:
        one = normal_column(pa.array(["１"]))
        settings = {column.name: Setting(date.min) for column in extract.columns}
        rows = Rows(extract, "", "", CITY, settings)
        rows.add(np.ones(1, np.int64), {column.name: one for column in extract.columns})
        rows.packed()
    groups = pa.table({"key": pa.array(["1"])}).group_by("key", use_threads=False)
    groups.aggregate([([], "count_all"), ("key", "min")])


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
