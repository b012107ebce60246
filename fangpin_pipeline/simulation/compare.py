"""Two outcomes of one day side by side: who moved, by township and rule, the visits due and the amounts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.engine.statements import statement
from fangpin_pipeline.simulation.outcome import Outcome

_PACKAGE = "fangpin_pipeline.simulation"
COUNTED = ("listed_before", "listed_after", "added", "removed", "raised", "lowered")
HITS = ("hits_before", "hits_after", "added", "removed")
VISITS = ("visits_before", "visits_after")
SUMS = ("households_before", "households_after", "fen_before", "fen_after")

Row = dict[str, Any]


@dataclass(frozen=True)
class Comparison:
    """Rows by township: `places` (`COUNTED`), `rules` (`HITS`), `workload` (`VISITS`) and `amounts` (`SUMS`).

    `households` are those that moved: household_no, place, change (added, removed, raised, lowered, rules),
    severity_before and _after, and the rules `gained` and `lost`.
    """

    places: list[Row]
    rules: list[Row]
    workload: list[Row]
    amounts: list[Row]
    households: list[Row]

    @cached_property
    def moved_by_number(self) -> dict[str, Row]:
        """`households` by their number."""
        return {row["household_no"]: row for row in self.households}


def compare(engine: Engine, before: Outcome, after: Outcome) -> Comparison:
    """Lay two outcomes side by side in an engine that holds nothing else."""
    for side, outcome in (("before", before), ("after", after)):
        for name in ("listed", "hit", "amount"):
            engine.register(f"{side}_{name}", getattr(outcome, name))
    engine.materialise("moved", statement(_PACKAGE, "moved"))
    places, rules, workload, amounts = (
        engine.fetch(statement(_PACKAGE, name)).to_pylist() for name in ("by_place", "by_rule", "workload", "by_amount")
    )
    moved = engine.fetch(
        "SELECT * FROM moved WHERE change <> 'same' ORDER BY county_code, township_code, household_no"
    ).to_pylist()
    return Comparison(places, rules, workload, amounts, [_household(row) for row in moved])


def total(rows: Iterable[Mapping[str, Any]], by: Sequence[str], counted: Sequence[str]) -> list[Row]:
    """Rows added up by some of their columns, in the order of these; without columns one row, of zeros if need be."""
    sums: dict[tuple[Any, ...], Row] = {} if by else {(): dict.fromkeys(counted, 0)}
    for row in rows:
        key = tuple(row[name] for name in by)
        into = sums.setdefault(key, {**dict(zip(by, key, strict=True)), **dict.fromkeys(counted, 0)})
        for name in counted:
            into[name] += row[name]
    return [sums[key] for key in sorted(sums)]


def _household(row: Row) -> Row:
    before, after = (_rules(row.pop(name)) for name in ("rules_before", "rules_after"))
    return {**row, "gained": sorted(after - before), "lost": sorted(before - after)}


def _rules(joined: str | None) -> set[str]:
    return set(joined.split(";")) if joined else set()
