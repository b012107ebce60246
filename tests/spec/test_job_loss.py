"""Clause 3.03, 务工收入中断: wages of two months before t, lost in the two months since, against the income of D.

t is February 2020 where a county has reported it. Net income is 20000 yuan, half of it 10000: twelve wages of 833.33
stay below it and twelve of 833.34 pass it.
"""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER, SIXTH, THIRD

CASES = [
    Worked("无就业记录", "clear"),
    Worked("失去的工资折合一年不足纯收入50%", "clear", lambda h: _lost(h, "833.33")),
    Worked("失去的工资折合一年等于纯收入50%，不算超过", "clear", lambda h: _lost(h, 1000), income=24000),
    Worked("失去的工资折合一年超过纯收入50%", "orange", lambda h: _lost(h, "833.34")),
    Worked("两名成员失去的工资相加超过50%", "orange", lambda h: (_lost(h, 500), _lost(h, 500, of=1)), members=2),
    Worked("两名成员失去的工资相加不足50%", "clear", lambda h: (_lost(h, 400), _lost(h, 400, of=1)), members=2),
    Worked("公益岗算有工作", "orange", lambda h: _lost(h, 3000, "公益岗")),
    Worked("只有最近一个月未就业", "clear", lambda h: (_at_work(h, "2019-12", "2020-01"), h.idle("2020-02"))),
    Worked("只有前一个月未就业", "clear", lambda h: (_at_work(h, "2019-12", "2020-02"), h.idle("2020-01"))),
    Worked("两个月前已未就业", "clear", lambda h: h.idle("2019-12", "2020-01", "2020-02")),
    Worked("两个月前无记录", "clear", lambda h: h.idle("2020-01", "2020-02")),
    Worked("三个月前有工作，两个月前无记录", "clear", lambda h: (_at_work(h, "2019-11"), h.idle("2020-01", "2020-02"))),
    Worked("最近一个月缺报，前一个月未就业", "unknown", lambda h: (_at_work(h, "2019-12"), h.idle("2020-01"))),
    Worked("前一个月缺报，最近一个月未就业", "unknown", lambda h: (_at_work(h, "2019-12"), h.idle("2020-02"))),
    Worked("两个月均缺报", "unknown", lambda h: _at_work(h, "2019-12")),
    Worked("最近一个月缺报，前一个月有工作", "clear", lambda h: _at_work(h, "2019-12", "2020-01")),
    Worked("前一个月缺报，最近一个月有工作", "clear", lambda h: _at_work(h, "2019-12", "2020-02")),
    Worked(
        "一名成员缺报，另一名失去的工资已超过50%",
        "orange",
        lambda h: (_at_work(h, "2019-12"), _lost(h, 3000, of=1)),
        members=2,
    ),
    Worked(
        "一名成员缺报，另一名失去的工资不足50%",
        "unknown",
        lambda h: (_at_work(h, "2019-12"), _lost(h, 400, of=1)),
        members=2,
    ),
    Worked("月收入未填", "unknown", lambda h: _lost(h, None)),
    Worked("月收入未填，后来有工作", "clear", lambda h: (h.worked("2019-12", wage=None), _at_work(h, "2020-01"))),
    Worked("月收入为零", "clear", lambda h: _lost(h, 0)),
    Worked("未报月收入一列", "unknown", lambda h: _lost(h, None), county=SIXTH),
    Worked(
        "未就业当月的月收入不计",
        "clear",
        lambda h: (_lost(h, 100), h.world.revise("X20", {"kind": "未就业", "id_no": h.head}, monthly_wage=9000)),
    ),
    Worked("截止日当月的记录不看", "clear", lambda h: (_at_work(h, "2020-01"), h.idle("2020-02", "2020-03"))),
    Worked("纯收入为零，失去工资", "orange", lambda h: _lost(h, "0.01"), income=0),
    Worked("纯收入为零，未失去工资", "clear", lambda h: _at_work(h, "2019-12", "2020-01", "2020-02"), income=0),
    Worked("纯收入为负，失去工资", "orange", lambda h: _lost(h, "0.01"), income=-1),
    Worked("纯收入为零，月收入未填", "unknown", lambda h: _lost(h, None), income=0),
    Worked("无收入记录，折合一年不足监测线50%", "clear", lambda h: _lost(h, "208.33"), income=None),
    Worked("无收入记录，折合一年超过监测线50%", "unknown", lambda h: _lost(h, "208.34"), income=None),
    Worked("无收入记录，月收入未填", "unknown", lambda h: _lost(h, None), income=None),
    Worked("收入台账过期，未失去工资", "clear", county=THIRD),
    Worked("收入台账过期，失去工资", "unknown", lambda h: _lost(h, 3000), county=THIRD),
    Worked("就业行被隔离", "unknown", lambda h: _unclear(h, "2020-01-01")),
    Worked("隔离的就业行月份无效", "unknown", lambda h: _unclear(h, None)),
    Worked("隔离的就业行在两个月前", "unknown", lambda h: _unclear(h, "2019-12-01")),
    Worked("隔离的就业行在三个月前", "clear", lambda h: _unclear(h, "2019-11-01")),
    Worked("隔离的就业行在截止日当月", "clear", lambda h: _unclear(h, "2020-03-01")),
    Worked(
        "一名成员的就业行被隔离，另一名失去的工资已超过50%",
        "orange",
        lambda h: (_unclear(h, None), _lost(h, 3000, of=1)),
        members=2,
    ),
    Worked("就业数据过期", "unknown", lambda h: _lost(h, 3000), county=OTHER),
    Worked("该旗县区没有截至上月的就业数据", "unknown", lambda h: (h.untold(), h.idle("2020-03")), county=FOURTH),
    Worked(
        "该旗县区最新只到12月",
        "orange",
        lambda h: (h.untold(), _lost(h, 3000, months=("2019-10", "2019-11", "2019-12"))),
        county=FIFTH,
    ),
    Worked("该旗县区最新只到12月，1月之后再无记录", "clear", lambda h: _at_work(h, "2019-12"), county=FIFTH),
    Worked("已故成员不计", "clear", lambda h: (_lost(h, 3000), h.died("2020-03-01")), members=2),
    Worked("已故成员的就业行被隔离", "clear", lambda h: (_unclear(h, None), h.died("2020-03-01")), members=2),
    Worked("一般农牧户失去工资", "orange", lambda h: _lost(h, 3000), general=True),
    Worked("一般农牧户无就业记录", "clear", general=True),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知成员失去工资", "orange", lambda h: (h.stranger(), _lost(h, 3000))),
]


def _lost(house, wage, kind="外出务工", of=0, months=("2019-12", "2020-01", "2020-02")):
    """Work in the first of three months, none in the two since."""
    house.worked(months[0], kind, wage, of)
    house.idle(*months[1:], of=of)


def _at_work(house, *months):
    for month in months:
        house.worked(month)


def _unclear(house, month):
    house.row("X20", accepted=False, month=month)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    stale = {OTHER: ["X20"], THIRD: ["X03"]}
    absent = {SIXTH: [("X20", "monthly_wage")]}
    day = screen_cases(tmp_path_factory.mktemp("job_loss"), CASES, stale, absent)
    return verdicts(day, "job_loss")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_job_loss(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
