"""Clause 4.10, 因病: compliant self-paid spending, uninsured hospital stays, newly diagnosed serious diseases."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FOURTH, OTHER, THIRD

CASES = [
    Worked("自付9999.99元，低于标准", "clear", lambda h: h.settled("9999.99"), income=100000),
    Worked("自付10000元，达到标准", "orange", lambda h: h.settled(10000), income=100000),
    Worked("自付10000.01元", "orange", lambda h: h.settled("10000.01"), income=100000),
    Worked("退费后低于标准", "clear", lambda h: (h.settled(10000), h.settled("-0.01")), income=100000),
    Worked("自付7999.99元，不足上年收入的40%", "clear", lambda h: h.settled("7999.99")),
    Worked("自付8000元，达到上年收入的40%", "orange", lambda h: h.settled(8000)),
    Worked("上年收入为零，有自付", "orange", lambda h: h.settled("0.01"), income=0),
    Worked("上年收入为零，无自付", "clear", income=0),
    Worked("上年收入为负，有自付", "orange", lambda h: h.settled(1), income=-5),
    Worked("无上年收入，自付低于参照收入的40%", "clear", lambda h: h.settled("1999.99"), income=None),
    Worked("无上年收入，自付达到参照收入的40%", "unknown", lambda h: h.settled(2000), income=None),
    Worked("无上年收入，自付达到金额标准", "orange", lambda h: h.settled(10000), income=None),
    Worked("窗口首日结算", "orange", lambda h: h.settled(10000, on="2019-03-01")),
    Worked("窗口首日前一天结算", "clear", lambda h: h.settled(10000, on="2019-02-28")),
    Worked("窗口末日结算", "orange", lambda h: h.settled(10000, on="2020-02-29")),
    Worked("窗口末日后一天结算", "clear", lambda h: h.settled(10000, on="2020-03-01")),
    Worked(
        "合规自付未填，以总费用减各项支付计",
        "orange",
        lambda h: h.settled(0, compliant_self_paid=None, total=20000, basic_paid=8000, aid_paid=2000),
    ),
    Worked("隔离的结算行，金额未知", "unknown", lambda h: h.row("X17", accepted=False, settled_on="2020-01-01")),
    Worked("隔离的结算行在窗口外", "clear", lambda h: h.row("X17", accepted=False, settled_on="2018-01-01")),
    Worked(
        "隔离的结算行，已知部分已达标准",
        "orange",
        lambda h: (h.settled(10000), h.row("X17", accepted=False, settled_on="2020-01-01")),
    ),
    Worked("结算数据过期", "unknown", lambda h: h.settled(10000), county=OTHER),
    Worked("住院，本年度参保", "clear", lambda h: h.settled(1, visit_kind="住院")),
    Worked("住院，两项参保均为否", "red", lambda h: (h.settled(1, visit_kind="住院"), _uninsured(h)), insured=False),
    Worked(
        "住院在数据截止日当天，未参保",
        "red",
        lambda h: (h.settled(1, on="2020-03-16", visit_kind="住院"), _uninsured(h)),
        insured=False,
    ),
    Worked("门诊，未参保", "clear", lambda h: (h.settled(1), _uninsured(h)), insured=False),
    Worked(
        "住院，一项否一项空",
        "unknown",
        lambda h: (h.settled(1, visit_kind="住院"), _uninsured(h, employee_basic=None)),
        insured=False,
    ),
    Worked(
        "上年度住院，本年度无参保行",
        "clear",
        lambda h: h.settled(1, on="2019-12-31", visit_kind="住院"),
        insured=False,
    ),
    Worked(
        "上年度住院，上年度明确未参保",
        "red",
        lambda h: (h.settled(1, on="2019-12-31", visit_kind="住院"), _uninsured(h, year=2019)),
    ),
    Worked("住院，无参保行，旗县在用文件有本年度行", "red", lambda h: h.settled(1, visit_kind="住院"), insured=False),
    Worked("住院，参保行被隔离", "unknown", lambda h: (h.settled(1, visit_kind="住院"), _lost_row(h)), insured=False),
    Worked(
        "上年度住院，上年度参保行被隔离",
        "unknown",
        lambda h: (h.settled(1, on="2019-12-31", visit_kind="住院"), _lost_row(h, year=2019)),
    ),
    Worked(
        "上年度住院，本年度参保行被隔离",
        "clear",
        lambda h: (h.settled(1, on="2019-12-31", visit_kind="住院"), _lost_row(h, year=2020)),
    ),
    Worked(
        "上年度住院，上年度一项否一项空",
        "clear",
        lambda h: (h.settled(1, on="2019-12-31", visit_kind="住院"), _uninsured(h, year=2019, employee_basic=None)),
    ),
    Worked(
        "窗口之前住院，当年明确未参保",
        "clear",
        lambda h: (h.settled(1, on="2019-02-28", visit_kind="住院"), _uninsured(h, year=2019)),
    ),
    Worked(
        "参军成员住院，未参保",
        "clear",
        lambda h: (h.settled(1, visit_kind="住院"), _uninsured(h), h.person(change="参军")),
        insured=False,
    ),
    Worked(
        "服刑成员上年度住院，上年度未参保",
        "clear",
        lambda h: (
            h.settled(1, on="2019-12-31", visit_kind="住院"),
            _uninsured(h, year=2019),
            h.person(change="服刑"),
        ),
    ),
    Worked("出生第28天的新生儿住院，无参保行", "clear", lambda h: _newborn_in_hospital(h, "20200217")),
    Worked("出生第29天的婴儿住院，无参保行", "red", lambda h: _newborn_in_hospital(h, "20200216")),
    Worked(
        "已故成员住院，明确未参保",
        "red",
        lambda h: (h.settled(1, visit_kind="住院"), _uninsured(h), h.died("2020-02-01"), _insure(h)),
        insured=False,
        members=2,
    ),
    Worked(
        "已故成员住院，无参保行",
        "clear",
        lambda h: (h.settled(1, visit_kind="住院"), h.died("2020-02-01"), _insure(h)),
        insured=False,
        members=2,
    ),
    Worked(
        "窗口之前已故成员住院，明确未参保",
        "clear",
        lambda h: (h.settled(1, visit_kind="住院"), _uninsured(h), h.died("2019-02-28"), _insure(h)),
        insured=False,
        members=2,
    ),
    Worked("隔离的结算行在窗口之后，本年度已参保", "clear", lambda h: _lost_in_march(h)),
    Worked(
        "隔离的结算行在窗口之后，可能住院而未参保",
        "unknown",
        lambda h: (_lost_in_march(h), _uninsured(h)),
        insured=False,
    ),
    Worked(
        "隔离的结算行在截止日之后", "clear", lambda h: (_lost_in_march(h, "2020-03-17"), _uninsured(h)), insured=False
    ),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知自付达到标准", "orange", lambda h: (h.stranger(), h.settled(10000))),
    Worked("住院，参保数据过期", "unknown", lambda h: h.settled(1, visit_kind="住院"), county=THIRD),
    Worked("门诊，参保数据过期", "clear", lambda h: h.settled(1), county=THIRD),
    Worked("大病确诊于截止日当天", "yellow", lambda h: _disease(h, "2020-03-16")),
    Worked("大病确诊于截止日之后", "clear", lambda h: _disease(h, "2020-03-17")),
    Worked("大病行被隔离", "unknown", lambda h: h.row("X14", accepted=False)),
    Worked("隔离的大病行确诊于366天前", "clear", lambda h: h.row("X14", accepted=False, diagnosed_on="2019-03-16")),
    Worked(
        "大病行被隔离，另有新确诊大病", "yellow", lambda h: (h.row("X14", accepted=False), _disease(h, "2020-01-01"))
    ),
    Worked("大病数据过期", "unknown", lambda h: _disease(h, "2020-01-01"), county=FOURTH),
    Worked("大病数据过期，自付达到标准", "orange", lambda h: h.settled(10000), county=FOURTH),
    Worked("大病确诊第365天", "yellow", lambda h: _disease(h, "2019-03-17")),
    Worked("大病确诊第366天", "clear", lambda h: _disease(h, "2019-03-16")),
    Worked("大病确诊日期未填", "unknown", lambda h: _disease(h, None)),
    Worked("慢性病不算大病", "clear", lambda h: _disease(h, "2020-01-01", kind="慢性病")),
]


def _uninsured(house, **cells):
    row = {"year": 2020, "resident_basic": False, "employee_basic": False, **cells}
    house.row("X16", **row)


def _lost_row(house, **cells):
    house.row("X16", accepted=False, **cells)


def _lost_in_march(house, on="2020-03-05"):
    house.row("X17", accepted=False, settled_on=on)


def _insure(house):
    """The second member is insured."""
    house.world.insured(house.ids[1], county=house.county)


def _newborn_in_hospital(house, born):
    child = house.world.person(born)
    house.world.member(house.number, child, county=house.county)
    house.settled(1, on="2020-03-16", id_no=child, visit_kind="住院")


def _disease(house, on, kind="大病"):
    house.row("X14", disease="肺癌", kind=kind, diagnosed_on=on)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(
        tmp_path_factory.mktemp("illness"), CASES, stale={OTHER: ["X17"], THIRD: ["X16"], FOURTH: ["X14"]}
    )
    return verdicts(day, "illness")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_illness(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
