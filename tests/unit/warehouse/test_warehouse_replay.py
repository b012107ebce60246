"""Replay: a published day comes out again from what was kept of it, whatever happened to the landing since."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from toy_day import screen_toy

from fangpin_pipeline.warehouse import Home, published_days
from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.replay import replay

FIRST, SECOND = date(2020, 3, 15), date(2020, 3, 16)


def test_a_day_replays_from_stored_inputs_alone(home: Home) -> None:
    screen_toy(home, FIRST, home.landing)
    run = screen_toy(home, SECOND, home.landing)
    shutil.rmtree(home.landing)
    shutil.rmtree(home.rulebook)
    before = published_days(home)

    outcome = replay(home, SECOND, screen_toy)

    assert outcome.same
    assert outcome.compared == len(run.manifest().outputs) == 2
    assert outcome.changed_code == ()
    assert published_days(home) == before
    assert not any(home.work.iterdir())


def test_a_replay_uses_the_previous_run_of_then(home: Home) -> None:
    screen_toy(home, FIRST, home.landing)
    screen_toy(home, SECOND, home.landing)
    (home.landing / "2020-03-15" / "户.csv").write_text("一行\n", encoding="utf-8")
    screen_toy(home, FIRST, home.landing)

    assert replay(home, SECOND, screen_toy).same


def test_a_table_that_comes_out_otherwise_is_named(home: Home) -> None:
    run = screen_toy(home, SECOND, home.landing)
    manifest = run.path / "manifest.json"
    body = json.loads(manifest.read_text(encoding="utf-8"))
    body["outputs"]["lines.parquet"] = "0" * 64
    body["code"]["pyarrow"] = "1.0"
    manifest.chmod(0o644)
    manifest.write_text(json.dumps(body), encoding="utf-8")

    outcome = replay(home, SECOND, screen_toy)

    assert not outcome.same
    assert outcome.differing == ("lines.parquet",)
    assert outcome.changed_code == ("pyarrow",)
    (cause,) = outcome.causes
    assert cause.startswith("依赖的软件包：pyarrow 1.0→")


@pytest.mark.parametrize(
    ("part", "value", "cause"),
    [
        ("code", {"source fangpin_pipeline": "0" * 64}, "程序：fangpin_pipeline 的源代码"),
        ("code", {"fangpin": "0.0"}, "程序：fangpin 0.0→"),
        ("nothing", {}, "程序、数据、规则库和上一发布日都与当时相同，结果仍不同：这是程序的缺陷"),
    ],
)
def test_where_a_difference_comes_from(home: Home, part: str, value: dict[str, str], cause: str) -> None:
    run = screen_toy(home, SECOND, home.landing)
    manifest = run.path / "manifest.json"
    body = json.loads(manifest.read_text(encoding="utf-8"))
    body["outputs"]["lines.parquet"] = "0" * 64
    body.setdefault(part, {}).update(value)
    manifest.chmod(0o644)
    manifest.write_text(json.dumps(body), encoding="utf-8")

    (told,) = replay(home, SECOND, screen_toy).causes
    assert told.startswith(cause)


def test_a_screening_that_reads_other_files_is_told_from_one_with_another_program(home: Home) -> None:
    """What a replay is given is what was kept, so only a screening that departs from it can differ by its inputs."""
    screen_toy(home, SECOND, home.landing)

    def departing(past: Home, as_of: date, landing: Path, confirmed: str | None) -> object:
        (landing / "2020-03-16" / "户.csv").write_text("别的\n", encoding="utf-8")
        (past.rulebook / "150821.yaml").write_text("authority: '150821'\ninstruments: []\n", encoding="utf-8")
        return screen_toy(past, as_of, landing, confirmed)

    causes = replay(home, SECOND, departing).causes
    assert [cause.partition("：")[0] for cause in causes] == ["数据", "规则库"]


def test_a_day_that_was_never_published_cannot_be_replayed(home: Home) -> None:
    with pytest.raises(WarehouseError, match="2020-03-16 尚未发布"):
        replay(home, SECOND, screen_toy)


@pytest.mark.parametrize(("damage", "words"), [("lost", "缺失"), ("changed", "已损坏")])
def test_a_stored_input_that_is_lost_or_damaged_is_named(home: Home, damage: str, words: str) -> None:
    run = screen_toy(home, FIRST, home.landing)
    stored = home.inputs / run.manifest().inputs.deliveries[0].sha256
    stored.chmod(0o644)
    stored.unlink() if damage == "lost" else stored.write_text("坏", encoding="utf-8")

    with pytest.raises(WarehouseError, match=f"{words}：2020-03-15/户.csv"):
        replay(home, FIRST, screen_toy)
