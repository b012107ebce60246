"""What the counties report back: who was sent to a burdened household, and what was found there.

The lives do not know who is on a list; visits go to households that a rule most likely names. A receipt about another
one is what an office sends at times: it fits no clue and is listed. Shares are assumed.
"""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import REASON
from fangpin_pipeline.sample.chance import (
    Days,
    Flags,
    Ints,
    after,
    days_before,
    happens,
    household_sum,
    numbered,
    pick,
    same,
    when,
    words,
)
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.names import some_names

_VISITED = 0.5
_THESE_DAYS, _THIS_MONTH = (1, 4), (4, 30)
_FINDINGS, _SHARES = ("核实属实", "核实不属实", "暂缓"), (0.35, 0.5, 0.15)
_TRUE, _UNTRUE, _PUT_OFF = range(3)
_REASON_SHARES = (0.25, 0.3, 0.3, 0.1, 0.02, 0.03)
_HIGH_COST = 10_000_00
_ACTORS = 60


def tell_case_event(lives: Lives, on: date) -> pa.Table:
    """For every visit two events: it is handed down, and on the next day something is found. Each is known a day later.

    What was known before the first list is no answer to it; `schedule` leaves it out.
    """
    del on  # every visit has its own day
    rng = lives.chance("R01")
    burdened = _burdened(lives)
    homes = burdened[happens(rng, _VISITED, len(burdened))]
    size = len(homes)
    now = happens(rng, 0.5, size)
    days = [days_before(rng, lives.this_day, *span, size) for span in (_THESE_DAYS, _THIS_MONTH)]
    visited = np.where(now, *days)
    finding = pick(rng, _SHARES, size)
    reason = np.where(finding == _UNTRUE, pick(rng, _REASON_SHARES, size), -1)
    reason = np.where(finding == _PUT_OFF, REASON.values.index("其他"), reason)
    actors = some_names(rng, _ACTORS).take(pa.array(rng.integers(0, _ACTORS, size)))
    nothing = np.full(size, -1)
    handed_down = _events(lives, homes, "1", after(visited, -1), words(("下发",), np.zeros(size, np.int64)))
    found = _events(lives, homes, "2", visited, words(_FINDINGS, finding))
    told = {"actor": actors, "note": pa.nulls(size, pa.string())}
    sent = {
        "actor_role": same("旗县区", size),
        "reason": words(REASON.values, nothing),
        "evidence": words(("",), nothing),
    }
    seen = {
        "actor_role": same("驻村工作队", size),
        "reason": words(REASON.values, reason),
        "evidence": words(("入户照片和核查表",), np.where(finding == _PUT_OFF, -1, 0)),
    }
    return pa.concat_tables([pa.table({**handed_down, **sent, **told}), pa.table({**found, **seen, **told})])


def _events(lives: Lives, homes: Ints, step: str, day: Days, event: pa.Array) -> dict[str, pa.Array]:
    size = len(homes)
    return {
        "event_no": numbered(f"HZ{lives.places.code}{step}", 6, homes),
        "household_no": lives.household_no.take(pa.array(homes)),
        "machine": same("线索核查", size),
        "event": event,
        "occurred_on": when(day),
        "household": pa.array(homes),
        "known_on": when(after(day, 1)),
    }


def _burdened(lives: Lives) -> Ints:
    """Households with somebody who is not insured, or with high costs of illness."""
    people, settled, count = lives.people, lives.settlements, lives.households.size
    year = lives.this_day - settled.day < np.timedelta64(365, "D")
    paid = household_sum(np.where(year, settled.self_paid, 0), people.household[settled.person], count)
    uninsured: Flags = np.zeros(count, np.bool_)
    uninsured[people.household[lives.health.uninsured & people.present]] = True
    return np.flatnonzero(uninsured | (paid >= _HIGH_COST))


TELLS = {"R01": tell_case_event}
