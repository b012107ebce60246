"""Adding a department touches one file: a department in a temporary folder gets all that the others have."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def got(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a day says of the newcomer. A process of its own, because declarations are read once."""
    work = tmp_path_factory.mktemp("newcomer")
    (work / "department").mkdir()
    shutil.copy(HERE / "toy_department" / "forestry.py", work / "department")
    script = HERE / "toy_department_day.py"
    done = subprocess.run(
        [sys.executable, str(script), str(work / "department"), str(work)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_sample_tells_rows_of_it(got: dict[str, Any]) -> None:
    assert got["sample"] and min(got["sample"].values()) > 0


def test_its_files_are_read_and_every_line_is_accounted_for(got: dict[str, Any]) -> None:
    county, *others = sorted(got["delivery"], key=lambda row: "前旗" not in row["delivery"])
    assert (county["status"], county["county_code"], county["encoding"]) == ("accepted", "150823", "gb18030")
    assert (county["rows_read"], county["accepted"], county["quarantined"], county["dropped"]) == (2, 1, 1, 0)
    assert others and all(row["accepted"] == row["rows_read"] > 0 for row in others)
    assert len(got["staged"]) == len(got["delivery"])


def test_its_own_code_list_is_held_to(got: dict[str, Any]) -> None:
    (bad,) = got["quarantine"]
    assert (bad["column"], bad["rule"], bad["row"]) == ("post", "code", 3)
    failed = {row["check"]: row["failing"] for row in got["expectation_result"] if row["status"] == "failed"}
    assert sum(failed.values()) == 1
    assert len(got["expectation_result"]) > 5
    assert all(row["status"] in ("passed", "failed") for row in got["expectation_result"])


def test_it_is_an_asset_with_its_department_and_checks(got: dict[str, Any]) -> None:
    assert got["owners"] == ["team:林草"]
    assert {"contract", "advice"} <= set(got["checks"])
    assert "生态护林员" in got["asset"]


def test_it_has_its_page_in_the_dictionary(got: dict[str, Any]) -> None:
    for part in ("X99", "林草", "月报酬", "护林员、草管员"):
        assert part in got["dictionary"]


def test_its_age_stands_in_the_status(got: dict[str, Any]) -> None:
    assert (got["ages"]["title"], got["ages"]["max_age"]) == ("生态护林员", 40)
    assert all(age["fresh"] for age in got["ages"]["counties"].values())
    assert "前旗" in got["ages"]["counties"]["150823"]["delivery"]
