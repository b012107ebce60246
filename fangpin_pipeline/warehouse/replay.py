"""Screening a published day again from what was kept of it. How a day is screened is the caller's business."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.furnish import furnish
from fangpin_pipeline.warehouse.home import Home
from fangpin_pipeline.warehouse.inputs import lay_out
from fangpin_pipeline.warehouse.manifest import Manifest
from fangpin_pipeline.warehouse.published import PublishedRun, run_of
from fangpin_pipeline.warehouse.session import open_session

Screen = Callable[[Home, date, Path, str | None], object]


@dataclass(frozen=True)
class Replayed:
    """Outcome of a replay: the files whose fingerprints differ, and what else computed them than at the time."""

    run: PublishedRun
    compared: int
    differing: tuple[str, ...]
    changed_code: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether every table came out byte for byte."""
        return not self.differing


def replay(home: Home, as_of: date, screen: Screen) -> Replayed:
    """Screen a day again in a temporary home made of its stored deliveries, instruments and previous run.

    `screen(home, as_of, landing, confirmed)` publishes the day in the home it is given. Nothing in `home` changes.
    """
    run = run_of(home, as_of)
    if run is None:
        raise WarehouseError(f"{as_of} 尚未发布，没有可以重放的内容；请先运行 fangpin screen --as-of {as_of}。")
    then = run.manifest()
    with open_session(home, as_of, records=False) as session:
        past = Home(session.workspace / "home")
        furnish(home, past, then, session.workspace)
        lay_out(home, {delivery.path: delivery.sha256 for delivery in then.inputs.deliveries}, past.landing)
        screen(past, as_of, past.landing, then.confirmed)
        again = run_of(past, as_of)
        if again is None:
            raise WarehouseError(f"重放 {as_of} 时没有得出可以发布的结果。")
        return _compare(run, then, again.manifest())


def _compare(run: PublishedRun, then: Manifest, now: Manifest) -> Replayed:
    files = sorted({*then.outputs, *now.outputs})
    differing = tuple(file for file in files if then.outputs.get(file) != now.outputs.get(file))
    parts = sorted({*then.inputs.code, *now.inputs.code})
    changed = tuple(part for part in parts if then.inputs.code.get(part) != now.inputs.code.get(part))
    return Replayed(run, len(files), differing, changed)
