"""A stage's turn at the day's engine: it reads the named tables, and leaves behind what it saves or keeps."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.engine.statements import statement


@contextmanager
def session(day: Day, *tables: str) -> Iterator[Engine]:
    """The engine with the named tables of a day readable. What the stage names besides is forgotten afterwards."""
    engine = day.engine
    for table in tables:
        day.demand(table)
    before = engine.names()
    try:
        for table in tables:
            if table not in day.kept:
                engine.attach(table, [day.path(table)])
        yield engine
    finally:
        for name in engine.names() - before - day.kept:
            engine.drop(name)


def run_statements(engine: Engine, package: str, names: tuple[str, ...], as_written: bool = False) -> None:
    """Compute statement files of a package in order, each as a table of its name.

    `as_written` joins in the order of the statement: quicker where it begins with the households and adds to each.
    """
    for name in names:
        engine.materialise(name, statement(package, name), as_written=as_written)


def save(engine: Engine, day: Day, *names: str) -> dict[str, int]:
    """Write tables of an engine into the day's workspace and say how many rows each has."""
    return {name: engine.save(name, day.place(name)) for name in names}


def save_in_order(engine: Engine, day: Day, orders: Mapping[str, str]) -> dict[str, int]:
    """`save` tables by the columns that order them, so that equal rows are equal bytes, whatever day they are of.

    For tables that hardly change from day to day: who reads only those is then taken over the next day.
    """
    written = {}
    for name, order in orders.items():
        engine.define(f"{name}_in_order", f"SELECT * FROM {name} ORDER BY {order}")
        written[name] = engine.save(f"{name}_in_order", day.place(name))
    return written


def keep(engine: Engine, day: Day, *names: str) -> dict[str, int]:
    """Leave computed tables in the engine for the stages to come and say how many rows each has."""
    day.keep(names)
    return {name: engine.count(name) for name in names}
