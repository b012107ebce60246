"""A kill at any moment leaves yesterday's day current, whole and unchanged, and the next run clean."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from toy_day import screen_toy

from fangpin_pipeline.warehouse import Home, published_days, run_of
from fangpin_pipeline.warehouse.files import sha256_of

FIRST, SECOND = date(2020, 3, 15), date(2020, 3, 16)


def _whole(home: Home) -> dict[date, str]:
    """Ids of the published days, each compared with its manifest file by file."""
    for run in published_days(home).values():
        outputs = run.manifest().outputs
        assert {file.name: sha256_of(file) for file in run.path.glob("*.parquet")} == outputs
    return {day: run.id for day, run in published_days(home).items()}


def test_a_kill_at_every_step_leaves_yesterday_current_and_the_next_run_clean(home: Home, tmp_path: Path) -> None:
    yesterday = screen_toy(home, FIRST, home.landing).id
    scratch = tmp_path / "copies"
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("kill_at_every_step.py")), home.root, scratch, str(SECOND)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    kills = int(done.stdout)
    assert kills > 40
    today = screen_toy(home, SECOND, home.landing).manifest().outputs

    seen = set()
    for number in range(1, kills + 1):
        killed = Home(scratch / f"{number:03}")
        after = _whole(killed)
        assert after[FIRST] == yesterday, number
        assert set(after) in ({FIRST}, {FIRST, SECOND}), number
        seen.add(len(after))

        screen_toy(killed, SECOND, killed.landing)

        assert _whole(killed)[FIRST] == yesterday, number
        published = run_of(killed, SECOND)
        assert published is not None
        assert published.manifest().outputs == today, number
        assert not any(killed.work.iterdir())
        assert {file.name for file in killed.inputs.iterdir()} == {file.name for file in home.inputs.iterdir()}
    assert seen == {1, 2}, "kills must fall before and after publication"
