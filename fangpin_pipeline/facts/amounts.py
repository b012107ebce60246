"""Rounding of published amounts: half away from zero, on whole fen. No decision uses a rounded amount."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def per_head(fen: int | None, persons: int | None) -> int | None:
    """An amount per person in whole fen, half away from zero; unknown when either is."""
    if fen is None or persons is None or persons <= 0:
        return None
    quotient = (2 * abs(fen) + persons) // (2 * persons)
    return -quotient if fen < 0 else quotient


def in_yuan(fen: int) -> str:
    """Whole fen as an official writes them, e.g. 12,345.67元, 800元."""
    whole, rest = divmod(abs(fen), 100)
    sign = "-" if fen < 0 else ""
    return f"{sign}{whole:,}.{rest:02d}元" if rest else f"{sign}{whole:,}元"


# Amounts per head that texts show beside a line, and the facts they come from.
PER_HEAD = ("nipc", "nipc_left")
PER_HEAD_FROM = ("ni", "n", "rx_low")


def with_per_head(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts of a household with net income per head, and what rigid spending leaves of it (`nipc_left`)."""
    ni, n, spent = (facts[name] for name in PER_HEAD_FROM)
    return {**facts, "nipc": per_head(ni, n), "nipc_left": per_head(_less(ni, spent), n)}


def with_per_heads(facts: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """`with_per_head` for several households: a list for each fact, one value a household."""
    ni, n, spent = (facts[name] for name in PER_HEAD_FROM)
    left = map(_less, ni, spent)
    return {**facts, "nipc": list(map(per_head, ni, n)), "nipc_left": list(map(per_head, left, n))}


def _less(ni: int | None, spent: int) -> int | None:
    return None if ni is None else ni - spent


def per_head_column(fen: pa.ChunkedArray, persons: pa.ChunkedArray) -> pa.Array:
    """`per_head` over columns."""
    known = pc.and_(fen.is_valid(), persons.is_valid()).to_numpy(zero_copy_only=False)
    amounts = pc.fill_null(fen, 0).to_numpy()
    heads = np.where(known, pc.fill_null(persons, 1).to_numpy(), 1)
    quotient = (2 * np.abs(amounts) + heads) // (2 * heads)
    return pa.array(np.sign(amounts) * quotient, pa.int64(), mask=~known)


def yuan(fen: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whole fen as yuan with two decimals, exactly."""
    cent = pa.scalar("0.01").cast(pa.decimal128(2, 2))
    return pc.multiply(fen.cast(pa.decimal128(19, 0)), cent).cast(pa.decimal128(18, 2))
