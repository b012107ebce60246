"""Old-age insurance: who is in which scheme, and what is paid from sixty on. The roll itself is `departments`'."""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Flags, Ints, happens, whole_yuan
from fangpin_pipeline.sample.income import Income
from fangpin_pipeline.sample.people import People
from fangpin_pipeline.sample.schooling import Schooling

_ADULT, _PAID_FROM = 16, 60


@dataclass(frozen=True)
class Pension:
    """One entry a person; `monthly` is the benefit in fen, 0 below sixty. The benefits of a household's members make
    up the pension of its income."""

    resident: Flags
    employee: Flags
    listed: Flags
    monthly: Ints
    stopped: Flags


def make_pension(rng: np.random.Generator, people: People, schooling: Schooling, income: Income) -> Pension:
    """Schemes and benefits; pupils and students are not insured yet."""
    size = people.size
    elder = people.present & (people.age >= _PAID_FROM)
    retired = _retired(people, elder, income)
    working = (people.age >= 22) & (people.age < _PAID_FROM)
    employee = retired | (working & happens(rng, float(assumptions.EMPLOYEE_PENSION), size))
    missed = happens(rng, float(assumptions.PENSION_MISSED), size) & (people.age < _PAID_FROM)
    adult = (people.age >= _ADULT) & ~schooling.learning & ~missed
    of_household = income.previous.parts["pension"][people.household]
    base = int(whole_yuan(np.array([float(assumptions.PENSION)]))[0])
    elders = np.bincount(people.household[elder], minlength=len(income.policy))[people.household]
    extra = np.where(retired, of_household - elders * base, 0)
    return Pension(
        adult & ~employee,
        adult & employee,
        ~happens(rng, float(assumptions.PENSION_UNLISTED), size),
        np.where(elder, (base + extra) // 12, 0),
        elder & happens(rng, float(assumptions.PENSION_STOPPED), size),
    )


def _retired(people: People, elder: Flags, income: Income) -> Flags:
    """The eldest listed elder of a household whose pension is more than the resident scheme pays."""
    base = int(whole_yuan(np.array([float(assumptions.PENSION)]))[0])
    places = np.flatnonzero(elder)
    homes, first, count = np.unique(people.household[places], return_index=True, return_counts=True)
    more = income.previous.parts["pension"][homes] > count * base
    retired = np.zeros(people.size, np.bool_)
    retired[places[first[more]]] = True
    return retired
