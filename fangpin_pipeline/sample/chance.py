"""Streams of chance: one for each use and county, so that one module's draws never move another's.

The same seed gives the same numbers on every machine. What is drawn stands in the modules that draw.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Kind

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.integer[Any]]
Floats = npt.NDArray[np.floating[Any]]
Days = npt.NDArray[np.datetime64]

NO_DAY = np.datetime64("NaT", "D")


def stream(seed: int, *use: int) -> np.random.Generator:
    """An independent stream for one use of one seed."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *use])))


def happens(rng: np.random.Generator, chance: Floats | float, size: int) -> Flags:
    """One throw each: true with its chance."""
    return rng.random(size) < chance


def skewed(rng: np.random.Generator, median: Floats | Ints | float, sigma: float, size: int) -> Floats:
    """Amounts around a median with a long right tail (log-normal)."""
    amounts: Floats = np.asarray(median) * np.exp(rng.normal(0.0, sigma, size))
    return amounts


def pick(rng: np.random.Generator, shares: Sequence[float], size: int) -> Ints:
    """Indices into `shares`, drawn in proportion."""
    edges = np.cumsum(np.asarray(shares, dtype=np.float64))
    found: Ints = np.searchsorted(edges / edges[-1], rng.random(size), side="right").astype(np.int64)
    return np.minimum(found, len(shares) - 1)


def whole_yuan(amounts: Floats) -> Ints:
    """Amounts in yuan as fen, rounded to whole yuan as ledgers are kept."""
    return np.rint(amounts).astype(np.int64) * 100


def fen(amounts: Floats) -> Ints:
    """Amounts in yuan as fen."""
    return np.rint(amounts * 100).astype(np.int64)


def household_sum(values: npt.NDArray[np.generic], household: Ints, households: int) -> Ints:
    """Sum of whole-number values a household; exact, since values are far below 2**53."""
    return np.rint(np.bincount(household, values.astype(np.float64), minlength=households)).astype(np.int64)


def household_weight(values: Floats, household: Ints, households: int) -> Floats:
    """Sum of a real-valued quantity a household."""
    return np.asarray(np.bincount(household, values, minlength=households), np.float64)


def after(days: Days, count: Ints | int) -> Days:
    """So many days later."""
    return np.asarray(days + np.asarray(count).astype("timedelta64[D]"), "datetime64[D]")


def days_before(rng: np.random.Generator, day: np.datetime64, least: int, most: int, size: int) -> Days:
    """Days that lie between `least` and `most` (not included) days before that day."""
    return np.asarray(day - rng.integers(least, most, size), "datetime64[D]")


def up_to(days: Days, on: np.datetime64) -> Days:
    """Those days that have come by that day; the others are not known yet (NaT)."""
    return np.where(days <= on, days, NO_DAY).astype("datetime64[D]")


def numbered(prefix: str, width: int, serial: Ints) -> pa.Array:
    """Numbers of documents: a prefix and a serial number that counts from one."""
    digits = pc.utf8_lpad(pc.cast(pa.array(serial + 1), pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, digits, "")


def same(word: str, size: int) -> pa.Array:
    """One word in every row."""
    return pa.repeat(pa.scalar(word, pa.string()), size)


def words(values: Sequence[str], index: Ints) -> pa.Array:
    """The words at those places of a list; a negative place gives an empty cell."""
    return pa.array(list(values), pa.string()).take(pa.array(index, mask=index < 0))


def when(days: Days) -> pa.Array:
    """Days as Arrow dates; NaT gives an empty cell."""
    return pa.array(days.astype("datetime64[D]"), pa.date32())


def amount(values: Ints, empty: Flags | None = None) -> pa.Array:
    """Whole fen as an Arrow column, empty where told."""
    return pa.array(values, pa.int64(), mask=empty)


def number(values: Ints, empty: Flags | None = None) -> pa.Array:
    """Small whole numbers as an Arrow decimal column, empty where told."""
    return pa.array(values.astype(np.int32), pa.int32(), mask=empty).cast(Kind.NUMBER.arrow)


def two_decimals(values: Floats) -> pa.Array:
    """Real numbers as an Arrow decimal column, rounded to two decimals."""
    hundredths = pa.array(np.rint(values * 100).astype(np.int32), pa.int32()).cast(Kind.NUMBER.arrow)
    return pc.multiply(hundredths, pa.scalar(Decimal("0.01"), pa.decimal128(3, 2))).cast(Kind.NUMBER.arrow)
