"""Expectations across tables (tier T4) and the scorecard of clause 4.08, one module an area, found by itself.

Rows of one extract are judged by the gate (`expectations`); here what departments say is held against each other.
Nothing is held back by it: counts by county tell a department what to look at.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fangpin_pipeline.quality.declare import CrossCheck

__all__ = ["CrossCheck", "all_checks"]


@cache
def all_checks() -> dict[str, CrossCheck]:
    """Every declared check by its id, sorted."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = [check for module in modules for check in getattr(module, "CHECKS", ())]
    if len({check.id for check in found}) != len(found):
        raise ValueError("two cross-table checks share one id")
    return {check.id: check for check in sorted(found, key=lambda check: check.id)}
