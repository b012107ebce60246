"""Clause 7.14, 易地扶贫搬迁: a relocated household whose house stands empty, or of whom nobody able works in t."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER, SIXTH, THIRD

CASES = [
    Worked("未搬迁", "clear"),
    Worked("未搬迁，无人就业", "clear", lambda h: h.idle("2020-02")),
    Worked("搬迁，有成员就业", "clear", lambda h: (h.relocated(), h.worked("2020-02"))),
    Worked("搬迁，空置89天", "clear", lambda h: _empty(h, "2019-12-18")),
    Worked("搬迁，空置90天", "orange", lambda h: _empty(h, "2019-12-17")),
    Worked("搬迁，空置91天", "orange", lambda h: _empty(h, "2019-12-16")),
    Worked("搬迁，截止日之后空置", "clear", lambda h: _empty(h, "2020-03-17")),
    Worked("搬迁，未报空置日期一列，有成员就业", "clear", lambda h: _empty(h, None), county=SIXTH),
    Worked("搬迁，有劳动力，无人就业", "orange", lambda h: (h.relocated(), h.idle("2020-02"))),
    Worked("搬迁，有劳动力，无就业记录", "orange", lambda h: h.relocated()),
    Worked("搬迁，有劳动力，上月之前就业", "orange", lambda h: (h.relocated(), h.worked("2020-01"))),
    Worked("搬迁，有劳动力，截止日当月就业", "orange", lambda h: (h.relocated(), h.worked("2020-03"))),
    Worked("搬迁，弱劳动力，无人就业", "orange", lambda h: (h.relocated(), h.person(labour="弱劳动力或半劳动力"))),
    Worked("搬迁，技能劳动力，无人就业", "orange", lambda h: (h.relocated(), h.person(labour="技能劳动力"))),
    Worked("搬迁，无劳动力，无人就业", "clear", lambda h: (h.relocated(), h.person(labour="无劳动力"))),
    Worked("搬迁，丧失劳动力，无人就业", "clear", lambda h: (h.relocated(), h.person(labour="丧失劳动力"))),
    Worked("搬迁，劳动技能未填，无人就业", "unknown", lambda h: (h.relocated(), h.person(labour=None))),
    Worked("搬迁，劳动技能未填，有成员就业", "clear", lambda h: (_empty(h, None), h.person(labour=None))),
    Worked("搬迁，劳动技能未填，空置90天", "orange", lambda h: (_empty(h, "2019-12-17"), h.person(labour=None))),
    Worked(
        "搬迁，一人有劳动力，另一人就业",
        "clear",
        lambda h: (h.relocated(), h.person(of=1, labour="无劳动力"), h.worked("2020-02", of=1)),
        members=2,
    ),
    Worked("搬迁行被隔离", "unknown", lambda h: h.row("X27", accepted=False)),
    Worked("搬迁行被隔离，有成员就业", "unknown", lambda h: (h.row("X27", accepted=False), h.worked("2020-02"))),
    Worked("搬迁数据过期", "unknown", lambda h: h.relocated("2019-12-17"), county=THIRD),
    Worked("搬迁数据过期，一般农牧户", "unknown", county=THIRD, general=True),
    Worked("就业行被隔离", "unknown", lambda h: (h.relocated(), _unclear(h, "2020-02-01"))),
    Worked("隔离的就业行月份无效", "unknown", lambda h: (h.relocated(), _unclear(h, None))),
    Worked("隔离的就业行在上月之前", "orange", lambda h: (h.relocated(), _unclear(h, "2020-01-01"))),
    Worked("就业行被隔离，空置90天", "orange", lambda h: (h.relocated("2019-12-17"), _unclear(h, None))),
    Worked(
        "一人就业行被隔离，另一人就业",
        "clear",
        lambda h: (h.relocated(), _unclear(h, None), h.worked("2020-02", of=1)),
        members=2,
    ),
    Worked("就业行被隔离，未搬迁", "clear", lambda h: _unclear(h, None)),
    Worked("就业数据过期，搬迁", "unknown", lambda h: h.relocated(), county=OTHER),
    Worked("就业数据过期，空置90天", "orange", lambda h: h.relocated("2019-12-17"), county=OTHER),
    Worked("就业数据过期，无劳动力", "clear", lambda h: (h.relocated(), h.person(labour="无劳动力")), county=OTHER),
    Worked("就业数据过期，未搬迁", "clear", county=OTHER),
    Worked(
        "该旗县区没有截至上月的就业数据",
        "unknown",
        lambda h: (h.untold(), h.relocated(), h.idle("2020-03")),
        county=FOURTH,
    ),
    Worked("人口信息过期，无人就业", "unknown", lambda h: h.relocated(), county=FIFTH),
    Worked("人口信息过期，有成员就业", "clear", lambda h: _empty(h, None), county=FIFTH),
    Worked("已故成员的就业不计", "orange", lambda h: (_empty(h, None), h.died("2020-03-01")), members=2),
    Worked("一般农牧户搬迁，无劳动技能数据", "unknown", lambda h: h.relocated(), general=True),
    Worked("一般农牧户搬迁，有成员就业", "clear", lambda h: _empty(h, None), general=True),
    Worked("一般农牧户搬迁，空置90天", "orange", lambda h: _empty(h, "2019-12-17"), general=True),
    Worked("一般农牧户未搬迁", "clear", general=True),
    Worked("有身份不明的成员，未搬迁", "clear", lambda h: h.stranger()),
    Worked("有身份不明的成员，搬迁，无人就业", "unknown", lambda h: (h.stranger(), h.relocated())),
    Worked("有身份不明的成员，搬迁，已知成员就业", "clear", lambda h: (h.stranger(), _empty(h, None))),
    Worked("有身份不明的成员，空置90天", "orange", lambda h: (h.stranger(), h.relocated("2019-12-17"))),
]


def _empty(house, since):
    """A relocated household with work whose house stands empty since that day."""
    house.relocated(since)
    house.worked("2020-02")


def _unclear(house, month):
    house.row("X20", accepted=False, month=month)


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """All cases, screened together."""
    stale = {OTHER: ["X20"], THIRD: ["X27"], FIFTH: ["X02"]}
    absent = {SIXTH: [("X27", "vacant_since")]}
    return screen_cases(tmp_path_factory.mktemp("relocation_follow_up"), CASES, stale, absent)


@pytest.fixture(scope="module")
def outcome(day):
    return verdicts(day, "relocation_follow_up")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_relocation_follow_up(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("搬迁数据过期", "易地扶贫搬迁户（数据过期或未报）"),
        ("搬迁数据过期，一般农牧户", "易地扶贫搬迁户（数据过期或未报）"),
        ("搬迁行被隔离", "易地扶贫搬迁户有隔离行"),
        ("搬迁，劳动技能未填，无人就业", "劳动技能未填"),
        ("就业数据过期，搬迁", "就业务工监测（数据过期或未报）"),
    ],
)
def test_whether_a_household_was_relocated_comes_first(day, title, missing):
    """Labour and work matter only once there is an X27 row; what they lack is not asked for before."""
    number = house_number([case.title for case in CASES].index(title))
    flags = [row for row in day.read("flag").to_pylist() if row["rule"] == "relocation_follow_up"]
    assert [row["missing"] for row in flags if row["household_no"] == number] == [missing]
