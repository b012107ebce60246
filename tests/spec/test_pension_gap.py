"""Clause 3.11, 养老保险: adults out of school without a scheme, and elderly ones whose pension is not paid."""

from datetime import date

import pytest

from fangpin_pipeline.calendar import years_before
from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER, SIXTH, THIRD

OLD = "19500101"


def _adult(title, expected, build=lambda h: None, **kind):
    """A household whose head of 50 years is in no pension register unless the case adds a row."""
    return Worked(title, expected, lambda h: (h.without("X21"), build(h)), **kind)


def _elder(title, expected, build=lambda h: None, born=OLD, **kind):
    """A household with an elderly member beside the ordinary head."""
    return Worked(title, expected, lambda h: (h.joined(born), build(h)), **kind)


def _says(house, resident=True, employee=False, paid="2020-03-01", of=-1):
    schemes = {"resident_scheme": resident, "employee_scheme": employee}
    house.row("X21", id_no=house.ids[of], last_paid_on=paid, **schemes)


def _lost(house, of=-1, **cells):
    house.row("X21", id_no=house.ids[of], accepted=False, **cells)


def _lost_pupil(house):
    house.row("X11", accepted=False)


CASES = [
    Worked("居民养老已参保", "clear"),
    _adult("职工养老已参保", "clear", lambda h: _says(h, False, True)),
    _adult("两项均为否", "yellow", lambda h: _says(h, False, False)),
    _adult("没有养老保险行", "yellow"),
    _adult("两项均为空", "unknown", lambda h: _says(h, None, None)),
    _adult("居民否，职工空", "unknown", lambda h: _says(h, False, None)),
    _adult("居民空，职工否", "unknown", lambda h: _says(h, None, False)),
    _adult("居民是，职工空", "clear", lambda h: _says(h, True, None)),
    _adult("居民空，职工是", "clear", lambda h: _says(h, None, True)),
    _adult("未满60岁，没有发放记录", "clear", lambda h: _says(h, paid=None)),
    _adult("在读", "clear", lambda h: h.pupil(0, "大学")),
    _adult("休学不算在读", "yellow", lambda h: h.pupil(0, "大学", status="休学")),
    _adult("参军", "clear", lambda h: h.person(change="参军")),
    _adult("服刑", "clear", lambda h: h.person(change="服刑")),
    _adult("失联不在例外之内", "yellow", lambda h: h.person(change="失联")),
    _adult("截止日之后参军", "yellow", lambda h: h.person(change="参军", changed_on="2020-03-17")),
    _elder("差一天满16岁", "clear", born="20040317"),
    _elder("截止日当天满16岁", "yellow", born="20040316"),
    _elder("前一天已满16岁", "yellow", born="20040315"),
    _elder("未满16岁，两项均为否", "clear", lambda h: _says(h, False, False), born="20100101"),
    _elder("60岁以上，第61天前发放", "clear", lambda h: _says(h, paid="2020-01-15")),
    _elder("60岁以上，第62天前发放，不算超过", "clear", lambda h: _says(h, paid="2020-01-14")),
    _elder("60岁以上，第63天前发放", "orange", lambda h: _says(h, paid="2020-01-13")),
    _elder("60岁以上，从未发放", "orange", lambda h: _says(h, paid=None)),
    _elder("60岁以上，截止日之后发放", "clear", lambda h: _says(h, paid="2020-03-17")),
    _elder("60岁以上，没有养老保险行", "yellow"),
    _elder("60岁以上，两项均为否且未发放，取较重等级", "orange", lambda h: _says(h, False, False, None)),
    _elder("60岁以上，两项均为空，未发放", "orange", lambda h: _says(h, None, None, None)),
    _elder("60岁以上，两项均为空，近期发放", "unknown", lambda h: _says(h, None, None)),
    _elder("差一天满60岁，未发放", "clear", lambda h: _says(h, paid=None), born="19600317"),
    _elder("截止日当天满60岁，未发放", "orange", lambda h: _says(h, paid=None), born="19600316"),
    _elder("1960年2月29日出生，已满60岁", "orange", lambda h: _says(h, paid=None), born="19600229"),
    _elder("60岁以上在读，未发放", "clear", lambda h: (_says(h, paid=None), h.pupil(0, of=-1))),
    _elder("60岁以上服刑，未发放", "clear", lambda h: (_says(h, paid=None), h.person(of=-1, change="服刑"))),
    _elder("已故成员不计", "clear", lambda h: (_says(h, False, False, None), h.died("2020-01-01", of=-1))),
    _elder("一人未参保，一人未发放", "orange", lambda h: (h.without("X21"), _says(h, paid=None))),
    _adult("养老保险行被隔离", "unknown", _lost),
    _adult("养老保险行被隔离，发放日期有效", "unknown", lambda h: _lost(h, last_paid_on="2020-03-01")),
    Worked("养老保险行被隔离，另有已参保行", "unknown", _lost),
    _adult("养老保险行被隔离，另有未参保行", "yellow", lambda h: (_lost(h), _says(h, False, False))),
    _elder("养老保险行被隔离，另有未发放行", "orange", lambda h: (_lost(h), _says(h, paid=None))),
    _elder("一人养老保险行被隔离，一人未参保", "yellow", lambda h: (h.without("X21"), _lost(h))),
    _elder("未成年人的养老保险行被隔离", "clear", _lost, born="20100101"),
    _adult("参军成员的养老保险行被隔离", "clear", lambda h: (_lost(h), h.person(change="参军"))),
    _adult("在读成员的养老保险行被隔离", "clear", lambda h: (_lost(h), h.pupil(0))),
    _adult("未参保，学籍行被隔离", "unknown", _lost_pupil),
    _adult("未参保，学籍行被隔离，另有在读行", "clear", lambda h: (_lost_pupil(h), h.pupil(0))),
    Worked("已参保，学籍行被隔离", "clear", _lost_pupil),
    _adult("学籍数据过期，未参保", "unknown", county=OTHER),
    Worked("学籍数据过期，已参保", "clear", county=OTHER),
    _adult("学籍数据过期，未参保，参军", "clear", lambda h: h.person(change="参军"), county=OTHER),
    _adult("养老数据过期", "unknown", county=THIRD),
    _adult("养老数据过期，在读", "clear", lambda h: h.pupil(0), county=THIRD),
    _adult("养老数据过期，服刑", "clear", lambda h: h.person(change="服刑"), county=THIRD),
    _adult("学籍和养老数据均过期", "unknown", county=SIXTH),
    _elder("未报发放日期一列，60岁以上", "unknown", lambda h: _says(h, paid=None), county=FOURTH),
    _elder("未报发放日期一列，未满60岁", "clear", lambda h: _says(h, paid=None), born="19700101", county=FOURTH),
    _adult("未报发放日期一列，未参保", "yellow", lambda h: _says(h, False, False, None), county=FOURTH),
    _elder("旗县自定31天，第31天前发放", "clear", lambda h: _says(h, paid="2020-02-14"), county=FIFTH),
    _elder("旗县自定31天，第32天前发放", "orange", lambda h: _says(h, paid="2020-02-13"), county=FIFTH),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    _adult("有身份不明的成员，已知成员未参保", "yellow", lambda h: h.stranger()),
    _elder("有身份不明的成员，已知成员未发放", "orange", lambda h: (_says(h, paid=None), h.stranger())),
    _adult("一般农牧户成员未参保", "yellow", general=True),
    Worked("一般农牧户成员已参保", "clear", general=True),
    _elder("一般农牧户成员未发放", "orange", lambda h: _says(h, paid=None), general=True),
]

