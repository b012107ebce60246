"""What was written into a day's outbox, and from what: a day whose files would come out the same keeps them.

A receipt beside the day's folder names its files with their fingerprints. What the files hold stands in `outbox`; the
folder of a day is never changed here.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from fangpin_pipeline.outputs.outbox import leftovers
from fangpin_pipeline.warehouse import PublishedRun
from fangpin_pipeline.warehouse.files import move, sha256_of
from fangpin_pipeline.warehouse.manifest import code_version, fingerprint

_LIBRARIES = ("XlsxWriter", "Jinja2")


def origin(run: PublishedRun, earlier: Iterable[PublishedRun], rulebook: Mapping[str, str]) -> dict[str, Any]:
    """Everything that decides what the files of a day hold, as plain values.

    `earlier` are the runs that trends look back to, `rulebook` maps the office's files to their fingerprints.
    """
    pages = files(__package__).joinpath("templates")
    return {
        "run": run.id,
        "earlier": [[one.as_of.isoformat(), one.id] for one in earlier],
        "rulebook": dict(rulebook),
        "code": code_version(),
        "pages": fingerprint({page.name: page.read_text("utf-8") for page in pages.iterdir() if page.is_file()}),
        "libraries": {library: version(library) for library in _LIBRARIES},
    }


def note(outbox: Path, as_of: date, made_from: Mapping[str, Any]) -> None:
    """Write the receipt of a day's folder as it is now."""
    told = {**made_from, "files": _fingerprints(outbox / as_of.isoformat())}
    part = outbox / f".{as_of.isoformat()}.json.part"
    part.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    move(part, _receipt(outbox, as_of))


def standing(outbox: Path, as_of: date, made_from: Mapping[str, Any]) -> int:
    """How many files stand there that would come out the same; 0 when any is missing, changed or too many."""
    if any(place.exists() for place in leftovers(outbox, as_of)):
        return 0
    try:
        told = json.loads(_receipt(outbox, as_of).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return 0
    if not isinstance(told, dict):
        return 0
    found: dict[str, str] = told.pop("files", {})
    return len(found) if told == made_from and found == _fingerprints(outbox / as_of.isoformat()) else 0


def _receipt(outbox: Path, as_of: date) -> Path:
    return outbox / f".{as_of.isoformat()}.json"


def _fingerprints(folder: Path) -> dict[str, str]:
    """sha256 of every file below a folder, by its path."""
    return {
        file.relative_to(folder).as_posix(): sha256_of(file) for file in sorted(folder.rglob("*")) if file.is_file()
    }
