"""Projects paid from relief funds: what for, when, how far. Payments and assets of them are told by `departments`."""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.extracts.codes import FUND_SOURCE
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import NO_DAY, Days, Flags, Ints, after, days_before, happens, pick, skewed

NAMES = ("养殖圈舍建设", "设施农业大棚", "光伏电站", "村组道路", "人畜饮水工程", "农田灌溉配套", "庭院经济补助",
         "技能培训")  # fmt: skip
ASSETS = {"养殖圈舍建设": "经营性", "设施农业大棚": "经营性", "光伏电站": "经营性", "村组道路": "公益性",
          "人畜饮水工程": "公益性", "农田灌溉配套": "公益性"}  # fmt: skip
_DAYS = 900


@dataclass(frozen=True)
class Projects:
    """Projects of a county. `worth` is in fen; a stalled project has no last day; `entity` is −1 for a township."""

    what: Ints
    village: Ints
    source: Ints
    worth: Ints
    begun_on: Days
    planned_end: Days
    ended_on: Days
    entity: Ints

    @property
    def forms_asset(self) -> Flags:
        """Something lasting is left."""
        return np.isin(self.what, [NAMES.index(name) for name in ASSETS])


def make_projects(rng: np.random.Generator, villages: int, entities: int, as_of: np.datetime64) -> Projects:
    """The projects of the last years."""
    size = max(villages // 2, 8)
    begun = days_before(rng, as_of, 10, _DAYS, size)
    ended = after(begun, rng.integers(120, 330, size))
    stalled = happens(rng, float(assumptions.PROJECT_STALLED), size)
    what = rng.integers(0, len(NAMES), size)
    business = np.isin(what, [NAMES.index(name) for name, kind in ASSETS.items() if kind == "经营性"])
    shares = {"中央": 0.4, "自治区": 0.25, "市": 0.12, "旗县": 0.18, "社会": 0.05}
    return Projects(
        what,
        rng.integers(0, villages, size),
        pick(rng, [shares[word] for word in FUND_SOURCE.values], size),
        np.rint(skewed(rng, float(assumptions.PROJECT_SIZE), 0.7, size) / 1000).astype(np.int64) * 100_000,
        begun,
        after(begun, rng.integers(240, 360, size)),
        np.where(stalled, NO_DAY, ended).astype("datetime64[D]"),
        np.where(business, rng.integers(0, entities, size), -1),
    )
