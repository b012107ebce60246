"""The engine that computes the worlds of the worked cases: DuckDB, or Spark where pytest is given `--engine spark`."""

from collections.abc import Iterator

import pytest

from tests.spec import world


@pytest.fixture(scope="session", autouse=True)
def engine_of_the_cases(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        if request.config.getoption("--engine") == "spark":
            patch.setattr(world, "SPARK", request.getfixturevalue("small_spark"))
        yield
