"""Clause 4.09: rigid spending of twelve months against the net income of the previous year."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER, SEVENTH, SIXTH, THIRD


def _all_six(house, settled):
    """Every component of RX: 15000 yuan and what was settled."""
    house.settled(settled)
    house.pupil(6000)
    house.aided(1000)
    house.struck(4000)
    house.struck(3000, kind="意外事故")
    house.struck(2000, kind="生产失败")
    house.disabled(care_cost=1000)


CASES = [
    Worked("支出等于上年收入，不算超过", "clear", lambda h: h.settled(20000)),
    Worked("支出超过上年收入一分", "yellow", lambda h: h.settled("20000.01")),
    Worked("支出等于上年收入1.2倍，仍为黄色", "yellow", lambda h: h.settled(24000)),
    Worked("支出超过上年收入1.2倍一分", "orange", lambda h: h.settled("24000.01")),
    Worked("支出等于上年收入1.5倍，仍为橙色", "orange", lambda h: h.settled(30000)),
    Worked("支出超过上年收入1.5倍一分", "red", lambda h: h.settled("30000.01")),
    Worked("退费一分后等于上年收入", "clear", lambda h: (h.settled("20000.01"), h.settled("-0.01"))),
    Worked("六项支出相加等于上年收入", "clear", lambda h: _all_six(h, 5000)),
    Worked("六项支出相加超过上年收入一分", "yellow", lambda h: _all_six(h, "5000.01")),
    Worked("没有支出", "clear"),
    Worked("上年收入为零，有支出", "red", lambda h: h.settled("0.01"), income=0),
    Worked("上年收入为零，无支出", "clear", income=0),
    Worked("上年收入为负，有支出", "red", lambda h: h.settled("0.01"), income=-1),
    Worked("上年收入为负，无支出", "clear", income=-1),
    Worked("无收入记录，支出等于监测线", "clear", lambda h: h.settled(5000), income=None),
    Worked("无收入记录，支出超过监测线一分", "unknown", lambda h: h.settled("5000.01"), income=None),
    Worked("无收入记录，支出远超监测线，仍为未知", "unknown", lambda h: h.settled(90000), income=None),
    Worked("两口之家无收入记录，支出等于两人监测线", "clear", lambda h: h.settled(10000), income=None, members=2),
    Worked(
        "两口之家无收入记录，支出超过两人监测线一分",
        "unknown",
        lambda h: h.settled("10000.01"),
        income=None,
        members=2,
    ),
    Worked("上年收入行被隔离，支出不超过监测线", "clear", lambda h: (_lost_income(h), h.settled(5000)), income=None),
    Worked("上年收入行被隔离，支出超过监测线", "unknown", lambda h: (_lost_income(h), h.settled(5001)), income=None),
    Worked(
        "上年另有一行收入被隔离，支出超过已知收入，仍为未知",
        "unknown",
        lambda h: (_lost_income(h, "2019-06-01"), h.settled(90000)),
    ),
    Worked("隔离的收入行属于前年", "yellow", lambda h: (_lost_income(h, "2018-06-01"), h.settled("20000.01"))),
    Worked("收入台账过期，支出不超过监测线", "clear", lambda h: h.settled(5000), county=OTHER),
    Worked("收入台账过期，支出超过监测线", "unknown", lambda h: h.settled("5000.01"), county=OTHER),
    Worked("收入和支出都未知", "unknown", lambda h: (_lost_payment(h), h.settled(90000)), income=None),
    Worked("结算行被隔离，其余支出未超过", "unknown", lambda h: (_lost_payment(h), h.settled(20000))),
    Worked("结算行被隔离，其余支出已超过", "yellow", lambda h: (_lost_payment(h), h.settled("20000.01"))),
    Worked("结算行被隔离，其余支出已超过1.2倍", "orange", lambda h: (_lost_payment(h), h.settled("24000.01"))),
    Worked("隔离的结算行在窗口之后", "clear", lambda h: h.row("X17", accepted=False, settled_on="2020-03-01")),
    Worked("上年收入为零，支出未知且下限为零", "unknown", lambda h: _lost_payment(h), income=0),
    Worked("上年收入为零，支出未知但下限大于零", "red", lambda h: (_lost_payment(h), h.struck("0.01")), income=0),
    Worked("灾情行被隔离", "unknown", lambda h: h.row("X31", accepted=False, occurred_on="2019-07-01")),
    Worked("隔离的灾情行在窗口之前", "clear", lambda h: h.row("X31", accepted=False, occurred_on="2019-02-28")),
    Worked("残疾人证行被隔离", "unknown", lambda h: h.row("X22", accepted=False)),
    Worked("学籍行被隔离", "unknown", lambda h: h.row("X11", accepted=False)),
    Worked("无在读成员，资助行被隔离", "clear", lambda h: h.row("X12", accepted=False, paid_on="2019-10-01")),
    Worked(
        "在读成员资助行被隔离，教育支出下限为零",
        "unknown",
        lambda h: (h.pupil(90000), h.row("X12", accepted=False, paid_on="2019-10-01")),
    ),
    Worked("在读成员费用未填", "unknown", lambda h: h.pupil(None)),
    Worked(
        "在读成员费用未填，已知费用已超过上年收入",
        "yellow",
        lambda h: (h.pupil(None), h.pupil("20000.01", of=1)),
        members=2,
    ),
    Worked(
        "在读成员费用未填，其资助抵减已知费用",
        "unknown",
        lambda h: (h.pupil(None), h.aided("0.01"), h.pupil("20000.01", of=1)),
        members=2,
    ),
    Worked("结算数据过期", "unknown", lambda h: h.settled(90000), county=THIRD),
    Worked("结算数据过期，灾损已超过上年收入1.5倍", "red", lambda h: h.struck("30000.01"), county=THIRD),
    Worked("学籍数据过期", "unknown", county=FOURTH),
    Worked("资助数据过期，无在读成员", "clear", county=FIFTH),
    Worked("资助数据过期，有在读成员", "unknown", lambda h: h.pupil(90000), county=FIFTH),
    Worked("灾情数据过期", "unknown", lambda h: h.struck(90000), county=SIXTH),
    Worked("残疾数据过期", "unknown", lambda h: h.disabled(care_cost=90000), county=SEVENTH),
    Worked("有身份不明的成员，已知支出未超过", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知支出已超过", "yellow", lambda h: (h.stranger(), h.settled("20000.01"))),
    Worked("上年12月无记录，用上年最近月份的记录", "clear", lambda h: _two_records(h), income=None),
    Worked("只有前年12月的记录，上年收入未知", "unknown", lambda h: _year_before(h), income=None),
]

STALE = {
    OTHER: ["X03"],
    THIRD: ["X17"],
    FOURTH: ["X11"],
    FIFTH: ["X12"],
    SIXTH: ["X31"],
    SEVENTH: ["X22"],
}


def _lost_income(house, period=None):
    house.row("X03", accepted=False, period_end=period)


def _lost_payment(house):
    house.row("X17", accepted=False, settled_on="2020-01-01")


def _two_records(house):
    house.earned(100, period="2019-06-01")
    house.earned(20000, period="2019-11-01")
    house.earned(100, period="2020-02-01")
    house.settled(20000)


def _year_before(house):
    house.earned(90000, period="2018-12-01")
    house.settled("5000.01")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    return verdicts(screen_cases(tmp_path_factory.mktemp("rigid"), CASES, stale=STALE), "rigid_spending")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_rigid_spending(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
