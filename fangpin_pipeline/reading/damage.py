"""Whether Excel has destroyed an id column: 18 digits turned into a number keep 15 of them (rules.md §1)."""

from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.arrow_text import Mask, Texts, cells_with_others, own_bytes, plain
from fangpin_pipeline.contracts import Column
from fangpin_pipeline.identity.id_number import normal_form
from fangpin_pipeline.reading.refusal import refusal

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
        whole = plain(texts)
        self._labels[column.name] = column.label
        strange = cells_with_others(whole, _PLAIN)
        self._count(column.name, whole, ~strange)
        if strange.any():
            bare = map(normal_form, whole.filter(pa.array(strange)).to_pylist())
            self._count(column.name, pa.array(bare, pa.string()), np.ones(np.count_nonzero(strange), dtype=bool))

    def _count(self, name: str, texts: pa.StringArray, cells: Mask) -> None:
        """Count numbers in normal form among these cells."""
        digits = np.array(pc.ascii_is_decimal(texts)) & cells
        self._digits[name] += int(np.count_nonzero(digits))
        self._rounded[name] += int(np.count_nonzero(digits & np.array(pc.ends_with(texts, "000"))))
        if b"E" in own_bytes(texts).tobytes():
            scientific = np.array(pc.match_substring_regex(texts, _SCIENTIFIC)) & cells
            self._scientific[name] += int(np.count_nonzero(scientific))

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
