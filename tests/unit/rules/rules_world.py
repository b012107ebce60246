"""One small world and every statement that its screening gave the engine."""

from dataclasses import dataclass

import pyarrow as pa

from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.whose import REGISTERS
from tests.spec.world import World


@dataclass(frozen=True)
class Screened:
    """A screened world and the statements that it took."""

    day: Day
    statements: frozenset[str]

    def table(self, name: str) -> pa.Table:
        return self.day.read(name)


def mixed_world() -> World:
    """Households of both kinds: known ones, and for every fact one of which it is unknown."""
    world = World(late={("150824", "X01"), ("150824", "X02")})
    for number in ("A1", "A2", "A3"):
        for member in world.household(number, members=2):
            world.insured(member)
    world.page("H1", members=2)
    world.income("A1", 4000)
    world.income("A3", 4000, policy_subsidy=100, policy_code="unheard of")
    world.add("X02", {"household_no": "A2"}, accepted=False)
    world.household("B1", county="150822")
    late = {"household_no": "C1", "village_code": "150824100201", "household_type": "已脱贫"}
    world.add("X01", late, county="150824")
    for number in all_extracts():
        if number not in REGISTERS:
            world.empty(number)
    return world
