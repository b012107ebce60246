"""One screening of a home at a time: its lock, its private workspace, and a note of how the last one ended."""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fangpin_pipeline.failures import describe_error
from fangpin_pipeline.warehouse.errors import HomeBusyError, PublicationStopped
from fangpin_pipeline.warehouse.home import Home
from fangpin_pipeline.warehouse.inputs import keep_rulebook

RULEBOOK_SEEN = "rulebook.json"


@dataclass(frozen=True)
class Attempt:
    """How the last screening of a home went. `state` is running, done, stopped or failed.

    `taken_over` names the steps whose results of an earlier screening held.
    """

    as_of: date
    state: str
    message: str = ""
    taken_over: tuple[str, ...] = ()


@dataclass
class Session:
    """A screening under way: where its tables lie until the day is published, and which steps it took over."""

    home: Home
    as_of: date
    workspace: Path
    ended: Attempt | None = field(default=None)
    taken_over: set[str] = field(default_factory=set)

    def fail(self, error: BaseException) -> None:
        """Remember why the day did not get through; the first reason stays."""
        state = "stopped" if isinstance(error, PublicationStopped) else "failed"
        self.ended = self.ended or Attempt(self.as_of, state, describe_error(error))


@contextmanager
def open_session(home: Home, as_of: date, records: bool = True) -> Iterator[Session]:
    """Lock the home and give the day a fresh workspace; both are gone afterwards, however it ends.

    `records` says whether this counts as a screening: the status shows its outcome, and the rulebook is kept.
    """
    with locked(home, f"{'筛查' if records else '重算'} {as_of}"):
        session = Session(home, as_of, open_workspace(home, as_of, records))
        _note(session, Attempt(as_of, "running"), records)
        try:
            yield session
        except BaseException as error:
            session.fail(error)
            raise
        finally:
            _note(session, session.ended or Attempt(as_of, "done"), records)
            shutil.rmtree(session.workspace)


@contextmanager
def locked(home: Home, purpose: str) -> Iterator[None]:
    """Hold the home for one purpose. The lock dies with the process, so a killed run never blocks the next."""
    home.warehouse.mkdir(parents=True, exist_ok=True)
    with (home.warehouse / ".lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise HomeBusyError(f"{home.root} 正在使用中（{lock.read()}），请等它结束后再试。") from None
        lock.truncate(0)
        lock.write(f"{purpose}，进程 {os.getpid()}")
        lock.flush()
        yield


def ensure_free(home: Home) -> None:
    """Raise HomeBusyError while somebody holds the home."""
    with locked(home, "查看"):
        pass


def is_locked(home: Home) -> bool:
    """Whether somebody holds the home; looking leaves no trace."""
    with suppress(FileNotFoundError), (home.warehouse / ".lock").open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def open_workspace(home: Home, as_of: date, screens: bool = True) -> Path:
    """A fresh directory that only we can read. Call it under the lock: what others left is of dead runs and goes.

    Where the home itself is screened, the rulebook is kept and what was seen of it is noted.
    """
    if home.work.exists():
        for left in home.work.iterdir():
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left)
            else:
                left.unlink()
    home.work.mkdir(parents=True, exist_ok=True)
    workspace = Path(tempfile.mkdtemp(prefix=f"{as_of}-", dir=home.work))
    if screens:
        seen = keep_rulebook(home, workspace)
        (workspace / RULEBOOK_SEEN).write_text(json.dumps(seen), encoding="utf-8")
    return workspace


def last_attempt(home: Home) -> Attempt | None:
    """How the last screening ended; None when none was ever tried or its note was cut off."""
    try:
        body = json.loads(_attempt_file(home).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    taken_over = tuple(body.get("taken_over", ()))
    return Attempt(date.fromisoformat(body["as_of"]), body["state"], body["message"], taken_over)


def _note(session: Session, attempt: Attempt, records: bool) -> None:
    if not records:
        return
    body = {
        "as_of": attempt.as_of.isoformat(),
        "state": attempt.state,
        "message": attempt.message,
        "taken_over": sorted(session.taken_over),
    }
    draft = session.workspace / "attempt.json"
    draft.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    draft.replace(_attempt_file(session.home))


def _attempt_file(home: Home) -> Path:
    return home.warehouse / "last_attempt.json"
