"""Clause 3.01, 发展措施: a registered household that can work and has no measure of development on D."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, OTHER, THIRD


def _able(title, expected, build=lambda h: None, **kind):
    """A household of one person who can work, without any measure."""
    return Worked(title, expected, lambda h: (h.without("X04"), build(h)), **kind)


def _lost(house, **cells):
    house.row("X04", accepted=False, **cells)


CASES = [
    Worked("产业帮扶在实施", "clear"),
    _able("没有措施", "orange"),
    _able("就业帮扶", "clear", lambda h: h.measured("就业帮扶")),
    _able("金融帮扶", "clear", lambda h: h.measured("金融帮扶")),
    _able("公益性岗位", "clear", lambda h: h.measured("公益性岗位")),
    _able("只有资产收益", "orange", lambda h: h.measured("资产收益")),
    _able("只有健康帮扶和综合保障", "orange", lambda h: (h.measured("健康帮扶"), h.measured("综合保障"))),
    _able("健康帮扶和就业帮扶", "clear", lambda h: (h.measured("健康帮扶"), h.measured("就业帮扶"))),
    _able("截止日当天开始", "clear", lambda h: h.measured("产业帮扶", "2020-03-16")),
    _able("截止日次日开始", "orange", lambda h: h.measured("产业帮扶", "2020-03-17")),
    _able("截止日当天结束", "clear", lambda h: h.measured("产业帮扶", ended="2020-03-16")),
    _able("截止日前一天结束", "orange", lambda h: h.measured("产业帮扶", ended="2020-03-15")),
    _able("全户无劳动力", "clear", lambda h: h.person(labour="无劳动力")),
    _able("丧失劳动力", "clear", lambda h: h.person(labour="丧失劳动力")),
    _able("弱劳动力", "orange", lambda h: h.person(labour="弱劳动力或半劳动力")),
    _able("技能劳动力", "orange", lambda h: h.person(labour="技能劳动力")),
    _able("劳动技能未填", "unknown", lambda h: h.person(labour=None)),
    _able("一人未填，一人能劳动", "orange", lambda h: h.person(labour=None), members=2),
    _able("一人未填，一人无劳动力", "unknown", lambda h: _untold(h), members=2),
    _able("能劳动的成员已故", "clear", lambda h: _able_one_died(h), members=2),
    Worked("劳动技能未填，措施在实施", "clear", lambda h: h.person(labour=None)),
    _able("措施行被隔离", "unknown", _lost),
    _able("隔离的措施行已经结束", "orange", lambda h: _lost(h, ended_on="2020-03-15")),
    _able("隔离的措施行截止日当天结束", "unknown", lambda h: _lost(h, ended_on="2020-03-16")),
    _able("隔离的措施行尚未开始", "orange", lambda h: _lost(h, started_on="2020-03-17")),
    Worked("措施行被隔离，另有产业帮扶", "clear", _lost),
    _able("措施行被隔离，无劳动力", "clear", lambda h: (_lost(h), h.person(labour="无劳动力"))),
    _able("措施数据过期", "unknown", lambda h: h.measured("产业帮扶"), county=OTHER),
    _able("措施数据过期，无劳动力", "clear", lambda h: h.person(labour="无劳动力"), county=OTHER),
    _able("人口信息过期", "unknown", county=THIRD),
    _able("人口信息过期，措施在实施", "clear", lambda h: h.measured("产业帮扶"), county=THIRD),
    _able("未报结束日期一列", "clear", lambda h: h.measured("产业帮扶"), county=FIFTH),
    _able("有身份不明的成员，已知成员能劳动", "orange", lambda h: h.stranger()),
    _able("有身份不明的成员，已知成员无劳动力", "unknown", lambda h: (h.stranger(), h.person(labour="无劳动力"))),
    _able(
        "未脱贫户同样适用",
        "orange",
        lambda h: h.world.revise("X01", {"household_no": h.number}, household_type="未脱贫"),
    ),
    Worked("一般农牧户不适用", "clear", general=True),
]


def _untold(house):
    house.person(labour=None)
    house.person(of=1, labour="无劳动力")


def _able_one_died(house):
    house.died("2020-01-01")
    house.person(of=1, labour="无劳动力")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    stale, absent = {OTHER: ["X04"], THIRD: ["X02"]}, {FIFTH: [("X04", "ended_on")]}
    day = screen_cases(tmp_path_factory.mktemp("development"), CASES, stale=stale, absent=absent)
    return verdicts(day, "development_gap")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_development_gap(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
