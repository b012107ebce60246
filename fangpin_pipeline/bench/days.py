"""Whole days as parts of the benchmark: the first one taken apart by stage, and those that follow it in its home."""

import shutil
import time
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pyarrow as pa

from fangpin_pipeline.bench.cost import Moment, moment
from fangpin_pipeline.bench.errors import BenchError
from fangpin_pipeline.bench.place import CHANGED_DAY, DAY, QUIET_DAY, Frameworks, Place, Told, Work
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.reading.bounded import close_reader
from fangpin_pipeline.reading.gate import Gate, Judgement
from fangpin_pipeline.screening import STAGES, screen_day
from fangpin_pipeline.warehouse import Home
from fangpin_pipeline.warehouse.results import Results

GATING = "gating"
# What the report calls the groups of stages; a group that is not named here keeps its own name.
GROUPS = {"landing": "reading", "extracts": "reading", "in_force": "identity", "publication": "outputs"}


class _Timed:
    """A gate with its processor seconds added up, its imports included."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.cpu = 0.0

    def __call__(self, extract: Extract, candidates: pa.Table) -> Judgement:
        began = time.process_time()
        judgement = self._gate(extract, candidates)
        self.cpu += time.process_time() - began
        return judgement


def timed(gate: Gate) -> _Timed:
    """A gate that takes its time. It stands in the module of the real one, so that what one day has read of files,
    which rests on the gate's code, counts for a day with the other."""
    of_module = type(_Timed.__name__, (_Timed,), {"__module__": getattr(gate, "__module__", __name__)})
    found: _Timed = of_module(gate)
    return found


def first_day(place: Place, frameworks: Frameworks) -> Work:
    """DAY in a fresh home: what each stage costs. Keeps the tables that facts begin with."""
    return lambda: _screened(place, frameworks, DAY, keep=True)


def same_day(place: Place, frameworks: Frameworks) -> Work:
    """DAY again, nothing new."""
    return lambda: _screened(place, frameworks, DAY)


def changed_day(place: Place, frameworks: Frameworks) -> Work:
    """The next day, on which three extracts were delivered."""
    return lambda: _screened(place, frameworks, CHANGED_DAY)


def quiet_day(place: Place, frameworks: Frameworks) -> Work:
    """The day after, on which nothing was."""
    return lambda: _screened(place, frameworks, QUIET_DAY)


def orchestrated_day(place: Place, frameworks: Frameworks) -> Work:
    """DAY again, nothing new, as a Dagster run."""

    def work() -> Told:
        if frameworks.runner()(place.home, DAY, place.landing, None):
            raise BenchError("经过 Dagster 的筛查没有完成，见上面的输出。")
        return {}

    return work


def _screened(place: Place, frameworks: Frameworks, day: date, *, keep: bool = False) -> Told:
    """Screen a day, and tell stages and gate."""
    gate, seen = timed(frameworks.gate()), list[tuple[int, Moment]]()

    def note(number: int, total: int, title: str) -> None:
        seen.append((number, moment()))

    screen_day(place.home, day, place.landing, gate, progress=note)
    close_reader()
    seen.append((0, moment()))
    if keep:
        keep_tables(place.home, place.tables)
    stages = [
        {"name": STAGES[number - 1].name, "group": STAGES[number - 1].group, **after.since(before)}
        for (number, before), (_, after) in pairwise(seen)
    ]
    return {"stages": stages, "gate": gate.cpu, "groups": _grouped(stages, gate.cpu)}


def _grouped(stages: list[Told], gate: float) -> dict[str, float]:
    """Processor seconds by the report's groups."""
    groups: dict[str, float] = defaultdict(float)
    for stage in stages:
        name = GROUPS.get(str(stage["group"]), str(stage["group"]))
        groups[name] += stage["cpu"]
        if name == "reading":
            groups.setdefault(GATING, 0.0)
    groups["reading"] -= gate
    groups[GATING] = gate
    return dict(groups)


def keep_tables(home: Home, tables: Path) -> None:
    """Copy the tables of the day that was just screened into the folder `tables`; facts begin with some of them.

    Not linked: what is computed from them is written over what lies there, and the home's own must stay.
    """
    tables.mkdir()
    for name, file in Results(home).last_tables().items():
        shutil.copyfile(file, tables / f"{name}.parquet")
    if not (tables / "household.parquet").exists():
        raise BenchError(f"{home.results} 中没有家庭表，无法对比规则。")
