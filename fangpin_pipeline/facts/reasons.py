"""Why a fact can be unknown, as its statement says it: the words that can come to stand in `x_stale` and `x_gap`.

They are read out of the SQL, for the manual. What is missing of one household is told by `rules.tell`.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import sqlglot
from sqlglot import exp

from fangpin_pipeline.engine.statements import statement
from fangpin_pipeline.facts.areas import AREAS

_FACTS, _IDENTITY = "fangpin_pipeline.facts", "fangpin_pipeline.identity"
# Words pass through these; everything else only decides which word it is.
_CARRIERS = (exp.Max, exp.Min, exp.Paren, exp.Alias, exp.Coalesce)

Queries = Mapping[str, exp.Query]


@cache
def reasons(fact: str) -> tuple[str, ...]:
    """Words for a missing fact, in their order: an extract's number alone is one that is not fresh."""
    for area in AREAS.values():
        last = _parsed(_FACTS, area.statements[-1])
        if f"{fact}_gap" in last.named_selects:
            beside = {name: _parsed(_FACTS, name) for name in area.statements[:-1]}
            queries = beside | {"household": _parsed(_IDENTITY, "household")}
            found = [word for end in ("stale", "gap") for word in _of_column(f"{fact}_{end}", last, queries)]
            return tuple(dict.fromkeys(found))
    return tuple(dict.fromkeys(_added(fact)))


def _added(fact: str) -> Iterator[str]:
    """What the statement of lacks says of facts that no area computes."""
    queries = {"household": _parsed(_IDENTITY, "household")}
    for select in _parsed(_FACTS, "lack").find_all(exp.Select):
        shown = [column.unalias() for column in select.expressions]
        if len(shown) != 4 or not isinstance(shown[1], exp.Literal) or shown[1].name != fact:
            continue
        for column in shown[2:]:
            yield from _words(column, select, queries)
        for listed in select.find_all(exp.In):
            yield from (word for part in listed.expressions for word in reasons(part.name))


def _of_column(name: str, query: exp.Query, queries: Queries) -> Iterator[str]:
    """Words of a column of a query, looked for in every SELECT that makes it up."""
    within = {**queries, **{cte.alias: cte.this for cte in query.ctes}}
    for select in _selects(query):
        shown = {column.alias_or_name: column for column in select.expressions}
        if name in shown:
            yield from _words(shown[name], select, within)
        elif any(column.is_star for column in select.expressions):
            yield from _words(exp.column(name), select, within)


def _words(node: exp.Expr, select: exp.Select, queries: Queries) -> Iterator[str]:
    if isinstance(node, exp.Literal):
        yield from [node.name] if node.is_string and node.name else []
    elif isinstance(node, exp.Case):
        results = [*(branch.args["true"] for branch in node.args["ifs"]), node.args.get("default")]
        yield from (word for one in results if one is not None for word in _words(one, select, queries))
    elif isinstance(node, exp.ConcatWs):
        yield from (word for one in node.expressions[1:] for word in _words(one, select, queries))
    elif isinstance(node, exp.Nullif):
        yield from _words(node.this, select, queries)
    elif isinstance(node, exp.Column):
        for source in _sources(select, node.table):
            if source in queries:
                yield from _of_column(node.name, queries[source], queries)
    elif isinstance(node, _CARRIERS):
        yield from (word for one in node.iter_expressions() for word in _words(one, select, queries))


def _selects(query: exp.Query) -> Iterator[exp.Select]:
    if isinstance(query, exp.Select):
        yield query
    elif isinstance(query, exp.SetOperation):
        for side in (query.left, query.right):
            yield from _selects(side)


def _sources(select: exp.Select, alias: str) -> Iterator[str]:
    """Names of the tables that a column may come from: the one with that alias, or without an alias any."""
    start = select.args.get("from_") or select.args.get("from")
    for place in [start, *(select.args.get("joins") or ())]:
        table = place.this if place is not None else None
        if isinstance(table, exp.Table) and alias in ("", table.alias_or_name):
            yield table.name


@cache
def _parsed(package: str, name: str) -> exp.Query:
    tree = sqlglot.parse_one(statement(package, name), dialect="duckdb")
    if not isinstance(tree, exp.Query):
        raise TypeError(f"{name}.sql is no SELECT")
    return tree
