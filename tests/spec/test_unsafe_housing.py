"""Clause 7.13, 不住危房: a member's house of grade C or D that is lived in and not made safe."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FOURTH, OTHER, THIRD

CASES = [
    Worked("A级", "clear"),
    Worked("B级", "clear", lambda h: h.housed("B")),
    Worked("C级，居住", "orange", lambda h: h.housed("C")),
    Worked("D级，居住", "red", lambda h: h.housed("D")),
    Worked("C级，不居住", "clear", lambda h: h.housed("C", occupied=False)),
    Worked("D级，不居住", "clear", lambda h: h.housed("D", occupied=False)),
    Worked("D级，截止日前一天竣工", "clear", lambda h: h.housed("D", finished_on="2020-03-15")),
    Worked("D级，截止日当天竣工", "clear", lambda h: h.housed("D", finished_on="2020-03-16")),
    Worked("D级，截止日次日竣工", "red", lambda h: h.housed("D", finished_on="2020-03-17")),
    Worked("C级，截止日次日竣工", "orange", lambda h: h.housed("C", finished_on="2020-03-17")),
    Worked("等级未填，居住", "unknown", lambda h: h.housed(None)),
    Worked("等级未填，不居住", "clear", lambda h: h.housed(None, occupied=False)),
    Worked("等级未填，已竣工", "clear", lambda h: h.housed(None, finished_on="2020-01-01")),
    Worked("等级和是否居住均未填", "unknown", lambda h: h.housed(None, occupied=None)),
    Worked("C级，是否居住未填", "unknown", lambda h: h.housed("C", occupied=None)),
    Worked("D级，是否居住未填", "unknown", lambda h: h.housed("D", occupied=None)),
    Worked("A级，是否居住未填", "clear", lambda h: h.housed("A", occupied=None)),
    Worked("D级，是否居住未填，已竣工", "clear", lambda h: h.housed("D", occupied=None, finished_on="2020-01-01")),
    Worked("两处住房，C级和D级，取较重等级", "red", lambda h: (h.housed("C"), _second(h, "D"))),
    Worked("两处住房，A级和C级", "orange", lambda h: (h.housed("A"), _second(h, "C"))),
    Worked("两处住房，一处等级未填，一处C级", "orange", lambda h: (h.housed(None), _second(h, "C"))),
    Worked("两处住房，一处等级未填，一处A级", "unknown", lambda h: (h.housed(None), _second(h, "A"))),
    Worked("另一成员名下的D级住房", "red", lambda h: _second(h, "D", owner_id_no=h.ids[1]), members=2),
    Worked("已故成员名下的D级住房不计", "clear", lambda h: _of_the_dead(h, "D"), members=2),
    Worked("只有已故成员名下的住房，等于没有住房记录", "unknown", lambda h: _only_of_the_dead(h), members=2),
    Worked("无住房记录", "unknown", lambda h: h.without("X18")),
    Worked("一般农牧户无住房记录", "clear", general=True),
    Worked("一般农牧户，D级，居住", "red", lambda h: h.housed("D"), general=True),
    Worked("一般农牧户，等级未填", "unknown", lambda h: h.housed(None), general=True),
    Worked("住房行被隔离", "unknown", lambda h: (h.without("X18"), h.row("X18", accepted=False))),
    Worked("住房行被隔离，另有A级住房", "unknown", lambda h: h.row("X18", accepted=False)),
    Worked("住房行被隔离，另有C级住房", "orange", lambda h: (h.housed("C"), h.row("X18", accepted=False))),
    Worked("一般农牧户住房行被隔离", "unknown", lambda h: h.row("X18", accepted=False), general=True),
    Worked("已故成员的住房行被隔离", "clear", lambda h: _lost_of_the_dead(h), members=2),
    Worked("住房数据过期", "unknown", lambda h: h.housed("D"), county=OTHER),
    Worked("一般农牧户住房数据过期", "unknown", general=True, county=OTHER),
    Worked("未报竣工日期一列，C级，居住", "orange", lambda h: h.housed("C"), county=THIRD),
    Worked("未报鉴定等级一列", "unknown", lambda h: h.housed(None), county=FOURTH),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知成员住D级", "red", lambda h: (h.housed("D"), h.stranger())),
    Worked("有身份不明的成员，已知成员住C级", "orange", lambda h: (h.housed("C"), h.stranger())),
]

ABSENT = {THIRD: [("X18", "finished_on")], FOURTH: [("X18", "grade")]}


def _second(house, grade, **cells):
    house.row("X18", **{"grade": grade, "occupied": True, **cells})


def _of_the_dead(house, grade):
    _second(house, grade, owner_id_no=house.ids[1])
    house.died("2020-01-01", of=1)


def _only_of_the_dead(house):
    house.died("2020-01-01")


def _lost_of_the_dead(house):
    house.row("X18", owner_id_no=house.ids[1], accepted=False)
    house.died("2020-01-01", of=1)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(tmp_path_factory.mktemp("housing"), CASES, stale={OTHER: ["X18"]}, absent=ABSENT)
    return verdicts(day, "unsafe_housing")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_unsafe_housing(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
