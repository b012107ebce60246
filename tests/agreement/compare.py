"""Compares the tables of the reference with published ones, row by row, and says readably where they differ."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

Record = Mapping[str, Any]

# Columns by which a row is known, and those that are compared. What is written for people only is left out.
PLACE = ("county_code", "township_code", "village_code")
COUNTS = ("rows_read", "accepted", "dropped", "quarantined")
AMOUNTS = ("ni", "ni_py", "nipc", "oop", "edu", "dis", "acc", "biz", "dsb", "rx", "rx_low")
CLASSES = ("c1_unstable_exit", "c2_low_income", "c3_subsidy_dependent", "c4_rigid_spending")
TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "delivery": (
        ("delivery",),
        ("extract", "county_code", "received_on", "sha256", "encoding", *COUNTS, "status"),
    ),
    "quarantine": (("delivery", "row", "column", "rule"), ("extract",)),
    "conflict": (("kind", "household_no"), ("as_of", "county_code")),
    "household_fact": (("household_no",), ("as_of", "kind", *PLACE, "n", *AMOUNTS)),
    "household_class": (("household_no",), ("as_of", "county_code", *CLASSES)),
    "flag": (("household_no", "rule"), ("as_of", *PLACE, "verdict", "severity")),
    "warning": (
        ("household_no",),
        ("as_of", *PLACE, "severity", "state", "reason", "first_seen", "due_on", "rules"),
    ),
    "verification": (("household_no", "rule"), ("as_of",)),
}
SHOWN = 8


def _plain(value: Any) -> Any:
    if value is None or value == "":
        return None
    return Decimal(value).quantize(Decimal("0.01")) if isinstance(value, Decimal | int) else value


def _by_key(rows: Iterable[Record], key: tuple[str, ...], columns: tuple[str, ...]) -> dict[Any, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        name = tuple(str(row[column] if row[column] is not None else "") for column in key)
        found[name].append(tuple(_plain(row[column]) for column in columns))
    return {name: sorted(values, key=repr) for name, values in found.items()}


def _difference(columns: tuple[str, ...], expected: list[Any], actual: list[Any]) -> str:
    if len(expected) != len(actual):
        return f"{len(expected)} rows expected, {len(actual)} found"
    parts = [
        f"{column}: expected {a!s}, found {b!s}"
        for one, other in zip(expected, actual, strict=True)
        for column, a, b in zip(columns, one, other, strict=True)
        if a != b
    ]
    return "; ".join(parts)


def compare(expected: Mapping[str, Iterable[Record]], actual: Mapping[str, Iterable[Record]]) -> list[str]:
    """The first differences of every table, one line each; empty when all tables agree."""
    lines: list[str] = []
    for table, (key, columns) in TABLES.items():
        ours, theirs = (_by_key(tables[table], key, columns) for tables in (expected, actual))
        names = [name for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)]
        if names:
            lines.append(f"{table}: {len(names)} of {len({*ours, *theirs})} rows differ")
        lines += [
            f"  {' '.join(name)}: {_difference(columns, ours.get(name, []), theirs.get(name, []))}"
            for name in names[:SHOWN]
        ]
    return lines
