"""Clause 7.07: members without basic medical insurance in the year of D."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import OTHER, THIRD


def _case(title, expected, build=lambda h: None, **kind):
    """A household whose members have no insurance row unless the case adds one."""
    return Worked(title, expected, build, insured=False, **kind)


CASES = [
    Worked("居民医保已参保", "clear"),
    _case("职工医保已参保", "clear", lambda h: _says(h, False, True)),
    _case("两项均为否", "red", lambda h: _says(h, False, False)),
    _case("两项均为空", "unknown", lambda h: _says(h, None, None)),
    _case("居民否，职工空", "unknown", lambda h: _says(h, False, None)),
    _case("居民空，职工否", "unknown", lambda h: _says(h, None, False)),
    _case("居民空，职工是", "clear", lambda h: _says(h, None, True)),
    _case("居民是，职工空", "clear", lambda h: _says(h, True, None)),
    _case("无参保行，旗县在用文件有本年度行", "red"),
    _case("只有上年度参保行", "red", lambda h: _says(h, True, False, year=2019)),
    _case("只有上年度未参保行，本年度已参保", "clear", lambda h: (_says(h, False, False, year=2019), _says(h))),
    _case("无参保行，旗县在用文件无本年度行", "unknown", county=THIRD),
    _case("旗县在用文件无本年度行，成员只有上年度行", "unknown", lambda h: _says(h, year=2019), county=THIRD),
    _case("两名成员，一名未参保", "red", lambda h: _says(h, of=1), members=2),
    _case("出生第28天的新生儿", "clear", lambda h: _child(h, "20200217")),
    _case("出生第29天", "red", lambda h: _child(h, "20200216")),
    _case("出生第27天", "clear", lambda h: _child(h, "20200218")),
    _case("参军", "clear", lambda h: h.person(change="参军")),
    _case("服刑", "clear", lambda h: h.person(change="服刑")),
    _case("失联不在例外之内", "red", lambda h: h.person(change="失联")),
    _case("截止日之后参军，视为正常", "red", lambda h: h.person(change="参军", changed_on="2020-03-17")),
    _case("截止日当天参军", "clear", lambda h: h.person(change="参军", changed_on="2020-03-16")),
    _case("参保行被隔离", "unknown", lambda h: _lost(h)),
    _case("隔离的参保行属于本年度", "unknown", lambda h: _lost(h, year=2020)),
    _case("隔离的参保行属于上年度", "red", lambda h: _lost(h, year=2019)),
    _case("参保行被隔离，另有已参保行", "unknown", lambda h: (_lost(h), _says(h))),
    _case("参保行被隔离，另有未参保行", "red", lambda h: (_lost(h), _says(h, False, False))),
    _case("一人参保行被隔离，另一人未参保", "red", lambda h: (_lost(h), _says(h, False, False, of=1)), members=2),
    _case("一人参保未知，另一人已参保", "unknown", lambda h: (_says(h, None, None), _says(h, of=1)), members=2),
    _case("参军成员的参保行被隔离", "clear", lambda h: (_lost(h), h.person(change="参军"))),
    _case("参保数据过期", "unknown", lambda h: _says(h, False, False), county=OTHER),
    _case("参保数据过期，成员参军", "clear", lambda h: h.person(change="参军"), county=OTHER),
    _case("已故成员不计", "clear", lambda h: (_says(h, False, False), h.died("2020-02-01"), _says(h, of=1)), members=2),
    _case("有身份不明的成员，已知成员已参保", "unknown", lambda h: (_says(h), h.stranger())),
    _case("有身份不明的成员，已知成员未参保", "red", lambda h: (_says(h, False, False), h.stranger())),
    _case("一般农牧户成员未参保", "red", lambda h: _says(h, False, False), general=True),
    _case("一般农牧户成员已参保", "clear", lambda h: _says(h), general=True),
]


def _says(house, resident=True, employee=False, year=2020, of=0):
    house.row("X16", id_no=house.ids[of], year=year, resident_basic=resident, employee_basic=employee)


def _lost(house, **cells):
    house.row("X16", accepted=False, **cells)


def _child(house, born):
    _says(house)
    child = house.world.person(born)
    house.world.member(house.number, child, county=house.county)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(tmp_path_factory.mktemp("insurance"), CASES, stale={OTHER: ["X16"]})
    return verdicts(day, "insurance_gap")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_insurance_gap(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
