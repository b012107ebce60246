"""The twelve months after the as-of date: who falls ill, dies, is born, loses work or is struck. Continues the lives.

The same models that made the year before make this one, from a stream of their own, so that no delivery changes.
What a household can bear of it stands in `reserves`, what becomes of it in `hardship`.
"""

from dataclasses import dataclass, replace

import numpy as np

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import NO_DAY, Days, Flags, Floats, Ints, happens, household_sum, skewed
from fangpin_pipeline.sample.events import Events, make_events
from fangpin_pipeline.sample.health import SERIOUS, Health
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.people import DEAD, People
from fangpin_pipeline.sample.treatment import Settlements, make_settlements

DAYS = 365
"""So many days after the as-of date are lived."""


@dataclass(frozen=True)
class Later:
    """The year after. Of persons: `died_on` (earners and others that live in the household). Of households:
    `out_from` to `out_until` (days without wages), `wage_lost` (share of the wages in that time), `born_on`.

    `events` and `settlements` are those after the as-of date only.
    """

    health: Health
    died_on: Days
    out_from: Days
    out_until: Days
    wage_lost: Floats
    born_on: Days
    events: Events
    settlements: Settlements


def make_later(rng: np.random.Generator, lives: Lives) -> Later:
    """Lives on for a year after the as-of date."""
    people, today, homes = lives.people, lives.this_day, lives.households
    died_on = _deaths(rng, lives)
    health = _newly_ill(rng, lives)
    mortal = replace(
        people,
        fate=np.where(np.isnat(died_on), people.fate, DEAD),
        gone_on=np.where(np.isnat(died_on), people.gone_on, died_on),
    )
    out_from, out_until, wage_lost = _out_of_work(rng, lives)
    end = today + DAYS
    events = make_events(rng, homes, len(lives.places.codes), end)
    return Later(
        health,
        died_on,
        out_from,
        out_until,
        wage_lost,
        _births(rng, lives),
        _events_after(events, today),
        _settled_after(rng, lives, mortal, health),
    )


def _some_day(rng: np.random.Generator, today: np.datetime64, which: Flags) -> Days:
    """A day within the year for those, none for the others."""
    day = today + rng.integers(1, DAYS + 1, len(which))
    return np.where(which, day, NO_DAY).astype("datetime64[D]")


def _deaths(rng: np.random.Generator, lives: Lives) -> Days:
    people = lives.people
    by_age = np.interp(people.age, (0, 30, 50, 65, 80, 95), (0.2, 0.3, 1.0, 3.0, 14.0, 40.0))
    ill = np.where(lives.health.serious >= 0, 12.0, 1.0)
    dies = people.present & happens(rng, float(assumptions.LATER_DEATHS) * by_age * ill, people.size)
    return _some_day(rng, lives.this_day, dies)


def _newly_ill(rng: np.random.Generator, lives: Lives) -> Health:
    """Bodies as they are later: those of today, and the diseases that come in the year."""
    people, health = lives.people, lives.health
    by_age = np.interp(people.age, (0, 20, 45, 65, 80), (0.1, 0.15, 0.7, 1.7, 2.0))
    new = people.present & (health.serious < 0)
    new &= happens(rng, float(assumptions.SERIOUS_DISEASE) * by_age, people.size)
    since = _some_day(rng, lives.this_day, new)
    kind = rng.integers(0, len(SERIOUS), people.size)
    return replace(
        health,
        serious=np.where(new, kind, health.serious),
        serious_since=np.where(new, since, health.serious_since).astype("datetime64[D]"),
    )


def _out_of_work(rng: np.random.Generator, lives: Lives) -> tuple[Days, Days, Floats]:
    """Households that lose wages: some that lost work before the day and find none, and some that lose it later."""
    count, today = lives.households.size, lives.this_day
    lost = np.zeros(count, np.bool_)
    lost[lives.people.household[lives.work.lost]] = True
    still = lost & happens(rng, float(assumptions.STILL_WITHOUT_WORK), count)
    later = ~still & happens(rng, float(assumptions.JOB_LOSS), count)
    begins = np.where(still, today + 1, _some_day(rng, today, later)).astype("datetime64[D]")
    ends = (begins + rng.integers(60, 330, count)).astype("datetime64[D]")
    return begins, ends, np.where(still | later, rng.uniform(0.5, 1.0, count), 0.0)


def _births(rng: np.random.Generator, lives: Lives) -> Days:
    people, count = lives.people, lives.households.size
    mothers = people.present & (people.female == 1) & (people.age >= 20) & (people.age <= 40)
    can = household_sum(mothers, people.household, count) > 0
    return _some_day(rng, lives.this_day, can & happens(rng, float(assumptions.BIRTHS), count))


def _events_after(events: Events, today: np.datetime64) -> Events:
    later = events.day > today
    return Events(
        events.household[later],
        events.event[later],
        events.kind[later],
        events.day[later],
        events.loss[later],
        events.house_damaged[later],
    )


def _settled_after(rng: np.random.Generator, lives: Lives, people: People, health: Health) -> Settlements:
    """Treatment after the day, by the model of the year before: bodies that were ill then are ill still."""
    standing = lives.standing
    aided = (standing.dibao | standing.registered[people.household] | standing.tekun) & lives.people.present
    end = lives.this_day + DAYS
    settled = make_settlements(rng, people, health, aided, end)
    kept = np.flatnonzero((settled.day > lives.this_day) & lives.people.present[settled.person])
    return Settlements(**{name: getattr(settled, name)[kept] for name in Settlements.__dataclass_fields__})


def funeral_costs(rng: np.random.Generator, size: int) -> Floats:
    """Yuan that a funeral costs each."""
    return skewed(rng, float(assumptions.FUNERAL), 0.4, size)


def in_month(day: Days, today: np.datetime64) -> Ints:
    """Place of the month after the as-of date in which a day lies, from 0; −1 for no day."""
    days = np.where(np.isnat(day), 0, (day - today).astype("timedelta64[D]").astype(np.int64))
    return np.where(days > 0, np.minimum((days - 1) * 12 // DAYS, 11), -1)
