"""Whether Excel has destroyed an id column: 18 digits turned into a number keep 15 of them (rules.md §1)."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.arrow_text import Texts, cells_with_others, is_all_of, own_bytes, plain
from fangpin_pipeline.contracts import Column
from fangpin_pipeline.identity.id_number import normal_form
from fangpin_pipeline.reading.refusal import refusal
from fangpin_pipeline.reading.text import changed_where

FEWEST_ROUNDED = 3
LEAST_SHARE_PERCENT = 2

_PLAIN = (("0", "9"), ("A", "Z"))
_SCIENTIFIC = r"^[+-]?[0-9]+(\.[0-9]*)?[eE][+-]?[0-9]+$"


class Damage:
    """Counts over the data lines of one file, column by column."""

    def __init__(self) -> None:
        self._scientific: Counter[str] = Counter()
        self._rounded: Counter[str] = Counter()
        self._digits: Counter[str] = Counter()
        self._labels: dict[str, str] = {}

    def add(self, column: Column, texts: Texts) -> None:
        """Look at the normal texts of an id column in some data lines."""
        bare = _bare(plain(texts))
        digits = pc.ascii_is_decimal(bare)
        self._labels[column.name] = column.label
        self._digits[column.name] += digits.true_count
        self._rounded[column.name] += pc.and_(digits, pc.ends_with(bare, "000")).true_count
        if b"E" in own_bytes(bare).tobytes():
            self._scientific[column.name] += pc.match_substring_regex(bare, _SCIENTIFIC).true_count

    def refusal(self) -> str | None:
        """Sentence that refuses the file, None when no id column is destroyed."""
        for name, label in self._labels.items():
            rounded, digits = self._rounded[name], self._digits[name]
            if self._scientific[name]:
                problem = f"「{label}」列有{self._scientific[name]}个号码是科学计数法，末位已丢失"
            elif rounded >= FEWEST_ROUNDED and rounded * 100 >= digits * LEAST_SHARE_PERCENT:
                problem = f"「{label}」列{digits}个号码中有{rounded}个以000结尾，末位已被Excel抹去"
            else:
                continue
            return refusal(problem, "从业务系统重新导出，导出前把该列设为文本格式，不要在Excel中改列格式后另存")
        return None


def _bare(texts: pa.StringArray) -> pa.StringArray:
    if is_all_of(texts, _PLAIN):
        return texts
    return changed_where(texts, cells_with_others(texts, _PLAIN), normal_form)
