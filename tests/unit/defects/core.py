"""Which defects are tried with every change, and which only with the slow tests."""

from collections.abc import Iterable
from typing import Any

import pytest

# One defect of each treatment: a screening costs four seconds of a core, writing a city one.
CORE = ("ids_by_excel", "id_spellings", "placeholder_ids", "free_text_cause", "two_households", "extra_lines")


def each(names: Iterable[str], *marks: pytest.MarkDecorator) -> list[Any]:
    """Parameters for these defects, those outside the core marked slow."""
    return [pytest.param(name, marks=[*marks, *([] if name in CORE else [pytest.mark.slow])]) for name in names]
