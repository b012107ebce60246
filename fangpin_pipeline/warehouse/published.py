"""The published days and the pointer that shows them. How a day gets there stands in `publication`."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.files import move, sha256_of, sync
from fangpin_pipeline.warehouse.home import Home
from fangpin_pipeline.warehouse.manifest import Manifest

MANIFEST = "manifest.json"
STAGED = "staged.json"


@dataclass(frozen=True)
class PublishedRun:
    """One published day: an immutable directory of Parquet tables and their manifest."""

    as_of: date
    path: Path

    @property
    def id(self) -> str:
        """Short fingerprint of everything this run was made from."""
        return self.path.name

    def file(self, table: str) -> Path:
        """Parquet file of a table."""
        return self.path / f"{table}.parquet"

    def read(self, table: str) -> pa.Table:
        """Rows of a table."""
        return pq.read_table(self.file(table))

    def staged(self) -> dict[str, str]:
        """Folder in the cache of the rows of each accepted delivery, in the order in which deliveries count.

        Empty for runs of versions that did not keep it.
        """
        try:
            found: dict[str, str] = json.loads((self.path / STAGED).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return found

    def whole(self) -> bool:
        """Whether every table lies there with the content that the manifest tells."""
        files = self.manifest().outputs.items()
        return all((self.path / name).is_file() and sha256_of(self.path / name) == told for name, told in files)

    def manifest(self) -> Manifest:
        """What this run was made from and what came out."""
        return Manifest.read(self.path / MANIFEST)


def published_days(home: Home) -> dict[date, PublishedRun]:
    """The run that counts of every published day, oldest day first."""
    try:
        text = home.current.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        days = json.loads(text)["days"]
        found = {date.fromisoformat(day): home.warehouse / path for day, path in days.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise WarehouseError(f"{home.current} 内容无法识别，请从备份恢复该文件后重试。") from None
    return {day: PublishedRun(day, found[day]) for day in sorted(found)}


def run_of(home: Home, as_of: date) -> PublishedRun | None:
    """The published run of that day."""
    return published_days(home).get(as_of)


def run_before(home: Home, as_of: date) -> PublishedRun | None:
    """The run of the newest published day before that one."""
    earlier = [run for day, run in published_days(home).items() if day < as_of]
    return earlier[-1] if earlier else None


def point_at(home: Home, run: PublishedRun, workspace: Path) -> None:
    """Make a run the one that counts for its day; the new pointer is written aside and moved over the old one."""
    days = {**published_days(home), run.as_of: run}
    paths = {day.isoformat(): days[day].path.relative_to(home.warehouse).as_posix() for day in sorted(days)}
    draft = workspace / home.current.name
    draft.write_text(json.dumps({"current": max(paths), "days": paths}, indent=1) + "\n", encoding="utf-8")
    sync(draft)
    move(draft, home.current)
