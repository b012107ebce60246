"""Made-up households for the lint: every combination of values at which the conditions of a rule may turn.

Nothing here is data of anybody. Where there are too many combinations a fixed part of them, spread evenly, is taken.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import chain
from math import prod, sqrt
from typing import Any

import numpy as np
import pyarrow as pa
from sqlglot import exp

from fangpin_pipeline.rules.lint.known import Known

_LARGE = 1_000_000_000
# An amount of which shares and factors are taken.
_WHOLE = 1_000_000
_MOST = 60_000
_OTHER = "（其他）"
# Square roots of these are incommensurable, so that multiples of them spread evenly over any number of columns.
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71)


def grid(conditions: Sequence[exp.Expr], known: Known) -> pa.Table:
    """One row a made-up household with every fact that the conditions read. Parameters and windows stand beside it."""
    county = known.county.to_pylist()
    read = sorted({column.name for tree in conditions for column in tree.find_all(exp.Column)} - set(county[0]))
    flags = set(chain.from_iterable(map(_flags, conditions)))
    numbers = _turning_points(conditions, county)
    values: dict[str, list[Any]] = {}
    for name in read:
        texts = _compared_texts(name, conditions)
        if name in flags:
            values[name] = [True, False]
        elif texts:
            values[name] = [*sorted(texts), _OTHER]
        elif dates := _compared_dates(name, conditions, county):
            values[name] = dates
        else:
            values[name] = numbers
        if name in known.nullable:
            values[name] = [None, *values[name]]
    return _combined(values)


def _combined(values: Mapping[str, list[Any]]) -> pa.Table:
    sizes = [len(options) for options in values.values()]
    total = prod(sizes)
    rows = np.arange(min(total, _MOST))
    columns, below = {"row": pa.array(rows)}, 1
    for place, (name, options) in enumerate(values.items()):
        if total <= _MOST:
            chosen = rows // below % len(options)
        else:
            chosen = (rows * sqrt(_PRIMES[place % len(_PRIMES)]) % 1 * len(options)).astype(np.int64)
        below *= len(options)
        columns[name] = pa.array(options).take(pa.array(chosen))
    return pa.table(columns)


def _flags(tree: exp.Expr) -> set[str]:
    """Columns that stand where a condition stands."""
    found = _as_condition(tree)
    for case in tree.find_all(exp.Case):
        found |= set(chain.from_iterable(_as_condition(branch.this) for branch in case.args["ifs"]))
    return found


def _as_condition(node: exp.Expr | None) -> set[str]:
    if isinstance(node, exp.Column):
        return {node.name}
    if isinstance(node, exp.And | exp.Or):
        return _as_condition(node.left) | _as_condition(node.right)
    if isinstance(node, exp.Not | exp.Paren):
        return _as_condition(node.this)
    if isinstance(node, exp.Is) and isinstance(node.expression, exp.Boolean):
        return _as_condition(node.this)
    if isinstance(node, exp.Coalesce):
        return set(chain.from_iterable(map(_as_condition, (node.this, *node.expressions))))
    if isinstance(node, exp.Case):
        results = [*(branch.args["true"] for branch in node.args["ifs"]), node.args.get("default")]
        return set(chain.from_iterable(map(_as_condition, results)))
    return set()


def _turning_points(conditions: Sequence[exp.Expr], county: Sequence[Mapping[str, Any]]) -> list[int]:
    """Numbers around those that the conditions compare with."""
    read = {column.name for tree in conditions for column in tree.find_all(exp.Column)}
    standards = [row[name] for row in county for name in read & row.keys()]
    marks = {one for one in standards if isinstance(one, int) and not isinstance(one, bool)}
    if shares := {int(one * _WHOLE) for one in standards if isinstance(one, Decimal)}:
        marks |= shares | {_WHOLE}
    literals = (node for tree in conditions for node in tree.find_all(exp.Literal) if not node.is_string)
    marks |= {int(Decimal(node.name)) for node in literals} | {0, 1}
    return sorted({mark + step for mark in marks for step in (-1, 0, 1)} | {_LARGE})


def _compared_texts(name: str, conditions: Sequence[exp.Expr]) -> set[str]:
    found = set()
    for tree in conditions:
        for node in tree.find_all(exp.EQ, exp.NEQ, exp.In):
            literals = {one.name for one in node.find_all(exp.Literal) if one.is_string}
            if literals and name in {column.name for column in node.find_all(exp.Column)}:
                found |= literals
    return found


def _compared_dates(name: str, conditions: Sequence[exp.Expr], county: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Days around those of the county's windows that a column is compared with."""
    beside = {
        column.name
        for tree in conditions
        for node in tree.find_all(exp.Binary, exp.Between)
        for column in node.find_all(exp.Column)
        if not isinstance(node, exp.Connector) and name in {one.name for one in node.find_all(exp.Column)}
    }
    days = {row[other] for row in county for other in beside & row.keys() if hasattr(row[other], "isoformat")}
    return sorted({day + timedelta(days=step) for day in days for step in (-1, 0, 1)})
