"""The year after the as-of date month by month: what comes in, what goes out, and which household cannot go on.

A household falls into difficulty in the month in which savings, relatives and credit are used up. Who confirms it
and how it is written down stands in `outcomes`.
"""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Floats, Ints, household_sum, household_weight, skewed
from fangpin_pipeline.sample.events import ACCIDENT, FAILURE
from fangpin_pipeline.sample.later import Later, funeral_costs, in_month
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.people import DEAD
from fangpin_pipeline.sample.reserves import Reserves
from fangpin_pipeline.sample.schooling import known_cost

MONTHS = 12
CAUSES = ("因病", "因学", "因灾", "意外事故", "产业失败", "失业", "家人去世", "生育")
NO_CAUSE = -1
_ILLNESS, _SCHOOL, _DISASTER, _ACCIDENT, _FAILURE, _WORK, _DEATH, _BIRTH = range(len(CAUSES))


@dataclass(frozen=True)
class Hardship:
    """`month` (from 0) in which a household falls, −1 for those that get through; `cause` is a place in CAUSES."""

    month: Ints
    cause: Ints


def make_hardship(rng: np.random.Generator, lives: Lives, later: Later, reserves: Reserves) -> Hardship:
    """Which households cannot go on, and when."""
    burdens = _burdens(rng, lives, later)
    income = _incomes(rng, lives)
    extra = burdens.sum(axis=0)
    ordinary = reserves.need[:, None] + float(assumptions.SPENT_ABOVE_NEED) * np.maximum(
        income - reserves.need[:, None], 0.0
    )
    # Who has more to bear than usual lives on less: down to the need, not below it.
    cut = np.minimum(ordinary - reserves.need[:, None], np.maximum(extra, 0.0))
    month = _month_of_ruin(income - (ordinary - cut) - extra, reserves)
    empty = household_sum(lives.people.present & np.isnat(later.died_on), lives.people.household, len(month)) == 0
    month = np.where(empty, -1, month)
    return Hardship(month, _cause(burdens, reserves, month))


def _incomes(rng: np.random.Generator, lives: Lives) -> Floats:
    """Yuan by household and month, as they would be without misfortune: wages last, farming has its luck."""
    parts, count = lives.income.previous.parts, lives.households.size
    farm = (parts["business"] - lives.income.previous.business_cost) / 100.0
    rest = lives.income.previous.net / 100.0 - farm
    luck = rng.normal(1.0, float(assumptions.POOR_HARVEST), count)
    steady = rest * rng.normal(1.02, 0.04, count)
    return np.asarray(np.tile(((farm * luck + steady) / 12)[:, None], (1, MONTHS)), np.float64)


def _burdens(rng: np.random.Generator, lives: Lives, later: Later) -> Floats:
    """Yuan by cause, household and month: costs and lost income alike."""
    count, today = lives.households.size, lives.this_day
    burdens = np.zeros((len(CAUSES), count, MONTHS))
    people, settled, events = lives.people, later.settlements, later.events

    def add(cause: int, household: Ints, month: Ints, yuan: Floats) -> None:
        kept = month >= 0
        np.add.at(burdens[cause], (household[kept], month[kept]), yuan[kept])

    add(_ILLNESS, people.household[settled.person], in_month(settled.day, today), settled.self_paid / 100.0)
    cause = np.select([events.kind == ACCIDENT, events.kind == FAILURE], [_ACCIDENT, _FAILURE], _DISASTER)
    for place in (_ACCIDENT, _FAILURE, _DISASTER):
        of_cause = cause == place
        add(place, events.household[of_cause], in_month(events.day[of_cause], today), events.loss[of_cause] / 100.0)
    add(
        _BIRTH,
        np.arange(count),
        in_month(later.born_on, today),
        skewed(rng, float(assumptions.BIRTH_COST), 0.4, count),
    )
    died = ~np.isnat(later.died_on)
    dead = np.flatnonzero(died)
    add(_DEATH, people.household[dead], in_month(later.died_on[dead], today), funeral_costs(rng, len(dead)))
    burdens[_SCHOOL] += (np.maximum(known_cost(lives.schooling, people, count) - _school_aid(lives), 0) / 1200.0)[
        :, None
    ]
    burdens[_WORK] += _wages_lost(lives, later)
    burdens[_DEATH] += _labour_lost(lives, later)
    burdens[_ILLNESS] += _earned_less_while_ill(lives, later)
    return burdens


