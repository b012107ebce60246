"""Clause 7.15, 饮水安全: one of the four indicators fails, or the water was cut off for more than 36 days."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER, THIRD

INDICATORS = ("quantity", "quality", "convenience", "reliability")


def _water(title, expected, build=lambda h: None, **kind):
    """A household without the ordinary water row."""
    return Worked(title, expected, lambda h: (h.without("X19"), build(h)), **kind)


def _supplied(house, **cells):
    house.row("X19", **{**dict.fromkeys(INDICATORS, True), **cells})


CASES = [
    Worked("四项达标，停水天数未填", "clear"),
    _water("水量不达标", "orange", lambda h: _supplied(h, quantity=False)),
    _water("水质不达标", "orange", lambda h: _supplied(h, quality=False)),
    _water("取水不方便", "orange", lambda h: _supplied(h, convenience=False)),
    _water("供水保证率不达标", "orange", lambda h: _supplied(h, reliability=False)),
    _water("停水35天", "clear", lambda h: _supplied(h, outage_days=35)),
    _water("停水36天，不算超过", "clear", lambda h: _supplied(h, outage_days=36)),
    _water("停水37天", "orange", lambda h: _supplied(h, outage_days=37)),
    _water("停水0天", "clear", lambda h: _supplied(h, outage_days=0)),
    _water("水量未填", "unknown", lambda h: _supplied(h, quantity=None)),
    _water("水质未填", "unknown", lambda h: _supplied(h, quality=None)),
    _water("取水方便未填", "unknown", lambda h: _supplied(h, convenience=None)),
    _water("保证率未填", "unknown", lambda h: _supplied(h, reliability=None)),
    _water("水质未填，水量不达标", "orange", lambda h: _supplied(h, quality=None, quantity=False)),
    _water("水质未填，停水37天", "orange", lambda h: _supplied(h, quality=None, outage_days=37)),
    _water("水质未填，停水36天", "unknown", lambda h: _supplied(h, quality=None, outage_days=36)),
    _water("无饮水记录", "unknown"),
    Worked("一般农牧户无饮水记录", "clear", general=True),
    Worked("一般农牧户水质不达标", "orange", lambda h: _supplied(h, quality=False), general=True),
    Worked("一般农牧户水质未填", "unknown", lambda h: _supplied(h, quality=None), general=True),
    _water("饮水行被隔离", "unknown", lambda h: h.row("X19", accepted=False)),
    Worked("饮水行被隔离，另有达标行", "unknown", lambda h: h.row("X19", accepted=False)),
    _water(
        "饮水行被隔离，另有不达标行",
        "orange",
        lambda h: (h.row("X19", accepted=False), _supplied(h, quality=False)),
    ),
    Worked("一般农牧户饮水行被隔离", "unknown", lambda h: h.row("X19", accepted=False), general=True),
    Worked(
        "两名成员各有饮水行，一人不达标",
        "orange",
        lambda h: _supplied(h, quality=False, owner_id_no=h.ids[1]),
        members=2,
    ),
    Worked("已故成员的饮水行不计", "clear", lambda h: _of_the_dead(h), members=2),
    Worked("只有已故成员的饮水行，等于没有记录", "unknown", lambda h: h.died("2020-01-01"), members=2),
    _water("饮水数据过期", "unknown", lambda h: _supplied(h, quality=False), county=OTHER),
    Worked("一般农牧户饮水数据过期", "unknown", general=True, county=OTHER),
    Worked("未报停水天数一列", "clear", county=THIRD),
    _water("未报水质一列", "unknown", lambda h: _supplied(h, quality=None), county=FOURTH),
    _water("未报水质一列，水量不达标", "orange", lambda h: _supplied(h, quality=None, quantity=False), county=FOURTH),
    _water("旗县自定10天，停水10天", "clear", lambda h: _supplied(h, outage_days=10), county=FIFTH),
    _water("旗县自定10天，停水11天", "orange", lambda h: _supplied(h, outage_days=11), county=FIFTH),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    _water("有身份不明的成员，已知成员不达标", "orange", lambda h: (h.stranger(), _supplied(h, quality=False))),
]

ABSENT = {THIRD: [("X19", "outage_days")], FOURTH: [("X19", "quality")]}


def _of_the_dead(house):
    _supplied(house, quality=False, owner_id_no=house.ids[1])
    house.died("2020-01-01", of=1)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    decided = {FIFTH: {"outage_days": 10}}
    root = tmp_path_factory.mktemp("water")
    return verdicts(screen_cases(root, CASES, stale={OTHER: ["X19"]}, absent=ABSENT, decided=decided), "unsafe_water")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_unsafe_water(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
