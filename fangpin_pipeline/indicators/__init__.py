"""Indicators of villages, townships, counties and the city, one module an article of the policy, found by itself.

Each is declared with its clause and one SELECT with a row for each unit that counts; household judgements stand in
`rules`.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fangpin_pipeline.indicators.declare import Indicator


@cache
def all_indicators() -> dict[str, Indicator]:
    """Every declared indicator by its id; a module declares them one by one or, where they are alike, in tuples."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    declared = [value for module in modules for value in vars(module).values()]
    listed = [one for value in declared if isinstance(value, tuple) for one in value]
    found = [value for value in (*declared, *listed) if isinstance(value, Indicator)]
    if len({indicator.id for indicator in found}) != len(found):
        raise ValueError("two indicators share one id")
    return {indicator.id: indicator for indicator in sorted(found, key=lambda indicator: indicator.id)}
