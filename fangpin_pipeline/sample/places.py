"""Where people live: rural villages of the edition in force, and how many households each has.

The divisions themselves are `identity.divisions`' business.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from fangpin_pipeline.identity.divisions import COUNTIES as COUNTY_NAMES
from fangpin_pipeline.identity.divisions import edition
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Ints, pick

_RURAL = ("村委会", "类似村委会")


@dataclass(frozen=True)
class CountyPlaces:
    """The rural villages of one county."""

    code: str
    name: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


def county_places(on: date) -> tuple[CountyPlaces, ...]:
    """The counties with their rural villages in the edition in force on that day."""
    in_force = edition(on)
    found = []
    for county in assumptions.COUNTIES:
        villages = [one for one in in_force.villages if one.county_code == county and one.kind in _RURAL]
        codes, names = zip(*((one.code, one.name) for one in villages), strict=True)
        found.append(CountyPlaces(county, COUNTY_NAMES[county], codes, names))
    return tuple(found)


def allot_households(households: int) -> dict[str, int]:
    """Households by county in proportion to the rural population; the shares add up to all of them."""
    rural = {code: float(county.residents * county.rural_share) for code, county in assumptions.COUNTIES.items()}
    exact = {code: households * people / sum(rural.values()) for code, people in rural.items()}
    shares = {code: int(value) for code, value in exact.items()}
    by_remainder = sorted(exact, key=lambda code: (shares[code] - exact[code], code))
    for code in by_remainder[: households - sum(shares.values())]:
        shares[code] += 1
    return shares


def settle_households(rng: np.random.Generator, places: CountyPlaces, households: int) -> Ints:
    """Village of each household as an index, ascending; villages differ in size."""
    sizes = np.exp(rng.normal(0.0, 0.5, len(places.codes)))
    return np.sort(pick(rng, [float(size) for size in sizes], households))