STALE = {OTHER: ["X11"], THIRD: ["X21"], SIXTH: ["X11", "X21"]}
ABSENT = {FOURTH: [("X21", "last_paid_on")]}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    decided = {FIFTH: {"pension_payment_days": 31}}
    root = tmp_path_factory.mktemp("pension")
    return verdicts(screen_cases(root, CASES, stale=STALE, absent=ABSENT, decided=decided), "pension_gap")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_pension_gap(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected


LEAPLING = [
    _elder("2004年2月29日出生", "yellow", born="20040229"),
    _elder("2004年3月1日出生", "clear", born="20040301"),
]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2020, 2, 28), ["clear", "clear"]),
        (date(2020, 2, 29), [case.expected for case in LEAPLING]),
        (date(2020, 3, 1), ["yellow", "yellow"]),
    ],
)
def test_who_was_born_on_29_february(tmp_path, as_of, expected):
    found = verdicts(screen_cases(tmp_path, LEAPLING, as_of=as_of), "pension_gap")
    assert [found[house_number(index)] for index in range(len(LEAPLING))] == expected


@pytest.mark.parametrize(
    ("day", "years", "latest"),
    [
        (date(2020, 3, 16), 16, date(2004, 3, 16)),
        (date(2019, 2, 28), 3, date(2016, 2, 28)),
        (date(2019, 3, 1), 3, date(2016, 3, 1)),
        (date(2020, 2, 29), 3, date(2017, 2, 28)),
        (date(2020, 2, 29), 4, date(2016, 2, 29)),
    ],
)
def test_29_february_completes_on_1_march(day, years, latest):
    assert years_before(day, years) == latest
