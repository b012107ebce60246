"""Masks for whatever people look at: id numbers, names, values of a quarantined cell, sentences that might quote one.

Suppression of small cells in tables belongs to the reports; which columns are personal stands in the contracts.
"""

import re

from fangpin_pipeline.contracts import Column, Kind

LONGEST_SHOWN = 40
_LONG_NUMBER = re.compile(r"[0-9]{9,}[0-9Xx×]?")
_ID_LIKE = re.compile(r"(?<![0-9])[0-9]{15}(?:[0-9]{2}[0-9Xx×]|[0-9]*)")
_ID_END = re.compile(r"[0-9]{3}[0-9Xx×]$")
_WORD = re.compile(r"[^\W\d_]{2,}")


def mask_id(text: str) -> str:
    """Only the last four characters of an id number; all of it hidden when it has no more than four."""
    if len(text) <= 4:
        return "*" * len(text)
    return "*" * (len(text) - 4) + text[-4:]


def mask_name(text: str) -> str:
    """First character of a name, the rest hidden; a single character is hidden whole."""
    if len(text) <= 1:
        return "*" * len(text)
    return text[0] + "*" * (len(text) - 1)


def mask_value(column: Column | None, text: str | None) -> str:
    """A quarantined cell as it may be shown.

    A shifted line puts names and id numbers into any column, so words keep their first character and long numbers
    their last four whatever the column is.
    """
    if not text:
        return ""
    shown = text[:LONGEST_SHOWN]
    if column is not None and column.kind is Kind.ID_NO:
        # A shifted line puts a name here, and four characters are most of a name.
        return mask_id(shown) if _ID_END.search(shown) else "*" * len(shown)
    if column is not None and column.personal:
        return mask_name(shown)
    shown = _LONG_NUMBER.sub(lambda number: mask_id(number[0]), shown)
    return _WORD.sub(lambda word: mask_name(word[0]), shown)


def redact(text: str) -> str:
    """A message without anything that looks like an id number (15 digits or more)."""
    return _ID_LIKE.sub(lambda number: mask_id(number[0]), text)
