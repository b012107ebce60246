"""Results of steps kept from one screening to the next: what each step read, and the tables that it left.

A cache like the rows that were read: it can be deleted at any time. What counts as read, and when a result may be
taken over, is decided in `steps`; here records and files are only stored, found again and cleared away.

Layout: `results/tables/<sha256>.parquet` (a folder where the engine writes folders), `results/steps/<step>/<id>.json`
and `results/used.json`. Rows of persons lie in it: only the account that screens can read it.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from fangpin_pipeline.warehouse.files import content_of, move, remove, size_of
from fangpin_pipeline.warehouse.home import Home
from fangpin_pipeline.warehouse.manifest import fingerprint

SCREENINGS_KEPT = 3
"""Of how many screenings that were not the same results are kept, the last ones. What they share lies there once."""


@dataclass(frozen=True)
class Record:
    """One step as it was computed once.

    `reads` maps what it looked at to its fingerprint, `tables` the files that it wrote to theirs, `kept` the tables
    that it left in the engine to their columns, `left` files of the home below its root to their fingerprints.
    """

    step: str
    reads: Mapping[str, str]
    tables: Mapping[str, str]
    kept: Mapping[str, str]
    left: Mapping[str, str]
    counts: Mapping[str, int]

    @property
    def id(self) -> str:
        """Fingerprint of the step and of all that it read: it stands for what follows from them."""
        return fingerprint([self.step, dict(self.reads)])


@dataclass
class Results:
    """The kept results of a home, under its lock. `fresh` says that none may be taken over; new ones are still kept."""

    home: Home
    fresh: bool = False
    used: set[str] = field(default_factory=set)

    def records(self, step: str) -> Iterator[Record]:
        """What is known of a step; the tables of each are there in full length."""
        for file in sorted(self._folder(step).glob("*.json")):
            if body := _read(file):
                sizes = body.pop("sizes")
                if all(self._whole(sha256, size) for sha256, size in sizes.items()):
                    yield Record(**body)

    def table(self, sha256: str) -> Path:
        """Where a table lies."""
        return self._tables / f"{sha256}.parquet"

    def take(self, file: Path) -> str:
        """Move a finished table into the store; gives its fingerprint."""
        sha256 = content_of(file)
        target = self.table(sha256)
        # One that lies there already may be damaged; what was just written is not.
        remove(target)
        self.home.results.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._tables.mkdir(exist_ok=True)
        file.replace(target)
        return sha256

    def add(self, record: Record) -> None:
        """Remember a step whose tables have been taken."""
        folder = self._folder(record.step)
        self.home.results.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        sizes = {sha256: size_of(self.table(sha256)) for sha256 in record.tables.values()}
        draft = folder / ".draft"
        draft.write_text(json.dumps({**asdict(record), "sizes": sizes}, ensure_ascii=False), encoding="utf-8")
        move(draft, folder / f"{record.id}.json")
        self.used.add(record.id)

    def last_tables(self) -> dict[str, Path]:
        """Where the tables of the last screening lie, by name; without one, none."""
        screenings: list[list[str]] = (_read(self._used) or {}).get("screenings", [])
        used = set(screenings[-1]) if screenings else set()
        records = [_read(file) for file in (self.home.results / "steps").glob("*/*.json") if file.stem in used]
        return {name: self.table(sha256) for body in records if body for name, sha256 in body["tables"].items()}

    def clear(self) -> None:
        """Forget what none of the last screenings used, this one being the last."""
        screenings = self._last_screenings()
        wanted = {record for used in screenings for record in used}
        tables: set[str] = set()
        for file in (self.home.results / "steps").glob("*/*.json"):
            if file.stem in wanted and (body := _read(file)):
                tables.update(body["tables"].values())
            else:
                file.unlink()
        for file in self._tables.glob("*.parquet"):
            if file.stem not in tables:
                remove(file)
        if self.home.results.is_dir():
            draft = self._used.with_suffix(".draft")
            draft.write_text(json.dumps({"screenings": screenings}), encoding="utf-8")
            move(draft, self._used)

    def _last_screenings(self) -> list[list[str]]:
        """What each of the last ones used. One that was broken off early, and used nothing else, does not count."""
        earlier: list[list[str]] = (_read(self._used) or {}).get("screenings", [])
        if any(self.used < set(used) for used in earlier):
            return earlier
        others = [used for used in earlier if not set(used) <= self.used]
        return [*others, sorted(self.used)][-SCREENINGS_KEPT:]

    def _whole(self, sha256: str, size: int) -> bool:
        table = self.table(sha256)
        return table.exists() and size_of(table) == size

    def _folder(self, step: str) -> Path:
        return self.home.results / "steps" / step

    @property
    def _tables(self) -> Path:
        return self.home.results / "tables"

    @property
    def _used(self) -> Path:
        return self.home.results / "used.json"


def _read(file: Path) -> dict[str, Any] | None:
    """What a note says; None when it is not there or was cut off by a failure of the machine."""
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found


@contextmanager
def open_results(home: Home, fresh: bool = False) -> Iterator[Results]:
    """The kept results of a home for the length of one screening under its lock, cleared afterwards however it ends."""
    results = Results(home, fresh)
    try:
        yield results
    finally:
        results.clear()
