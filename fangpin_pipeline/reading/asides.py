"""Lines below the header that are no data: repeated headers, sub-totals and notes (rules.md §2), each with its reason.

Columns come as normal text. Rows equal to an earlier one are found in `rows`, where their cells are typed.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.arrow_text import joined, lengths
from fangpin_pipeline.reading.header import Header, HeaderWords
from fangpin_pipeline.reading.text import normal_text, without_space

TITLE = "表头以上的标题行"
REPEATED_HEADER = "重复的表头"
SUBTOTAL = "合计、小计行"
NOTE = "说明、落款行"
SAME_ROW = "与本文件前面的行完全相同"

_TOTALS = ("合计", "小计", "总计")
_NOTES = ("注", "备注", "说明", "填报", "填表", "制表", "审核", "单位负责人", "联系电话", "数据截止")

Mask = npt.NDArray[np.bool_]


def asides(
    words: HeaderWords, header: Header, columns: Sequence[pa.StringArray], filled: npt.NDArray[np.int64]
) -> dict[str, Mask]:
    """Which lines of a block are no data, by reason. A line that answers to several counts for the first.

    `columns` are all columns of the block, also those that the contract does not know; `filled` counts filled cells.
    """
    first = _first_filled(columns)
    total = _starts_with(first, _TOTALS)
    wholes = [joined(texts) for texts in columns]
    for texts, whole in zip(columns, wholes, strict=True):
        total |= _matches(texts, whole, _TOTALS, rf"^(?:{_spaced(_TOTALS)}) ?:?$")
    note = _starts_with(first, _NOTES)
    if note.any():
        note &= _has_colon(columns)
    if len(words.extract.required) >= 2:
        note |= filled == 1
    repeated = _repeated_headers(words, columns, wholes) | _equal_to(header.lines, columns)
    found = {REPEATED_HEADER: repeated, SUBTOTAL: total, NOTE: note}
    taken = filled == 0
    for reason, mask in found.items():
        found[reason] = mask & ~taken
        taken |= mask
    return found


def _first_filled(columns: Sequence[pa.StringArray]) -> pa.StringArray:
    first = columns[0]
    for texts in columns[1:]:
        blank = lengths(first) == 0
        if not blank.any():
            break
        first = pc.if_else(pa.array(blank), texts, first)
    return first


def _repeated_headers(words: HeaderWords, columns: Sequence[pa.StringArray], wholes: Sequence[str]) -> Mask:
    """Lines that would do as a header: they hold every required column."""
    names = words.words_of(words.extract.required[0])
    unit = r"(?: ?\([^()]+\))?"
    mask = np.zeros(len(columns[0]), dtype=bool)
    for texts, whole in zip(columns, wholes, strict=True):
        mask |= _matches(texts, whole, names, rf"^(?:{_spaced(names)}){unit}$")
    for index in np.flatnonzero(mask):
        mask[index] = not words.missing(texts[int(index)].as_py() for texts in columns)
    return mask


def _equal_to(lines: Sequence[Sequence[str]], columns: Sequence[pa.StringArray]) -> Mask:
    """Lines that hold the same cells as one of some others, such as the second line of a header on its next page."""
    mask = np.zeros(len(columns[0]), dtype=bool)
    for line in lines:
        same = np.ones(len(columns[0]), dtype=bool)
        for texts, cell in zip_longest(columns, line[: len(columns)], fillvalue=""):
            same &= np.array(pc.equal(texts, normal_text(cell)))
        mask |= same
    return mask


def _starts_with(texts: pa.StringArray, starts: Sequence[str]) -> Mask:
    return _matches(texts, joined(texts), starts, rf"^(?:{_spaced(starts)})")


def _matches(texts: pa.StringArray, whole: str, starts: Sequence[str], pattern: str) -> Mask:
    """Cells that match a pattern. Most columns hold none of the characters it begins with and cost one scan of `whole`,
    all their cells in one."""
    if not any(start[0] in whole for start in starts):
        return np.zeros(len(texts), dtype=bool)
    return np.array(pc.match_substring_regex(texts, pattern))


def _has_colon(columns: Sequence[pa.StringArray]) -> Mask:
    mask = np.zeros(len(columns[0]), dtype=bool)
    for texts in columns:
        mask |= np.array(pc.match_substring(texts, ":"))
    return mask


def _spaced(words: Sequence[str]) -> str:
    """Alternatives in which white space may stand between any two characters."""
    return "|".join(" ?".join(re.escape(character) for character in without_space(word)) for word in words)
