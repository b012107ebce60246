"""An engine opened on tables of a day and closed again. Which engine runs is chosen here and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager

from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.engine.statements import statement


@contextmanager
def session(day: Day, *tables: str) -> Iterator[Engine]:
    """An engine that can read the named tables of a day."""
    engine = DuckDBEngine(scratch=day.workspace / "spill")
    try:
        for table in tables:
            engine.attach(table, [day.path(table)])
        yield engine
    finally:
        engine.close()


def run_statements(engine: Engine, package: str, names: tuple[str, ...]) -> None:
    """Compute statement files of a package in order, each as a table of its name."""
    for name in names:
        engine.materialise(name, statement(package, name))


def run_and_save(engine: Engine, day: Day, package: str, names: tuple[str, ...]) -> dict[str, int]:
    """Compute statement files in order and write the last one, which is computed as it is written."""
    run_statements(engine, package, names[:-1])
    engine.define(names[-1], statement(package, names[-1]))
    return save(engine, day, names[-1])


def save(engine: Engine, day: Day, *names: str) -> dict[str, int]:
    """Write tables of an engine into the day and say how many rows each has."""
    return {name: engine.save(name, day.path(name)) for name in names}
