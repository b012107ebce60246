"""simulate and replay --with as an official meets them: what is printed, what is written, and what stays inside."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from office import D

from fangpin_pipeline import cli
from fangpin_pipeline.simulation.ground import Ground
from fangpin_pipeline.warehouse import Home, run_of

Captured = pytest.CaptureFixture[str]
SETS = ["--set", "illness_amount=6000", "--set", "dibao_line=2020:7000@临河区"]


@pytest.fixture(scope="module")
def personal(ground: Ground) -> frozenset[str]:
    """Names and id numbers of everybody who is registered."""
    names = ("x02", "x10")
    return frozenset(
        value
        for view in names
        for column in ("id_no", "name")
        for value in ground.day.read(view)[column].to_pylist()
        if value
    )


def run(office: Home, *arguments: str) -> int:
    return cli.run([*arguments, "--as-of", D.isoformat(), "--home", str(office.root)])


def household_numbers(office: Home) -> set[str]:
    day = run_of(office, D)
    assert day is not None
    return set(day.read("household_fact")["household_no"].to_pylist())


def test_the_tables_add_up_and_hold_no_household(
    office: Home, personal: frozenset[str], capsys: Captured, tmp_path: Path
) -> None:
    assert run(office, "simulate", *SETS, "--json", "--out", str(tmp_path / "对照.csv")) == 0

    page = capsys.readouterr().out
    told = json.loads(page)
    assert {row["name"]: row["county"] for row in told["settings"]} == {
        "dibao_line": "临河区",
        "illness_amount": "临河区、五原县、磴口县、乌拉特中旗、乌拉特后旗、杭锦后旗",
    }
    assert "乌拉特前旗的取值不变" in "".join(told["notes"])
    city = told["city"]
    assert city["added"] > 0
    assert city["listed_after"] == city["listed_before"] + city["added"] - city["removed"]
    for table in ("counties", "townships"):
        assert sum(row["added"] for row in told[table]) == city["added"]
    for table in ("due", "visits", "workload"):
        assert sum(row["visits_after"] for row in told[table]) == city["listed_after"]
    whole = next(row for row in told["amounts"] if row["county"] == "全市" and row["amount"] == "dibao_gap")
    parts = [row for row in told["amounts"] if row["county"] != "全市" and row["amount"] == "dibao_gap"]
    assert sum(row["households_after"] for row in parts) == whole["households_after"]
    assert "households" not in told
    assert not [value for value in personal | household_numbers(office) if value in page]
    with (tmp_path / "对照.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert sum(int(line["增加"]) for line in lines) == city["added"]


def test_households_are_told_by_number_when_asked_for(
    office: Home, personal: frozenset[str], capsys: Captured, tmp_path: Path
) -> None:
    out = tmp_path / "对照.xlsx"
    assert run(office, "simulate", *SETS, "--households", "--json", "--out", str(out)) == 0

    page = capsys.readouterr().out
    told = json.loads(page)
    numbers = {row["household_no"] for row in told["households"]}
    assert len([row for row in told["households"] if row["change"] == "added"]) == told["city"]["added"]
    assert numbers <= household_numbers(office)
    assert not [value for value in personal if value in page]
    book = openpyxl.load_workbook(out)
    cells = {str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert book.sheetnames[0] == "苏木乡镇"
    assert numbers <= cells
    assert not personal & cells


def test_what_is_printed(office: Home, capsys: Captured) -> None:
    assert run(office, "simulate", *SETS) == 0
    page = capsys.readouterr().out
    for words in (
        "没有发布，没有改动任何数据",
        "全市预警户：现行",
        "核查工作量",
        "不等于实际支出",
        "10000元",
        "6000元",
    ):
        assert words in page
    assert not [number for number in household_numbers(office) if number in page]


def test_a_day_after_the_newest_is_told(office: Home, capsys: Captured) -> None:
    arguments = ["simulate", "--as-of", "2020-03-20", "--set", "visit_days=30", "--home", str(office.root)]
    assert cli.run(arguments) == 0
    page = capsys.readouterr().out
    assert "2020-03-20 尚未发布，按此前最近的发布日 2020-03-16 模拟" in page
    assert "visit_days=30：与现行取值相同" in page


def test_a_file_of_another_kind_is_refused_before_anything_is_computed(office: Home, capsys: Captured) -> None:
    assert run(office, "simulate", *SETS, "--out", "x.doc") == 1
    said = capsys.readouterr()
    assert "x.doc" in said.err
    assert "/" not in said.err.splitlines()[0]


def test_a_day_that_nothing_has_changed_since(office: Home, capsys: Captured) -> None:
    assert run(office, "replay", "--with", "both") == 0
    assert "名单不变" in capsys.readouterr().out
