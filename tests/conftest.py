"""What every test may ask for: the engine of the worked cases by an option, and a Spark that is started once."""

from collections.abc import Iterator

import pytest

from fangpin_pipeline.engine.cluster import Cluster
from tests.spark import SMALL, packaged_java


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("duckdb", "spark"), default="duckdb", help="what computes worked cases")


@pytest.fixture(scope="session")
def small_spark() -> Iterator[Cluster]:
    """A Spark for very few rows. It lives as long as the process."""
    with packaged_java():
        yield SMALL
