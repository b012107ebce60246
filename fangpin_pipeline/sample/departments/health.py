"""What 卫健 writes down: chronic patients with their contracts, serious diseases, clinics and hospitals."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import CLINIC_LEVEL, DISEASE_KIND
from fangpin_pipeline.sample.chance import Days, Ints, amount, happens, numbered, when, words
from fangpin_pipeline.sample.health import CHRONIC, SERIOUS
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.names import some_names

_DOCTORS = 60


def tell_chronic_contract(lives: Lives, on: date) -> pa.Table:
    """One row a person and disease that was diagnosed by that day."""
    health = lives.health
    chronic = _diseases(lives, on, "慢性病", CHRONIC, health.chronic, health.chronic_since)
    serious = _diseases(lives, on, "大病", SERIOUS, health.serious, health.serious_since)
    return pa.concat_tables([chronic, serious])


def _diseases(lives: Lives, on: date, kind: str, names: tuple[str, ...], which: Ints, since: Days) -> pa.Table:
    people = lives.people
    rng = lives.chance(f"X14{DISEASE_KIND.values.index(kind)}")
    doctors = some_names(rng, _DOCTORS)
    contracted = happens(rng, 0.975, people.size)
    seen_days_ago = np.where(happens(rng, 0.97, people.size), rng.integers(3, 80, people.size), 130)
    followed = np.maximum(np.datetime64(on, "D") - seen_days_ago, since)
    table = pa.table(
        {
            "id_no": people.id_no,
            "name": people.name,
            "disease": words(names, which),
            "kind": words([kind], np.zeros(people.size, np.int64)),
            "diagnosed_on": when(since),
            "contracted": pa.array(contracted),
            "doctor": doctors.take(pa.array(rng.integers(0, _DOCTORS, people.size), mask=~contracted)),
            "last_followup_on": when(np.where(contracted, followed, np.datetime64("NaT", "D"))),
            "household": people.household,
        }
    )
    return table.filter(pa.array((which >= 0) & (since <= np.datetime64(on, "D")) & ~lives.gone_by(on)))


def tell_village_clinic(lives: Lives, on: date) -> pa.Table:
    """A clinic in every village, and a hospital where the first village of each township is."""
    del on  # the list of the year
    rng, villages, codes = lives.chance("X15"), lives.villages, np.array(lives.places.codes)
    _, seats = np.unique(np.array([code[:9] for code in lives.places.codes]), return_index=True)
    place = np.concatenate((np.arange(len(codes)), seats))
    hospital = np.arange(len(place)) >= len(codes)
    doctor = villages.services["doctor"][place]
    staff = np.where(hospital, rng.integers(6, 25, len(place)), doctor * rng.integers(1, 3, len(place)))
    level = np.where(hospital, CLINIC_LEVEL.values.index("苏木乡镇卫生院"), CLINIC_LEVEL.values.index("嘎查村卫生室"))
    return pa.table(
        {
            "institution_code": numbered(f"WS{lives.places.code}", 4, np.arange(len(place))),
            "area_code": pa.array(codes[place]),
            "level": words(CLINIC_LEVEL.values, level),
            "standard": pa.array(hospital | villages.services["clinic"][place]),
            "qualified_staff": amount(staff),
            "visiting_arrangement": pa.array(~doctor & happens(rng, 0.8, len(place))),
            "household": np.full(len(place), -1),
        }
    )


TELLS = {"X14": tell_chronic_contract, "X15": tell_village_clinic}
