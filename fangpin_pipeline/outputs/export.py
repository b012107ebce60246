"""One output table of a run into one file for other programs: csv or parquet by suffix.

Tables for people to read are workbooks; they stand in `workbook` and `summary`.
"""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.contracts import Table
from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.tables import OUTPUT_TABLES

SUFFIXES = (".csv", ".parquet")


def export_table(run_dir: Path, table: str, out: Path) -> int:
    """Write an output table of a published run to `out` and say how many rows it has.

    csv: utf-8, the column names as header, ISO dates, money with two decimals, an unknown value is an empty cell.
    Rows stand in the declared order, equal input gives equal bytes. `out` is replaced as a whole or not at all.
    """
    declared = OUTPUT_TABLES.get(table)
    if declared is None:
        raise OutputError(f"没有名为“{table}”的结果表。可导出的表：{'、'.join(OUTPUT_TABLES)}。")
    if out.suffix.lower() not in SUFFIXES:
        raise OutputError(f"不支持的文件类型：{out.name}。请以 .csv 或 .parquet 作为文件名后缀。")
    source = run_table(run_dir, table)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return _write_aside(source, declared, out)
    except (OSError, duckdb.IOException):
        raise OutputError(f"无法写入 {out}。请检查该位置是否存在、是否可写、磁盘是否已满。") from None


def run_table(run_dir: Path, table: str) -> Path:
    """Parquet file of a table of a run; a table that a run lacks is an error, never an empty table."""
    file = run_dir / f"{table}.parquet"
    if not file.is_file():
        raise OutputError(f"运行目录 {run_dir.name} 中没有结果表“{table}”。请重新筛查这一天。")
    return file


def ordered(table: Table) -> str:
    """ORDER BY list that orders the rows of a table totally: its declared order, then its other columns."""
    rest = [column.name for column in table.columns if column.name not in table.order]
    return ", ".join(f'"{name}" NULLS FIRST' for name in (*table.order, *rest))


def _write_aside(source: Path, table: Table, out: Path) -> int:
    part = out.with_name(f".{out.name}.part")
    try:
        rows = _write(source, table, part, out.suffix.lower())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return rows


def _write(source: Path, table: Table, part: Path, suffix: str) -> int:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    statement = f"SELECT {columns} FROM read_parquet({literal(source)}) ORDER BY {ordered(table)}"
    with duckdb.connect(":memory:") as connection:
        if suffix == ".csv":
            copied = connection.execute(f"COPY ({statement}) TO {literal(part)} (FORMAT csv, HEADER true)").fetchone()
            return int(copied[0]) if copied else 0
        # DuckDB's own Parquet writer drops field metadata, so Arrow writes published Parquet.
        rows: pa.Table = connection.sql(statement).to_arrow_table()
    pq.write_table(rows, part, compression="zstd")
    return int(rows.num_rows)


def literal(file: Path) -> str:
    """A path as an SQL text."""
    return "'" + str(file).replace("'", "''") + "'"
