"""What a contract cannot say, kept by hand: one module an extract, named as its view (`x17`), found by itself.

A module holds `CHECKS`, advisory conditions over one row with a Chinese title and the reason for each. A row that fails
is counted and shown to the department, and stays. What needs other rows or other extracts belongs to facts and rules.
"""

from importlib import import_module
from pkgutil import iter_modules

from expectations.checks import Check
from fangpin_pipeline.contracts import Extract


def hand_kept(extract: Extract) -> tuple[Check, ...]:
    """Advisory checks of an extract; none when nobody wrote any."""
    if extract.view not in kept_by_hand():
        return ()
    checks: tuple[Check, ...] = import_module(f"{__name__}.{extract.view}").CHECKS
    return checks


def kept_by_hand() -> frozenset[str]:
    """Views of the extracts that have a module here."""
    return frozenset(module.name for module in iter_modules(__path__) if module.name != "reasons")
