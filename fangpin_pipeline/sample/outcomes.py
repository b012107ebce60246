"""Later outcomes as a county would confirm them: `fangpin sample --outcomes FILE`, one row a household that fell.

They follow from the simulated year (`later`, `reserves`, `hardship`). Nothing here knows a rule, a parameter, a
verdict or a delivered file; not every fall is found, and whether it is does not hang on any warning.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Flags, Ints, happens, stream, when, words
from fangpin_pipeline.sample.hardship import CAUSES, Hardship, make_hardship
from fangpin_pipeline.sample.later import DAYS, make_later
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.reserves import make_reserves

KINDS = ("返贫", "致贫", "突发严重困难", "困难加重")
OTHER_CAUSE = "收入持续不足"
_BACK, _INTO, _SUDDEN, _WORSE = range(len(KINDS))
_SUDDEN_CAUSES = ("因灾", "意外事故", "家人去世")
_LATER = 5
_LEFT_POVERTY = tuple(assumptions.HOUSEHOLD_TYPES).index("已脱贫")


def later_outcomes(lives: Lives) -> pa.Table:
    """Confirmed falls of one county in the year after the as-of date, by household."""
    rng = stream(lives.seed, _LATER, int(lives.places.code))
    later = make_later(rng, lives)
    hardship = make_hardship(rng, lives, later, make_reserves(rng, lives))
    count = lives.households.size
    day = lives.this_day + 1 + (hardship.month * DAYS + rng.integers(0, DAYS, count)) // 12
    found = day + rng.integers(5, 61, count)
    fell = np.flatnonzero((hardship.month >= 0) & happens(rng, float(assumptions.CONFIRMED), count))
    village = words(lives.places.codes, lives.households.village[fell])
    cause = words((*CAUSES, OTHER_CAUSE), np.where(hardship.cause < 0, len(CAUSES), hardship.cause)[fell])
    return pa.table(
        {
            "household_no": lives.household_no.take(pa.array(fell)),
            "county_code": pa.repeat(lives.places.code, len(fell)),
            "township_code": pc.utf8_slice_codeunits(village, 0, 9),
            "happened_on": when(day[fell]),
            "kind": words(KINDS, _kinds(lives, hardship)[fell]),
            "cause": cause,
            "confirmed_on": when(found[fell]),
        }
    )


def _kinds(lives: Lives, hardship: Hardship) -> Ints:
    standing = lives.standing
    left: Flags = standing.registered & (standing.household_type == _LEFT_POVERTY)
    sudden = np.isin(hardship.cause, [CAUSES.index(word) for word in _SUDDEN_CAUSES])
    kinds: Ints = np.select([sudden, left, standing.registered], [_SUDDEN, _BACK, _WORSE], _INTO)
    return kinds
