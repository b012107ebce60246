"""How a household stands: what it can do, whether it was registered as poor, which lasting help it gets.

Registration and allowances follow from hardship of past years, with the misses of real administration; they do not
look at this year's incomes, which `income` makes afterwards.
"""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.extracts.codes import LABOUR
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import (
    NO_DAY,
    Days,
    Flags,
    Floats,
    Ints,
    happens,
    household_sum,
    household_weight,
    pick,
)
from fangpin_pipeline.sample.health import Health
from fangpin_pipeline.sample.people import Households, People

TYPES = tuple(assumptions.HOUSEHOLD_TYPES)
_SKILLED, _ORDINARY, _WEAK, _LOST, _NONE = range(len(LABOUR.values))


@dataclass(frozen=True)
class Standing:
    """Per household: `fortune` (lasting luck and skill, mean 0), `means` (lasting yuan a head), registration and help.

    Per person: `labour` (place in the code list), `capacity` (share of a full worker), dibao and tekun with their
    first day. `dibao_monthly` is the allowance in fen a person and month.
    """

    fortune: Floats
    means: Floats
    registered: Flags
    household_type: Ints
    cancelled: Flags
    without_helper: Flags
    known_to_ledger: Flags
    labour: Ints
    capacity: Floats
    dibao: Flags
    dibao_since: Days
    dibao_until: Days
    dibao_monthly: Ints
    tekun: Flags
    tekun_since: Days


def make_standing(
    rng: np.random.Generator, households: Households, people: People, health: Health, as_of: np.datetime64
) -> Standing:
    """Standing of every household and person of a county."""
    count = households.size
    fortune = rng.normal(0.0, 1.0, count)
    labour = _labour(rng, people, health)
    capacity = np.where(people.present, np.array([1.1, 1.0, 0.5, 0.0, 0.0])[labour], 0.0)
    strength = household_weight(capacity, people.household, count)
    means = _lasting_means(households, people, fortune, strength)
    registered = _register(rng, households, people, health, fortune, strength)
    tekun = _destitute(rng, households, people, means)
    dibao, monthly = _allowances(rng, households, people, means, registered, strength, tekun)
    since = np.maximum(as_of - rng.integers(60, 3000, people.size), people.birth).astype("datetime64[D]")
    # Dibao is a household's: it ends for all its members on one day.
    head = households.head[people.household]
    ended = dibao & happens(rng, 0.02, people.size)[head]
    until = np.where(ended, np.maximum(as_of - rng.integers(5, 500, people.size)[head], since), NO_DAY)
    return Standing(
        fortune,
        means,
        registered,
        pick(rng, list(assumptions.HOUSEHOLD_TYPES.values()), count),
        ~registered & happens(rng, float(assumptions.CANCELLED) * float(assumptions.REGISTERED), count),
        registered & happens(rng, float(assumptions.NO_HELPER), count),
        registered | happens(rng, float(assumptions.INCOME_KNOWN), count),
        labour,
        capacity,
        dibao,
        since,
        until.astype("datetime64[D]"),
        monthly,
        tekun,
        (as_of - rng.integers(200, 4000, people.size)).astype("datetime64[D]"),
    )


def _labour(rng: np.random.Generator, people: People, health: Health) -> Ints:
    throw = rng.random(people.size)
    age = people.age
    grown = np.select([throw < 0.25, throw < 0.88], [_SKILLED, _ORDINARY], _WEAK)
    ageing = np.where(throw < 0.62, _WEAK, _NONE)
    old = np.where(throw < 0.12, _WEAK, _NONE)
    labour = np.select([age < 16, age < 60, age < 70], [_NONE, grown, ageing], old)
    labour = np.where((health.disability > 2) | (health.serious >= 0), np.maximum(labour, _WEAK), labour)
    lost: Ints = np.where(health.severe & (age >= 16), _LOST, labour)
    return lost


def _lasting_means(households: Households, people: People, fortune: Floats, strength: Floats) -> Floats:
    elders = household_sum(people.present & (people.age >= 60), people.household, households.size)
    idle = float(assumptions.LAND_RENT) * households.members * (strength < 0.75)
    earned = 0.75 * float(assumptions.WAGE) * strength + float(assumptions.PENSION) * elders + idle
    means: Floats = np.exp(0.3 * fortune) * earned / np.maximum(households.members, 1)
    return means


def _register(
    rng: np.random.Generator, households: Households, people: People, health: Health, fortune: Floats, strength: Floats
) -> Flags:
    """Who was registered as poor some years ago; in every county somebody was."""
    of_person = people.household
    severe = household_sum(health.severe & people.present, of_person, households.size) > 0
    chronic = household_sum((health.chronic >= 0) & people.present, of_person, households.size) > 0
    weak = strength < 0.4 * households.members
    hardship = np.exp(-1.4 * fortune + 0.5 * weak + 0.9 * severe + 0.4 * chronic)
    registered = happens(
        rng, np.minimum(float(assumptions.REGISTERED) * hardship / hardship.mean(), 0.9), households.size
    )
    registered[np.argmax(hardship)] = True
    return registered


def _destitute(rng: np.random.Generator, households: Households, people: People, means: Floats) -> Flags:
    alone = (households.members == 1)[people.household] & people.present & (people.age >= 60)
    poor = np.less(means[people.household], 5_200)
    destitute: Flags = alone & poor & happens(rng, 0.25, people.size)
    return destitute


def _allowances(
    rng: np.random.Generator,
    households: Households,
    people: People,
    means: Floats,
    registered: Flags,
    strength: Floats,
    tekun: Flags,
) -> tuple[Flags, Ints]:
    """Who gets dibao and how much; registered households without labour are looked after almost without exception."""
    line = float(assumptions.DIBAO_LINE)
    without_labour = registered & (strength == 0)
    chance = np.where(means < line, float(assumptions.DIBAO_REACH), 0.004)
    chance = np.where(without_labour, 0.97, chance)
    getting = happens(rng, chance, households.size)[people.household] & people.present & ~tekun
    monthly = np.maximum((line - means) / 12 * rng.uniform(0.85, 1.15, households.size), 150.0)
    return getting, (np.rint(monthly / 10).astype(np.int64) * 1000)[people.household]
