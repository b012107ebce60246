"""A sample city with everything that goes wrong in real files, screened once for all tests here."""

from pathlib import Path

import pytest
from sample_city import City, D, screen_as_an_office

from fangpin_pipeline.cli import run
from fangpin_pipeline.sample import write_sample


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    root = tmp_path_factory.mktemp("city")
    write_sample(root / "landing", households=600, seed=1, as_of=D, days=2, defects="real")
    return screen_as_an_office(root / "landing", root / "home")


@pytest.fixture(scope="session")
def site(city: City, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static site of the city, as the command writes it."""
    folder = tmp_path_factory.mktemp("site") / "站点"
    assert run(["site", "--home", str(city.home.root), "--out", str(folder)]) == 0
    return folder
