"""What departments send: one module a department, found by itself. Adding an extract touches one file here, a new
department adds one.

Only declarations stand here; how a file is read is `reading`'s business.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fangpin_pipeline.contracts import Extract


@cache
def all_extracts() -> dict[str, Extract]:
    """Every declared extract by its number (`X17`), in the order of the numbers."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Extract)]
    numbers = [extract.number for extract in found]
    if len(set(numbers)) != len(numbers):
        raise ValueError("two extracts share one number")
    return {extract.number: extract for extract in sorted(found, key=_place)}


def _place(extract: Extract) -> tuple[bool, str]:
    """Departments' extracts (X…) before what comes back from the counties (R…)."""
    return not extract.number.startswith("X"), extract.number


def extract(number: str) -> Extract:
    """The extract of that number."""
    return all_extracts()[number]
