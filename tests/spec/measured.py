"""Worked cases of indicators: a small world is screened, and the values of one indicator are read from its table."""

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.declare import Indicator, Measure
from fangpin_pipeline.stages.indicators import measure
from tests.spec.world import World

Told = tuple[Decimal | None, Decimal | None, Decimal | None, str]
Expected = tuple[float | str | None, ...] | str
LATE: Told = (None, None, None, "未报")
NOTHING: Told = (None, None, None, "无对象")


def reporting(world: World, counties: Collection[str], late: Collection[str] = ()) -> World:
    """Every extract, but for the `late` ones, comes fresh and empty from these counties; rows may be added besides."""
    for county in counties:
        for number, extract in all_extracts().items():
            if number not in late and not extract.register:
                world.empty(number, county=county)
    return world


def measured(world: World, root: Path) -> dict[tuple[str, str], Told]:
    """Numerator, denominator, value and status by (unit code, indicator)."""
    day = world.screen(root, crossed=True)
    measure(day)
    return {(row["unit_code"], row["indicator"]): _told(row) for row in day.read("indicator_value").to_pylist()}


def share(part: int, whole: int) -> Told:
    """What is told of a share or mean."""
    value = (Decimal(part) / Decimal(whole)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return Decimal(part), Decimal(whole), value, "正常"


def number(value: int) -> Told:
    """What is told of a number or sum."""
    return Decimal(value), None, Decimal(value), "正常"


def _told(row: dict[str, Any]) -> Told:
    return row["numerator"], row["denominator"], row["value"], row["status"]


def check(found: Mapping[tuple[str, str], Told], code: str, expected: Mapping[str, Expected]) -> None:
    """Compare the indicators of one place: (numerator, denominator, value) where a value is told, else the status."""
    pairs = {name: (_short(found[code, name]), _meant(one)) for name, one in expected.items()}
    wrong = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    assert not wrong, wrong


def check_silent_and_empty(
    found: Mapping[tuple[str, str], Told], silent: str, empty: str, names: Collection[str]
) -> None:
    """In a county without a single extract no indicator has a value; where all report nothing, counts are 0."""
    declared = all_indicators()
    for name in names:
        adds_up = declared[name].measure in (Measure.COUNT, Measure.SUM)
        assert found[silent, name] == LATE, name
        assert found[empty, name] == (number(0) if adds_up else NOTHING), name


def declared_in(*modules: ModuleType) -> set[str]:
    """Ids of the indicators that these modules declare, one by one or in tuples."""
    values = [value for module in modules for value in vars(module).values()]
    listed = [one for value in values if isinstance(value, tuple) for one in value]
    return {one.id for one in (*values, *listed) if isinstance(one, Indicator)}


def _short(told: Told) -> tuple[Decimal | None, Decimal | None, Decimal | None] | str:
    numerator, denominator, value, status = told
    return (numerator, denominator, value) if status == "正常" else status


def _meant(one: Expected) -> tuple[Decimal | None, ...] | str:
    return one if isinstance(one, str) else tuple(None if number is None else Decimal(str(number)) for number in one)
