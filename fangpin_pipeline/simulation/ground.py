"""A set of deliveries brought up to the point where the rulebook matters, so that several rulebooks can be tried on it.

Which steps those are follows from what the stages of `screening` need; no step is written down here a second time.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fangpin_pipeline.day import Day
from fangpin_pipeline.reading.deliveries import find_deliveries
from fangpin_pipeline.reading.gate import Gate
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.screening import STAGES, Stage
from fangpin_pipeline.simulation.outcome import Outcome, outcome_of
from fangpin_pipeline.stages.reading import register
from fangpin_pipeline.stages.rulebook import lay_open_rulebook
from fangpin_pipeline.warehouse import Home
from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.furnish import link_deliveries
from fangpin_pipeline.warehouse.manifest import Received

_LIST, _RULEBOOK, _LANDING = "warning", "rulebook", "landing"


def _wanted() -> tuple[tuple[Stage, ...], tuple[Stage, ...]]:
    """The steps that the warning list needs: those that no parameter can change, and those from the rulebook on."""
    by_name = {stage.name: stage for stage in STAGES}
    names, open_names = {_LIST}, [_LIST]
    while open_names:
        fresh = set(by_name[open_names.pop()].needs) - names
        names |= fresh
        open_names += fresh
    judged = {_RULEBOOK}
    for stage in STAGES:
        if judged & set(stage.needs):
            judged.add(stage.name)
    wanted = [stage for stage in STAGES if stage.name in names]
    return tuple(s for s in wanted if s.name not in judged), tuple(s for s in wanted if s.name in judged)


FIXED, JUDGED = _wanted()


@dataclass(frozen=True)
class Ground:
    """Deliveries read, in force and placed in households. `outcome` judges them by a rulebook."""

    day: Day
    place: Path

    def outcome(self, book: Rulebook) -> Outcome:
        """Lists, hits and amounts by that rulebook."""
        workspace = self.place / "tried"
        workspace.mkdir()
        for file in self.day.workspace.glob("*.parquet"):
            (workspace / file.name).symlink_to(file)
        day = Day(self.day.as_of, self.day.home, self.day.landing, workspace, self.day.gate)
        try:
            for stage in JUDGED:
                lay_open_rulebook(day, book) if stage.name == _RULEBOOK else stage.run(day)
            return outcome_of(day)
        finally:
            day.engine.close()
            shutil.rmtree(workspace)

    def discard(self) -> None:
        """Give back the disk that it takes; nothing can be tried on it afterwards."""
        shutil.rmtree(self.place)

    def accepted(self, view: str) -> frozenset[str]:
        """Deliveries of an extract that were accepted."""
        rows = self.day.read(f"arrival_{view}").to_pylist()
        return frozenset(row["delivery"] for row in rows if row["status"] == "accepted")

    def covering(self, view: str) -> frozenset[str]:
        """Deliveries of an extract that are the newest covering one of some county."""
        return frozenset(self.day.read(f"coverage_{view}")["delivery"].drop_null().to_pylist())


def lay_ground(
    home: Home,
    past: Home,
    as_of: date,
    deliveries: Iterable[Received],
    gate: Gate,
    place: Path,
    progress: Callable[[str], None] = lambda title: None,
) -> Ground:
    """Bring stored deliveries up to households in the home `past`; `place` is a folder that does not exist yet.

    All of them count, also those received after `as_of`. Raises WarehouseError when a stored file is damaged.
    """
    chosen = tuple(deliveries)
    day = Day(as_of, past, place / "landing", place / "shared", gate)
    day.workspace.mkdir(parents=True)
    link_deliveries(home, chosen, day.landing)
    found = find_deliveries(day.landing, date.max)
    if {one.path: one.sha256 for one in found} != {one.path: one.sha256 for one in chosen}:
        raise WarehouseError(f"留存的输入文件与清单不一致，请从备份恢复 {home.inputs} 后重试。")
    for stage in FIXED:
        progress(stage.title)
        register(day, found) if stage.name == _LANDING else stage.run(day)
    day.engine.close()
    return Ground(day, place)
