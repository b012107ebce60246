"""Which tests one worker runs, and in which order: what they share is made once, and long ones do not come last.

Beside that only the engine of the worked cases, an option, and a Spark that is started once. Worlds and homes that
tests share stand in the folders' own conftest.py.
"""

from collections.abc import Iterator

import pytest

from fangpin_pipeline.engine.cluster import Cluster
from tests.spark import SMALL, packaged_java

# Groups that take more than half a minute of a core, the longest first: the last to begin leaves the other core idle.
_LONGEST = (
    "tests/unit/simulation",
    "tests/unit/city",
    "tests/unit/defects/test_each_defect.py",
    "tests/spec/test_late_department.py",
    "tests/unit/city/test_city_conservation.py",
    "tests/unit/backtest",
    "tests/definitions/test_both_ways.py",
    "tests/definitions/test_jump.py",
    "tests/unit/extracts/test_toy_department.py",
    "tests/unit/cli/test_command_line.py",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("duckdb", "spark"), default="duckdb", help="what computes worked cases")


@pytest.fixture(scope="session")
def small_spark() -> Iterator[Cluster]:
    """A Spark for very few rows. It lives as long as the process."""
    with packaged_java():
        yield SMALL


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a module, or of a folder that shares something for the session, on one worker."""
    groups = {item: _group(item) for item in items}
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))
    places = {group: place for place, group in enumerate(_LONGEST)}
    items.sort(key=lambda item: places.get(groups[item], len(places)))


def _group(item: pytest.Item) -> str:
    """The folder or module that holds the widest fixture which a test shares with others; else its module."""
    module = item.nodeid.partition("::")[0]
    known: dict[str, list[pytest.FixtureDef[object]]] = item._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined]
    shared = [found[-1].baseid for found in known.values() if found[-1].scope == "session" and found[-1].baseid]
    return min((one.partition("::")[0] for one in [*shared, module]), key=len)
