"""The switches themselves: all 32 are there, they are repeatable, they leave the lives alone and can be combined."""

import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from fangpin_pipeline.cli import app
from fangpin_pipeline.sample import SampleError, write_sample
from fangpin_pipeline.sample.defects import all_defects
from tests.unit.defects.core import each

SMALL = 80
DOCS = Path(__file__).parents[3] / "docs" / "sample.md"


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# The right file of the day before stands beside the struck one.
BESIDE_A_RIGHT_FILE = ("money_unit", "household_split")


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    home = tmp_path_factory.mktemp("clean")
    write_sample(home / "landing", SMALL, defects="none", truth=home / "truth.parquet")
    return home


def test_the_numbers_are_those_of_the_catalogue():
    """All 32 have a switch; some have a second look with a switch of its own."""
    numbers = [defect.number for defect in all_defects().values()]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 33))
    assert all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in all_defects())
    assert len({defect.title for defect in all_defects().values()}) == len(all_defects())


@pytest.mark.parametrize("name", each(all_defects()))
def test_a_defect_strikes_what_it_says_and_nothing_else(clean, tmp_path, name):
    """The files that the summary does not name are the clean city's; so are the lives."""
    summary = write_sample(tmp_path / "landing", SMALL, defects=name, truth=tmp_path / "truth.parquet")
    before, now = files(clean / "landing"), files(tmp_path / "landing")
    struck = summary.struck[name]
    if name not in BESIDE_A_RIGHT_FILE:
        assert {path for path in now if now[path] != before.get(path)} == {
            path for path, rows in struck.items() if rows
        }
    assert set(before) <= set(now)
    lives = [pq.read_table(home / "truth.parquet").drop_columns("faults") for home in (clean, tmp_path)]
    assert lives[0].equals(lives[1])


@pytest.mark.parametrize("name", each(["partial_delivery", "household_split"]))
def test_the_same_seed_gives_the_same_bytes(tmp_path, name):
    first, again = (
        write_sample(tmp_path / place, SMALL, defects=name, truth=tmp_path / place / "../truth.parquet")
        for place in ("first", "again")
    )
    assert first == again
    assert files(tmp_path / "first") == files(tmp_path / "again")


def test_defects_on_other_files_do_not_move_each_other(tmp_path):
    both = write_sample(tmp_path / "both", SMALL, defects="free_text_cause, id_spellings")
    for name in ("free_text_cause", "id_spellings"):
        alone = write_sample(tmp_path / name, SMALL, defects=name)
        assert both.struck[name] == alone.struck[name]
        for path in alone.struck[name]:
            assert (tmp_path / "both" / path).read_bytes() == (tmp_path / name / path).read_bytes()


def test_a_plan_strikes_its_own_file_beside_others(tmp_path):
    """Three wrong county files of one extract: each is wrong in its own way."""
    names = ("ids_by_excel", "web_page", "documents")
    summary = write_sample(tmp_path, SMALL, defects=",".join(names))
    struck = [set(summary.struck[name]) for name in names]
    assert [len(paths) for paths in struck] == [1, 1, 2]
    assert len(set.union(*struck)) == 4


def test_all_defects_at_once_strike_as_well(tmp_path):
    summary = write_sample(tmp_path, SMALL, defects=",".join(all_defects()))
    assert all(sum(paths.values()) > 0 for paths in summary.struck.values())
    (wrong_unit,) = (tmp_path / path for path in summary.struck["money_unit"])
    assert "月补差金额(万元)" in wrong_unit.read_text("gb18030")


def test_an_unknown_name_is_named(tmp_path):
    with pytest.raises(SampleError, match=r"瑕疵只能是none、real.*：no_such"):
        write_sample(tmp_path, SMALL, defects="id_spellings,no_such")
    assert not list(tmp_path.iterdir())


def test_the_command_lists_every_defect():
    said = CliRunner().invoke(app, ["sample", "--list-defects"])
    assert said.exit_code == 0
    assert [line.split()[1] for line in said.output.splitlines()] == list(all_defects())


def test_the_command_says_how_much_was_struck(tmp_path):
    landing = str(tmp_path / "landing")
    arguments = ["sample", "--out", landing, "--households", str(SMALL), "--defects", "other_member_count"]
    said = CliRunner().invoke(app, arguments)
    assert said.exit_code == 0
    assert re.search("瑕疵 other_member_count：1 个文件，[1-9][0-9]* 行。", said.output)


def test_the_page_holds_every_declaration():
    page = DOCS.read_text("utf-8")
    for defect in all_defects().values():
        assert (
            f"| {defect.number} | `{defect.name}` | {defect.title} | {defect.does} | {defect.treatment.value} |" in page
        )
