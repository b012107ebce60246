"""What 发改 writes down: relocated households, and how the infrastructure of villages works."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import (
    NO_DAY,
    amount,
    days_before,
    happens,
    skewed,
    two_decimals,
    up_to,
    when,
    whole_yuan,
    words,
)
from fangpin_pipeline.sample.lives import Lives


def tell_relocation(lives: Lives, on: date) -> pa.Table:
    """Registered households that were moved to the settlement of their county."""
    rng, count = lives.chance("X27"), lives.households.size
    moved = happens(rng, float(assumptions.RELOCATED), count) & lives.standing.registered
    homes = np.flatnonzero(moved)
    size = len(homes)
    vacant = np.where(
        happens(rng, float(assumptions.VACANT), size), days_before(rng, lives.this_day, 20, 400, size), NO_DAY
    )
    vacant = up_to(vacant.astype("datetime64[D]"), np.datetime64(on, "D"))
    sites = [f"{lives.places.name}{word}安置点" for word in ("幸福", "和谐", "新村")]
    return pa.table(
        {
            "household_no": lives.register_no.take(pa.array(homes)),
            "site": words(sites, rng.integers(0, len(sites), size)),
            "mode": words(("集中安置", "分散安置"), happens(rng, 0.3, size).astype(np.int64)),
            "moved_in": pa.array(np.isnat(vacant)),
            "vacant_since": when(vacant),
            "old_house_demolished": pa.array(happens(rng, 0.96, size)),
            "community_file": pa.array(happens(rng, 0.97, size)),
            "household": homes,
        }
    )


def tell_infrastructure(lives: Lives, on: date) -> pa.Table:
    """One row a village for the year before the as-of date."""
    del on  # the year is over
    rng, homes, water = lives.chance("X28"), lives.households, lives.water
    size, year = len(lives.places.codes), lives.as_of.year - 1
    households = np.bincount(homes.village, minlength=size)
    far = np.where(lives.villages.services["hard_road"], 0.01, 0.4) * rng.uniform(0, 1, size)
    arable = households * rng.uniform(15, 45, size)
    foul = np.bincount(homes.village[~water.quality], minlength=size) > 0
    return pa.table(
        {
            "village_code": pa.array(lives.places.codes),
            "year": pa.array(np.full(size, year), pa.int32()),
            "households_far_from_road": amount((far * households).astype(np.int64)),
            "outage_hours": two_decimals(skewed(rng, 9.0, 0.5, size)),
            "supply_radius_km": two_decimals(skewed(rng, 0.8, 0.4, size)),
            "arable_mu": two_decimals(arable),
            "irrigated_mu": two_decimals(arable * rng.uniform(0.5, 0.98, size)),
            "investment": amount(whole_yuan(skewed(rng, 120_000.0, 0.8, size))),
            "source_protected": pa.array(happens(rng, 0.93, size)),
            "source_tested_on": when(days_before(rng, np.datetime64(f"{year + 1}-01-01", "D"), 10, 200, size)),
            "source_passed": pa.array(~foul),
            "household": np.full(size, -1),
        }
    )


TELLS = {"X27": tell_relocation, "X28": tell_infrastructure}
