"""Which tests one worker runs, and in which order: what they share is made once, and long ones do not come last.

Beside that only the engine of the worked cases, an option, and a Spark that is started once. Worlds and homes that
tests share stand in the folders' own conftest.py.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from fangpin_pipeline.engine.cluster import Cluster
from tests.spark import SMALL, packaged_java

# Groups that take more than half a minute of a core, the longest first: the last to begin leaves the other core idle.
_LONGEST = (
    "Spark",
    "tests/unit/simulation",
    "tests/unit/city",
    "tests/unit/defects/test_each_defect.py",
    "tests/spec/test_late_department.py",
    "tests/unit/backtest",
    "tests/definitions/test_both_ways.py",
    "tests/definitions/test_jump.py",
    "tests/unit/extracts/test_toy_department.py",
    "tests/unit/cli/test_command_line.py",
)
# Folders whose conftest.py makes something once a session, and modules that start Spark: two of each would be made.
_SHARING = {"tests/unit/simulation", "tests/unit/city", "tests/unit/backtest", "tests/unit/rules"}
_ON_SPARK = {"tests/agreement/test_spark_agrees.py", "tests/unit/engine/test_engines.py"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("duckdb", "spark"), default="duckdb", help="what computes worked cases")


@pytest.fixture(scope="session")
def small_spark() -> Iterator[Cluster]:
    """A Spark for very few rows. It lives as long as the process."""
    with packaged_java():
        yield SMALL


class _ByGroup(LoadScopeScheduling):
    """A group is done by one worker. `--dist loadgroup` is no help: pytest 9.2 takes no names that a plugin changed."""

    def _split_scope(self, nodeid: str) -> str:
        return _group(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Hand out tests by group."""
    return _ByGroup(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin the long groups first."""
    places = {group: place for place, group in enumerate(_LONGEST)}
    items.sort(key=lambda item: places.get(_group(item.nodeid), len(places)))


def _group(nodeid: str) -> str:
    """What starts Spark; the folder that shares something for the session; else the module."""
    module = nodeid.partition("::")[0]
    folder = module.rpartition("/")[0]
    return "Spark" if module in _ON_SPARK else folder if folder in _SHARING else module
