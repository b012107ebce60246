"""What 组织 writes down: who works in the villages, and who leads the county."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import LEADER_POST, TEAM_ROLE
from fangpin_pipeline.sample.chance import NO_DAY, Flags, Ints, amount, days_before, happens, same, when, words
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.names import some_names

_ROLE = {word: place for place, word in enumerate(TEAM_ROLE.values)}


def tell_village_team(lives: Lives, on: date) -> pa.Table:
    """A party secretary in every village; poverty villages and weak ones have a first secretary and a team."""
    rng, villages = lives.chance("X32"), lives.villages
    count = len(lives.places.codes)
    village = np.concatenate((np.arange(count), np.repeat(np.arange(count), 3)))
    role = np.concatenate(
        (np.full(count, _ROLE["村书记"]), np.tile([_ROLE["第一书记"], *[_ROLE["工作队员"]] * 2], count))
    )
    size = len(village)
    names = some_names(rng, size)
    started = days_before(rng, lives.this_day, 150, 1500, size)
    resident = role != _ROLE["村书记"]
    away = happens(rng, 0.02, size)
    table = pa.table(
        {
            "village_code": words(lives.places.codes, village),
            "member_name": names,
            "role": words(TEAM_ROLE.values, role),
            "started_on": when(started),
            "ended_on": when(np.full(size, NO_DAY)),
            "days_present": amount(np.where(away, rng.integers(5, 18, size), rng.integers(20, 28, size)), ~resident),
            "trained_this_year": pa.array(happens(rng, 0.9, size)),
            "weak_organisation": pa.array(villages.weak_organisation[village]),
            "household": np.full(size, -1),
        }
    )
    wanted = ~resident | (villages.poverty | villages.weak_organisation)[village]
    return table.filter(pa.array(wanted & _first_of_name(village, names) & (started <= np.datetime64(on, "D"))))


def _first_of_name(village: Ints, names: pa.Array) -> Flags:
    """Two of one name in one village cannot be told apart: the first stands for both."""
    _, first = np.unique(np.char.add(village.astype(str), names.to_numpy(False).astype(str)), return_index=True)
    kept = np.zeros(len(village), np.bool_)
    kept[first] = True
    return kept


def tell_leader_tenure(lives: Lives, on: date) -> pa.Table:
    """The two leaders of the county and those before them."""
    del on  # nobody changed lately
    rng, posts = lives.chance("X32b"), len(LEADER_POST.values)
    came = days_before(rng, lives.this_day, 300, 1500, posts)
    before = days_before(rng, lives.this_day, 2200, 3200, posts)
    return pa.table(
        {
            "county_code": same(lives.places.code, 2 * posts),
            "post": words(LEADER_POST.values, np.tile(np.arange(posts), 2)),
            "started_on": when(np.concatenate((before, came))),
            "ended_on": when(np.concatenate((came - np.timedelta64(1, "D"), np.full(posts, NO_DAY)))),
            "household": np.full(2 * posts, -1),
        }
    )


TELLS = {"X32": tell_village_team, "X32b": tell_leader_tenure}
