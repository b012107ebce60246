"""Drinking water: the works of each village and how well each household is served. Who reports stands elsewhere."""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Days, Flags, Ints, days_before, happens


@dataclass(frozen=True)
class Water:
    """Water of each household: four indicators that hold or not, days without water in a year, the last test."""

    quantity: Flags
    quality: Flags
    convenience: Flags
    reliability: Flags
    outage_days: Ints
    tested_on: Days

    @property
    def safe(self) -> Flags:
        """All four indicators hold."""
        return self.quantity & self.quality & self.convenience & self.reliability


def make_water(rng: np.random.Generator, village: Ints, villages: int, as_of: np.datetime64) -> Water:
    """One works a village: quality and outages are shared, the rest is a household's own."""
    size = len(village)
    fails = float(assumptions.WATER_FAILS_HOME)
    foul = happens(rng, float(assumptions.WATER_FAILS_VILLAGE), villages)
    dry = happens(rng, float(assumptions.WATER_OUTAGE_VILLAGE), villages)
    outage = np.where(dry, rng.integers(32, 70, villages), rng.integers(0, 13, villages))
    return Water(
        ~happens(rng, fails, size),
        ~foul[village],
        ~happens(rng, fails, size),
        ~happens(rng, fails, size),
        outage[village],
        days_before(rng, as_of, 20, 330, villages)[village],
    )
