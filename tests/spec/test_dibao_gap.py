"""Clause 3.08, 应保尽保: income per head below the dibao line while nobody has dibao or tekun."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER, THIRD


def _poor(title, expected, build=lambda h: None, **kind):
    """A household of one person just below the line."""
    return Worked(title, expected, build, **{"income": "5799.99", **kind})


CASES = [
    _poor("人均5799.99元，低于低保标准", "orange"),
    _poor("人均等于低保标准", "clear", income=5800),
    _poor("人均5800.01元", "clear", income="5800.01"),
    _poor("两人合计11599.99元，人均低于标准不足一分", "orange", income="11599.99", members=2),
    _poor("两人合计11600元", "clear", income=11600, members=2),
    _poor("收入为负", "orange", income=-1),
    _poor("低保自截止日当天享受", "clear", lambda h: h.supported("2020-03-16")),
    _poor("低保自截止日次日享受", "orange", lambda h: h.supported("2020-03-17")),
    _poor("低保到截止日当天为止", "clear", lambda h: h.supported(ended="2020-03-16")),
    _poor("低保到截止日前一天为止", "orange", lambda h: h.supported(ended="2020-03-15")),
    _poor("特困供养", "clear", lambda h: h.supported(extract="X08")),
    _poor("特困供养到截止日前一天为止", "orange", lambda h: h.supported(ended="2020-03-15", extract="X08")),
    _poor("低保已停，特困在享", "clear", lambda h: (h.supported(ended="2020-01-31"), h.supported(extract="X08"))),
    _poor("低保已停后再享", "clear", lambda h: (h.supported(ended="2020-01-31"), h.supported("2020-02-01"))),
    _poor("已故成员的低保不算", "orange", lambda h: (h.supported(), h.died("2020-02-01")), members=2),
    _poor("低保行被隔离", "unknown", lambda h: h.row("X07", accepted=False)),
    _poor("隔离的低保行已经结束", "orange", lambda h: h.row("X07", accepted=False, ended_on="2020-03-15")),
    _poor("隔离的低保行尚未开始", "orange", lambda h: h.row("X07", accepted=False, started_on="2020-03-17")),
    _poor("隔离的低保行截止日当天结束", "unknown", lambda h: h.row("X07", accepted=False, ended_on="2020-03-16")),
    _poor("低保行被隔离，特困在享", "clear", lambda h: (h.row("X07", accepted=False), h.supported(extract="X08"))),
    _poor("低保行被隔离，收入不低于标准", "clear", lambda h: h.row("X07", accepted=False), income=5800),
    _poor("特困行被隔离", "unknown", lambda h: h.row("X08", accepted=False)),
    _poor("隔离的特困行已经结束", "orange", lambda h: h.row("X08", accepted=False, ended_on="2020-03-15")),
    _poor("低保数据过期", "unknown", lambda h: h.supported(), county=OTHER),
    _poor("低保数据过期，特困在享", "clear", lambda h: h.supported(extract="X08"), county=OTHER),
    _poor("低保数据过期，收入不低于标准", "clear", income=5800, county=OTHER),
    _poor("特困数据过期", "unknown", county=THIRD),
    _poor("特困数据过期，低保在享", "clear", lambda h: h.supported(), county=THIRD),
    _poor("收入台账过期", "unknown", county=FOURTH),
    _poor("收入台账过期，低保在享", "clear", lambda h: h.supported(), county=FOURTH),
    _poor("收入台账过期，一般农牧户", "unknown", county=FOURTH, general=True),
    _poor("建档立卡户无收入记录", "unknown", income=None),
    _poor("建档立卡户无收入记录，低保在享", "clear", lambda h: h.supported(), income=None),
    _poor("一般农牧户无收入记录", "clear", income=None, general=True),
    _poor("一般农牧户人均低于标准", "orange", general=True),
    _poor("一般农牧户收入行被隔离", "unknown", lambda h: h.row("X03", accepted=False), income=None, general=True),
    _poor(
        "一般农牧户隔离的收入行早于15个月",
        "clear",
        lambda h: h.row("X03", accepted=False, period_end="2018-10-01"),
        income=None,
        general=True,
    ),
    _poor("建档立卡户收入行被隔离", "unknown", lambda h: h.row("X03", accepted=False), income=None),
    _poor("收入记录恰在15个月内", "orange", lambda h: h.earned(100, period="2018-11-01"), income=None),
    _poor("收入记录早于15个月", "unknown", lambda h: h.earned(100, period="2018-10-01"), income=None),
    _poor(
        "一般农牧户收入记录早于15个月，视为无记录",
        "clear",
        lambda h: h.earned(100, period="2018-10-01"),
        income=None,
        general=True,
    ),
    _poor("人口数未知", "unknown", lambda h: h.world.forget("X02", household_no=h.number)),
    _poor(
        "人口数未知，但收入为零",  # every comparison with n is unknown, also this one
        "unknown",
        lambda h: h.world.forget("X02", household_no=h.number),
        income=0,
    ),
    _poor("身份不明的成员计入人口，人均低于标准，低保未知", "unknown", lambda h: h.stranger(), income=11599),
    _poor("身份不明的成员计入人口，人均不低于标准", "clear", lambda h: h.stranger(), income=11600),
    _poor("有身份不明的成员，已知成员享受低保", "clear", lambda h: (h.stranger(), h.supported())),
    _poor("旗县自定低保标准，人均等于标准", "clear", income=4000, county=FIFTH),
    _poor("旗县自定低保标准，人均低于标准一分", "orange", income="3999.99", county=FIFTH),
]

STALE = {OTHER: ["X07"], THIRD: ["X08"], FOURTH: ["X03"]}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    decided = {FIFTH: {"dibao_line": 4000}}
    return verdicts(screen_cases(tmp_path_factory.mktemp("dibao"), CASES, stale=STALE, decided=decided), "dibao_gap")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_dibao_gap(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
