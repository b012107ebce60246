"""One step: when its result is taken over, when it is computed, and what becomes of what it left."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from incremental_home import simple_gate

from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.cluster import Cluster
from fangpin_pipeline.stages.session import keep, save, session
from fangpin_pipeline.steps import perform
from fangpin_pipeline.steps.fingerprints import CODE, fingerprint_of
from fangpin_pipeline.warehouse import Home
from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.results import SCREENINGS_KEPT, Results

D = date(2020, 3, 16)
Open = Callable[..., Day]


@pytest.fixture
def open_day(tmp_path: Path) -> Iterator[Open]:
    """Opens one day after another in the same home, each with a fresh workspace."""
    home, days = Home(tmp_path / "home"), []

    def opened(as_of: date = D, fresh: bool = False, **tables: list[int]) -> Day:
        workspace = tmp_path / f"work{len(days)}"
        workspace.mkdir()
        day = Day(as_of, home, home.landing, workspace, simple_gate, results=Results(home, fresh))
        for name, numbers in tables.items():
            day.write(name, pa.table({"n": numbers}))
        days.append(day)
        return day

    yield opened
    for day in days:
        day.engine.close()


class Steps:
    """Three steps on the table `given`, and how often each was computed."""

    def __init__(self) -> None:
        self.computed: list[str] = []

    def double(self, day: Day) -> Mapping[str, int]:
        """A table in the engine."""
        self.computed.append("double")
        with session(day, "given") as engine:
            engine.materialise("doubled", "SELECT n * 2 AS n FROM given")
            return keep(engine, day, "doubled")

    def add(self, day: Day) -> Mapping[str, int]:
        """A table in a file, from the one in the engine."""
        self.computed.append("add")
        with session(day, "doubled") as engine:
            engine.materialise("added", "SELECT n + 1 AS n FROM doubled")
            return save(engine, day, "added")

    def tell(self, day: Day) -> Mapping[str, int]:
        """A file in the home."""
        self.computed.append("tell")
        file = day.outbox / "told.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(day.read("added")["n"].to_pylist()), encoding="utf-8")
        day.leave([file])
        return {"told": 1}

    def run(self, day: Day, *names: str) -> list[str]:
        """Perform the named steps and give those that were computed."""
        self.computed.clear()
        for name in names or ("double", "add", "tell"):
            perform(day, name, getattr(self, name))
        assert day.results is not None
        day.results.clear()
        return list(self.computed)


ALL = ["double", "add", "tell"]


def test_a_result_is_taken_over_until_something_that_it_read_changes(open_day: Open) -> None:
    steps = Steps()
    assert steps.run(open_day(given=[1])) == ALL
    assert steps.run(open_day(given=[1], beside=[5])) == []
    assert steps.run(open_day(given=[1], as_of=date(2020, 4, 1))) == []
    assert steps.run(open_day(given=[2])) == ALL


def test_fresh_computes_everything_and_keeps_it(open_day: Open) -> None:
    steps = Steps()
    steps.run(open_day(given=[1]))
    assert steps.run(open_day(given=[1], fresh=True)) == ALL
    assert steps.run(open_day(given=[1])) == []


def test_equal_content_ends_the_matter(open_day: Open) -> None:
    """What comes out the same again changes nothing further on, whoever computed it."""
    steps = Steps()

    def cut(day: Day) -> Mapping[str, int]:
        return {"given": day.write("given", day.read("raw").slice(0, 1))}

    for raw, computed in (([1, 2], ALL), ([1, 3], [])):
        day = open_day(raw=raw)
        perform(day, "cut", cut)
        assert "cut" not in day.taken_over
        assert steps.run(day) == computed


def test_a_table_of_the_engine_comes_back_when_somebody_reads_it(open_day: Open) -> None:
    steps = Steps()
    steps.run(open_day(given=[1]))
    day = open_day(given=[1])
    assert steps.run(day, "double") == []
    assert day.schema("doubled") == pa.schema([("n", pa.int64())])
    assert day.read("doubled")["n"].to_pylist() == [2]
    assert steps.computed == ["double"]


def test_a_table_of_the_engine_that_no_session_named_is_not_brought_in_the_middle_of_it(open_day: Open) -> None:
    steps = Steps()
    steps.run(open_day(given=[1]))
    day = open_day(given=[1])
    steps.run(day, "double")
    with session(day, "given"), pytest.raises(AssertionError, match="doubled"):
        day.read("doubled")


def test_files_of_the_home_are_written_again_when_they_are_missing_or_other(open_day: Open) -> None:
    steps = Steps()
    day = open_day(given=[1])
    steps.run(day)
    told = day.outbox / "told.txt"
    told.unlink()
    assert steps.run(open_day(given=[1])) == ["tell"]
    told.write_text("changed by hand", encoding="utf-8")
    assert steps.run(open_day(given=[1])) == ["tell"]
    assert told.read_text(encoding="utf-8") == "[3]"


@pytest.mark.parametrize("look", ["home", "landing", "workspace", "gate", "confirm"])
def test_a_step_that_looks_at_what_nobody_vouches_for_is_always_computed(open_day: Open, look: str) -> None:
    def run(day: Day) -> Mapping[str, int]:
        getattr(day, look)
        return {"seen": day.write("seen", pa.table({"n": [1]}))}

    for _ in range(2):
        day = open_day()
        perform(day, "look", run)
        assert not day.taken_over


@pytest.mark.parametrize("look", ["as_of", "month", "rulebook", "previous", "published"])
def test_what_a_step_looked_at_of_the_day_decides(open_day: Open, look: str) -> None:
    def run(day: Day) -> Mapping[str, int]:
        getattr(day, look)
        return {"seen": day.write("seen", pa.table({"n": [1]}))}

    def taken_over(as_of: date) -> bool:
        day = open_day(as_of)
        perform(day, "look", run)
        return "look" in day.taken_over

    assert [taken_over(D), taken_over(D)] == [False, True]
    assert taken_over(D.replace(day=17)) is (look != "as_of")
    assert taken_over(D.replace(month=4)) is (look not in ("as_of", "month"))
    instruments = open_day().home.rulebook
    instruments.mkdir()
    (instruments / "150800.yaml").write_text("authority: '150800'", encoding="utf-8")
    assert taken_over(D) is (look != "rulebook")


def test_a_rulebook_that_changes_under_way_is_not_remembered(open_day: Open) -> None:
    def run(day: Day) -> Mapping[str, int]:
        day.rulebook.mkdir(parents=True, exist_ok=True)
        (day.rulebook / "150800.yaml").write_text(str(len(list(day.rulebook.iterdir()))), encoding="utf-8")
        return {}

    day = open_day()
    perform(day, "look", run)
    assert day.results is not None
    assert not list(day.results.records("look"))


def test_a_step_inside_a_step_is_taken_over_by_itself(open_day: Open) -> None:
    steps = Steps()

    def both(day: Day) -> Mapping[str, int]:
        counts = {**perform(day, "double", steps.double), **perform(day, "add", steps.add)}
        return {**counts, "other": day.write("other", day.read("beside"))}

    def computed(day: Day) -> list[str]:
        steps.computed.clear()
        assert perform(day, "both", both) == {"doubled": 1, "added": 1, "other": 1}
        assert day.read("added")["n"].to_pylist() == [3]
        assert day.read("other")["n"].to_pylist() == [7]
        return steps.computed

    assert computed(open_day(given=[1], beside=[7])) == ["double", "add"]
    assert computed(open_day(given=[1], beside=[7])) == []
    day = open_day(given=[1], beside=[7])
    day.write("beside", pa.table({"n": pa.array([7], pa.int32())}))
    assert computed(day) == []
    assert "both" not in day.taken_over


def test_a_damaged_table_stops_the_day_and_is_computed_the_next_time(open_day: Open) -> None:
    steps = Steps()
    steps.run(open_day(given=[1]))
    day = open_day(given=[1])
    steps.run(day)
    file = day.held["added"].file
    assert file is not None
    file.chmod(0o600)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(WarehouseError, match="已损坏"):
        day.read("added")
    again = open_day(given=[1])
    assert steps.run(again) == ["add", "double"]
    assert again.read("added")["n"].to_pylist() == [3]


def test_only_the_last_screenings_are_kept(open_day: Open) -> None:
    steps = Steps()
    for number in range(SCREENINGS_KEPT + 2):
        day = open_day(given=[number])
        steps.run(day)
    assert len(list((day.home.results / "steps" / "add").iterdir())) == SCREENINGS_KEPT
    assert len(list((day.home.results / "tables").iterdir())) == SCREENINGS_KEPT
    assert steps.run(open_day(given=[number - SCREENINGS_KEPT + 1]), "double", "add") == []
    assert steps.run(open_day(given=[0]), "double", "add") == ["double", "add"]


def test_a_screening_that_is_broken_off_pushes_nothing_out(open_day: Open) -> None:
    steps = Steps()
    steps.run(open_day(given=[1]))
    for _ in range(SCREENINGS_KEPT + 1):
        day = open_day(given=[1])
        steps.run(day, "double")
    assert steps.run(open_day(given=[1])) == []


def test_a_note_that_was_cut_off_is_none(open_day: Open) -> None:
    steps = Steps()
    day = open_day(given=[1])
    steps.run(day)
    for note in day.home.results.rglob("*.json"):
        note.write_text("", encoding="utf-8")
    assert steps.run(open_day(given=[1])) == ALL
    assert steps.run(open_day(given=[1])) == []


def test_other_code_computes_everything(open_day: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Steps()
    steps.run(open_day(given=[1]))
    monkeypatch.setattr("fangpin_pipeline.steps.fingerprints._code", lambda packages, engine: "other")
    assert steps.run(open_day(given=[1])) == ALL


def test_no_engine_takes_over_from_the_other(open_day: Open) -> None:
    day = open_day(given=[1])
    assert fingerprint_of(day, CODE) != fingerprint_of(replace(day, spark=Cluster()), CODE)


def test_without_results_every_step_is_run_as_it_is(open_day: Open) -> None:
    steps = Steps()
    day = open_day(given=[1])
    plain = replace(day, results=None)
    perform(plain, "double", steps.double)
    perform(plain, "add", steps.add)
    assert plain.place("added").exists()
    assert not (day.home.results / "steps").exists()
