"""Indicators of counties and the city, one module an article of the policy, found by itself.

Each is declared with its clause and one SELECT for numerator and denominator by unit; household judgements stand in
`rules`.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fangpin_pipeline.indicators.declare import Indicator


@cache
def all_indicators() -> dict[str, Indicator]:
    """Every declared indicator by its id."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Indicator)]
    return {indicator.id: indicator for indicator in sorted(found, key=lambda indicator: indicator.id)}
