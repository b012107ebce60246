"""Publishing: what a run directory holds, what decides its id, and what it refuses."""

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from toy_day import LINES, day_of, received, screen_toy, toy_gate

from fangpin_pipeline.warehouse import Home, published_days, run_before, run_of
from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.files import sha256_of
from fangpin_pipeline.warehouse.publication import ordered, publish, write_parquet
from fangpin_pipeline.warehouse.session import open_session

FIRST, SECOND = date(2020, 3, 15), date(2020, 3, 16)


def _tree(directory: Path) -> dict[str, tuple[str, int]]:
    return {
        file.relative_to(directory).as_posix(): (sha256_of(file), file.stat().st_mtime_ns)
        for file in sorted(directory.rglob("*"))
        if file.is_file()
    }


def test_a_published_day_can_be_read_and_says_what_it_was_made_from(home: Home) -> None:
    run = screen_toy(home, SECOND, home.landing)

    assert run_of(home, SECOND) == run
    assert run.read("lines").to_pylist() == [
        {"delivery": "2020-03-15/户.csv", "lines": 3, "before": None},
        {"delivery": "2020-03-16/人.csv", "lines": 1, "before": None},
        {"delivery": "2020-03-16/户.csv", "lines": 4, "before": None},
    ]
    manifest = json.loads((run.path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["as_of"] == "2020-03-16"
    assert manifest["run"] == run.id
    assert manifest["previous"] is None
    assert manifest["counts"] == {"card": 2, "lines": 3}
    assert [delivery["path"] for delivery in manifest["deliveries"]] == [
        "2020-03-15/户.csv",
        "2020-03-16/人.csv",
        "2020-03-16/户.csv",
    ]
    assert set(manifest["rulebook"]["files"]) == {"150821.yaml"}
    assert set(manifest["code"]) == {"fangpin", "source fangpin_pipeline", "duckdb", "pyarrow"}
    assert manifest["outputs"] == {name: sha256_of(run.path / name) for name in ("card.parquet", "lines.parquet")}
    assert run.manifest().text() == (run.path / "manifest.json").read_text(encoding="utf-8")


def test_every_input_of_a_run_is_kept_by_content(home: Home) -> None:
    run = screen_toy(home, SECOND, home.landing)

    inputs = run.manifest().inputs
    wanted = {delivery.sha256 for delivery in inputs.deliveries} | set(inputs.rulebook.values())
    assert {file.name for file in home.inputs.iterdir()} == wanted
    assert all(sha256_of(file) == file.name for file in home.inputs.iterdir())


def test_screening_the_same_again_changes_no_file(home: Home) -> None:
    first = screen_toy(home, SECOND, home.landing)
    before = _tree(home.runs)

    assert screen_toy(home, SECOND, home.landing) == first
    assert _tree(home.runs) == before
    assert not any(home.work.iterdir())


def test_another_home_gives_the_same_bytes(home: Home, tmp_path: Path) -> None:
    here = screen_toy(home, SECOND, home.landing)
    other = Home(tmp_path / "other")
    other.root.mkdir()
    home.rulebook.rename(other.rulebook)
    there = screen_toy(other, SECOND, home.landing)

    assert there.id == here.id
    assert there.manifest() == here.manifest()


@pytest.mark.parametrize(
    "change",
    [
        lambda home: (home.landing / "2020-03-16" / "户.csv").write_text("改\n", encoding="utf-8"),
        lambda home: (home.landing / "2020-03-14").mkdir() or _put(home.landing / "2020-03-14" / "早.csv"),
        lambda home: _put(home.rulebook / "150800.yaml"),
        lambda home: screen_toy(home, FIRST, home.landing),
    ],
    ids=["delivery changed", "delivery added", "instrument added", "day before published"],
)
def test_any_change_of_an_input_is_another_run(home: Home, change: object) -> None:
    first = screen_toy(home, SECOND, home.landing)
    change(home)  # type: ignore[operator]
    second = screen_toy(home, SECOND, home.landing)

    assert second.id != first.id
    assert first.path.exists()
    assert run_of(home, SECOND) == second


def test_the_day_before_is_the_newest_published_one_before(home: Home) -> None:
    assert run_before(home, SECOND) is None
    first = screen_toy(home, FIRST, home.landing)
    second = screen_toy(home, SECOND, home.landing)

    assert list(published_days(home)) == [FIRST, SECOND]
    assert run_before(home, FIRST) is None
    assert run_before(home, SECOND) == first
    assert run_before(home, date(2020, 5, 1)) == second
    assert second.manifest().inputs.previous == (FIRST, first.id)
    assert second.read("lines").to_pylist()[0] == {"delivery": "2020-03-15/户.csv", "lines": 3, "before": 3}


def test_current_names_the_newest_day_even_after_an_older_one_is_screened(home: Home) -> None:
    screen_toy(home, SECOND, home.landing)
    screen_toy(home, FIRST, home.landing)

    pointer = json.loads(home.current.read_text(encoding="utf-8"))
    assert pointer["current"] == "2020-03-16"
    assert set(pointer["days"]) == {"2020-03-15", "2020-03-16"}


def test_a_delivery_that_changes_under_way_is_not_published(home: Home) -> None:
    with open_session(home, SECOND) as session:
        day = day_of(session, home.landing)
        day.write("lines", pa.table({"delivery": ["a"], "lines": [1], "before": [0]}))
        deliveries = received(home.landing, SECOND)
        (home.landing / "2020-03-16" / "户.csv").write_text("后来改了\n", encoding="utf-8")
        with pytest.raises(WarehouseError, match=r"户\.csv 在筛查期间被改动"):
            publish(day, [LINES], deliveries, gate=toy_gate)
    assert published_days(home) == {}


def test_an_instrument_that_changes_under_way_is_not_published(home: Home) -> None:
    with open_session(home, SECOND) as session:
        day = day_of(session, home.landing)
        day.write("lines", pa.table({"delivery": ["a"], "lines": [1], "before": [0]}))
        _put(home.rulebook / "150800.yaml")
        with pytest.raises(WarehouseError, match="在筛查期间被改动，请重新筛查 2020-03-16"):
            publish(day, [LINES], received(home.landing, SECOND), gate=toy_gate)


def test_equal_inputs_with_another_outcome_are_an_error(home: Home) -> None:
    screen_toy(home, SECOND, home.landing)
    with open_session(home, SECOND) as session:
        day = day_of(session, home.landing)
        day.write("lines", pa.table({"delivery": ["a"], "lines": [1], "before": [0]}))
        with pytest.raises(WarehouseError, match="同样的输入应得出同样的结果"):
            publish(day, [LINES], received(home.landing, SECOND), gate=toy_gate)


def test_a_damaged_pointer_is_named_not_ignored(home: Home) -> None:
    screen_toy(home, FIRST, home.landing)
    home.current.write_text("{", encoding="utf-8")
    with pytest.raises(WarehouseError, match="CURRENT 内容无法识别"):
        published_days(home)


def test_equal_rows_give_equal_bytes_however_they_were_made(tmp_path: Path) -> None:
    whole = pa.table({"k": ["b", "a", "a", None], "v": [1, 3, 2, 0]})
    pieces = pa.concat_tables([whole.slice(2), whole.slice(0, 2)])
    for name, rows in (("whole", whole), ("pieces", pieces)):
        write_parquet(ordered(rows, ("k",)), tmp_path / f"{name}.parquet")

    assert sha256_of(tmp_path / "whole.parquet") == sha256_of(tmp_path / "pieces.parquet")
    assert pq.read_table(tmp_path / "whole.parquet").to_pylist() == [
        {"k": "a", "v": 2},
        {"k": "a", "v": 3},
        {"k": "b", "v": 1},
        {"k": None, "v": 0},
    ]


def test_published_columns_carry_their_chinese_labels(home: Home) -> None:
    schema = screen_toy(home, FIRST, home.landing).read("lines").schema
    assert schema.field("lines").metadata == {b"label": "行数".encode()}
    assert schema.metadata[b"title"] == "文件行数".encode()


def _put(file: Path) -> None:
    file.write_text("新\n", encoding="utf-8")
