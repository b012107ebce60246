"""fangpin report: what it takes, what it writes, and what it does not import for the others."""

import subprocess
import sys
from pathlib import Path

import pytest

from fangpin_pipeline.cli import run
from fangpin_pipeline.outputs.report.build import NOTES, PARTS
from fangpin_pipeline.progress import PROGRESS

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """import-linter, called in another test of this process, switches off every logger that exists by then."""
    monkeypatch.setattr(PROGRESS, "disabled", False)


@pytest.mark.parametrize("unit", ["150821", "五原县", "五原"])
def test_a_report_is_written_and_named(unit: str, tmp_path: Path, capsys: Captured) -> None:
    """A home without any day: the report is there all the same, and says so."""
    home, out = tmp_path / "home", tmp_path / "out"
    arguments = ["report", "--county", unit, "--period", "2020-03", "--format", "html"]
    assert run([*arguments, "--home", str(home), "--out", str(out)]) == 0
    told = capsys.readouterr()
    (line,) = told.out.splitlines()
    assert Path(line).parent == out / "2020-03"
    assert "本期没有发布的筛查" in Path(line).read_text(encoding="utf-8")
    steps = [*(title for title, _ in PARTS), NOTES, "html"]
    assert told.err.splitlines() == [f"{place}/11 五原县 2020-03：{step}" for place, step in enumerate(steps, 1)]


def test_the_city_is_called_city(tmp_path: Path, capsys: Captured) -> None:
    arguments = ["report", "--county", "city", "--period", "2020Q1", "--format", "html", "--home", str(tmp_path)]
    assert run(arguments) == 0
    assert "150800_巴彦淖尔市" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--county", "150699", "--period", "2020-03"], "150699"),
        (["--county", "后旗", "--period", "2020-03"], "后旗"),
        (["--county", "city", "--period", "2020-3"], "2020-3"),
        (["--county", "city", "--period", "2020-03", "--format", "odt"], "odt"),
    ],
)
def test_what_cannot_be_meant_is_refused(wrong: list[str], told: str, tmp_path: Path, capsys: Captured) -> None:
    assert run(["report", *wrong, "--home", str(tmp_path)]) == 2
    assert told in capsys.readouterr().err


def test_other_commands_do_not_wait_for_the_libraries_of_reports() -> None:
    code = (
        "import sys, fangpin_pipeline.cli, fangpin_pipeline.screening, fangpin_pipeline.outputs.report.write;"
        "print([name for name in ('docx', 'typst', 'altair', 'vl_convert') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
