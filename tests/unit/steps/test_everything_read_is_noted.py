"""A step is computed from what it noted and from nothing else: shown by running each where only that exists."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from incremental_home import ALWAYS, rows_of, simple_gate

from fangpin_pipeline.day import Day
from fangpin_pipeline.screening import STAGES, Stage
from fangpin_pipeline.steps import perform
from fangpin_pipeline.steps.fingerprints import TABLE
from fangpin_pipeline.steps.watched import Watched
from fangpin_pipeline.warehouse import Home
from fangpin_pipeline.warehouse.results import Record, open_results
from fangpin_pipeline.warehouse.session import open_session
from tests.agreement.cities import build

pytestmark = pytest.mark.xdist_group("noted")
# Beside those that are always computed these write into the home, so that they cannot be run where nothing else exists.
_HOME = {"run", "mart", "outbox"}
PURE = [stage for stage in STAGES if stage.name not in ALWAYS | _HOME]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """A day of a small city, whole up to its publication."""
    home = Home(tmp_path_factory.mktemp("noted"))
    as_of: date = build(3, home.landing, 40).days[0]
    with open_session(home, as_of) as session, open_results(home) as results:
        day = Day(as_of, home, home.landing, session.workspace, simple_gate, results=results)
        for stage in STAGES:
            if stage.name not in _HOME:
                perform(day, stage.name, stage.run)
        yield day
        day.engine.close()


@pytest.mark.parametrize("stage", PURE, ids=[stage.name for stage in PURE])
def test_a_stage_needs_only_what_it_noted(day: Day, stage: Stage, tmp_path: Path) -> None:
    record = _record(day, stage)
    alone = Day(day.as_of, day.home, tmp_path / "landing", tmp_path / "alone", day.gate)
    alone.workspace.mkdir()
    for table in (name.removeprefix(TABLE) for name in record.reads if name.startswith(TABLE)):
        if table in day.kept:
            alone.engine.register("given", day.read(table))
            alone.engine.materialise(table, "SELECT * FROM given")
            alone.engine.drop("given")
            alone.keep([table])
        elif day.path(table).exists():
            alone.place(table).symlink_to(day.path(table))
    stage.run(alone)
    for table in (*record.tables, *record.kept):
        assert rows_of(alone.read(table)) == rows_of(day.read(table)), table
    alone.engine.close()


def _record(day: Day, stage: Stage) -> Record:
    assert day.results is not None
    (record,) = day.results.records(stage.name)
    return record


def test_what_is_always_computed_is_known(day: Day) -> None:
    assert day.results is not None
    assert {stage.name for stage in STAGES if not list(day.results.records(stage.name))} == ALWAYS | _HOME


def test_a_watched_day_watches_everything() -> None:
    """Whatever a day offers is noted or passed on knowingly; `write` goes through `place`."""
    offered = {name for name in (*vars(Day), *Day.__dataclass_fields__) if not name.startswith("_")}
    assert offered - vars(Watched).keys() == {"write"}
