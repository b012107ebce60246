"""Visits (X06) and the sample survey (X36) that 扶贫 keeps: who was at whose door. Part of `poverty_alleviation`."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import RISK, VISIT_MODE, VISITOR_LEVEL
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import (
    Ints,
    after,
    days_before,
    happens,
    numbered,
    pick,
    two_decimals,
    when,
    words,
)
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.names import some_names
from fangpin_pipeline.sample.relief import troubles

_DAYS = 90
_VISITORS = 120
_FOUND, _PLAIN = "发现困难，已向嘎查村两委反映", "了解生产生活情况，宣传政策"
_SURVEYED = 0.015


def tell_visit(lives: Lives, on: date) -> pa.Table:
    """Visits of the last three months: to registered households often, to others now and then."""
    del on  # every visit has its own day
    rng, count = lives.chance("X06"), lives.households.size
    often = np.where(lives.standing.registered, rng.integers(1, 5, count), 0)
    now_and_then = ~lives.standing.registered & happens(rng, float(assumptions.VISITED_GENERAL), count)
    homes = np.repeat(np.arange(count), np.where(now_and_then, 1, often))
    size = len(homes)
    visited = days_before(rng, lives.this_day, 1, _DAYS, size)
    trouble = _troubles(lives)[homes]
    seen = np.where(trouble >= 0, float(assumptions.VISIT_DIFFICULTY_STRUCK), float(assumptions.VISIT_DIFFICULTY))
    found = happens(rng, seen, size)
    kind = np.where(trouble >= 0, trouble, RISK.values.index("其他"))
    visitors = some_names(rng, _VISITORS)
    return pa.table(
        {
            "visit_no": numbered(f"ZF{lives.places.code}", 7, np.arange(size)),
            "household_no": lives.household_no.take(pa.array(homes)),
            "visited_on": when(visited),
            "visitor_level": words(VISITOR_LEVEL.values, pick(rng, (0.002, 0.01, 0.06, 0.13, 0.5, 0.298), size)),
            "visitor_name": visitors.take(pa.array(rng.integers(0, _VISITORS, size))),
            "mode": words(VISIT_MODE.values, pick(rng, (0.86, 0.12, 0.02), size)),
            "difficulty": pa.array(found),
            "difficulty_kind": words(RISK.values, np.where(found, kind, -1)),
            "content": words((_PLAIN, _FOUND), found.astype(np.int64)),
            "household": homes,
            "known_on": when(after(visited, rng.integers(0, 4, size))),
        }
    )


def _troubles(lives: Lives) -> Ints:
    """What a visitor could find: fresh misfortune, a dangerous house, bad water, a job lost."""
    fresh = troubles(lives.households, lives.people, lives.health, lives.events, lives.this_day)
    jobless = np.zeros(lives.households.size, np.bool_)
    jobless[lives.people.household[lives.work.lost]] = True
    place = {word: index for index, word in enumerate(RISK.values)}
    risks: Ints = np.select(
        [fresh >= 0, lives.housing.unsafe, ~lives.water.safe, jobless],
        [fresh, place["因安全住房"], place["因安全饮水"], place["因务工就业不稳"]],
        -1,
    )
    return risks


def tell_survey(lives: Lives, on: date) -> pa.Table:
    """A random sample of households, weighted so that it stands for all of the county."""
    del on  # every answer has its own day
    rng, count = lives.chance("X36"), lives.households.size
    homes = np.sort(rng.choice(count, max(int(_SURVEYED * count), min(count, 3)), replace=False))
    size = len(homes)
    surveyed = days_before(rng, lives.this_day, 20, 330, size)
    poor = lives.standing.means[homes] < 2_500
    return pa.table(
        {
            "response_no": numbered(f"WJ{lives.places.code}", 6, np.arange(size)),
            "village_code": words(lives.places.codes, lives.households.village[homes]),
            "household_no": lives.household_no.take(pa.array(homes)),
            "weight": two_decimals(np.full(size, count / size)),
            "surveyed_on": when(surveyed),
            "food": pa.array(~(poor & happens(rng, 0.02, size))),
            "clothing": pa.array(~(poor & happens(rng, 0.02, size))),
            "satisfied": pa.array(happens(rng, 0.965, size)),
            "aware": pa.array(happens(rng, 0.94, size)),
            "household": homes,
            "known_on": when(after(surveyed, 10)),
        }
    )
