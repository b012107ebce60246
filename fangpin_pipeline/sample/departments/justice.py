"""What 司法 writes down: who was listed for dishonest behaviour, after notice and appeal."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import DISHONEST_BEHAVIOUR
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import NO_DAY, after, days_before, happens, numbered, pick, when, words
from fangpin_pipeline.sample.lives import Lives

_LAWS = ("老年人权益保障法", "社会救助暂行办法", "治安管理处罚法")


def tell_integrity(lives: Lives, on: date) -> pa.Table:
    """Decisions of the last year about heads of households, known when the listing takes effect."""
    del on  # every decision has its own day
    rng, count = lives.chance("X34b"), lives.households.size
    homes = np.flatnonzero(happens(rng, float(assumptions.LISTED), count))
    size = len(homes)
    notified = days_before(rng, lives.this_day, 60, 360, size)
    appeal_closed = after(notified, 15)
    listed = after(appeal_closed, rng.integers(1, 20, size))
    # A listing lasts longer than the year that is told.
    behaviour = pick(rng, (0.45, 0.3, 0.25), size)
    return pa.table(
        {
            "decision_no": numbered(f"SX{lives.places.code}", 5, np.arange(size)),
            "id_no": lives.people.id_no.take(pa.array(lives.households.head[homes])),
            "behaviour": words(DISHONEST_BEHAVIOUR.values, behaviour),
            "legal_basis": words(_LAWS, behaviour),
            "notified_on": when(notified),
            "appeal_closed_on": when(appeal_closed),
            "listed_on": when(listed),
            "removed_on": when(np.full(size, NO_DAY)),
            "household": homes,
            "known_on": when(after(listed, 1)),
        }
    )


TELLS = {"X34b": tell_integrity}
