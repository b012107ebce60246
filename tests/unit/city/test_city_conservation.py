"""Nothing is lost in a whole city, and nothing depends on how its rows are laid out in files."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sample_city import (
    City,
    comparable,
    deliveries,
    encoding_of,
    header_place,
    lines_of,
    published,
    screen,
    write_lines,
)

from expectations.suites import suite
from fangpin_pipeline.extracts import all_extracts, extract
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.sample import write_sample


def test_every_line_is_accounted_for(city: City) -> None:
    rows = city.rows("delivery")
    assert {row["status"] for row in rows} == {"accepted", "refused", "duplicate"}
    assert all(row["rows_read"] == row["accepted"] + row["dropped"] + row["quarantined"] for row in rows)
    assert all(sum(row[name] for row in rows) for name in ("accepted", "dropped", "quarantined"))
    found = [file.relative_to(city.landing).as_posix() for file in city.landing.rglob("*.*") if file.is_file()]
    assert sorted(row["delivery"] for row in rows) == sorted(found)
    for row in rows:
        if row["status"] == "accepted" and row["delivery"].endswith(".csv"):
            assert row["rows_read"] == len(lines_of(city.landing / row["delivery"])) - 1, row["delivery"]


def test_quarantine_counts_are_those_of_the_quality_framework(city: City) -> None:
    accepted = {row["delivery"] for row in city.rows("delivery") if row["status"] == "accepted"}
    listed = Counter(
        (row["extract"], row["column"], row["rule"]) for row in city.rows("quarantine") if row["delivery"] in accepted
    )
    counted = {
        (result["extract"], check.column, check.rule): result["failing"]
        for result in city.rows("expectation_result")
        for check in suite(next(one for one in all_extracts().values() if one.name == result["extract"]))
        if check.name == result["check"] and result["severity"] == "critical"
    }
    assert len(listed) > 5
    assert {key: failing for key, failing in counted.items() if failing} == dict(listed)
    assert {result["status"] for result in city.rows("expectation_result")} <= {"passed", "failed"}


def test_the_same_day_twice_is_one_run(city: City, tmp_path: Path) -> None:
    first = city.run
    before = {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in first.path.iterdir()}
    assert screen(city.landing, city.home.root).run == first
    assert {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in first.path.iterdir()} == before
    assert len(list(first.path.parent.iterdir())) == 1


def test_the_order_of_rows_decides_nothing(city: City, tmp_path: Path) -> None:
    landing = tmp_path / "landing"
    shutil.copytree(city.landing, landing)
    for file in deliveries(landing):
        lines = lines_of(file)
        place = header_place(lines) + 1
        body = lines[place:]
        # The same bytes stay the same bytes: a file that was sent twice is still one.
        random.Random(len(lines)).shuffle(body)
        write_lines(file, [*lines[:place], *body], encoding_of(file))
    shuffled = screen(landing, tmp_path / "home").run
    assert shuffled.manifest().inputs.deliveries != city.run.manifest().inputs.deliveries
    expected, found = comparable(city.run), comparable(shuffled)
    assert {table: (rows - found[table], found[table] - rows) for table, rows in expected.items()} == {
        table: (Counter(), Counter()) for table in expected
    }


def test_seven_county_files_say_what_the_city_file_says(tmp_path: Path) -> None:
    landing, parts = tmp_path / "landing", tmp_path / "parts"
    write_sample(landing, households=210, seed=2, days=1, defects="none")
    _split(landing, parts)
    whole, split = screen(landing, tmp_path / "one"), screen(parts, tmp_path / "seven")
    assert len(split.rows("delivery")) == 7 * len(whole.rows("delivery"))
    assert whole.rows("warning")
    by_file = ("delivery", "evidence", "expectation_result", "quarantine", "cross_check", "ledger_status")
    assert comparable(published(split.home), *by_file) == comparable(published(whole.home), *by_file)
    assert _compared(split) == _compared(whole)
    assert _ledgers_of_counties(split) == _ledgers_of_counties(whole)


def _compared(city: City) -> list[dict[str, Any]]:
    """Cross-table checks without their messages: a county's own empty file says more than its absence in the city's."""
    return [{name: value for name, value in row.items() if name != "message"} for row in city.rows("cross_check")]


def _ledgers_of_counties(city: City) -> list[dict[str, Any]]:
    """Ledgers of counties: what the city itself keeps is told by a file of the whole city only."""
    return [row for row in city.rows("ledger_status") if row["county_code"] in COUNTIES]


def _split(landing: Path, parts: Path) -> None:
    """Give every county its own file of what it is the county of, whether or not there is anything to tell."""
    texts = {file: lines_of(file) for file in deliveries(landing)}
    county = _counties(texts)
    for file, lines in texts.items():
        header, *body = lines
        for code in COUNTIES:
            own = [line for line in body if next(_county_of(line, county), "150802") == code]
            name = f"{file.stem.split('_')[0]}_{code}.csv"
            write_lines(parts / file.parent.name / name, [header, *own])


def _county_of(line: list[str], county: dict[str, str]) -> Iterator[str]:
    """What a line says of its county: a division code, else a household or person."""
    codes = [cell[:6] for cell in line if len(cell) in (6, 9, 12) and cell.isdigit() and cell[:6] in COUNTIES]
    yield from codes or [county[cell] for cell in line if cell in county]


def _counties(texts: dict[Path, list[list[str]]]) -> dict[str, str]:
    """County of every household and of every person of the two registers of households."""
    found: dict[str, str] = {}
    for number in ("X01", "X10"):
        one = extract(number)
        assert one.area is not None
        (header, *body) = next(lines for file, lines in texts.items() if file.name.startswith(one.title))
        area = header.index(one.area.label)
        for line in body:
            for cell in line:
                if cell and (cell == line[0] or len(cell) == 18):
                    found.setdefault(cell, line[area][:6])
    return found
