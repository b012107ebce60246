"""One delivered file read in a process of its own, within bounds of memory and time.

A file that goes beyond them, or breaks a reader's library, is refused, and the day goes on; a mistake of ours in that
process is an error of the day. What is read stands in `read`, the bounds in `bounded_limits`.
"""

import atexit
import signal
import subprocess
import sys
from dataclasses import replace
from functools import cache
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from fangpin_pipeline import extracts
from fangpin_pipeline.contracts.derive import candidate_schema
from fangpin_pipeline.reading.bounded_child import error_of, found
from fangpin_pipeline.reading.bounded_limits import Limits, limits_of
from fangpin_pipeline.reading.bounded_protocol import BROKEN, DONE, OUT_OF_MEMORY, UNLOADABLE, End, Request
from fangpin_pipeline.reading.deliveries import Delivery
from fangpin_pipeline.reading.read import DROPPED_SCHEMA, Candidates, read_delivery
from fangpin_pipeline.reading.reason import Reason
from fangpin_pipeline.reading.refusal import refusal

_ROOT = Path(__file__).parents[2]
_SERVER = "fangpin_pipeline.reading.bounded_server"
_GRACE = 10


class ReadingError(RuntimeError):
    """Reading failed through a fault of ours, not of the file. The Chinese text names calls, never a cell."""


def read_bounded(
    delivery: Delivery, edition: frozenset[str], scratch: Path, limits: Limits | None = None
) -> Candidates:
    """`read_delivery` in a process of its own. Its tables are mapped from files in `scratch`, a folder of our own."""
    if delivery.extract is None or delivery.refusal is not None:
        return read_delivery(delivery, edition)
    file, folder = delivery.file.absolute(), scratch.absolute()
    folder.mkdir(parents=True)
    try:
        bounds = limits or limits_of(file.stat().st_size)
    except OSError:
        bounds = limits_of(0)
    end = _server().answer(Request(replace(delivery, file=file), edition, folder, bounds))
    if end.code == DONE and not end.killed_by:
        return found(folder, delivery.extract)
    why = _why(end)
    if why is None:
        told = error_of(folder) if end.code == BROKEN else f"退出码 {end.code}，信号 {end.killed_by}"
        raise ReadingError(f"读取{delivery.path}的程序出错，文件未被接受，请联系系统管理员。\n{told}")
    nothing, dropped = candidate_schema(delivery.extract).empty_table(), DROPPED_SCHEMA.empty_table()
    return Candidates(nothing, 0, dropped, 0, "", why, reason=Reason.FORMAT)


def _why(end: End) -> str | None:
    """Why this end refuses the file; None when the file is not to blame."""
    if end.hung or end.killed_by == signal.SIGXCPU:
        return refusal("读取所需时间超过上限", "删除数据区以外的行、列和格式，或按旗县区拆分、改用csv报送")
    if end.code in (OUT_OF_MEMORY, UNLOADABLE) or end.killed_by == signal.SIGABRT:
        return refusal("读取所需内存超过上限", "删除数据区以外的行、列和格式，或按旗县区拆分、改用csv报送")
    if end.killed_by == signal.SIGKILL:  # by the system, for what other programs use: the next run may read the file
        return None
    if end.killed_by:
        return refusal("文件结构异常，读取程序无法继续", "用Excel或WPS打开检查，另存为xlsx或csv后重新报送")
    return None


class _Server:
    """The server of this process, started when a file is first read and ended with it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asking: Connection | None = None
        self._folders: list[str] = []

    def answer(self, request: Request) -> End:
        """How the process of that file ended."""
        with self._lock:
            asking = self._started()
            try:
                asking.send(request)
                end: End = asking.recv()
            except (EOFError, ConnectionError):
                self._stop()
                raise ReadingError(f"读取{request.delivery.path}的进程意外结束，请重新运行。") from None
            except BaseException:
                self._stop()
                raise
            return end

    def close(self) -> None:
        """End the server and wait for it; the next file starts another."""
        with self._lock:
            self._stop()

    def _started(self) -> Connection:
        folders = list(extracts.__path__)
        if self._process is not None and (self._process.poll() is not None or self._folders != folders):
            self._stop()
        if self._asking is None:
            self._asking, theirs = Pipe()
            with theirs:
                # A session of its own: Ctrl-C is for us, and we then end it.
                self._process = subprocess.Popen(
                    [sys.executable, "-m", _SERVER, str(theirs.fileno()), *folders],
                    pass_fds=(theirs.fileno(),),
                    cwd=_ROOT,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    start_new_session=True,
                )
                self._folders = folders
        return self._asking

    def _stop(self) -> None:
        asking, process = self._asking, self._process
        self._asking = self._process = None
        if asking is not None:
            asking.close()
        if process is not None:
            try:
                process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@cache
def _server() -> _Server:
    server = _Server()
    atexit.register(server.close)
    return server


def close_reader() -> None:
    """End the process that waits to read files; the next file starts another."""
    _server().close()
