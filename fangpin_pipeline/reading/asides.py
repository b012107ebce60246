"""Lines below the header that are no data: repeated headers, sub-totals and notes (rules.md §2), each with its reason.

Columns come as normal text. Rows equal to an earlier one are found in `rows`, where their cells are typed.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from fangpin_pipeline.arrow_text import Mask, Texts, in_cells, joined, lengths, occurring
from fangpin_pipeline.reading.header import Header, HeaderWords
from fangpin_pipeline.reading.text import normal_text, without_space

TITLE = "表头以上的标题行"
REPEATED_HEADER = "重复的表头"
SUBTOTAL = "合计、小计行"
NOTE = "说明、落款行"
SAME_ROW = "与本文件前面的行完全相同"

_TOTALS = ("合计", "小计", "总计")
_NOTES = ("注", "备注", "说明", "填报", "填表", "制表", "审核", "单位负责人", "联系电话", "数据截止")

Counts = npt.NDArray[np.int16]


def asides(words: HeaderWords, header: Header, columns: Sequence[Texts], filled: Counts) -> dict[str, Mask]:
    """Which lines of a block are no data, by reason. A line that answers to several counts for the first.

    `columns` are all columns of the block, also those that the contract does not know; `filled` is `filled_cells`.
    """
    found = [_Searched(texts) for texts in columns]
    total = _first_starts_with(found, _TOTALS)
    for one in found:
        total |= one.matches(_TOTALS, rf"^(?:{_spaced(_TOTALS)}) ?:?$")
    note = _first_starts_with(found, _NOTES)
    if note.any():
        note &= _has_colon(columns)
    if len(words.extract.required) >= 2:
        note |= filled == 1
    repeated = _repeated_headers(words, found) | _equal_to(header.lines, columns)
    reasons = {REPEATED_HEADER: repeated, SUBTOTAL: total, NOTE: note}
    taken = filled == 0
    for reason, mask in reasons.items():
        reasons[reason] = mask & ~taken
        taken |= mask
    return reasons


def filled_cells(columns: Sequence[Texts]) -> Counts:
    """How many cells of each line are filled: none, one, or 2 for any more."""
    filled = np.zeros(len(columns[0]), dtype=np.int16)
    for texts in columns:
        filled += lengths(texts) > 0
        if filled.min(initial=2) >= 2:
            break
    return np.minimum(filled, 2)


class _Searched:
    """A column in which cells are looked for by their beginning."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._occurring = occurring(texts)
        self._whole = joined(self._occurring)

    def matches(self, starts: Sequence[str], pattern: str) -> Mask:
        """Cells that match a pattern. Most columns hold none of the characters it begins with, which a scan tells."""
        if not any(beginning in self._whole for beginning in {start[0] for start in starts}):
            return np.zeros(len(self.texts), dtype=bool)
        return in_cells(np.array(pc.match_substring_regex(self._occurring, pattern)), self.texts)


def _first_starts_with(columns: Sequence[_Searched], starts: tuple[str, ...]) -> Mask:
    """Lines whose first filled cell starts with one of some words."""
    pattern = rf"^(?:{_spaced(starts)})"
    pending = np.ones(len(columns[0].texts), dtype=bool)
    mask = ~pending
    for one in columns:
        mask |= pending & one.matches(starts, pattern)
        pending &= lengths(one.texts) == 0
        if not pending.any():
            break
    return mask


def _repeated_headers(words: HeaderWords, columns: Sequence[_Searched]) -> Mask:
    """Lines that would do as a header: they hold every required column."""
    names = words.words_of(words.extract.required[0])
    unit = r"(?: ?\([^()]+\))?"
    mask = np.zeros(len(columns[0].texts), dtype=bool)
    for one in columns:
        mask |= one.matches(names, rf"^(?:{_spaced(names)}){unit}$")
    for index in np.flatnonzero(mask):
        mask[index] = not words.missing(one.texts[int(index)].as_py() for one in columns)
    return mask


def _equal_to(lines: Sequence[Sequence[str]], columns: Sequence[Texts]) -> Mask:
    """Lines that hold the same cells as one of some others, such as the second line of a header on its next page."""
    mask = np.zeros(len(columns[0]), dtype=bool)
    for line in lines:
        same = np.ones(len(columns[0]), dtype=bool)
        for texts, cell in zip_longest(columns, line[: len(columns)], fillvalue=""):
            same &= in_cells(np.array(pc.equal(occurring(texts), normal_text(cell))), texts)
        mask |= same
    return mask


def _has_colon(columns: Sequence[Texts]) -> Mask:
    mask = np.zeros(len(columns[0]), dtype=bool)
    for texts in columns:
        mask |= in_cells(np.array(pc.match_substring(occurring(texts), ":")), texts)
    return mask


@lru_cache(maxsize=1 << 10)
def _spaced(words: tuple[str, ...]) -> str:
    """Alternatives in which white space may stand between any two characters."""
    return "|".join(" ?".join(re.escape(character) for character in without_space(word)) for word in words)
