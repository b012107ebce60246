"""A rulebook folder as an office keeps it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fangpin_pipeline.rulebook import Rulebook


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Rulebook]:
    """Loads a book from the instruments of some authorities: `office(**{"150821": "- title: …"})`."""

    def load(**instruments: str) -> Rulebook:
        for authority, text in instruments.items():
            head = f'authority: "{authority}"\ninstruments:\n'
            (tmp_path / f"{authority}.yaml").write_text(head + text, encoding="utf-8")
        return Rulebook.load(tmp_path)

    return load
