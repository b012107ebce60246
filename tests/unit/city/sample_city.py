"""A sample city on disk: its delivered lines, its screening as an office runs it, and its tables to compare."""

import csv
import io
import subprocess
import sys
from codecs import BOM_UTF8
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fangpin_pipeline.tables import OUTPUT_TABLES
from fangpin_pipeline.warehouse import Home, PublishedRun, run_of
from tests.published_day import publish_day

D = date(2020, 3, 16)
# Where a line stands in its file, and what the bytes of a file are; nothing else may follow from the order of lines.
OF_ORDER = {
    "delivery": ("sha256",),
    "quarantine": ("row", "message"),
    "evidence": ("row",),
    "unmatched_receipt": ("row",),
}


@dataclass(frozen=True)
class City:
    """A screened city: where its deliveries lie, its home, and what the command said."""

    landing: Path
    home: Home
    said: str

    @property
    def run(self) -> PublishedRun:
        return published(self.home)

    def rows(self, table: str) -> list[dict[str, Any]]:
        return self.run.read(table).to_pylist()


def published(home: Home) -> PublishedRun:
    run = run_of(home, D)
    assert run is not None
    return run


def screen_as_an_office(landing: Path, home: Path) -> City:
    """One day through the command line and the orchestrator, as every morning."""
    command = Path(sys.executable).with_name("fangpin")
    arguments = ["screen", "--as-of", D.isoformat(), "--home", str(home), "--landing", str(landing)]
    done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return City(landing, Home(home), done.stdout + done.stderr)


def screen(landing: Path, root: Path) -> City:
    """One day without the orchestrator and up to its publication."""
    home = Home(root)
    publish_day(home, D, landing)
    return City(landing, home, "")


def deliveries(landing: Path) -> list[Path]:
    return sorted(file for file in landing.rglob("*.csv") if not file.name.startswith("."))


def encoding_of(file: Path) -> str:
    raw = file.read_bytes()
    if raw.startswith(BOM_UTF8):
        return "utf-8-sig"
    try:
        raw.decode()
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def lines_of(file: Path) -> list[list[str]]:
    """Records of a csv file that are not blank."""
    text = file.read_bytes().decode(encoding_of(file))
    return [line for line in csv.reader(io.StringIO(text, newline="")) if any(cell.strip() for cell in line)]


def header_place(lines: list[list[str]]) -> int:
    """Place of the header: a title fills one cell."""
    return next(place for place, line in enumerate(lines) if sum(bool(cell) for cell in line) > 1)


def write_lines(file: Path, lines: list[list[str]], encoding: str = "utf-8") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding=encoding, newline="") as target:
        csv.writer(target).writerows(lines)


def comparable(run: PublishedRun, *leave_out: str) -> dict[str, Counter[tuple[Any, ...]]]:
    """Every output table as a bag of rows, without what depends on the order of lines in a file."""
    return {
        table: Counter(
            tuple(value for name, value in row.items() if name not in OF_ORDER.get(table, ()))
            for row in run.read(table).to_pylist()
        )
        for table in OUTPUT_TABLES
        if table not in leave_out
    }
