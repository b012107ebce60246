"""The lives of one county put together: what is true before any department writes it down."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.sample.chance import Flags, Ints, stream
from fangpin_pipeline.sample.events import Events, make_events
from fangpin_pipeline.sample.health import Health, make_health
from fangpin_pipeline.sample.income import Income, make_income
from fangpin_pipeline.sample.people import DEAD, MOVED, Households, People, make_people
from fangpin_pipeline.sample.places import CountyPlaces
from fangpin_pipeline.sample.schooling import Schooling, make_schooling
from fangpin_pipeline.sample.standing import Standing, make_standing
from fangpin_pipeline.sample.treatment import Settlements, make_settlements

_LIVES = 1
_TELLING = 2


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
        _numbers(places.code[2:], 6, np.arange(households)),
        pc.if_else(pa.array(has_register_no), _numbers(places.code, 7, np.arange(households)), None),
    )  # fmt: skip


def _numbers(prefix: str, width: int, serial: Ints) -> pa.Array:
    digits = pc.utf8_lpad(pc.cast(pa.array(serial + 1), pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, digits, "")
