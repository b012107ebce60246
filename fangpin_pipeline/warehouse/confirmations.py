"""Who confirmed a day beyond the bound, and when. The reason itself stands in the manifest, which names nobody.

A day that was confirmed in the UI of the orchestrator has no note here; its run history tells the time.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from fangpin_pipeline.warehouse.home import Home
from fangpin_pipeline.warehouse.published import PublishedRun


@dataclass(frozen=True)
class Confirmation:
    """Account and time (Beijing, ISO form, to the second) of a confirmation at the command line."""

    by: str
    at: str


def note_confirmation(home: Home, run: PublishedRun, confirmation: Confirmation) -> None:
    """Remember who confirmed a run, unless it was confirmed before: the first one answers for it."""
    file = _file(home, run)
    if run.manifest().confirmed is None or file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".tmp")
    draft.write_text(json.dumps(asdict(confirmation), ensure_ascii=False), encoding="utf-8")
    draft.replace(file)


def confirmation_of(home: Home, run: PublishedRun) -> Confirmation | None:
    """Who confirmed a run and when; None when that is not known."""
    try:
        return Confirmation(**json.loads(_file(home, run).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def _file(home: Home, run: PublishedRun) -> Path:
    return home.warehouse / "confirmations" / f"{run.as_of}-{run.id}.json"
