"""A whole column of texts read into typed values: shortcuts for texts in canonical form, `cells` for the rest.

A shortcut may only take what `cells` reads the same way (a test compares both). What a text means is decided there.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.arrow_text import Mask, Texts, cells_with_others, lengths, occurring, own_bytes, plain, with_texts
from fangpin_pipeline.contracts import Column, Kind
from fangpin_pipeline.identity.id_number import is_plainly_valid
from fangpin_pipeline.reading.cells import Setting, UnreadableError, reader
from fangpin_pipeline.reading.text import EMPTY_WORDS

# Ten digits before the point stay within int64 even as fen of 万元.
_CANONICAL_MONEY = r"^-?[0-9]{1,10}(\.[0-9]{1,2})?$"
_NUMERIC = (("-", "."), ("0", "9"))
_LONGEST_QUICK = 10
_EMPTY_TEXTS = pa.array(sorted(EMPTY_WORDS), pa.string())
_LONGEST_EMPTY = max(len(word.encode()) for word in EMPTY_WORDS)
_MOST_REMEMBERED = 1 << 16
_UNREADABLE = object()


@dataclass(frozen=True)
class Cells:
    """One typed column, and beside it the texts that are no value of its kind (NULL where all is well); None when all
    cells are well."""

    values: pa.Array
    rejected: pa.Array | None


class ColumnReader:
    """Reads one column of a file, block by block, and remembers what the texts in it mean."""

    def __init__(self, column: Column, setting: Setting) -> None:
        self._column = column
        self._setting = setting
        self._read = reader(column, setting)
        self._known: dict[str, object] = {}

    def cells(self, texts: Texts) -> Cells:
        """Read normal texts (`text.normal_column`)."""
        kind = self._column.kind
        if kind is Kind.TEXT:
            return Cells(_not_blank(texts), None)
        if kind is Kind.ID_NO:
            whole = plain(texts)
            valid = is_plainly_valid(whole, self._setting.received_on)
            return self._with_rest(whole, ~valid, whole)
        if kind is Kind.MONEY:
            return self._money(plain(texts))
        return self._by_distinct(texts)

    def _money(self, texts: pa.StringArray) -> Cells:
        unit = self._setting.unit
        sizes = lengths(texts)
        quick = (sizes > 0) & (sizes <= _LONGEST_QUICK) & ~cells_with_others(texts, _NUMERIC)
        try:
            values = _fen(pc.if_else(pa.array(quick), texts, pa.scalar(None, pa.string())), unit)
        except pa.ArrowInvalid:  # such as 1.234 or 1-2
            canonical = np.array(pc.match_substring_regex(texts, _CANONICAL_MONEY))
            return self._merged(texts, canonical, lambda chosen: _fen(chosen, unit))
        return self._with_rest(texts, ~quick & (sizes > 0), values)

    def _by_distinct(self, texts: Texts) -> Cells:
        """Read each distinct text once; columns of days, codes, flags and places hold few."""
        distinct = texts if isinstance(texts, pa.DictionaryArray) else texts.dictionary_encode()
        found = [(text, self._value(text)) for text in distinct.dictionary.to_pylist()]
        values = pa.array([None if value is _UNREADABLE else value for _, value in found], self._column.kind.arrow)
        unreadable = [text if value is _UNREADABLE else None for text, value in found]
        rejected = None
        if any(text is not None for text in unreadable):
            rejected = pa.array(unreadable, pa.string()).take(distinct.indices)
        return Cells(values.take(distinct.indices), rejected)

    def _value(self, text: str) -> object:
        if text in self._known:
            return self._known[text]
        try:
            value = self._read(text)
        except UnreadableError:
            value = _UNREADABLE
        if len(self._known) < _MOST_REMEMBERED:
            self._known[text] = value
        return value

    def _merged(self, texts: pa.StringArray, quick: Mask, shortcut: Callable[[pa.StringArray], pa.Array]) -> Cells:
        """`shortcut` for some texts, the reader of single cells for the others, back in the order of the rows."""
        if quick.all():
            return Cells(shortcut(texts), None)
        chosen = pa.array(quick)
        nothing = pa.nulls(len(texts), self._column.kind.arrow)
        return self._with_rest(texts, ~quick, pc.replace_with_mask(nothing, chosen, shortcut(texts.filter(chosen))))

    def _with_rest(self, texts: pa.StringArray, others: Mask, values: pa.Array) -> Cells:
        """`values`, and what the reader of single cells makes of some texts."""
        if not others.any():
            return Cells(values, None)
        places = pa.array(others)
        rest = self._by_distinct(texts.filter(places))
        values = pc.replace_with_mask(values, places, rest.values)
        if rest.rejected is None:
            return Cells(values, None)
        return Cells(values, pc.replace_with_mask(pa.nulls(len(texts), pa.string()), places, rest.rejected))


def _not_blank(texts: Texts) -> pa.StringArray:
    occur = occurring(texts)
    # Most columns of papers' numbers hold longer texts than any word for nothing.
    if len(occur) and lengths(occur).min() <= _LONGEST_EMPTY:
        blank = pc.is_in(occur, value_set=_EMPTY_TEXTS)
        occur = pc.if_else(blank, pa.scalar(None, pa.string()), occur) if blank.true_count else occur
    return plain(with_texts(texts, occur))


def _fen(texts: pa.StringArray, unit: int) -> pa.Int64Array:
    if b"." not in own_bytes(texts).tobytes():
        return pc.multiply_checked(pc.cast(texts, pa.int64()), 100 * unit)
    yuan = pc.cast(texts, pa.decimal128(18, 2))
    fen = pc.cast(pc.multiply(yuan, pa.scalar(100, pa.decimal128(3, 0))), pa.int64())
    return fen if unit == 1 else pc.multiply_checked(fen, unit)
