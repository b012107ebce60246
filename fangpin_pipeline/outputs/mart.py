"""The analysts' database: the current day's tables in one file, described by one MetaData with Chinese comments.

Rows come from the run's Parquet files as they are; nothing is computed here.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeEngine

from fangpin_pipeline.contracts import Table
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.export import literal, ordered, run_table
from fangpin_pipeline.outputs.reference import REFERENCE_TABLES
from fangpin_pipeline.tables import CONFLICT, OUTPUT_TABLES

# Two persons of one household can both be members elsewhere: the same row twice, and rightly so.
REPEATABLE = frozenset({CONFLICT.name})


def mart_metadata(tables: Iterable[Table]) -> sa.MetaData:
    """Declared tables as SQLAlchemy sees them: types, comments, and the declared order as primary key."""
    metadata = sa.MetaData()
    for table in tables:
        schema = published_schema(table)
        columns = [
            sa.Column(
                column.name,
                _sql_type(schema.field(column.name).type),
                primary_key=column.name in table.order and table.name not in REPEATABLE,
                autoincrement=False,
                comment=f"{column.label}。{column.note}" if column.note else column.label,
            )
            for column in table.columns
        ]
        comment = f"{table.title}。{table.note}" if table.note else table.title
        sa.Table(table.name, metadata, *columns, comment=comment)
    return metadata


def build_mart(run_dir: Path, target: Path, reference: Mapping[str, pa.Table]) -> dict[str, int]:
    """Build the mart of a published run beside `target` and put it there at once; returns rows by table.

    `reference` holds the tables of `outputs.reference` by name. Readers that have the old file open keep it.
    """
    if missing := REFERENCE_TABLES.keys() - reference.keys():
        raise OutputError(f"分析库缺少名称表：{'、'.join(sorted(missing))}。")
    part = target.with_name(f"{target.name}.tmp")
    _remove(part)
    target.parent.mkdir(parents=True, exist_ok=True)
    tables = {**OUTPUT_TABLES, **REFERENCE_TABLES}
    metadata = mart_metadata(tables.values())
    engine = sa.create_engine(sa.URL.create("duckdb", database=str(part)), poolclass=NullPool)
    try:
        with engine.begin() as connection:
            metadata.create_all(connection)
            counts = {name: _load(connection, table, run_dir, reference.get(name)) for name, table in tables.items()}
        part.replace(target)
    finally:
        engine.dispose()
        _remove(part)
    return counts


def _load(connection: sa.Connection, table: Table, run_dir: Path, rows: pa.Table | None) -> int:
    """Fill one table in its declared order, straight from Parquet or from Arrow, never row by row."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if rows is None:
        source = f"read_parquet({literal(run_table(run_dir, table.name))})"
    else:
        source = f"{table.name}__rows"
        connection.connection.driver_connection.register(source, rows)  # type: ignore[union-attr]
    try:
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ({columns}) SELECT {columns} FROM {source} ORDER BY {ordered(table)}'
        )
    except sa.exc.DBAPIError as error:
        # Only the kind of fault is said: the text of a constraint error holds the row.
        kind = type(error.orig).__name__
        remedy = "该表有重复行或主键为空" if "Constraint" in kind else "请检查磁盘空间和内存后重试"
        raise OutputError(f"结果表“{table.name}”（{table.title}）无法装入分析库（{kind}）：{remedy}。") from None
    return int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table.name}"').scalar_one())


def _remove(part: Path) -> None:
    part.unlink(missing_ok=True)
    part.with_name(f"{part.name}.wal").unlink(missing_ok=True)


_SQL_TYPES: dict[pa.DataType, TypeEngine[Any]] = {
    pa.string(): sa.String(),
    pa.date32(): sa.Date(),
    pa.int32(): sa.Integer(),
    pa.int64(): sa.BigInteger(),
    pa.bool_(): sa.Boolean(),
}


def _sql_type(kind: pa.DataType) -> TypeEngine[Any]:
    if pa.types.is_decimal(kind):
        return sa.Numeric(kind.precision, kind.scale)
    return _SQL_TYPES[kind]
