"""The bound of facts and rules: reading the bytes that they use, and one aggregate of the claims.

No computation over these tables can cost less. Every column that the statements name is decoded and looked at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import sqlglot
from sqlglot import exp

from fangpin_pipeline.bench.ours import FACTS, nine_state
from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.engine.statements import statement
from fangpin_pipeline.facts.areas import AREAS

_CLAIMS = "own_x17"


def scan(tables: Path, columns: Mapping[str, Sequence[str]]) -> None:
    """Read these columns, and sum the claims by household."""
    engine = DuckDBEngine()
    for table, names in columns.items():
        engine.attach(table, [tables / f"{table}.parquet"])
        # A print of all columns: a highest value alone would be answered by the file's own statistics.
        engine.fetch(f"SELECT BIT_XOR(HASH({', '.join(names)})) FROM {table}")
    engine.fetch(f"SELECT MAX(paid) FROM (SELECT h, SUM(compliant_self_paid) AS paid FROM {_CLAIMS} GROUP BY h) claims")


def areas_read(*, nine: bool) -> list[str]:
    """The areas of facts that all rules read, or the nine."""
    return list(nine_state()[1]) if nine else list(AREAS)


def columns_used(tables: Path, areas: Iterable[str]) -> dict[str, list[str]]:
    """Columns by table that facts are computed from: those whose names stand in a statement that reads the table."""
    read = [statement(FACTS, name) for area in areas for name in AREAS[area].statements]
    read.append(statement(FACTS, "household_state") if set(areas) == set(AREAS) else nine_state()[0])
    used: dict[str, set[str]] = {}
    for text in read:
        tree = sqlglot.parse_one(text, dialect="duckdb")
        named = {column.name for column in tree.find_all(exp.Column)}
        for table in {table.name for table in tree.find_all(exp.Table)}:
            file = tables / f"{table}.parquet"
            if file.exists():
                used.setdefault(table, set()).update(named & set(pq.read_schema(file).names))
    return {table: sorted(columns) for table, columns in sorted(used.items()) if columns}
