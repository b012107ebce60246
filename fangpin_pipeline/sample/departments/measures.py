"""The measures of help (X04) that 扶贫 keeps: who was helped, how, since when. Part of `poverty_alleviation`."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.extracts.codes import MEASURE_GROUP
from fangpin_pipeline.sample.chance import NO_DAY, Flags, Ints, after, amount, happens, household_sum, when, words
from fangpin_pipeline.sample.lives import Lives

_NAMES = {
    "产业帮扶": "扶持养羊", "就业帮扶": "劳务输出", "公益性岗位": "护林保洁岗", "健康帮扶": "家庭医生签约",
    "教育帮扶": "雨露计划", "综合保障": "纳入低保", "资产收益": "光伏分红", "社会帮扶": "爱心超市",
}  # fmt: skip


def tell_assistance_measure(lives: Lives, on: date) -> pa.Table:
    """Measures of registered households; a few unregistered ones in want are helped as well."""
    del on  # every measure has its own day
    rng = lives.chance("X04")
    parts = [
        _measures(rng, lives, group, need, place) for place, (group, need) in enumerate(_needs(rng, lives).items())
    ]
    return pa.concat_tables(parts)


def _needs(rng: np.random.Generator, lives: Lives) -> dict[str, Flags]:
    """Which households got which measure."""
    count, of_person, standing = lives.households.size, lives.people.household, lives.standing
    able = household_sum(standing.capacity > 0, of_person, count) > 0
    ill = household_sum((lives.health.chronic >= 0) | (lives.health.serious >= 0), of_person, count) > 0
    learning = household_sum(lives.schooling.beyond_compulsory, of_person, count) > 0
    dibao = household_sum(standing.dibao, of_person, count) > 0
    registered = standing.registered
    edge = ~registered & (standing.means < 5_500) & happens(rng, 0.12, count)
    return {
        "产业帮扶": (registered | edge) & able & happens(rng, 0.9, count),
        "就业帮扶": registered & able & happens(rng, 0.35, count),
        "公益性岗位": registered & able & happens(rng, 0.3, count),
        "健康帮扶": registered & ill & happens(rng, 0.95, count),
        "教育帮扶": registered & learning & happens(rng, 0.95, count),
        "综合保障": registered & dibao,
        "资产收益": registered & happens(rng, 0.85, count),
        "社会帮扶": (registered | edge) & happens(rng, 0.6, count),
    }


def _measures(rng: np.random.Generator, lives: Lives, group: str, need: Flags, place: int) -> pa.Table:
    which = np.flatnonzero(need)
    size = len(which)
    started = (np.datetime64(lives.as_of, "D") - rng.integers(3, 1200, size)).astype("datetime64[D]")
    over = happens(rng, 0.15, size)
    ended = np.where(over, started + rng.integers(120, 700, size), NO_DAY).astype("datetime64[D]")
    number = lives.household_no.take(pa.array(which))
    return pa.table(
        {
            "household_no": number,
            "measure_no": pc.binary_join_element_wise(number, f"{place + 1:02d}", "-"),
            "measure_group": words(MEASURE_GROUP.values, _constant(MEASURE_GROUP.values.index(group), size)),
            "measure_name": words([_NAMES[group]], _constant(0, size)),
            "amount": amount(rng.integers(2, 60, size) * 100_00, happens(rng, 0.3, size)),
            "started_on": when(started),
            "ended_on": when(ended),
            "department": words([f"{lives.places.name}扶贫办"], _constant(0, size)),
            "household": which,
            "known_on": when(after(started, 2)),
        }
    )


def _constant(value: int, size: int) -> Ints:
    return np.full(size, value, np.int64)
