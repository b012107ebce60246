"""What each department writes down of the lives: one module a department, found by itself, like `extracts`.

A module offers `TELLS`, one function an extract: `(lives, on) -> Table` with the extract's columns in their declared
types, plus `household` (index of the household a row is about, or −1) and, for an extract that is appended to,
`known_on` (the day from which a row can be delivered). Every extract of the
contract has its function; one that is declared later is told by `stub` until it gets one.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from importlib import import_module
from pkgutil import iter_modules

import pyarrow as pa

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.sample.departments.stub import tell_stub
from fangpin_pipeline.sample.lives import Lives

Teller = Callable[[Lives, date], pa.Table]


@cache
def _tellers() -> dict[str, Teller]:
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return {number: tell for module in modules for number, tell in getattr(module, "TELLS", {}).items()}


def teller(extract: Extract) -> Teller:
    """Who tells the rows of an extract: its own function, or the stub."""
    return _tellers().get(extract.number) or partial(tell_stub, extract)
