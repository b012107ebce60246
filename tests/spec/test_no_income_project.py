"""Clause 1.03, 增收项目: a registered household without a measure that brings income in W."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import OTHER


def _bare(title, expected, build=lambda h: None, **kind):
    """A household without any measure."""
    return Worked(title, expected, lambda h: (h.without("X04"), build(h)), **kind)


def _lost(house, **cells):
    house.row("X04", accepted=False, **cells)


CASES = [
    Worked("产业帮扶在实施", "clear"),
    _bare("没有措施", "yellow"),
    _bare("就业帮扶", "clear", lambda h: h.measured("就业帮扶")),
    _bare("公益性岗位", "clear", lambda h: h.measured("公益性岗位")),
    _bare("资产收益", "clear", lambda h: h.measured("资产收益")),
    _bare("只有金融帮扶", "yellow", lambda h: h.measured("金融帮扶")),
    _bare("只有健康帮扶", "yellow", lambda h: h.measured("健康帮扶")),
    _bare("窗口首日结束", "clear", lambda h: h.measured("产业帮扶", ended="2019-03-01")),
    _bare("窗口前一天结束", "yellow", lambda h: h.measured("产业帮扶", ended="2019-02-28")),
    _bare("窗口末日开始", "clear", lambda h: h.measured("产业帮扶", "2020-02-29")),
    _bare("窗口后一天开始", "yellow", lambda h: h.measured("产业帮扶", "2020-03-01")),
    _bare("窗口内开始并结束", "clear", lambda h: h.measured("产业帮扶", "2019-07-01", "2019-07-31")),
    _bare("全户无劳动力同样适用", "yellow", lambda h: h.person(labour="无劳动力")),
    _bare("措施行被隔离", "unknown", _lost),
    _bare("隔离的措施行在窗口之前结束", "yellow", lambda h: _lost(h, ended_on="2019-02-28")),
    _bare("隔离的措施行在窗口首日结束", "unknown", lambda h: _lost(h, ended_on="2019-03-01")),
    _bare("隔离的措施行在窗口之后开始", "yellow", lambda h: _lost(h, started_on="2020-03-01")),
    _bare("隔离的措施行在窗口末日开始", "unknown", lambda h: _lost(h, started_on="2020-02-29")),
    _bare("措施行被隔离，另有健康帮扶", "unknown", lambda h: (_lost(h), h.measured("健康帮扶"))),
    Worked("措施行被隔离，另有产业帮扶", "clear", _lost),
    _bare("措施数据过期", "unknown", lambda h: h.measured("产业帮扶"), county=OTHER),
    _bare("一般农牧户不适用", "clear", general=True),
    Worked("一般农牧户，措施数据过期", "clear", general=True, county=OTHER),
    _bare("有身份不明的成员，不影响", "yellow", lambda h: h.stranger()),
    Worked("有身份不明的成员，产业帮扶在实施", "clear", lambda h: h.stranger()),
]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(tmp_path_factory.mktemp("income_project"), CASES, stale={OTHER: ["X04"]})
    return verdicts(day, "no_income_project")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_no_income_project(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
