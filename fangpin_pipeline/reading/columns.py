"""A whole column of texts read into typed values: shortcuts for texts in canonical form, `cells` for the rest.

A shortcut may only take what `cells` reads the same way (a test compares both). What a text means is decided there.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Column, Kind
from fangpin_pipeline.identity.id_number import is_plainly_valid
from fangpin_pipeline.reading.cells import Setting, UnreadableError, reader
from fangpin_pipeline.reading.text import EMPTY_WORDS

# Ten digits before the point stay within int64 even as fen of 万元.
_CANONICAL_MONEY = r"^-?[0-9]{1,10}(\.[0-9]{1,2})?$"
_EMPTY_TEXTS = pa.array(sorted(EMPTY_WORDS), pa.string())


@dataclass(frozen=True)
class Cells:
    """One typed column, and beside it the texts that are no value of its kind (NULL where all is well)."""

    values: pa.Array
    rejected: pa.Array


def read_column(column: Column, texts: pa.StringArray, setting: Setting) -> Cells:
    """Read normal texts (`text.normal_column`) as cells of `column`."""
    if column.kind is Kind.TEXT:
        blank = pc.is_in(texts, value_set=_EMPTY_TEXTS)
        return Cells(pc.if_else(blank, pa.scalar(None, pa.string()), texts), pa.nulls(len(texts), pa.string()))
    read = reader(column, setting)
    if column.kind is Kind.ID_NO:
        plain = pa.array(is_plainly_valid(texts, setting.received_on))
        return _merged(texts, plain, lambda chosen: chosen, column.kind.arrow, read)
    if column.kind is Kind.MONEY:
        plain = pc.match_substring_regex(texts, _CANONICAL_MONEY)
        return _merged(texts, plain, lambda chosen: _fen(chosen, setting.unit), column.kind.arrow, read)
    return by_distinct(texts, column.kind.arrow, read)


def by_distinct(texts: pa.StringArray, arrow: pa.DataType, read: Callable[[str], object]) -> Cells:
    """Read each distinct text once; columns of days, codes, flags and places hold few."""
    distinct = texts.dictionary_encode()
    values: list[object] = []
    rejected: list[str | None] = []
    for text in distinct.dictionary.to_pylist():
        try:
            values.append(read(text))
            rejected.append(None)
        except UnreadableError:
            values.append(None)
            rejected.append(text)
    return Cells(pa.array(values, arrow).take(distinct.indices), pa.array(rejected, pa.string()).take(distinct.indices))


def _merged(
    texts: pa.StringArray,
    plain: pa.BooleanArray,
    shortcut: Callable[[pa.StringArray], pa.Array],
    arrow: pa.DataType,
    read: Callable[[str], object],
) -> Cells:
    """`shortcut` for the plain texts, `read` for the others, back in the order of the rows."""
    if plain.true_count == len(texts):
        return Cells(shortcut(texts), pa.nulls(len(texts), pa.string()))
    others = pc.invert(plain)
    rest = by_distinct(texts.filter(others), arrow, read)
    values = pc.replace_with_mask(pa.nulls(len(texts), arrow), plain, shortcut(texts.filter(plain)))
    values = pc.replace_with_mask(values, others, rest.values)
    return Cells(values, pc.replace_with_mask(pa.nulls(len(texts), pa.string()), others, rest.rejected))


def _fen(texts: pa.StringArray, unit: int) -> pa.Int64Array:
    yuan = pc.cast(texts, pa.decimal128(18, 2))
    fen = pc.cast(pc.multiply(yuan, pa.scalar(100, pa.decimal128(3, 0))), pa.int64())
    return fen if unit == 1 else pc.multiply_checked(fen, unit)
