"""One judgement each: rules and classes of a household, one module an area, found by itself.

A rule is a condition over household facts and parameters with a severity, a sentence, an owner and a clause. TRUE is
hit, FALSE is clear, NULL is unknown. Facts are computed in `facts`, lists in `cases`.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fangpin_pipeline.rules.declare import Rule, Severity

__all__ = ["Rule", "Severity", "all_judgements", "classes", "declared", "rules"]


@cache
def declared() -> tuple[Rule, ...]:
    """Everything that the modules here declare, as it stands; the lint asks whether it is sound."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__) if not module.ispkg)
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return tuple(sorted(found, key=lambda rule: rule.name))


@cache
def all_judgements() -> dict[str, Rule]:
    """Every declared rule and class by name, sorted."""
    if len({rule.name for rule in declared()}) != len(declared()):
        raise ValueError("two rules share one name")
    return {rule.name: rule for rule in declared()}


def rules() -> tuple[Rule, ...]:
    """The rules of rules.md §6."""
    return tuple(rule for rule in all_judgements().values() if not rule.is_class)


def classes() -> tuple[Rule, ...]:
    """The four classes of article 4 (rules.md §5)."""
    return tuple(rule for rule in all_judgements().values() if rule.is_class)