def _school_aid(lives: Lives) -> Ints:
    people = lives.people
    paid = sum((amounts for _, amounts in lives.schooling.aid), np.zeros(people.size, np.int64))
    return household_sum(
        np.where(people.present & lives.schooling.learning, paid, 0), people.household, lives.households.size
    )


def _earned(lives: Lives) -> Floats:
    """Yuan a month of wages and farming."""
    year = lives.income.previous
    earned: Floats = np.maximum(year.parts["wage"] + year.parts["business"] - year.business_cost, 0) / 1200.0
    return earned


def _wages_lost(lives: Lives, later: Later) -> Floats:
    month = np.arange(MONTHS)[None, :]
    first, last = (in_month(day, lives.this_day) for day in (later.out_from, later.out_until))
    out = (first[:, None] >= 0) & (month >= first[:, None]) & (month <= last[:, None])
    monthly = lives.income.previous.parts["wage"] / 1200.0 * later.wage_lost
    return np.where(out, monthly[:, None], 0.0)


def _labour_lost(lives: Lives, later: Later) -> Floats:
    """What an earner who died would have earned, from the month after the death on."""
    people, capacity, count = lives.people, lives.standing.capacity, lives.households.size
    whole = np.maximum(household_weight(capacity, people.household, count), 0.01)
    when = in_month(later.died_on, lives.this_day)
    lost = np.zeros((count, MONTHS))
    for month in range(MONTHS):
        gone = (when >= 0) & (when < month) & (people.fate != DEAD)
        lost[:, month] = household_weight(np.where(gone, capacity, 0.0), people.household, count) / whole
    return lost * _earned(lives)[:, None]


def _earned_less_while_ill(lives: Lives, later: Later) -> Floats:
    """A new serious disease takes two fifths of what the household earns, from the month in which it is found."""
    people, count = lives.people, lives.households.size
    new = (later.health.serious >= 0) & (lives.health.serious < 0)
    when = np.where(new, in_month(later.health.serious_since, lives.this_day), -1)
    ill = np.zeros((count, MONTHS), np.bool_)
    for person in np.flatnonzero(when >= 0).tolist():
        ill[people.household[person], when[person] :] = True
    return np.where(ill, 0.4 * _earned(lives)[:, None], 0.0)


def _month_of_ruin(left: Floats, reserves: Reserves) -> Ints:
    """First month at whose end savings, relatives and credit are used up; −1 for none. `left` may be negative."""
    held, helped = reserves.savings.copy(), np.zeros(len(left))
    fallen = np.full(len(left), -1, np.int64)
    for month in range(MONTHS):
        short = np.maximum(-left[:, month], 0.0)
        help_now = np.minimum(short * reserves.kin_share, reserves.kin_most - helped)
        helped += help_now
        held += left[:, month] + help_now
        fallen = np.where((fallen < 0) & (held + reserves.credit < 0), month, fallen)
    return fallen


def _cause(burdens: Floats, reserves: Reserves, month: Ints) -> Ints:
    """The heaviest burden up to the fall; none where even that is less than a month's need."""
    borne = np.cumsum(burdens, axis=2)[:, np.arange(len(month)), np.maximum(month, 0)]
    heaviest = borne.argmax(axis=0)
    return np.where(borne.max(axis=0) >= reserves.need, heaviest, NO_CAUSE)
