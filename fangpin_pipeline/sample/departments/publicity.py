"""What 宣传 writes down: points of the charity shops, and the civic life of villages."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import CIVIC_KIND, POINTS_DIRECTION
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import after, amount, days_before, happens, number, numbered, pick, when, words
from fangpin_pipeline.sample.lives import Lives

_EARNED = ("环境卫生评比", "参加义务劳动", "孝老爱亲")
_ENTRIES = 4
_EVENTS_A_VILLAGE = 2


def tell_points(lives: Lives, on: date) -> pa.Table:
    """Points of households that take part: earned three times, then partly spent."""
    del on  # every entry has its own day
    rng, count = lives.chance("X34a"), lives.households.size
    takes_part = lives.standing.registered & happens(rng, float(assumptions.COLLECTS_POINTS), count)
    homes = np.repeat(np.flatnonzero(takes_part), _ENTRIES)
    size = len(homes)
    turn = np.arange(size) % _ENTRIES
    spends = turn == _ENTRIES - 1
    day = (lives.this_day - (_ENTRIES - turn) * 30 + rng.integers(0, 20, size)).astype("datetime64[D]")
    points = np.where(spends, rng.integers(10, 30, size), rng.integers(10, 40, size))
    return pa.table(
        {
            "transaction_no": numbered(f"JF{lives.places.code}", 7, np.arange(size)),
            "household_no": lives.household_no.take(pa.array(homes)),
            "occurred_on": when(day),
            "direction": words(POINTS_DIRECTION.values, spends.astype(np.int64)),
            "points": number(points),
            "reason": words((*_EARNED, "兑换日用品"), np.where(spends, len(_EARNED), rng.integers(0, 3, size))),
            "household": homes,
            "known_on": when(after(day, 1)),
        }
    )


def tell_civic_event(lives: Lives, on: date) -> pa.Table:
    """Meetings and events of villages in the last half year."""
    del on  # every event has its own day
    rng = lives.chance("X34c")
    village = np.repeat(np.arange(len(lives.places.codes)), _EVENTS_A_VILLAGE)
    size = len(village)
    day = days_before(rng, lives.this_day, 3, 180, size)
    kind = pick(rng, (0.35, 0.2, 0.15, 0.18, 0.11, 0.004, 0.006), size)
    return pa.table(
        {
            "event_no": numbered(f"WM{lives.places.code}", 5, np.arange(size)),
            "village_code": words(lives.places.codes, village),
            "kind": words(CIVIC_KIND.values, kind),
            "occurred_on": when(day),
            "participants": amount(rng.integers(8, 80, size)),
            "household": np.full(size, -1),
            "known_on": when(after(day, 3)),
        }
    )


TELLS = {"X34a": tell_points, "X34c": tell_civic_event}
