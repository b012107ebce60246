"""A small real city: the day through Dagster and without it is one and the same, and every command can tell of it."""

import csv
import json
from pathlib import Path

import pytest

from fangpin_pipeline import cli
from fangpin_pipeline.tables import OUTPUT_TABLES
from fangpin_pipeline.warehouse import Home, published_days

DAY = "2020-03-16"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose day was screened without Dagster."""
    home = Home(tmp_path_factory.mktemp("city") / "home")
    assert cli.run(["sample", "--out", str(home.landing), "--households", "150", "--as-of", DAY, "--days", "2"]) == 0
    assert cli.run(["screen", "--as-of", DAY, "--home", str(home.root), "--direct"]) == 0
    return home


def test_dagster_and_the_direct_way_give_the_same_run(home: Home, tmp_path: Path, capsys: Captured) -> None:
    other = ["--home", str(tmp_path), "--landing", str(home.landing)]
    assert cli.run(["screen", "--as-of", DAY, *other]) == 0

    (direct,) = published_days(home).values()
    (through_dagster,) = published_days(Home(tmp_path)).values()
    assert through_dagster.manifest() == direct.manifest()
    said = capsys.readouterr()
    assert said.out.startswith(f"{DAY} 已发布，运行编号 {direct.id}")
    assert f"1/{said.err.splitlines()[0].split('/')[1]}" in said.err


def test_the_day_replays_to_the_same_hashes(home: Home, capsys: Captured) -> None:
    assert cli.run(["replay", "--as-of", DAY, "--home", str(home.root), "--json"]) == 0
    outcome = json.loads(capsys.readouterr().out)
    assert outcome["same"]
    assert outcome["compared"] >= len(OUTPUT_TABLES)


@pytest.mark.parametrize("table", sorted(OUTPUT_TABLES))
def test_every_output_table_can_be_exported(home: Home, table: str, tmp_path: Path) -> None:
    out = tmp_path / f"{table}.csv"
    assert cli.run(["export", table, "--as-of", DAY, "--home", str(home.root), "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header == [column.name for column in OUTPUT_TABLES[table].columns]


def test_a_table_or_format_that_does_not_exist_is_named(home: Home, tmp_path: Path, capsys: Captured) -> None:
    place = ["--as-of", DAY, "--home", str(home.root)]
    assert cli.run(["export", "nonsense", *place, "--out", str(tmp_path / "x.csv")]) == 1
    assert "没有名为“nonsense”的结果表" in capsys.readouterr().err
    assert cli.run(["export", "warning", *place, "--out", str(tmp_path / "x.docx")]) == 1
    assert "不支持的文件类型" in capsys.readouterr().err


def test_the_status_tells_ages_checks_and_refusals(home: Home, capsys: Captured) -> None:
    assert cli.run(["status", "--home", str(home.root), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["as_of"], found["last_attempt"]["state"]) == (DAY, "done")
    ages = {row["extract"]: row for row in found["extracts"]}
    assert ages["X01"]["counties"]["150821"]["age_days"] in (0, 1)
    assert ages["X01"]["counties"]["150821"]["fresh"]
    assert found["refused"]

    assert cli.run(["status", "--home", str(home.root), "--all"]) == 0
    page = capsys.readouterr().out
    for words in ("最近一次筛查：2020-03-16，完成", "建档立卡户信息", "五原县", "被拒收的文件"):
        assert words in page


def test_a_household_is_explained_as_text_and_json(home: Home, capsys: Captured) -> None:
    (run,) = published_days(home).values()
    household = run.read("household_fact")["household_no"][0].as_py()
    place = ["--as-of", DAY, "--home", str(home.root)]
    assert cli.run(["explain", household, *place]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"户编号 {household}")
    assert cli.run(["explain", household, *place, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["household_no"] == household

    assert cli.run(["explain", "没有这一户", *place]) == 1
    assert "没有户编号为 没有这一户 的家庭" in capsys.readouterr().err
