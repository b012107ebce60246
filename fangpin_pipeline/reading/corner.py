"""The unit of money that a line above the header gives for the whole table: 单位：万元, also beside other units.

Units in a header cell stand in `header`, units behind a number in `cells`; both win over the corner.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fangpin_pipeline.contracts import Column
from fangpin_pipeline.reading.blocks import Line
from fangpin_pipeline.reading.cells import MONEY_UNITS
from fangpin_pipeline.reading.refusal import refusal
from fangpin_pipeline.reading.text import normal_text

_UNIT = re.compile(r"单 ?位 ?(?P<colon>:?) ?(?P<units>.*)")
_MONEY = re.compile(r"(?:人民币)?([亿万千百十美港欧日]*元|角|分)")
_APART = re.compile(r"[\s、,;/()。]|和|及|与")


@dataclass(frozen=True)
class Corner:
    """The units of money named above the header, as they are written."""

    words: tuple[str, ...]

    @property
    def unit(self) -> int:
        """Yuan that 1 stands for in a money column whose header has no unit."""
        return MONEY_UNITS.get(self.words[0], 1) if len(self.words) == 1 else 1

    def refusal(self, needy: Sequence[Column]) -> str | None:
        """Why the file cannot be read where money columns need a unit and the corner gives none that counts."""
        if not needy or not self.words or (len(self.words) == 1 and self.words[0] in MONEY_UNITS):
            return None
        labels = "、".join(column.label for column in needy)
        return refusal(
            f"表头上方写的金额单位是{'、'.join(self.words)}，不能确定「{labels}」的单位",
            f"在表头括号内写明元、千元或万元，例如“{needy[0].label}(万元)”，再重新报送",
        )

    def note(self, needy: Sequence[Column]) -> str | None:
        """What was converted because of the corner."""
        if not needy or self.unit == 1:
            return None
        return f"按表头上方的单位（{self.words[0]}）换算：{'、'.join(column.label for column in needy)}"


def is_money(word: str) -> bool:
    """Whether a word is a unit of money, also one that is not read."""
    return _MONEY.fullmatch(word) is not None


def corner_of(lines: Iterable[Line]) -> Corner:
    """What the lines above a header say about the unit of money."""
    return Corner(tuple(dict.fromkeys(word for _, cells in lines for word in _words(cells))))


def _words(cells: Sequence[str]) -> Iterator[str]:
    filled = [text for cell in cells if (text := normal_text(cell))]
    for place, text in enumerate(filled):
        found = _UNIT.search(text)
        if found is None:
            continue
        units = found["units"]
        if not units and found["colon"]:
            units = "".join(filled[place + 1 : place + 2])
        yield from (money[1] for one in _APART.split(units) if (money := _MONEY.fullmatch(one)))
