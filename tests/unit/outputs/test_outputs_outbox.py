"""Where workbooks lie, and that a day's folder is there as a whole or as it was."""

from pathlib import Path

import pytest
from outputs_run import coverage, household, imprint, write_tables

from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.outbox import write_outbox

DAY = "2020-03-16"


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    facts = [household(f"H{v}", v)["household_fact"] for v in ("150821100201", "150822100201", "150826999999")]
    write_tables(tmp_path / "run", {"household_fact": facts, "coverage": coverage()})
    return tmp_path / "run"


def names(outbox: Path) -> list[str]:
    return sorted(file.relative_to(outbox).as_posix() for file in outbox.rglob("*") if file.is_file())


EXPECTED = [
    f"{DAY}/150821/150821100/五原县隆兴昌镇预警名单_{DAY}.xlsx",
    f"{DAY}/150821/五原县预警汇总_{DAY}.xlsx",
    f"{DAY}/150822/150822100/磴口县巴彦高勒镇预警名单_{DAY}.xlsx",
    f"{DAY}/150822/磴口县预警汇总_{DAY}.xlsx",
    f"{DAY}/150826/150826999/杭锦后旗150826999预警名单_{DAY}.xlsx",
    f"{DAY}/150826/杭锦后旗预警汇总_{DAY}.xlsx",
    f"{DAY}/数据质量.html",
    f"{DAY}/规则库.html",
]


def test_one_workbook_a_township_and_one_a_county(run_dir: Path, tmp_path: Path) -> None:
    files = write_outbox(run_dir, tmp_path / "outbox", imprint())
    assert names(tmp_path / "outbox") == EXPECTED
    assert sorted(file.relative_to(tmp_path / "outbox").as_posix() for file in files) == EXPECTED


def test_the_same_day_again_replaces_the_folder_and_leaves_other_days(run_dir: Path, tmp_path: Path) -> None:
    outbox = tmp_path / "outbox"
    write_outbox(run_dir, outbox, imprint())
    (outbox / DAY / "150821" / "stale.xlsx").write_bytes(b"")
    (outbox / "2020-03-15").mkdir()
    (outbox / "2020-03-15" / "kept.xlsx").write_bytes(b"")
    write_outbox(run_dir, outbox, imprint())
    assert names(outbox) == ["2020-03-15/kept.xlsx", *EXPECTED]


def test_a_failure_leaves_the_folder_as_it_was(run_dir: Path, tmp_path: Path) -> None:
    outbox = tmp_path / "outbox"
    write_outbox(run_dir, outbox, imprint())
    (run_dir / "class_hit.parquet").unlink()
    with pytest.raises(OutputError, match="class_hit"):
        write_outbox(run_dir, outbox, imprint())
    assert [name for name in names(outbox) if name.startswith(DAY)] == EXPECTED


def test_what_a_killed_run_left_is_cleared_and_a_folder_that_stepped_aside_comes_back(
    run_dir: Path, tmp_path: Path
) -> None:
    outbox = tmp_path / "outbox"
    (outbox / f".{DAY}.part" / "150821").mkdir(parents=True)
    (outbox / f".{DAY}.former").mkdir()
    (outbox / f".{DAY}.former" / "kept.xlsx").write_bytes(b"")
    (run_dir / "class_hit.parquet").unlink()
    with pytest.raises(OutputError):
        write_outbox(run_dir, outbox, imprint())
    assert f"{DAY}/kept.xlsx" in names(outbox)
    assert not (outbox / f".{DAY}.former").exists()
