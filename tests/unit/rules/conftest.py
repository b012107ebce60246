"""A screened world for the lint of rules and statements."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rules_world import Screened, mixed_world

from fangpin_pipeline.engine.duckdb import DuckDBEngine


@pytest.fixture(scope="session")
def screened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screened]:
    given: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        for method in ("define", "materialise", "fetch"):
            patch.setattr(DuckDBEngine, method, _overheard(getattr(DuckDBEngine, method), given))
        yield Screened(mixed_world().screen(tmp_path_factory.mktemp("world") / "home"), frozenset(given))


def _overheard(method: Callable[..., Any], given: set[str]) -> Callable[..., Any]:
    """The method as it is, with its statement remembered."""

    def call(engine: DuckDBEngine, *arguments: str, **how: bool) -> Any:
        given.add(arguments[-1])
        return method(engine, *arguments, **how)

    return call
