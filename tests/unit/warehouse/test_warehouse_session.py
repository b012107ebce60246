"""One screening at a time, a private workspace, and the note of how the last one ended."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from fangpin_pipeline.warehouse import Home
from fangpin_pipeline.warehouse.errors import HomeBusyError, PublicationStopped
from fangpin_pipeline.warehouse.session import Attempt, is_locked, last_attempt, open_session

DAY = date(2020, 3, 16)


def test_a_second_screening_is_turned_away_with_a_reason(home: Home) -> None:
    with open_session(home, DAY):
        assert is_locked(home)
        with pytest.raises(HomeBusyError, match=r"正在使用中（筛查 2020-03-16，进程 \d+）"), open_session(home, DAY):
            pass
    assert not is_locked(home)
    with open_session(home, DAY):
        pass


def test_another_process_is_turned_away_too(home: Home) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import date;"
        "from fangpin_pipeline.warehouse import Home;"
        "from fangpin_pipeline.warehouse.session import open_session;"
        "open_session(Home(Path(sys.argv[1])), date(2020, 3, 16)).__enter__()"
    )
    with open_session(home, DAY):
        other = subprocess.run(
            [sys.executable, "-c", code, str(home.root)], capture_output=True, text=True, check=False
        )
    assert other.returncode == 1
    assert "HomeBusyError" in other.stderr


def test_the_workspace_is_private_and_gone_afterwards(home: Home) -> None:
    with open_session(home, DAY) as session:
        assert session.workspace.parent == home.work
        assert session.workspace.stat().st_mode & 0o077 == 0
    assert not session.workspace.exists()


def test_what_a_dead_run_left_is_cleaned_without_following_links(home: Home, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").touch()
    left = home.work / "2020-03-01-dead"
    left.mkdir(parents=True)
    (left / "link").symlink_to(precious)
    (home.work / "stray").touch()
    (home.work / "linked").symlink_to(precious)

    with open_session(home, DAY) as session:
        assert list(home.work.iterdir()) == [session.workspace]
    assert (precious / "file").exists()


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (PublicationStopped("没有可读的台账"), "stopped"),
        (ValueError("列 id_no 的值 152801198001011234 无法转换"), "failed"),
    ],
)
def test_the_note_says_why_a_day_ended_and_holds_no_id(home: Home, error: Exception, state: str) -> None:
    assert last_attempt(home) is None
    with pytest.raises(type(error)), open_session(home, DAY):
        assert last_attempt(home) == Attempt(DAY, "running")
        raise error
    attempt = last_attempt(home)
    assert attempt is not None
    assert (attempt.as_of, attempt.state) == (DAY, state)
    assert "152801198001011234" not in attempt.message


def test_a_replay_is_no_screening_in_the_status(home: Home) -> None:
    with open_session(home, DAY, records=False):
        pass
    assert last_attempt(home) is None
