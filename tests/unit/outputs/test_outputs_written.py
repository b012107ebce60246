"""The receipt of a day's outbox: files stay only where all of them would come out the same."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fangpin_pipeline.outputs.written import note, origin, standing
from fangpin_pipeline.warehouse import PublishedRun

AS_OF = date(2020, 3, 16)
DAY = "2020-03-16"
MADE_FROM = {"run": "7f3a9c", "rulebook": {"150821.yaml": "9c1e"}}


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    """A day of two files, one of them in a county's folder, and their receipt."""
    (tmp_path / DAY / "150821").mkdir(parents=True)
    (tmp_path / DAY / "150821" / "五原县.xlsx").write_bytes(b"one")
    (tmp_path / DAY / "数据质量.html").write_bytes(b"two")
    note(tmp_path, AS_OF, MADE_FROM)
    return tmp_path


def test_all_files_stand_while_nothing_changed(outbox: Path) -> None:
    assert standing(outbox, AS_OF, MADE_FROM) == 2


def test_another_origin_or_day_has_nothing_standing(outbox: Path) -> None:
    assert standing(outbox, AS_OF, MADE_FROM | {"run": "other"}) == 0
    assert standing(outbox, AS_OF, {"run": "7f3a9c"}) == 0
    assert standing(outbox, date(2020, 3, 17), MADE_FROM) == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda outbox: (outbox / DAY / "数据质量.html").unlink(),
        lambda outbox: (outbox / DAY / "数据质量.html").write_bytes(b"TWO"),
        lambda outbox: (outbox / DAY / "150821" / "more.xlsx").write_bytes(b"three"),
        lambda outbox: (outbox / DAY / "数据质量.html").rename(outbox / DAY / "quality.html"),
        lambda outbox: (outbox / DAY).rename(outbox / f".{DAY}.former"),
        lambda outbox: (outbox / f".{DAY}.part").mkdir(),
        lambda outbox: (outbox / f".{DAY}.json").write_text("{", encoding="utf-8"),
        lambda outbox: (outbox / f".{DAY}.json").write_text("[]", encoding="utf-8"),
        lambda outbox: (outbox / f".{DAY}.json").unlink(),
    ],
    ids=["missing", "changed", "too many", "renamed", "stepped aside", "half written", "torn", "other", "no receipt"],
)
def test_nothing_stands_once_anything_is_not_as_it_was_written(outbox: Path, spoil: Callable[[Path], object]) -> None:
    spoil(outbox)
    assert standing(outbox, AS_OF, MADE_FROM) == 0


def test_the_origin_names_what_decides_the_files() -> None:
    runs = [PublishedRun(date(2020, 3, day), Path(f"run-{day}")) for day in (16, 15, 14)]
    made = origin(runs[0], runs[1:], {"150821.yaml": "9c1e"})
    assert made["run"] == "run-16"
    assert made["earlier"] == [["2020-03-15", "run-15"], ["2020-03-14", "run-14"]]
    assert made == origin(runs[0], runs[1:], {"150821.yaml": "9c1e"})
    others = [(runs[1], runs[1:], {"150821.yaml": "9c1e"}), (runs[0], runs[2:], {"150821.yaml": "9c1e"})]
    for other in (*others, (runs[0], runs[1:], {})):
        assert origin(*other) != made
