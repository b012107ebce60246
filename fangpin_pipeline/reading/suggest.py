"""Header cells that are probably misspelt, and headers that are certainly garbled: what they may have meant.

Suggestions stand in messages only; nothing is ever read under a name that the contract does not know.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from fangpin_pipeline.contracts import Column
from fangpin_pipeline.reading.blocks import Line
from fangpin_pipeline.reading.header import HeaderWords
from fangpin_pipeline.reading.text import without_space

# One of four characters may differ.
CLOSENESS = 0.74
FEWEST_GARBLED = 2


def suggestion(cell: str, wanted: Iterable[Column]) -> str | None:
    """The header among those of `wanted` that a strange header cell comes close to."""
    words = {without_space(word): word for column in wanted for word in (column.label, *column.aliases)}
    close = get_close_matches(without_space(cell), words, n=1, cutoff=CLOSENESS)
    return words[close[0]] if close else None


def with_suggestions(cells: Sequence[str], wanted: Sequence[Column]) -> list[str]:
    """Strange header cells, each with the header that it may have meant."""
    return [f"{cell}（是否为“{close}”？）" if (close := suggestion(cell, wanted)) else cell for cell in cells]


def garbled(words: HeaderWords, lines: Iterable[Line]) -> tuple[str, str] | None:
    """A header cell that was read in the wrong encoding and stored again, and what it said; None if all is well."""
    forms = _garbled_forms(words)
    for _, cells in lines:
        found = [(cell, meant) for cell in map(without_space, cells) if (meant := _meant(forms, cell))]
        if len(found) >= FEWEST_GARBLED:
            return found[0]
    return None


def _garbled_forms(words: HeaderWords) -> dict[str, str]:
    """Headers as they look after UTF-8 was read as GBK (鎴蜂富 is 户主), or GBK as Latin-1."""
    forms: dict[str, str] = {}
    for column in words.extract.columns:
        for word in (column.label, *column.aliases):
            forms[without_space(word.encode("utf-8").decode("gb18030", "ignore"))] = word
            forms[without_space(word.encode("gb18030").decode("latin-1"))] = word
    return {form: word for form, word in forms.items() if not word.isascii()}


def _meant(forms: dict[str, str], cell: str) -> str | None:
    """An odd number of bytes leaves the last character broken."""
    if cell in forms:
        return forms[cell]
    return next((word for form, word in forms.items() if len(form) > 2 and cell.startswith(form)), None)
