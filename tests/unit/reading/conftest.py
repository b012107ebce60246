"""A landing folder that is read as the day reads it."""

from pathlib import Path

import pytest
from reading_toys import Landing


@pytest.fixture
def landing(tmp_path: Path) -> Landing:
    return Landing(tmp_path / "landing", tmp_path / "store")
