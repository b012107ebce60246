"""A sample city with everything that goes wrong in real files, screened once for all tests here."""

import pytest
from sample_city import City, D, screen_as_an_office

from fangpin_pipeline.sample import write_sample


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    root = tmp_path_factory.mktemp("city")
    write_sample(root / "landing", households=600, seed=1, as_of=D, days=2, defects="real")
    return screen_as_an_office(root / "landing", root / "home")
