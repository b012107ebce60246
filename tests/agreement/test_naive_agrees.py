"""The pipeline and the reference agree row by row on random cities."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from expectations.gate import great_expectations_gate
from fangpin_pipeline.screening import screen_day
from fangpin_pipeline.warehouse import Home, run_of

from .cities import build
from .compare import TABLES, compare
from .demands import EVENTS, SITUATIONS
from .naive import Book, screen
from .peers import Peers
from .situations import situations

SEEDS = range(1, 5)
MORE_SEEDS = range(101, 121)


def published(home: Home, as_of: date) -> dict[str, list[dict[str, Any]]]:
    """The tables of a day as the pipeline published them."""
    run = run_of(home, as_of)
    assert run is not None
    return {table: run.read(table).to_pylist() for table in TABLES}


def write_rulebook(book: Book, folder: Path) -> None:
    """The instruments of a book in the form of an office's rulebook."""
    folder.mkdir(parents=True, exist_ok=True)
    for authority in {instrument.authority for instrument in book.instruments}:
        instruments = [
            {
                "title": f"文件{place}",
                "issued": instrument.effective,
                "effective": instrument.effective,
                "sets": {name: _entry(value) for name, value in instrument.sets.items()},
            }
            for place, instrument in enumerate(book.instruments)
            if instrument.authority == authority
        ]
        text = yaml.safe_dump({"authority": authority, "instruments": instruments}, allow_unicode=True)
        (folder / f"{authority}.yaml").write_text(text, encoding="utf-8")


def _entry(value: Any) -> Any:
    if isinstance(value, dict):
        return {year: _entry(amount) for year, amount in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def agree(seed: int, folder: Path, households: int | None = None) -> None:
    """Screen every day of a city with both, each with the list of the day before."""
    landing, home = folder / "landing", Home(folder / "home")
    city = build(seed, landing, households)
    write_rulebook(city.book, home.rulebook)
    previous = None
    for day in city.days:
        expected = screen(landing, day, previous, city.book)
        peers = Peers(home, day, folder / f"peers-{day}")
        screen_day(home, day, landing, great_expectations_gate, "与参照实现比较")
        differences = compare(expected, published(home, day))
        assert not differences, f"seed {seed}, {day}\n" + "\n".join(differences)
        peers.confirm()
        previous = expected["warning"]


@pytest.mark.parametrize("seed", SEEDS)
def test_pipeline_agrees_with_the_reference(seed: int, tmp_path: Path) -> None:
    agree(seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", MORE_SEEDS)
def test_pipeline_agrees_with_the_reference_on_more_and_larger_cities(seed: int, tmp_path: Path) -> None:
    agree(seed, tmp_path, households=200)


def test_cities_hold_every_kind_of_event_and_situation(tmp_path: Path) -> None:
    """A city that holds nothing interesting agrees too: each kind must have happened in some of them."""
    events: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for seed in range(30):
        landing = tmp_path / str(seed)
        city = build(seed, landing, households=30)
        events.update(city.events)
        found.update(situations(landing, city.days[0], city.book))
    assert not EVENTS - set(+events)
    assert not SITUATIONS - set(+found)
