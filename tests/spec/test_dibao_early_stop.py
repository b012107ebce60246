"""Clause 3.10, 渐退期: dibao ended in W or since, with income per head still at the monitoring line or below."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER, THIRD


def _stopped(title, expected, ended="2020-01-31", build=lambda h: None, **kind):
    """A household of one person at the monitoring line whose dibao ended."""
    return Worked(title, expected, lambda h: (h.supported(ended=ended), build(h)), **{"income": 5000, **kind})


def _poor(title, expected, build=lambda h: None, **kind):
    """A household of one person at the monitoring line."""
    return Worked(title, expected, build, **{"income": 5000, **kind})


def _lost(house, **cells):
    house.row("X07", accepted=False, **cells)


CASES = [
    _poor("从未享受低保", "clear"),
    _stopped("低保停发，人均等于监测线", "orange"),
    _stopped("低保停发，人均4999.99元", "orange", income="4999.99"),
    _stopped("低保停发，人均5000.01元", "clear", income="5000.01"),
    _stopped("低保停发，两人合计10000元", "orange", income=10000, members=2),
    _stopped("低保停发，两人合计10000.01元", "clear", income="10000.01", members=2),
    _stopped("低保停发，收入为负", "orange", income=-1),
    _stopped("窗口首日停发", "orange", "2019-03-01"),
    _stopped("窗口前一天停发", "clear", "2019-02-28"),
    _stopped("窗口末日停发", "orange", "2020-02-29"),
    _stopped("窗口之后、截止日前一天停发", "orange", "2020-03-15"),
    _stopped("截止日当天到期，仍在享", "clear", "2020-03-16"),
    _stopped("截止日次日到期", "clear", "2020-03-17"),
    _poor("低保在享", "clear", lambda h: h.supported()),
    _stopped("停发后再享", "clear", build=lambda h: h.supported("2020-02-01")),
    _stopped("停发后截止日当天再享", "clear", build=lambda h: h.supported("2020-03-16")),
    _stopped("停发后截止日次日再享", "orange", build=lambda h: h.supported("2020-03-17")),
    _stopped("停发后特困在享，不影响", "orange", build=lambda h: h.supported(extract="X08")),
    _stopped("停发后另一成员在享", "clear", build=lambda h: _other(h), members=2, income=10000),
    _stopped("停发的成员已故", "clear", build=lambda h: h.died("2020-02-01"), members=2),
    _stopped("在享的成员已故", "orange", build=lambda h: _other_died(h), members=2),
    _poor("特困停发不算", "clear", lambda h: h.supported(ended="2020-01-31", extract="X08")),
    _poor("低保行被隔离", "unknown", _lost),
    _poor("低保行被隔离，人均高于监测线", "clear", _lost, income="5000.01"),
    _poor("隔离的低保行在窗口之前结束", "clear", lambda h: _lost(h, ended_on="2019-02-28")),
    _poor("隔离的低保行在窗口首日结束", "unknown", lambda h: _lost(h, ended_on="2019-03-01")),
    _poor("隔离的低保行截止日之后开始", "clear", lambda h: _lost(h, started_on="2020-03-17")),
    _stopped("停发，另有隔离的低保行", "unknown", build=_lost),
    _stopped("停发，隔离的低保行在截止日前一天结束", "orange", build=lambda h: _lost(h, ended_on="2020-03-15")),
    _stopped("停发，隔离的低保行截止日之后开始", "orange", build=lambda h: _lost(h, started_on="2020-03-17")),
    _poor("低保在享，另有隔离的低保行", "clear", lambda h: (h.supported(), _lost(h))),
    _stopped("低保数据过期", "unknown", county=OTHER),
    _stopped("低保数据过期，人均高于监测线", "clear", income="5000.01", county=OTHER),
    _stopped("收入台账过期", "unknown", county=THIRD),
    _poor("收入台账过期，未享受低保", "clear", county=THIRD),
    _stopped("建档立卡户无收入记录", "unknown", income=None),
    _stopped("一般农牧户无收入记录", "unknown", income=None, general=True),
    _stopped("收入行被隔离", "unknown", build=lambda h: h.row("X03", accepted=False), income=None),
    _stopped("一般农牧户停发", "orange", general=True),
    _poor("一般农牧户从未享受", "clear", general=True),
    _stopped("未报结束日期一列，视为未停发", "clear", None, county=FIFTH),
    _stopped("旗县自定监测线6000元，人均6000元", "orange", income=6000, county=FOURTH),
    _stopped("旗县自定监测线6000元，人均6000.01元", "clear", income="6000.01", county=FOURTH),
    _stopped("人口数未知", "unknown", build=lambda h: h.world.forget("X02", household_no=h.number)),
    _stopped("有身份不明的成员，人均不高于监测线", "unknown", build=lambda h: h.stranger(), income=10000),
    _stopped("有身份不明的成员，人均高于监测线", "clear", build=lambda h: h.stranger(), income="10000.01"),
    _poor("有身份不明的成员，已知成员低保在享", "clear", lambda h: (h.supported(), h.stranger())),
]


def _other(house):
    house.row("X07", id_no=house.ids[1], monthly_amount=300, started_on="2019-01-01")


def _other_died(house):
    _other(house)
    house.died("2020-02-01", of=1)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(
        tmp_path_factory.mktemp("dibao_stop"),
        CASES,
        stale={OTHER: ["X07"], THIRD: ["X03"]},
        absent={FIFTH: [("X07", "ended_on")]},
        decided={FOURTH: {"monitoring_line": 6000}},
    )
    return verdicts(day, "dibao_early_stop")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_dibao_early_stop(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
