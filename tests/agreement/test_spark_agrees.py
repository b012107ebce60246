"""Spark makes of the same rows what DuckDB makes: in a small world always, on whole days by `make test-spark`."""

import shutil
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from expectations.gate import great_expectations_gate
from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.cluster import Cluster
from fangpin_pipeline.sample.write import write_sample
from fangpin_pipeline.screening import screen_day
from fangpin_pipeline.warehouse import Home, PublishedRun, run_of
from tests.spec.test_classes import CASES, STALE
from tests.spec.worked import screen_cases

from .cities import build
from .engines import EXCEPTIONS, differences
from .test_naive_agrees import write_rulebook

GOLDEN = Path(__file__).parents[1] / "golden" / "landing"
D = date(2020, 3, 16)


def test_a_small_world_agrees(small_spark: Cluster, tmp_path: Path) -> None:
    """The cases of the four classes, which read every area: from rows in force to lists, clues and cross checks."""
    cases = [case for _, case in CASES]
    here = screen_cases(tmp_path / "duckdb", cases, stale=STALE)
    there = screen_cases(tmp_path / "spark", cases, stale=STALE, spark=small_spark)
    made = tables_of(here)
    assert {"household_state", "rule_judgement", "class_judgement", "finding", "warning", "clue"} <= made.keys()
    assert differences(made, tables_of(there)) == []


@pytest.mark.slow
def test_the_golden_county_agrees(small_spark: Cluster, tmp_path: Path) -> None:
    agree(tmp_path, small_spark, GOLDEN, [D, date(2020, 3, 17)])


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_random_cities_agree(small_spark: Cluster, seed: int, tmp_path: Path) -> None:
    city = build(seed, tmp_path / "landing", 60)
    for engine in ("duckdb", "spark"):
        write_rulebook(city.book, Home(tmp_path / engine).rulebook)
    agree(tmp_path, small_spark, tmp_path / "landing", city.days)


@pytest.mark.slow
def test_the_sample_city_agrees(small_spark: Cluster, tmp_path: Path) -> None:
    write_sample(tmp_path / "landing", households=2000, as_of=D)
    agree(tmp_path, small_spark, tmp_path / "landing", [D])


def agree(folder: Path, spark: Cluster, landing: Path, days: list[date]) -> None:
    """Screen days in two homes, reading each file once. Equal inputs are one run, so even its bytes must be equal."""
    here, there = Home(folder / "duckdb"), Home(folder / "spark")
    for day in days:
        screen_day(here, day, landing, great_expectations_gate, "比较两个引擎")
        shutil.copytree(here.staged, there.staged, dirs_exist_ok=True)
        screen_day(there, day, landing, great_expectations_gate, "比较两个引擎", spark=spark)
        assert differences(published(here, day), published(there, day)) == []
        if not EXCEPTIONS:
            assert run(here, day).manifest() == run(there, day).manifest()


def run(home: Home, day: date) -> PublishedRun:
    found = run_of(home, day)
    assert found is not None
    return found


def published(home: Home, day: date) -> dict[str, pa.Table]:
    """Every table of a published day, also those that are kept for workbooks only."""
    return {name: run(home, day).read(name) for name in run(home, day).manifest().counts}


def tables_of(day: Day) -> dict[str, pa.Table]:
    """Every table that the stages left in the day's workspace or in its engine."""
    written = {file.stem for file in day.workspace.glob("*.parquet")}
    return {name: day.read(name) for name in sorted(written | day.kept)}
