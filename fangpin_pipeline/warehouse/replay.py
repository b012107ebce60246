"""Screening a published day again from what was kept of it. How a day is screened is the caller's business."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.furnish import furnish
from fangpin_pipeline.warehouse.home import Home
from fangpin_pipeline.warehouse.inputs import lay_out
from fangpin_pipeline.warehouse.manifest import SOURCE, Inputs, Manifest
from fangpin_pipeline.warehouse.published import PublishedRun, run_of
from fangpin_pipeline.warehouse.session import open_session

Screen = Callable[[Home, date, Path, str | None], object]


@dataclass(frozen=True)
class Replayed:
    """Outcome of a replay: the files whose fingerprints differ, and what else went into them than at the time.

    `causes` are Chinese sentences, the program first; none when every table came out byte for byte.
    """

    run: PublishedRun
    compared: int
    differing: tuple[str, ...]
    changed_code: tuple[str, ...]
    causes: tuple[str, ...]

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
    code = _differing(then.inputs.code, now.inputs.code)
    causes = tuple(_causes(then.inputs, now.inputs, code)) if differing else ()
    return Replayed(run, len(files), differing, code, causes)


def _causes(then: Inputs, now: Inputs, code: tuple[str, ...]) -> Iterator[str]:
    """What of a run's inputs is different: program, deliveries, rulebook or the day before. One sentence each."""
    own = [part for part in code if part.startswith(SOURCE) or part == "fangpin"]
    if own:
        yield f"程序：{'、'.join(_told(part, then, now) for part in own)}"
    if libraries := [part for part in code if part not in own]:
        yield f"依赖的软件包：{'、'.join(_told(part, then, now) for part in libraries)}"
    if files := _differing(*({one.path: one.sha256 for one in side.deliveries} for side in (then, now))):
        yield f"数据：{len(files)} 个文件与当时不同，如 {files[0]}"
    if files := _differing(then.rulebook, now.rulebook):
        yield f"规则库：{'、'.join(files)} 与当时不同"
    if then.previous != now.previous:
        yield "上一发布日：与当时对照的不是同一次运行"
    if then == now:
        yield "程序、数据、规则库和上一发布日都与当时相同，结果仍不同：这是程序的缺陷，请联系维护人员"


def _told(part: str, then: Inputs, now: Inputs) -> str:
    """A part of the program; of a source the fingerprint would tell nobody anything."""
    if part.startswith(SOURCE):
        return f"{part.removeprefix(SOURCE)} 的源代码"
    return f"{part} {then.code.get(part, '无')}→{now.code.get(part, '无')}"


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(key for key in sorted({*then, *now}) if then.get(key) != now.get(key))
