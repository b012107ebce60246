"""Work month by month: who is out for wages, who lost a job lately. Wages are those of the household's income."""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.extracts.codes import EMPLOYMENT_KIND
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Flags, Floats, Ints, happens, household_weight, pick, whole_yuan
from fangpin_pipeline.sample.income import Income
from fangpin_pipeline.sample.people import People
from fangpin_pipeline.sample.schooling import Schooling
from fangpin_pipeline.sample.standing import Standing

MONTHS = 4
"""So many months up to the last full one are told."""
_KIND = {word: place for place, word in enumerate(EMPLOYMENT_KIND.values)}
_POST_PAYS = 900_000
"""A registered household whose wages are below this many fen a year lives on a post of public benefit."""
IDLE = _KIND["未就业"]


@dataclass(frozen=True)
class Work:
    """Watched persons; `kind` and `wage` (fen a month, 0 where none is known) have one row a month, oldest first."""

    person: Ints
    kind: Ints
    wage: Ints

    @property
    def lost(self) -> Ints:
        """Persons who had work in the first month and have none in the last."""
        found: Ints = self.person[(self.kind[0] != IDLE) & (self.kind[-1] == IDLE)]
        return found


def make_work(
    rng: np.random.Generator, people: People, standing: Standing, schooling: Schooling, income: Income, households: int
) -> Work:
    """All able persons of registered households, and the wage earners of some others."""
    able = people.present & (people.age >= 16) & ~schooling.learning & (standing.capacity > 0)
    wage = _wages(rng, people, standing, income, able, households)
    registered = standing.registered[people.household]
    watched = standing.registered | happens(rng, float(assumptions.WATCHED_WORK), households)
    person = np.flatnonzero(watched[people.household] & ((wage > 0) | (registered & able)))
    kind = np.tile(_kinds(rng, wage[person], registered[person]), (MONTHS, 1))
    earning = wage[person] > 0
    kind[-2:, earning & happens(rng, float(assumptions.JOB_LOST), len(person))] = IDLE
    kind[-1, earning & happens(rng, float(assumptions.JOB_LOST_LAST_MONTH), len(person))] = IDLE
    monthly = whole_yuan(wage[person] / 1200 * rng.uniform(0.95, 1.05, (MONTHS, len(person))))
    return Work(person, kind, np.where(kind == IDLE, 0, monthly))


def _wages(
    rng: np.random.Generator, people: People, standing: Standing, income: Income, able: Flags, households: int
) -> Floats:
    """Yearly wage of each person in fen: what the household earned, by those who are fit for it."""
    earned = income.latest.parts["wage"].astype(np.float64)
    fit = able & (standing.capacity >= 0.5) & (people.age < 60)
    order = np.flatnonzero(able)
    order = order[np.lexsort((rng.random(len(order)) - fit[order], people.household[order]))]
    home = people.household[order]
    rank = np.arange(len(order)) - np.searchsorted(home, home)
    wanted = np.rint(earned / (float(assumptions.WAGE) * 100))
    most = np.maximum(household_weight(fit.astype(np.float64), people.household, households), 1.0)
    chosen = order[rank < np.where(earned > 0, np.clip(wanted, 1, most), 0)[home]]
    weight = np.zeros(people.size)
    weight[chosen] = rng.uniform(0.8, 1.2, len(chosen))
    total = household_weight(weight, people.household, households)
    share = np.divide(weight, total[people.household], out=np.zeros(people.size), where=weight > 0)
    wages: Floats = share * earned[people.household]
    return wages


def _kinds(rng: np.random.Generator, wage: Floats, registered: Flags) -> Ints:
    size = len(wage)
    out = np.array([_KIND["外出务工"], _KIND["本地务工"], _KIND["扶贫车间"]])[pick(rng, (0.55, 0.43, 0.02), size)]
    idle = happens(rng, float(assumptions.WITHOUT_WORK), size)
    at_home = np.where(idle, IDLE, _KIND["自主经营"])
    kinds: Ints = np.select([wage <= 0, registered & (wage < _POST_PAYS)], [at_home, _KIND["公益岗"]], out)
    return kinds
