"""The lives of one county put together: what is true before any department writes it down."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.sample.chance import Flags, numbered, stream
from fangpin_pipeline.sample.events import Events, make_events
from fangpin_pipeline.sample.health import Health, make_health
from fangpin_pipeline.sample.housing import Housing, make_housing
from fangpin_pipeline.sample.income import Income, make_income
from fangpin_pipeline.sample.organisations import Organisations, make_organisations
from fangpin_pipeline.sample.pension import Pension, make_pension
from fangpin_pipeline.sample.people import DEAD, MOVED, Households, People, make_people
from fangpin_pipeline.sample.places import CountyPlaces
from fangpin_pipeline.sample.projects import Projects, make_projects
from fangpin_pipeline.sample.relief import Applications, make_applications
from fangpin_pipeline.sample.schooling import Schooling, make_schooling
from fangpin_pipeline.sample.standing import Standing, make_standing
from fangpin_pipeline.sample.treatment import Settlements, make_settlements
from fangpin_pipeline.sample.villages import Villages, make_villages
from fangpin_pipeline.sample.water import Water, make_water
from fangpin_pipeline.sample.work import Work, make_work

_LIVES = 1
_TELLING = 2
_LATER_LIVES = 4


@dataclass(frozen=True)
class Lives:
    """Everything that is true of one county. `hukou_no` is every household's 户号, `register_no` the 户编号 of those
    that are or were registered (empty for others)."""

    seed: int
    as_of: date
    places: CountyPlaces
    households: Households
    people: People
    health: Health
    standing: Standing
    schooling: Schooling
    events: Events
    income: Income
    settlements: Settlements
    hukou_no: pa.Array
    register_no: pa.Array

    @property
    def household_no(self) -> pa.Array:
        """The number under which a household is screened: 户编号 of registered ones, 户号 of all others."""
        return pc.if_else(pa.array(self.standing.registered), self.register_no, self.hukou_no)

    @property
    def registered_person(self) -> Flags:
        """Persons, also gone ones, of registered households."""
        of_person: Flags = self.standing.registered[self.people.household]
        return of_person

    @property
    def this_day(self) -> np.datetime64:
        """The as-of date as numpy counts days."""
        return np.datetime64(self.as_of, "D")

    @cached_property
    def housing(self) -> Housing:
        """The house of every household."""
        return make_housing(self._luck("housing"), self.standing.registered, self.this_day)

    @cached_property
    def water(self) -> Water:
        """The water of every household."""
        return make_water(self._luck("water"), self.households.village, len(self.places.codes), self.this_day)

    @cached_property
    def pension(self) -> Pension:
        """The old-age insurance of every person."""
        return make_pension(self._luck("pension"), self.people, self.schooling, self.income)

    @cached_property
    def work(self) -> Work:
        """Work month by month of those who are watched."""
        return make_work(
            self._luck("work"), self.people, self.standing, self.schooling, self.income, self.households.size
        )

    @cached_property
    def applications(self) -> Applications:
        """Who asked for relief."""
        return make_applications(
            self._luck("relief"), self.households, self.people, self.health, self.events, self.this_day
        )

    @cached_property
    def villages(self) -> Villages:
        """What villages have."""
        return make_villages(self._luck("villages"), len(self.places.codes))

    @cached_property
    def organisations(self) -> Organisations:
        """The businesses of the county."""
        return make_organisations(self._luck("organisations"), self.places)

    @cached_property
    def projects(self) -> Projects:
        """What was built and bought with relief funds."""
        return make_projects(self._luck("projects"), len(self.places.codes), self.organisations.size, self.this_day)

    def _luck(self, what: str) -> np.random.Generator:
        """The stream of a part of life that is made when somebody first asks for it."""
        return stream(self.seed, _LATER_LIVES, int(self.places.code), int.from_bytes(what.encode(), "big"))

    def chance(self, use: str) -> np.random.Generator:
        """The stream of one extract: every delivery of it starts the same stream, so that deliveries agree."""
        return stream(self.seed, _TELLING, int(self.places.code), int.from_bytes(use.encode(), "big"))

    def born_by(self, on: date) -> Flags:
        """Persons who were born by that day."""
        born: Flags = np.less_equal(self.people.birth, np.datetime64(on, "D"))
        return born

    def gone_by(self, on: date) -> Flags:
        """Persons who had died or left by that day."""
        day = np.datetime64(on, "D")
        gone: Flags = np.isin(self.people.fate, (DEAD, MOVED)) & (self.people.gone_on <= day)
        return gone


def make_lives(seed: int, places: CountyPlaces, households: int, as_of: date) -> Lives:
    """Simulates one county; the same arguments give the same lives."""
    rng = stream(seed, _LIVES, int(places.code))
    today = np.datetime64(as_of, "D")
    homes, people = make_people(rng, places, households, today)
    health = make_health(rng, people, today)
    standing = make_standing(rng, homes, people, health, today)
    aided = (standing.dibao | standing.registered[people.household]) & people.present
    schooling = make_schooling(rng, people, health, aided, as_of)
    events = make_events(rng, homes, len(places.codes), today)
    income = make_income(rng, places.code, homes, people, health, standing, schooling, events, as_of)
    settlements = make_settlements(rng, people, health, aided | standing.tekun, today)
    has_register_no = standing.registered | standing.cancelled
    return Lives(
        seed, as_of, places, homes, people, health, standing, schooling, events, income, settlements,
        numbered(places.code[2:], 6, np.arange(households)),
        pc.if_else(pa.array(has_register_no), numbered(places.code, 7, np.arange(households)), None),
    )  # fmt: skip
