"""What 应急 writes down: who lost what by nature, accident or failed production."""

from datetime import date

import pyarrow as pa

from fangpin_pipeline.extracts.codes import DISASTER_KIND
from fangpin_pipeline.sample.chance import after, amount, number, when, words
from fangpin_pipeline.sample.events import FAILURE
from fangpin_pipeline.sample.lives import Lives


def tell_disaster(lives: Lives, on: date) -> pa.Table:
    """One row an event and household, under the head's identity number; known a few days later."""
    del on  # every event has its own day
    events = lives.events
    rng = lives.chance("X31")
    size = len(events.household)
    numbers = [f"ZQ{lives.places.code}{event + 1:06d}" for event in range(int(events.event.max(initial=-1)) + 1)]
    area = rng.integers(1, 60, size)
    livestock = rng.integers(1, 25, size)
    return pa.table(
        {
            "event_no": words(numbers, events.event),
            "kind": words(DISASTER_KIND.values, events.kind),
            "head_id_no": lives.people.id_no.take(pa.array(lives.households.head[events.household])),
            "occurred_on": when(events.day),
            "crop_area": number(area, ~events.natural),
            "livestock": amount(livestock, events.kind != FAILURE),
            "loss": amount(events.loss),
            "house_damaged": pa.array(events.house_damaged),
            "household": events.household,
            "known_on": when(after(events.day, rng.integers(1, 5, size))),
        }
    )


TELLS = {"X31": tell_disaster}
