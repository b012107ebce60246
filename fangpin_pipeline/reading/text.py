"""How a text is made comparable before a cell is read: NFKC, trimmed, white space collapsed; what counts as empty.

What a text means as a date, amount or number stands in `cells`.
"""

import re
import unicodedata
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.arrow_text import (
    PRINTABLE,
    Mask,
    Texts,
    cells_with_others,
    is_all_of,
    joined,
    occurring,
    own_bytes,
    with_texts,
)
from fangpin_pipeline.contracts import Column, Kind

EMPTY_WORDS = frozenset({"", "空", "/", "—", "-", "不详", "未知", "未填", "无", "NULL", "None", "NaN"})
EMPTY_CODE_WORDS = EMPTY_WORDS - {"无"}
EMPTY_DATE_WORDS = EMPTY_WORDS | {"长期", "0000-00-00"}

# Printable ASCII and the common ideographs are what NFKC makes of them; they hold no white space.
_ODD = r"[^!-~\x{4E00}-\x{9FFF}]"
_FEW, _FIRST_BEYOND_ASCII = 8, 0x80
_WHITE_SPACE = re.compile(r"\s")
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
NAME_DOTS = "•‧・．"
_ONE_DOT = str.maketrans(dict.fromkeys(NAME_DOTS, "·"))


def normal_text(text: str) -> str:
    """NFKC, trimmed, inner white space collapsed to one blank."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def normal_name(text: str) -> str:
    """A name in normal text with the one dot that parts of a name are joined by."""
    return normal_text(text.translate(_ONE_DOT)).translate(_ONE_DOT)


def without_space(text: str) -> str:
    """NFKC and neither white space nor characters without width, as headers and the words of notes are compared."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_ZERO_WIDTH).split())


def is_name(column: Column) -> bool:
    """Whether a text column holds names of persons or places."""
    return column.kind is Kind.TEXT and (column.personal or column.name.endswith("name"))


def normal_column(texts: Texts, name: bool = False) -> Texts:
    """`normal_text` (or `normal_name`) of every cell; a column that is normal as it stands costs one scan."""
    before = occurring(texts)
    after = _normal(before, name)
    return texts if after is before else with_texts(texts, after)


def _normal(texts: pa.StringArray, name: bool) -> pa.StringArray:
    if is_all_of(texts, PRINTABLE):
        return texts
    whole = joined(texts)
    dotted = name and any(dot in whole for dot in NAME_DOTS)
    if not dotted and not _WHITE_SPACE.search(whole) and unicodedata.is_normalized("NFKC", whole):
        return texts
    return changed_where(texts, _odd_cells(texts), normal_name if name else normal_text)


def changed_where(texts: pa.StringArray, cells: Mask, change: Callable[[str], str]) -> pa.StringArray:
    """The column with these cells changed; each distinct text is changed once."""
    found = pa.array(cells)
    distinct = texts.filter(found).dictionary_encode()
    changed = pa.array([change(text) for text in distinct.dictionary.to_pylist()], pa.string())
    return pc.replace_with_mask(texts, found, changed.take(distinct.indices))


def _odd_cells(texts: pa.StringArray) -> Mask:
    """Cells that normal text may write differently. Where most are beyond ASCII, it is worth looking closer."""
    data = own_bytes(texts)
    if np.count_nonzero(data >= _FIRST_BEYOND_ASCII) * _FEW > len(data):
        return np.array(pc.match_substring_regex(texts, _ODD))
    return cells_with_others(texts, PRINTABLE)
