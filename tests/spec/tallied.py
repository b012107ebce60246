"""Three counties in which every indicator of a module is worked: one with cases, one that is late, one without units.

COUNTY holds the cases, and a low gate, so that one unknown unit among few does not hide what was counted. OTHER
delivered everything long ago. THIRD delivers, but nothing is of a kind.
"""

from types import ModuleType
from typing import Any

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.whose import REGISTERS
from fangpin_pipeline.indicators.declare import Indicator, Measure
from tests.spec.measured import Told, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, World

# Registers give households, and receipts are asked for, however old they are.
_NEVER_LATE = {*REGISTERS, "R01"}
Found = dict[tuple[str, str], Told]


def three_counties(**sets: Any) -> World:
    """The world to which a module's cases are added; the city decides `sets` besides the low gate."""
    late = {(OTHER, number) for number, extract in all_extracts().items() if not extract.register}
    world = reporting(World(late=late), (COUNTY, OTHER, THIRD))
    for register in REGISTERS:
        world.empty(register, county=THIRD)
    world.decides(CITY, indicator_coverage="0.1", **sets)
    return world


def declared(*modules: ModuleType) -> list[Indicator]:
    """The indicators that some modules declare."""
    return [value for module in modules for value in vars(module).values() if isinstance(value, Indicator)]


def tally(found: Found, indicator: str, unit: str = COUNTY) -> tuple[Any, Any, str]:
    """Numerator, denominator and status of an indicator in a place, numbers as they are written."""
    numerator, denominator, _, status = found[unit, indicator]
    return _plain(numerator), _plain(denominator), status


def late_everywhere(found: Found, indicators: list[Indicator]) -> list[str]:
    """Indicators that do say something of the county that is late, though they need what it did not deliver."""
    needing = [one.id for one in indicators if set(one.needs) - _NEVER_LATE]
    return [name for name in needing if found[OTHER, name] != (None, None, None, "未报")]


def empty_everywhere(found: Found, indicators: list[Indicator]) -> list[str]:
    """Indicators that divide by nothing, or that are not 0, in the county where nothing is of a kind."""
    wrong = []
    for one in indicators:
        divided = one.measure in (Measure.RATIO, Measure.MEAN)
        expected = (None, None, "无对象") if divided else (0, None, "正常")
        if tally(found, one.id, THIRD) != expected:
            wrong.append(one.id)
    return wrong


def _plain(number: Any) -> Any:
    return None if number is None else int(number) if number == int(number) else float(number)
