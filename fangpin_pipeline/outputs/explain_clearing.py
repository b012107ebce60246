"""By how much a number would have to change for a hit to end: exact, in fen, days or persons. Nothing is judged here.

Which numbers a test compares is said by its `Bound` or `PerHead` (`rules.declare`); a hit whose test has none is
cleared by what its rule declares.
"""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from fangpin_pipeline.facts.vocabulary import LABELS, spoken
from fangpin_pipeline.rules.declare import Bound, PerHead, Rule


def clearing(rule: Rule, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """What would take the numbers of a household that the rule hits below, or above, their limits."""
    measures = [test.measure for case in rule.cases for test in case.tests if test.measure is not None]
    allowed: dict[str, tuple[int, str]] = {}
    for measure in measures:
        if isinstance(measure, Bound) and (found := _allowed(measure, facts)) is not None:
            word = "不超过" if measure.comparison == ">" else "低于"
            # Several limits of one amount: whoever keeps the lowest keeps all.
            allowed[measure.amount] = min(allowed.get(measure.amount, (found, word)), (found, word))
    told = [
        f"{LABELS[amount]}减少{spoken(amount, _known(amount, facts) - most)}，降至{spoken(amount, most)}，即{word}标准"
        for amount, (most, word) in allowed.items()
    ]
    told += [text for measure in measures if isinstance(measure, PerHead) for text in _per_head(measure, facts)]
    return tuple(dict.fromkeys(told))


def _allowed(measure: Bound, facts: Mapping[str, Any]) -> int | None:
    """The largest whole number that does not hit; None where the number does not hit now or nobody knows."""
    limit = _limit(measure, facts)
    if limit is None:
        return None
    if measure.comparison == ">":
        most = int(limit.to_integral_value(ROUND_FLOOR))
    else:
        most = int(limit.to_integral_value(ROUND_CEILING)) - 1
    if measure.income and facts[measure.income] <= 0:
        most = 0
    return most if _known(measure.amount, facts) > most else None


def _known(amount: str, facts: Mapping[str, Any]) -> int:
    """An amount, or as much of it as is known."""
    value = facts[amount]
    return int(facts[f"{amount}_low"] if value is None else value)


def _limit(measure: Bound, facts: Mapping[str, Any]) -> Decimal | None:
    factor = Decimal(measure.limit) if measure.limit.isdigit() else facts[measure.limit]
    if not measure.income:
        return None if factor is None else Decimal(factor)
    income = facts[measure.income]
    return None if factor is None or income is None else Decimal(factor) * income


def _per_head(measure: PerHead, facts: Mapping[str, Any]) -> Iterator[str]:
    """An income that has to rise until what is left of it reaches, or passes, the line times the persons."""
    income, persons, line = facts["ni"], facts["n"], facts[measure.line]
    less = facts[measure.less] if measure.less else 0
    if measure.comparison not in ("<", "<=") or None in (income, persons, line, less):
        return
    needed = line * persons + (1 if measure.comparison == "<=" else 0)
    if income - less >= needed:
        return
    by = spoken("ni", needed - (income - less))
    if measure.less:
        yield f"家庭纯收入增加或{LABELS[measure.less.removesuffix('_low')]}减少，合计{by}"
    else:
        reached = "达到" if measure.comparison == "<" else "超过"
        yield f"家庭纯收入增加{by}，人均即{reached}标准"
