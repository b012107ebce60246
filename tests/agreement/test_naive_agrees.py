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
from .naive import Book, screen

SEEDS = range(1, 5)


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


@pytest.mark.parametrize("seed", SEEDS)
def test_pipeline_agrees_with_the_reference(seed: int, tmp_path: Path) -> None:
    landing, home = tmp_path / "landing", Home(tmp_path / "home")
    city = build(seed, landing)
    write_rulebook(city.book, home.rulebook)
    previous = None
    for day in city.days:
        expected = screen(landing, day, previous, city.book)
        screen_day(home, day, landing, great_expectations_gate, confirm="与参照实现比较")
        differences = compare(expected, published(home, day))
        assert not differences, f"seed {seed}, {day}\n" + "\n".join(differences)
        previous = expected["warning"]


def test_cities_hold_every_kind_of_event(tmp_path: Path) -> None:
    """A city that holds nothing interesting agrees too: each kind must have happened in some of them."""
    events: Counter[str] = Counter()
    for seed in range(30):
        events.update(build(seed, tmp_path / str(seed), households=30).events)
    assert not EVENTS - set(events)


EVENTS = {
    *(f"row: {kind}" for kind in ["required empty", "invalid", "id", "conflict", "optional", "duplicate", "both keys"]),
    *(
        f"file: {kind}"
        for kind in ["again", "bad header", "two counties", "destroyed", "empty", "no extract", "nothing good"]
    ),
    *(f"line: {kind}" for kind in ["title", "subtotal", "note", "single cell", "blank line", "repeated header"]),
    *(f"round by {kind}" for kind in ("city", "counties", "mixed")),
    *(f"x02 {change}" for change in ("死亡", "迁出", "婚出", "失联", "服刑", "参军")),
    *(f"x10 {status}" for status in ("死亡", "迁出", "注销")),
    "15 digits",
    "age at the edge",
    "amount corrected",
    "append in two parts",
    "code of another county",
    "column absent",
    "cost of a student empty",
    "delivered again, corrected",
    "extract absent",
    "extract absent in a county",
    "extract stale",
    "instruments of the office",
    "member_count without persons",
    "money in other clothes",
    "newborn",
    "no income of the previous year",
    "no insurance row",
    "person in two households",
    "person in two 户号",
    "previous income not above 0",
    "refund",
    "roll lost half a county",
    "row gone in the next delivery",
    "self paid empty",
    "status takes effect later",
    "unit in the header",
    "户号 equal to 户编号",
    "注销",
}
