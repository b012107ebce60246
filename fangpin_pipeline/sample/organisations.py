"""Businesses of a county: their credit codes, where they sit, how they fare. Contracts with them stand elsewhere."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import ENTITY_KIND, ENTITY_STATUS
from fangpin_pipeline.identity.credit_code import check_character
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Flags, Ints, pick
from fangpin_pipeline.sample.places import CountyPlaces

_KIND_SHARES = {"龙头企业": 0.06, "合作社": 0.54, "家庭农牧场": 0.36, "扶贫车间": 0.04}
_STATUS_SHARES = {"正常": 0.955, "异常": 0.03, "注销": 0.015}
# What a credit code begins with: enterprise, individual business, farmers' cooperative (GB 32100).
_BEGIN = {"龙头企业": "91", "合作社": "93", "家庭农牧场": "92", "扶贫车间": "91"}
_ENDING = {"龙头企业": "农牧业有限公司", "合作社": "种养殖农民专业合作社", "家庭农牧场": "家庭农牧场",
           "扶贫车间": "扶贫车间"}  # fmt: skip
_WORDS = ("丰裕", "金穗", "绿源", "河套", "草原红", "塞上", "瑞丰", "聚鑫", "蒙源", "众康")
_NORMAL = ENTITY_STATUS.values.index("正常")


@dataclass(frozen=True)
class Organisations:
    """Businesses in the order of their villages; no code belongs to a real organisation."""

    code: pa.Array
    name: pa.Array
    kind: Ints
    village: Ints
    status: Ints

    @property
    def size(self) -> int:
        return len(self.village)

    @property
    def normal(self) -> Flags:
        """Those that do business."""
        return np.equal(self.status, _NORMAL)

    def near(self, village: Ints) -> Ints:
        """A business at or behind each of those villages, in the order of the divisions."""
        return np.minimum(np.searchsorted(self.village, village), self.size - 1)


def make_organisations(rng: np.random.Generator, places: CountyPlaces) -> Organisations:
    """The businesses of a county; every county has some."""
    villages = len(places.codes)
    size = max(int(float(assumptions.ENTITIES) * villages), 3)
    village = np.sort(rng.integers(0, villages, size))
    kind = pick(rng, [_KIND_SHARES[word] for word in ENTITY_KIND.values], size)
    status = pick(rng, [_STATUS_SHARES[word] for word in ENTITY_STATUS.values], size)
    chosen = rng.integers(0, len(_WORDS), size)
    kinds = [ENTITY_KIND.values[place] for place in kind.tolist()]
    # MA…: organisation codes given out since 2015; the middle says that the business is made up.
    first = [f"{_BEGIN[word]}{places.code}MAHC{serial + 1:05d}" for serial, word in enumerate(kinds)]
    names = [
        f"{places.name}{_WORDS[word]}{_ENDING[kind_word]}（合成{serial + 1}号）"
        for serial, (word, kind_word) in enumerate(zip(chosen.tolist(), kinds, strict=True))
    ]
    codes = [body + check_character(body) for body in first]
    return Organisations(pa.array(codes), pa.array(names), kind, village, status)
