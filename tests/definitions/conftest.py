"""A home for toy days that go through Dagster."""

from pathlib import Path

import pytest

from fangpin_pipeline.warehouse import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.landing.mkdir(parents=True)
    return home
