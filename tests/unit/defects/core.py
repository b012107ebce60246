"""Which defects are tried with every change, and which only with the slow tests."""

from collections.abc import Iterable
from typing import Any

import pytest

# A screening costs four seconds of a core: one defect each that costs nothing, a cell, a row and a file.
CORE = ("id_spellings", "free_text_cause", "placeholder_ids", "ids_by_excel")


def each(names: Iterable[str], *marks: pytest.MarkDecorator) -> list[Any]:
    """Parameters for these defects, those outside the core marked slow."""
    return [pytest.param(name, marks=[*marks, *([] if name in CORE else [pytest.mark.slow])]) for name in names]
