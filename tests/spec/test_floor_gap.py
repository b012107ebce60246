"""Clause 3.07, 应扶尽扶: a registered household in which nobody can work and nobody has dibao or tekun."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FOURTH, OTHER, THIRD


def _able(*labour):
    """A builder that gives the members, in order, what X02 says of their labour."""

    def build(house):
        for place, kind in enumerate(labour):
            house.person(of=place, labour=kind)

    return build


def _unable(title, expected, build=lambda h: None, **kind):
    """A household of one person who cannot work."""
    return Worked(title, expected, lambda h: (h.person(labour="无劳动力"), build(h)), **kind)


CASES = [
    Worked("无劳动力", "red", _able("无劳动力")),
    Worked("丧失劳动力", "red", _able("丧失劳动力")),
    Worked("弱劳动力或半劳动力", "clear", _able("弱劳动力或半劳动力")),
    Worked("普通劳动力", "clear", _able("普通劳动力")),
    Worked("技能劳动力", "clear", _able("技能劳动力")),
    Worked("劳动技能未填", "unknown", _able(None)),
    Worked("一人丧失，一人无劳动力", "red", _able("丧失劳动力", "无劳动力"), members=2),
    Worked("一人无劳动力，一人普通劳动力", "clear", _able("无劳动力", "普通劳动力"), members=2),
    Worked("一人无劳动力，一人未填", "unknown", _able("无劳动力", None), members=2),
    Worked("一人未填，一人弱劳动力", "clear", _able(None, "弱劳动力或半劳动力"), members=2),
    Worked(
        "能劳动的成员已故，其余无劳动力",
        "red",
        lambda h: (h.person(of=1, labour="无劳动力"), h.died("2020-01-01")),
        members=2,
    ),
    _unable("低保在享", "clear", lambda h: h.supported()),
    _unable("低保截止日当天结束", "clear", lambda h: h.supported(ended="2020-03-16")),
    _unable("低保截止日前一天结束", "red", lambda h: h.supported(ended="2020-03-15")),
    _unable("低保截止日当天开始", "clear", lambda h: h.supported("2020-03-16")),
    _unable("低保截止日次日开始", "red", lambda h: h.supported("2020-03-17")),
    _unable("特困在享", "clear", lambda h: h.supported(extract="X08")),
    _unable("特困截止日前一天结束", "red", lambda h: h.supported(ended="2020-03-15", extract="X08")),
    _unable("低保行被隔离", "unknown", lambda h: h.row("X07", accepted=False)),
    _unable("隔离的低保行已经结束", "red", lambda h: h.row("X07", accepted=False, ended_on="2020-03-15")),
    _unable("特困行被隔离", "unknown", lambda h: h.row("X08", accepted=False)),
    _unable("特困行被隔离，低保在享", "clear", lambda h: (h.row("X08", accepted=False), h.supported())),
    Worked("有人能劳动，低保行被隔离", "clear", lambda h: h.row("X07", accepted=False)),
    _unable("低保数据过期", "unknown", lambda h: h.supported(), county=OTHER),
    _unable("低保数据过期，特困在享", "clear", lambda h: h.supported(extract="X08"), county=OTHER),
    Worked("低保数据过期，有人能劳动", "clear", county=OTHER),
    _unable("特困数据过期", "unknown", county=THIRD),
    _unable("人口信息过期", "unknown", county=FOURTH),
    Worked("人口信息过期，有人能劳动，也不作准", "unknown", county=FOURTH),
    _unable("人口信息过期，低保在享", "clear", lambda h: h.supported(), county=FOURTH),
    _unable("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知成员能劳动", "clear", lambda h: h.stranger()),
    _unable("有身份不明的成员，已知成员低保在享", "clear", lambda h: (h.stranger(), h.supported())),
    Worked("无人口信息，家庭人口数1人", "unknown", lambda h: _without_members(h)),
    Worked("一般农牧户不适用", "clear", general=True),
]


def _without_members(house):
    house.world.forget("X02", household_no=house.number)
    house.world.revise("X01", {"household_no": house.number}, member_count=1)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    stale = {OTHER: ["X07"], THIRD: ["X08"], FOURTH: ["X02"]}
    return verdicts(screen_cases(tmp_path_factory.mktemp("floor"), CASES, stale=stale), "floor_gap")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_floor_gap(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
