"""Comparing what two engines made of one day: every table, its columns, their types and every value."""

from collections.abc import Iterator, Mapping

import pyarrow as pa

# Tables on which the engines do not agree, each with the reason. One that agrees after all fails the comparison.
EXCEPTIONS: Mapping[str, str] = {}
_SHOWN = 3


def differences(
    one: Mapping[str, pa.Table], other: Mapping[str, pa.Table], exceptions: Mapping[str, str] = EXCEPTIONS
) -> list[str]:
    """What differs between the tables of two engines, whatever the order of their rows; a sentence each."""
    told = [f"{name}: only one engine has it" for name in sorted(one.keys() ^ other.keys())]
    for name in sorted(one.keys() & other.keys()):
        found = list(_of_table(one[name], other[name]))
        if name not in exceptions:
            told += [f"{name}: {what}" for what in found]
        elif not found:
            told.append(f"{name}: agrees, so it is no exception any more ({exceptions[name]})")
    return told


def _of_table(one: pa.Table, other: pa.Table) -> Iterator[str]:
    if one.schema.names != other.schema.names:
        yield f"columns {one.schema.names} and {other.schema.names}"
        return
    for name in one.schema.names:
        if one.schema.field(name).type != other.schema.field(name).type:
            yield f"{name} is {one.schema.field(name).type} and {other.schema.field(name).type}"
    if one.num_rows != other.num_rows:
        yield f"{one.num_rows} and {other.num_rows} rows"
    left, right = _rows(one), _rows(other)
    unequal = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
    for a, b in unequal[:_SHOWN]:
        yield f"{a} and {b}"


def _rows(table: pa.Table) -> list[str]:
    """Rows as texts in one order; the text of a cell tells an empty cell from a word and a number from a decimal."""
    return sorted(map(repr, zip(*(column.to_pylist() for column in table.columns), strict=True)))
