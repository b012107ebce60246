"""Misfortune from outside: natural disasters by village, accidents and failed production by household."""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.extracts.codes import DISASTER_KIND
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Days, Flags, Ints, happens, skewed, whole_yuan
from fangpin_pipeline.sample.people import Households

ACCIDENT = DISASTER_KIND.values.index("意外事故")
FAILURE = DISASTER_KIND.values.index("生产失败")
_SUMMER = ("风雹", "洪涝", "旱灾", "病虫害")
_WINTER = ("雪灾", "雪灾", "疫病", "火灾")
_DAYS = 400
_VILLAGES_HIT = 0.15


@dataclass(frozen=True)
class Events:
    """One entry a household and event. `event` numbers the event within the county, losses are in fen."""

    household: Ints
    event: Ints
    kind: Ints
    day: Days
    loss: Ints
    house_damaged: Flags

    @property
    def natural(self) -> Flags:
        """Losses by nature rather than by accident or failed production."""
        return np.isin(self.kind, (ACCIDENT, FAILURE), invert=True)


def make_events(rng: np.random.Generator, households: Households, villages: int, as_of: np.datetime64) -> Events:
    """What befell the households of a county in the last thirteen months."""
    parts = [*_natural(rng, households, villages, as_of)]
    for kind, rate, median in ((ACCIDENT, assumptions.ACCIDENTS, 6500.0), (FAILURE, assumptions.FAILURES, 7000.0)):
        hit = np.flatnonzero(happens(rng, float(rate) * _DAYS / 365, households.size))
        day = (as_of - rng.integers(2, _DAYS, len(hit))).astype("datetime64[D]")
        loss = whole_yuan(skewed(rng, median, 0.8, len(hit)))
        parts.append((hit, np.full(len(hit), kind), day, loss, np.zeros(len(hit), np.bool_)))
    count = [len(part[0]) for part in parts]
    household, kinds, days, losses, damaged = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Events(household, _event_numbers(count, len(parts) - 2), kinds, days, losses, damaged)


def _natural(
    rng: np.random.Generator, households: Households, villages: int, as_of: np.datetime64
) -> list[tuple[Ints, Ints, Days, Ints, Flags]]:
    parts: list[tuple[Ints, Ints, Days, Ints, Flags]] = []
    number = int(assumptions.NATURAL_EVENTS)
    chance = float(assumptions.NATURAL_REACH) * _DAYS / 365 / (number * _VILLAGES_HIT)
    for _ in range(number):
        day = (as_of - rng.integers(5, _DAYS)).astype("datetime64[D]")
        summer = 5 <= int(day.astype("datetime64[M]").astype(np.int64) % 12) + 1 <= 10
        kind = DISASTER_KIND.values.index(str(rng.choice(_SUMMER if summer else _WINTER)))
        struck = happens(rng, _VILLAGES_HIT, villages)[households.village]
        hit = np.flatnonzero(struck & happens(rng, chance, households.size))
        loss = whole_yuan(skewed(rng, float(assumptions.NATURAL_LOSS), 0.8, len(hit)))
        damaged = happens(rng, 0.03, len(hit))
        parts.append((hit, np.full(len(hit), kind), np.full(len(hit), day), loss, damaged))
    return parts


def _event_numbers(count: list[int], natural: int) -> Ints:
    """A natural event has one number for all it struck; each accident or failure has its own."""
    shared = np.repeat(np.arange(natural), count[:natural])
    own = natural + np.arange(sum(count[natural:]))
    return np.concatenate((shared, own)).astype(np.int64)
