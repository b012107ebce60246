"""Cards of villages (X05) and public notices (X37) that 扶贫 keeps. Part of `poverty_alleviation`."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import NOTICE_KIND
from fangpin_pipeline.sample.chance import NO_DAY, after, amount, days_before, happens, numbered, pick, when, words
from fangpin_pipeline.sample.lives import Lives

_YEARS = 2
_NOTICES_A_VILLAGE = 0.5


def tell_village(lives: Lives, on: date) -> pa.Table:
    """One card a village and year, for the two years before the as-of date."""
    del on  # cards of a year are not written again
    return pa.concat_tables([_cards(lives, lives.as_of.year - back) for back in range(_YEARS, 0, -1)])


def _cards(lives: Lives, year: int) -> pa.Table:
    rng, villages, homes = lives.chance("X05"), lives.villages, lives.households
    size = len(lives.places.codes)
    households = np.bincount(homes.village, minlength=size)
    exited = (np.asarray(villages.exit_year - 1970, "datetime64[Y]").astype("datetime64[M]") + 11).astype(
        "datetime64[D]"
    )
    left = villages.poverty & (villages.exit_year <= year)
    return pa.table(
        {
            "village_code": pa.array(lives.places.codes),
            "year": pa.array(np.full(size, year), pa.int32()),
            "poverty_village": pa.array(villages.poverty),
            "exited_on": when(np.where(left, exited, NO_DAY)),
            "household_count": amount(households),
            "person_count": amount(np.bincount(homes.village, homes.members, size).astype(np.int64)),
            **{name: pa.array(has) for name, has in villages.services.items()},
            "toilets_usable": amount((households * rng.uniform(0.45, 0.95, size)).astype(np.int64)),
            "household": np.full(size, -1),
        }
    )


def tell_public_notice(lives: Lives, on: date) -> pa.Table:
    """Notices on the boards of villages, known the day after they were put up."""
    del on  # every notice has its own day
    rng = lives.chance("X37")
    size = max(int(_NOTICES_A_VILLAGE * len(lives.places.codes)), 3)
    started = days_before(rng, lives.this_day, 2, 330, size)
    return pa.table(
        {
            "notice_no": numbered(f"GS{lives.places.code}", 5, np.arange(size)),
            "area_code": words(lives.places.codes, rng.integers(0, len(lives.places.codes), size)),
            "content_kind": words(NOTICE_KIND.values, pick(rng, (0.2, 0.25, 0.15, 0.25, 0.15), size)),
            "started_on": when(started),
            "ended_on": when(after(started, pick(rng, (0.02, 0.9, 0.08), size) * 3 + 4)),
            "masked": pa.array(happens(rng, 0.985, size)),
            "objections": amount(pick(rng, (0.96, 0.03, 0.01), size)),
            "household": np.full(size, -1),
            "known_on": when(after(started, 1)),
        }
    )
