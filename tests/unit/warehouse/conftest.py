"""A home with two days of deliveries and one instrument."""

from pathlib import Path

import pytest

from fangpin_pipeline.warehouse import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    for day, name, lines in (("2020-03-15", "户.csv", 3), ("2020-03-16", "户.csv", 4), ("2020-03-16", "人.csv", 1)):
        file = home.landing / day / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("某行\n" * lines, encoding="utf-8")
    home.rulebook.mkdir()
    (home.rulebook / "150821.yaml").write_text("authority: '150821'\n", encoding="utf-8")
    return home
