"""Worked cases of indicators: a small world is screened, and the values of one indicator are read from its table."""

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.stages.indicators import measure
from tests.spec.world import World

Told = tuple[Decimal | None, Decimal | None, Decimal | None, str]
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
    day = world.screen(root)
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
