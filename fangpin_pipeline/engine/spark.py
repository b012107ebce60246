"""Spark, on this machine or on a cluster: the engine of more than one machine. It takes the statements unchanged.

What a day computes lies as Parquet below `scratch`, which driver and executors see under the same path. Nothing here
knows what a table means.
"""

import logging
import shutil
import warnings
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.engine.cluster import Cluster

# PySpark 4.3 was not tried with pandas 3; no statement and no table passes through pandas here.
warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)

from pyspark.sql import SparkSession  # noqa: E402
from pyspark.sql.pandas.types import from_arrow_schema  # noqa: E402

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# A smaller table travels with the plan: nothing is scanned for it, and it is never shuffled.
_SMALL = 2**20


class SparkEngine:
    """Statements on a Spark of which there is one a process; each engine has names of its own in it.

    A name means one thing at a time. What it is given anew does not change what was defined from it before.
    """

    def __init__(self, cluster: Cluster, scratch: Path) -> None:
        self._spark = _started(cluster).newSession()
        self._scratch = scratch
        self._serial = count()
        self._named: set[str] = set()
        # Where computed rows lie by the name that means them, and of every name what is to go with it: what was defined
        # from an older meaning may still be read.
        self._kept: dict[str, Path] = {}
        self._places: dict[str, list[Path]] = {}

    def attach(self, name: str, files: Sequence[Path], schema: pa.Schema | None = None) -> None:
        """Make Parquet files readable as one table; without files an empty table of `schema`."""
        if files:
            self._name(name, self._read(files))
        elif schema is not None:
            self.register(name, schema.empty_table())
        else:
            raise ValueError(f"table {name}: neither files nor a schema")

    def register(self, name: str, rows: pa.Table) -> None:
        """Make rows in memory readable as a table."""
        self._name(name, self._frame(rows))

    def define(self, name: str, statement: str) -> None:
        """Name a statement; it is computed where it is read."""
        self._name(name, self._spark.sql(statement))

    def materialise(self, name: str, statement: str, *, as_written: bool = False) -> None:
        """Compute a statement once and keep its rows under a name. Spark joins as written anyway."""
        place = self._scratch / f"{next(self._serial)}-{name}"
        self._spark.sql(statement).write.parquet(str(place))
        self._name(name, self._read([place]))
        self._kept[name] = place
        self._places.setdefault(name, []).append(place)

    def fetch(self, statement: str) -> pa.Table:
        """Rows of a statement."""
        rows = self._spark.sql(statement).toArrow()
        return rows.cast(_plain(rows.schema))

    def count(self, name: str) -> int:
        """How many rows a table has."""
        return _rows_in(self._kept[name]) if name in self._kept else self._spark.table(name).count()

    def save(self, name: str, file: Path) -> int:
        """Write a table to a folder of Parquet files and say how many rows it has."""
        shutil.rmtree(file, ignore_errors=True)
        if name in self._kept:
            shutil.copytree(self._kept[name], file)
        else:
            self._spark.table(name).write.parquet(str(file))
        return _rows_in(file)

    def names(self) -> frozenset[str]:
        """Everything that has a name now."""
        return frozenset(self._named)

    def drop(self, name: str) -> None:
        """Forget a name and give back what it held."""
        self._named.discard(name)
        self._kept.pop(name, None)
        for place in self._places.pop(name, ()):
            shutil.rmtree(place, ignore_errors=True)
        self._spark.catalog.dropTempView(name)

    def close(self) -> None:
        """Give back what the engine holds; Spark itself stays for the next engine of this process."""
        for name in self.names():
            self.drop(name)

    def _name(self, name: str, rows: "DataFrame") -> None:
        rows.createOrReplaceTempView(name)
        self._named.add(name)
        self._kept.pop(name, None)

    def _frame(self, rows: pa.Table) -> "DataFrame":
        """Rows in memory as Spark takes them. It drops without a word what stands behind an empty chunk."""
        return self._spark.createDataFrame(rows.cast(_plain(rows.schema)).combine_chunks())

    def _read(self, files: Sequence[Path]) -> "DataFrame":
        parts = [part for file in files for part in _parts(file)]
        schema = _plain(pq.read_schema(parts[0]))
        if sum(part.stat().st_size for part in parts) < _SMALL:
            return self._frame(pq.read_table(parts))
        return self._spark.read.schema(from_arrow_schema(schema)).parquet(*map(str, files))


def _started(cluster: Cluster) -> SparkSession:
    """The Spark of this process. What PySpark writes of a failed statement repeats cells, so it writes nothing."""
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL + 1)
    builder = SparkSession.builder.appName("fangpin").master(cluster.master)
    for name, value in cluster.configuration().items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _parts(file: Path) -> list[Path]:
    """Files of a table: itself, or the parts that executors wrote."""
    return sorted(file.glob("*.parquet")) if file.is_dir() else [file]


def _rows_in(file: Path) -> int:
    return sum(int(pq.read_metadata(part).num_rows) for part in _parts(file))


def _plain(schema: pa.Schema) -> pa.Schema:
    """The schema as every engine hands it over: any column may be empty, and texts are texts."""
    return pa.schema([pa.field(column.name, _type(column.type)) for column in schema])


def _type(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind):
        return kind.value_type
    return pa.string() if pa.types.is_large_string(kind) else kind
