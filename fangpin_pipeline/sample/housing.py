"""Houses: how safe each household lives, and what was repaired. Who appraises and reports stands in `departments`."""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.extracts.codes import HOUSE_GRADE
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import NO_DAY, Days, Flags, Ints, after, happens, pick

C, D = HOUSE_GRADE.values.index("C"), HOUSE_GRADE.values.index("D")


@dataclass(frozen=True)
class Housing:
    """The house of each household. Works that end after the as-of date are still going on; `subsidy` is in fen."""

    appraised: Flags
    grade: Ints
    appraised_on: Days
    occupied: Flags
    started_on: Days
    finished_on: Days
    subsidy: Ints
    unsafe: Flags
    """Somebody lives there on the as-of date, the house is dangerous and not repaired."""


def make_housing(rng: np.random.Generator, registered: Flags, as_of: np.datetime64) -> Housing:
    """Houses of all households; everybody registered was appraised, and most dangerous houses were repaired."""
    size = len(registered)
    share = np.where(registered, float(assumptions.DANGEROUS), float(assumptions.DANGEROUS_GENERAL))
    dangerous = happens(rng, share, size)
    worst = np.where(happens(rng, float(assumptions.GRADE_D), size), D, C)
    grade = np.where(dangerous, worst, pick(rng, (0.58, 0.42), size))
    days_ago = np.where(dangerous, rng.integers(100, 900, size), rng.integers(30, 700, size))
    appraised_on = (as_of - days_ago).astype("datetime64[D]")
    repaired = dangerous & happens(rng, float(assumptions.HOUSE_REPAIRED), size)
    started = after(appraised_on, rng.integers(20, 90, size))
    finished = after(started, rng.integers(40, 150, size))
    safe = repaired & (finished <= as_of)
    lived_in = np.where(dangerous & ~safe, float(assumptions.DANGEROUS_OCCUPIED), float(assumptions.HOUSE_OCCUPIED))
    occupied = happens(rng, lived_in, size)
    per_house = np.where(grade == D, rng.integers(25, 36, size), rng.integers(8, 16, size)) * 1000_00
    return Housing(
        registered | happens(rng, float(assumptions.HOUSE_SURVEYED), size),
        grade,
        appraised_on,
        occupied,
        np.where(repaired, started, NO_DAY).astype("datetime64[D]"),
        np.where(repaired, finished, NO_DAY).astype("datetime64[D]"),
        np.where(repaired, per_house, 0),
        dangerous & ~safe & occupied,
    )
