"""What follows from a declaration: the Arrow schemas of staged and published tables and the names of helper columns.

Header matching stands in `reading.header`, the database tables in `outputs.mart`, the pages in `outputs.dictionary`.
"""

import pyarrow as pa

from fangpin_pipeline.contracts.declare import Column, Extract, Table
from fangpin_pipeline.contracts.kinds import Kind

AREA_SCOPE = "area_scope"
PLACE_IN_FILE = (("delivery", pa.string()), ("sheet", pa.string()), ("row", pa.int64()))


def rejected(name: str) -> str:
    """Helper column with the text of a cell that could not be read as its kind; empty when all is well."""
    return f"{name}__rejected"


def delivered(name: str) -> str:
    """Helper column that says whether a delivery held this column at all (only where an empty cell has a meaning)."""
    return f"{name}__delivered"


def checked_columns(extract: Extract) -> tuple[Column, ...]:
    """Columns whose cells can be invalid: all but plain text and lenient ones."""
    return tuple(column for column in extract.columns if column.kind is not Kind.TEXT and not column.lenient)


def staged_schema(extract: Extract) -> pa.Schema:
    """Schema of the accepted rows of one extract: where a row stood, then its typed cells."""
    cells = [pa.field(column.name, column.kind.arrow) for column in extract.columns]
    flags = [pa.field(delivered(column.name), pa.bool_()) for column in extract.columns if column.empty_means]
    return pa.schema([*(pa.field(name, kind) for name, kind in PLACE_IN_FILE), *cells, *flags])


def candidate_schema(extract: Extract) -> pa.Schema:
    """Schema of the data lines before judgement: a staged row, the texts that could not be read, and `complete`.

    `complete` is true when every required cell is valid and no division code lies outside the file's scope; only
    such rows take part in duplicates and conflicts (rules.md §2).
    """
    texts = [pa.field(rejected(column.name), pa.string()) for column in checked_columns(extract)]
    scope = [pa.field(rejected(AREA_SCOPE), pa.string())] if extract.area else []
    return pa.schema([*staged_schema(extract), *texts, *scope, pa.field("complete", pa.bool_())])


_PUBLISHED: dict[Kind, pa.DataType] = {Kind.MONEY: pa.decimal128(18, 2)}


def published_schema(table: Table) -> pa.Schema:
    """Schema of an output table as analysts see it: money in yuan with two decimals."""
    return pa.schema([(column.name, _PUBLISHED.get(column.kind, column.kind.arrow)) for column in table.columns])
