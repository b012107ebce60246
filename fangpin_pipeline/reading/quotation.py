"""Whether the quotation marks of a csv file leave no doubt: each opens or closes a cell of one line, or is doubled.

Such a file splits into the same cells whoever reads it, so that it may be read quickly; any other is left to Python's
csv reader, record by record (`lines`). Bytes are looked at, in encodings whose other characters hold none of these.
"""

import codecs

import numpy as np

_MARK, _BESIDE = ord('"'), np.frombuffer(b',\r\n"', dtype=np.uint8)
LONGEST_LINE = 1 << 20
"""Bytes; a file with a longer line is not looked at any further."""


class Quotation:
    """What is known of a file after some blocks of its bytes, in their order."""

    def __init__(self) -> None:
        self._rest = b""
        self._is_first = True
        self.is_absent = True
        self._is_regular = True

    @property
    def is_regular(self) -> bool:
        """Whether the whole file is regular, once all of it was added."""
        return self._is_regular and _is_regular(self._rest + b"\n")

    def add(self, block: bytes) -> None:
        """Look at the next block."""
        if self._is_first:
            block = block.removeprefix(codecs.BOM_UTF8)
            self._is_first = False
        self.is_absent = self.is_absent and b'"' not in block
        if not self._is_regular:
            return
        end = block.rfind(b"\n") + 1
        if end:
            self._is_regular = _is_regular(self._rest + block[:end])
            self._rest = b""
        self._rest += block[end:]
        if len(self._rest) > LONGEST_LINE:
            self._is_regular, self._rest = False, b""


def _is_regular(lines: bytes) -> bool:
    """Whether the marks of some whole lines are regular."""
    if b'"' not in lines:
        return True
    characters = np.frombuffer(lines, dtype=np.uint8)
    marks = np.flatnonzero(characters == _MARK)
    breaks = np.flatnonzero((characters == ord("\n")) | (characters == ord("\r")))
    if (np.searchsorted(marks, breaks) % 2).any():
        return False
    opening, closing = marks[::2], marks[1::2]
    before = characters[opening[opening > 0] - 1]
    return bool(np.isin(before, _BESIDE).all() and np.isin(characters[closing + 1], _BESIDE).all())
