"""A small county in, lists out, compared file by file. What each household shows stands in README.md here."""

import difflib
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from golden_texts import write_texts

from expectations.gate import great_expectations_gate
from fangpin_pipeline.screening import screen_day
from fangpin_pipeline.warehouse import Home

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
DAYS = (date(2020, 3, 16), date(2020, 3, 17))
TOWNSHIP, HOUSEHOLD = "150821101", "WY40"
RENEW = "make golden"
_LINES = 200


def test_golden_county(tmp_path: Path) -> None:
    home, made = Home(tmp_path / "home"), tmp_path / "made"
    for day in DAYS:
        screen_day(home, day, HERE / "landing", great_expectations_gate)
        write_texts(home, day, made / day.isoformat(), TOWNSHIP, HOUSEHOLD)
    if os.environ.get("RENEW_GOLDEN"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        shutil.copytree(made, EXPECTED)
        pytest.skip(f"renewed {EXPECTED.name}/: read the changes against the rules before committing them")
    if lines := _differences(EXPECTED, made):
        cut = [*lines[:_LINES], f"… {len(lines) - _LINES} more lines"] if len(lines) > _LINES else lines
        pytest.fail("\n".join([f"Golden files differ. If the change is meant, renew them with `{RENEW}`:", *cut]))


def _differences(expected: Path, made: Path) -> list[str]:
    """Unified diff of two folders, file by file; a file on one side only differs as a whole."""
    names = sorted({file.relative_to(root) for root in (expected, made) for file in root.rglob("*") if file.is_file()})
    return [
        line
        for name in names
        for line in difflib.unified_diff(
            _read(expected / name), _read(made / name), f"expected/{name}", f"made/{name}", lineterm="", n=1
        )
    ]


def _read(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def test_differences_are_seen(tmp_path: Path) -> None:
    """The comparison itself: a changed line, a missing file and a file too many are all told."""
    for side, files in (("one", {"a.csv": "x\ny\n", "b.csv": "z\n"}), ("other", {"a.csv": "x\nq\n", "c.csv": "w\n"})):
        (tmp_path / side).mkdir()
        for name, text in files.items():
            (tmp_path / side / name).write_text(text, encoding="utf-8")
    told = _differences(tmp_path / "one", tmp_path / "other")
    assert {"-y", "+q", "-z", "+w"} <= set(told)
    assert not _differences(tmp_path / "one", tmp_path / "one")
