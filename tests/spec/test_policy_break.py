"""Clause 5.02, 摘帽不摘政策: a household that left poverty and has had no measure of assistance in W."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, OTHER, THIRD


def _bare(title, expected, build=lambda h: None, **kind):
    """A household without any measure."""
    return Worked(title, expected, lambda h: (h.without("X04"), build(h)), **kind)


def _typed(house, kind):
    house.world.revise("X01", {"household_no": house.number}, household_type=kind)


def _lost(house, **cells):
    house.row("X04", accepted=False, **cells)


CASES = [
    Worked("措施在实施", "clear"),
    _bare("已脱贫，没有措施", "orange"),
    _bare("任何一类措施都算", "clear", lambda h: h.measured("基础设施建设")),
    _bare("窗口首日结束", "clear", lambda h: h.measured("健康帮扶", ended="2019-03-01")),
    _bare("窗口前一天结束", "orange", lambda h: h.measured("健康帮扶", ended="2019-02-28")),
    _bare("窗口末日开始", "clear", lambda h: h.measured("健康帮扶", "2020-02-29")),
    _bare("窗口后一天开始", "orange", lambda h: h.measured("健康帮扶", "2020-03-01")),
    _bare("未脱贫", "clear", lambda h: _typed(h, "未脱贫")),
    _bare("返贫", "clear", lambda h: _typed(h, "返贫")),
    _bare("新识别", "clear", lambda h: _typed(h, "新识别")),
    _bare("预脱贫", "clear", lambda h: _typed(h, "预脱贫")),
    _bare("措施行被隔离", "unknown", _lost),
    _bare("隔离的措施行在窗口之前结束", "orange", lambda h: _lost(h, ended_on="2019-02-28")),
    _bare("隔离的措施行在窗口首日结束", "unknown", lambda h: _lost(h, ended_on="2019-03-01")),
    _bare("隔离的措施行在窗口之后开始", "orange", lambda h: _lost(h, started_on="2020-03-01")),
    _bare("措施行被隔离，未脱贫", "clear", lambda h: (_lost(h), _typed(h, "未脱贫"))),
    Worked("措施行被隔离，另有措施", "clear", _lost),
    _bare("措施数据过期", "unknown", lambda h: h.measured("产业帮扶"), county=OTHER),
    _bare("措施数据过期，未脱贫", "clear", lambda h: _typed(h, "未脱贫"), county=OTHER),
    _bare("户信息过期，没有措施", "unknown", county=THIRD),
    _bare("户信息过期，未脱贫，也不作准", "unknown", lambda h: _typed(h, "未脱贫"), county=THIRD),
    Worked("户信息过期，措施在实施", "clear", county=THIRD),
    _bare("户信息和措施数据均过期", "unknown", county=FIFTH),
    _bare("一般农牧户不适用", "clear", general=True),
    _bare("有身份不明的成员，不影响", "orange", lambda h: h.stranger()),
]

STALE = {OTHER: ["X04"], THIRD: ["X01"], FIFTH: ["X01", "X04"]}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    return verdicts(screen_cases(tmp_path_factory.mktemp("policy"), CASES, stale=STALE), "policy_break")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_policy_break(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
