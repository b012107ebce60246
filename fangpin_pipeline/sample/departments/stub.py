"""Rows of an extract that has no function of its own yet: well-formed, few, and about real households of the sample.

They say nothing true about the lives; an extract that a rule reads deserves a function in its department's module.
"""

from collections.abc import Callable
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.sample.chance import Ints, amount, number, when, words
from fangpin_pipeline.sample.lives import Lives

_ROWS = 40
_AREA_WIDTH = {Kind.AREA12: 12, Kind.AREA9: 9, Kind.AREA6: 6}
# A made-up organisation: nine-character body and check character as GB 32100 asks for.
_CREDIT_CODE = "91150800MA0N00007R"


def tell_stub(extract: Extract, lives: Lives, on: date) -> pa.Table:
    """A few rows, one for each of the first households, with every column filled by its kind."""
    household = np.arange(min(_ROWS, lives.households.size))
    rng = lives.chance(extract.number)
    columns = {column.name: _cells(rng, column, extract, lives, household, on) for column in extract.columns}
    rows = pa.table({**columns, "household": household, "known_on": pa.array([on] * len(household), pa.date32())})
    # Households share villages, so a key of places would stand on many of them.
    first = rows.group_by(list(extract.key)).aggregate([("household", "min")])["household_min"]
    return rows.filter(pc.is_in(rows["household"], value_set=first.combine_chunks()))


def _cells(
    rng: np.random.Generator, column: Column, extract: Extract, lives: Lives, household: Ints, on: date
) -> pa.Array:
    """Cells that name somebody or some place, and cells of a code list; the others follow from their kind alone."""
    size = len(household)
    if column.codes is not None:
        return words(column.codes.values, rng.integers(0, len(column.codes.values), size))
    if column.name == extract.household:
        return lives.household_no.take(pa.array(household))
    if column.kind is Kind.ID_NO:
        return lives.people.id_no.take(pa.array(lives.households.head[household]))
    if column.kind in _AREA_WIDTH:
        codes = [code[: _AREA_WIDTH[column.kind]] for code in lives.places.codes]
        return words(codes, lives.households.village[household])
    if column.kind is Kind.TEXT:
        return words([f"{lives.places.code}{column.label}{place + 1}" for place in range(size)], np.arange(size))
    return _by_kind(rng, column.kind, size, on)


def _by_kind(rng: np.random.Generator, kind: Kind, size: int, on: date) -> pa.Array:
    days = np.datetime64(on, "D") - rng.integers(1, 200, size)
    some = rng.integers(1, 50, size)
    makers: dict[Kind, Callable[[], pa.Array]] = {
        Kind.DATE: lambda: when(days),
        Kind.MONTH: lambda: when(days.astype("datetime64[M]")),
        Kind.YEAR: lambda: pa.array(np.full(size, on.year), pa.int32()),
        Kind.MONEY: lambda: amount(some * 100_00),
        Kind.COUNT: lambda: amount(some),
        Kind.NUMBER: lambda: number(some),
        Kind.FLAG: lambda: pa.array(some > 25),
        Kind.CREDIT_CODE: lambda: words([_CREDIT_CODE], np.zeros(size, np.int64)),
    }
    return makers[kind]()
