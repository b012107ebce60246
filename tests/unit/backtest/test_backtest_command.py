"""`fangpin backtest` on a sample city: what an official reads, and how the list's order does against others.

The outcomes come from simulated lives that know no rule, so that what is measured here could have been otherwise.
"""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from small_city import D

from fangpin_pipeline import cli
from fangpin_pipeline.warehouse import Home, run_of

Captured = pytest.CaptureFixture[str]
UNTIL = ["--until", "2021-03-16"]


def run(office: Home, later: Path, *arguments: str) -> int:
    return cli.run(
        ["backtest", "--as-of", D.isoformat(), "--home", str(office.root), "--outcomes", str(later), *arguments]
    )


def told(office: Home, later: Path, capsys: Captured, *arguments: str) -> dict[str, Any]:
    assert run(office, later, *arguments, "--json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_lists_order_finds_more_than_the_order_of_numbers(office: Home, later: Path, capsys: Captured) -> None:
    rows = told(office, later, capsys, *UNTIL, "--capacity", "2")["capacity"]
    (year,) = (row for row in rows if row["days"] == 365 and not row["county_code"])
    assert year["visited"] >= 100
    assert int(year["list_hits"]) > int(year["number_hits"])
    assert float(year["list_hits"]) > float(year["chance_hits"])
    assert int(year["list_hits"]) <= int(year["best_hits"])


def test_the_warned_fall_more_often_than_others_and_not_all_of_the_fallen_were_warned(
    office: Home, later: Path, capsys: Captured
) -> None:
    found = told(office, later, capsys, *UNTIL)
    (year,) = (row for row in found["groups"] if row["dimension"] == "all" and row["days"] == 365)
    assert float(year["lift"]) > 1
    assert 0 < year["caught"] < year["events"]
    assert year["hits"] < year["warned"] / 2
    assert year["events"] + year["unknown"] == found["account"]["counted"]
    counties = [row for row in found["groups"] if row["dimension"] == "county" and row["days"] == 365]
    for name in ("warned", "hits", "events", "caught", "unknown", "judged"):
        assert sum(row[name] for row in counties) == year[name]


def test_what_is_printed_and_written_holds_no_household(
    office: Home, later: Path, capsys: Captured, tmp_path: Path
) -> None:
    day = run_of(office, D)
    assert day is not None
    numbers = set(day.read("household_fact")["household_no"].to_pylist())
    assert run(office, later, *UNTIL, "--out", str(tmp_path / "回测.csv")) == 0
    page = capsys.readouterr().out
    for words in ("准确率", "召回率", "提前天数", "名单顺序", "随机（期望）", "待核实名单上的户没有被判断", "不足20户"):
        assert words in page
    written = (tmp_path / "回测.csv").read_text(encoding="utf-8-sig")
    assert not [number for number in numbers if number in page or number in written]
    (city, *_) = csv.DictReader(written.splitlines())
    assert (city["名称"], city["天数"]) == ("巴彦淖尔市", "30")


def test_households_stand_in_the_workbook_when_asked_for(
    office: Home, later: Path, capsys: Captured, tmp_path: Path
) -> None:
    out = tmp_path / "回测.xlsx"
    found = told(office, later, capsys, *UNTIL, "--households", "--out", str(out))
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["分组", "事件类型", "走访能力", "苏木乡镇", "需核对的户"]
    cells = {str(cell.value) for row in book["需核对的户"] for cell in row if cell.value is not None}
    assert found["households"]
    assert {row["household_no"] for row in found["households"]} <= cells


def test_a_short_period_is_said_to_be_short(office: Home, later: Path, capsys: Captured) -> None:
    found = told(office, later, capsys, "--until", "2020-06-16")
    (year,) = (row for row in found["groups"] if row["dimension"] == "all" and row["days"] == 365)
    assert (year["complete"], year["precision"], year["recall_text"]) == (False, None, "观察期未满")
    assert found["account"]["after_until"] > 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--capacity", "1.5"], 2, "无法识别"),
        (["--until", D.isoformat()], 1, "没有可供检验的时段"),
        (["--from", "2020-03-17"], 1, "晚于"),
        (["--out", "x.doc"], 1, "x.doc"),
    ],
)
def test_misuse_is_explained(
    office: Home, later: Path, capsys: Captured, arguments: list[str], code: int, said: str
) -> None:
    assert run(office, later, *arguments) == code
    assert said in capsys.readouterr().err
