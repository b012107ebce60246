"""A sample city screened on one day, with what its simulated lives came to afterwards."""

from pathlib import Path

import pytest
from small_city import D

from fangpin_pipeline.sample import write_sample
from fangpin_pipeline.warehouse import Home
from tests.published_day import publish_day

OUTCOMES = "outcomes.csv"


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The home of a city of 2,000 households, with real defects; the outcomes lie beside the home."""
    place = tmp_path_factory.mktemp("backtest")
    home = Home(place / "home")
    write_sample(home.landing, households=2000, as_of=D, outcomes=place / OUTCOMES)
    publish_day(home, D, home.landing)
    return home


@pytest.fixture(scope="session")
def later(office: Home) -> Path:
    """The table of outcomes."""
    return office.root.parent / OUTCOMES
