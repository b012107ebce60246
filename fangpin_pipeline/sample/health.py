"""Bodies: who is disabled, chronically ill, seriously ill, insured. What treatment costs stands in `treatment`."""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import NO_DAY, Days, Flags, Floats, Ints, happens, pick
from fangpin_pipeline.sample.people import People

CHRONIC = ("高血压", "2型糖尿病", "肺结核", "严重精神障碍")
SERIOUS = ("胃癌", "肺癌", "乳腺癌", "终末期肾病", "急性心肌梗死", "脑梗死", "儿童白血病", "食管癌")
_YEARS_OF_SERIOUS = 4


@dataclass(frozen=True)
class Health:
    """State of each person. `disability` is the grade 1 (heaviest) to 4, 0 for none; disease places are −1 for none."""

    disability: Ints
    category: Ints
    certified_on: Days
    chronic: Ints
    chronic_since: Days
    serious: Ints
    serious_since: Days
    uninsured: Flags
    uninsured_before: Flags

    @property
    def severe(self) -> Flags:
        """Grades one and two."""
        return np.isin(self.disability, (1, 2))


def make_health(rng: np.random.Generator, people: People, as_of: np.datetime64) -> Health:
    """State of everybody on the as-of date."""
    size = people.size
    disabled = happens(rng, float(assumptions.DISABLED) * (0.35 + people.age / 70), size)
    grade = pick(rng, (0.15, 0.29, 0.26, 0.30), size) + 1
    new = happens(rng, float(assumptions.NEW_CERTIFICATE), size)
    certificate_age = np.where(new, rng.integers(3, 365, size), rng.integers(365, 3600, size))
    chronic = happens(rng, np.interp(people.age, (0, 30, 45, 60, 75), (0.0, 0.01, 0.12, 0.33, 0.42)), size)
    serious = happens(rng, _serious_chance(people.age), size)
    uninsured = happens(rng, float(assumptions.UNINSURED), size)
    return Health(
        np.where(disabled, grade, 0),
        pick(rng, (0.13, 0.16, 0.02, 0.44, 0.09, 0.10, 0.06), size),
        _before(as_of, certificate_age, disabled, people.birth),
        np.where(chronic, pick(rng, (0.74, 0.21, 0.02, 0.03), size), -1),
        _before(as_of, rng.integers(200, 4000, size), chronic, people.birth),
        np.where(serious, rng.integers(0, len(SERIOUS), size), -1),
        _before(as_of, rng.integers(5, 365 * _YEARS_OF_SERIOUS, size), serious, people.birth),
        uninsured,
        np.where(uninsured, happens(rng, 0.6, size), happens(rng, 0.002, size)),
    )


def _serious_chance(age: Ints) -> Floats:
    by_age: Floats = np.interp(age, (0, 20, 45, 65, 80), (0.1, 0.15, 0.7, 1.7, 2.0))
    return float(assumptions.SERIOUS_DISEASE) * _YEARS_OF_SERIOUS * by_age


def _before(as_of: np.datetime64, days: Ints, having: Flags, birth: Days) -> Days:
    since = np.maximum(as_of - days, birth)
    return np.where(having, since, NO_DAY).astype("datetime64[D]")
