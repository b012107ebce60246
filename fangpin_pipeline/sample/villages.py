"""What villages have: who was a poverty village, which services are there. Households are `people`'s business."""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Flags, Ints, happens

SERVICES = (
    "hard_road", "power", "gas", "broadband", "mobile_4g", "clinic", "doctor", "delivery_point", "waste_treated",
    "sewage_treated",
)  # fmt: skip
# Pipes for gas and sewage reach few villages, post counters most (assumed).
_RARE = {"gas": 0.12, "sewage_treated": 0.35, "delivery_point": 0.85, "waste_treated": 0.9}


@dataclass(frozen=True)
class Villages:
    """One entry a village; `exit_year` is the year in which a poverty village left the list."""

    poverty: Flags
    exit_year: Ints
    services: dict[str, Flags]
    weak_organisation: Flags


def make_villages(rng: np.random.Generator, villages: int) -> Villages:
    """The villages of one county."""
    lacks = float(assumptions.VILLAGE_LACKS)
    return Villages(
        happens(rng, float(assumptions.POVERTY_VILLAGE), villages),
        rng.integers(2015, 2019, villages),
        {name: happens(rng, _RARE.get(name, 1 - lacks), villages) for name in SERVICES},
        happens(rng, float(assumptions.WEAK_ORGANISATION), villages),
    )
