"""What is read: published days, written here as the warehouse lays them out, and tables of outcomes in every format."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fangpin_pipeline.backtest.errors import BacktestError
from fangpin_pipeline.backtest.lists import ALL, CLASS, RULE, SEVERITY, Place, Warned, read_lists
from fangpin_pipeline.backtest.outcomes import Event, read_outcomes
from fangpin_pipeline.warehouse import Home

FIRST, SECOND = date(2020, 3, 15), date(2020, 3, 16)
EARLIER = date(2020, 3, 10)
COUNTY, TOWN = "150821", "150821100"
HEADS = "户编号,发生日期,类型,经办\n"
ROWS = "A,2020-04-01,返贫,甲\nB,2020年5月2日,致贫,乙\n,2020-06-01,致贫,\nC,去年,致贫,\n"
EVENTS = (Event("A", date(2020, 4, 1), "返贫"), Event("B", date(2020, 5, 2), "致贫"))


def warning(number: str, severity: str, first_seen: date, rules: str, state: str = "new") -> dict[str, Any]:
    return {
        "household_no": number,
        "severity": severity,
        "state": state,
        "first_seen": first_seen,
        "rules": rules,
    }


def publish(home: Home, day: date, warnings: list[dict[str, Any]], verification: list[str], visits: list[str]) -> None:
    """A published day of households A to E, as far as a back-test reads it."""
    path = home.runs / day.isoformat() / "run"
    path.mkdir(parents=True)
    place = {"county_code": COUNTY, "township_code": TOWN}
    tables: dict[str, list[dict[str, Any]]] = {
        "household_fact": [{"household_no": number, **place} for number in "ABCDE"],
        "warning": warnings,
        "verification": [{"household_no": number} for number in verification],
        "clue": [
            {"household_no": number, **place, "visit_rank": rank, "severity": "red"}
            for rank, number in enumerate(visits, start=1)
        ]
        + [{"household_no": "E", **place, "visit_rank": None, "severity": "red"}],
    }
    for name, rows in tables.items():
        pq.write_table(pa.Table.from_pylist(rows), path / f"{name}.parquet")
    known = json.loads(home.current.read_text(encoding="utf-8"))["days"] if home.current.exists() else {}
    days = {**known, day.isoformat(): f"runs/{day.isoformat()}/run"}
    home.current.write_text(json.dumps({"current": max(days), "days": days}), encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A is listed on both days and gets worse, B left, C comes, D is unknown on the first day, E rests."""
    home = Home(tmp_path / "home")
    publish(
        home,
        FIRST,
        [warning("A", "yellow", EARLIER, "illness"), warning("B", "red", FIRST, "illness")],
        ["C", "D"],
        ["A", "B"],
    )
    publish(
        home,
        SECOND,
        [
            warning("A", "red", EARLIER, "c4_rigid_spending;illness", "escalated"),
            warning("B", "red", FIRST, "illness", "cleared"),
            warning("C", "yellow", SECOND, "schooling"),
        ],
        ["E"],
        ["C", "A"],
    )
    return home


def test_one_day(home: Home) -> None:
    lists = read_lists(home, SECOND)
    assert (lists.start, lists.days) == (SECOND, (SECOND,))
    assert lists.warned[ALL, ""] == {"A": Warned(EARLIER, SECOND), "C": Warned(SECOND, SECOND)}
    assert set(lists.warned) == {
        (ALL, ""),
        (SEVERITY, "red"),
        (SEVERITY, "yellow"),
        (CLASS, "c4_rigid_spending"),
        (RULE, "illness"),
        (RULE, "schooling"),
    }
    assert lists.unknown == lists.unknown_last == {"E"}
    assert lists.households["D"] == Place(COUNTY, TOWN)
    assert [(visit.household_no, visit.rank) for visit in lists.visits] == [("C", 1), ("A", 2)]


def test_all_days_since(home: Home) -> None:
    lists = read_lists(home, SECOND, FIRST)
    assert lists.days == (FIRST, SECOND)
    assert lists.warned[ALL, ""] == {
        "A": Warned(EARLIER, FIRST),
        "B": Warned(FIRST, FIRST),
        "C": Warned(SECOND, SECOND),
    }
    # What a later list says for the first time counts from that list, whatever first_seen says of the household.
    assert lists.warned[CLASS, "c4_rigid_spending"] == {"A": Warned(SECOND, SECOND)}
    assert lists.warned[SEVERITY, "red"] == {"B": Warned(FIRST, FIRST), "A": Warned(SECOND, SECOND)}
    # C was unknown and is warned later; D and E never were.
    assert lists.unknown == {"D", "E"}


def test_a_day_that_is_not_published_and_a_period_turned_round(home: Home) -> None:
    with pytest.raises(BacktestError, match="没有 2020-03-17 的发布结果"):
        read_lists(home, date(2020, 3, 17))
    with pytest.raises(BacktestError, match="晚于"):
        read_lists(home, FIRST, SECOND)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_of_any_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "事件.csv"
    file.write_text("2020年核实事件表,,,\n" + HEADS + ROWS, encoding=encoding)
    found = read_outcomes(file)
    assert (found.events, found.rows, found.unusable, found.unused) == (EVENTS, 4, (5, 6), ("经办",))


def test_workbook_and_parquet_say_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "说明"
    sheet.append(["见下一张表"])
    sheet = book.create_sheet("事件")
    for line in (
        ("household_no", "kind", "happened_on"),
        ("A", "返贫", EVENTS[0].happened_on),
        ("B", "致贫", "2020.5.2"),
    ):
        sheet.append(line)
    book.save(tmp_path / "events.xlsx")
    pq.write_table(
        pa.table(
            {
                "happened_on": [one.happened_on for one in EVENTS],
                "household_no": ["A", "B"],
                "kind": ["返贫", "致贫"],
            }
        ),
        tmp_path / "events.parquet",
    )
    assert read_outcomes(tmp_path / "events.xlsx").events == EVENTS
    assert read_outcomes(tmp_path / "events.parquet").events == EVENTS


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", "户编号,日子\nA,2020-04-01\n".encode(), "没有同时含"),
        ("x.csv", b"", "没有同时含"),
        ("x.parquet", b"PAR1", "无法读取"),
        ("x.pdf", b"%PDF-1.4\n", "PDF"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_remedy(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BacktestError, match=said):
        read_outcomes(tmp_path / name)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BacktestError, match="没有文件"):
        read_outcomes(tmp_path / "none.csv")
