"""Clause 4.13, 因灾: losses by natural disaster against last year's income, and damaged houses."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import OTHER, THIRD

CASES = [
    Worked("无灾情", "clear"),
    Worked("损失3999.99元，不足上年收入20%", "clear", lambda h: h.struck("3999.99")),
    Worked("损失等于上年收入20%，不算超过", "clear", lambda h: h.struck(4000)),
    Worked("损失超过上年收入20%一分", "orange", lambda h: h.struck("4000.01")),
    Worked("两次灾害损失相加超过20%一分", "orange", lambda h: (h.struck(2000), h.struck("2000.01", kind="旱灾"))),
    Worked("疫病属于自然灾害", "orange", lambda h: h.struck("4000.01", kind="疫病")),
    Worked("火灾属于自然灾害", "orange", lambda h: h.struck("4000.01", kind="火灾")),
    Worked("意外事故的损失不计", "clear", lambda h: h.struck(90000, kind="意外事故")),
    Worked("生产失败的损失不计", "clear", lambda h: h.struck(90000, kind="生产失败")),
    Worked("窗口首日受灾", "orange", lambda h: h.struck("4000.01", on="2019-03-01")),
    Worked("窗口首日前一天受灾", "clear", lambda h: h.struck("4000.01", on="2019-02-28")),
    Worked("窗口末日受灾", "orange", lambda h: h.struck("4000.01", on="2020-02-29")),
    Worked("窗口末日后一天受灾，损失不计", "clear", lambda h: h.struck("4000.01", on="2020-03-01")),
    Worked("上年收入为零，有损失", "orange", lambda h: h.struck("0.01"), income=0),
    Worked("上年收入为零，无损失", "clear", lambda h: h.struck(0), income=0),
    Worked("上年收入为负，有损失", "orange", lambda h: h.struck("0.01"), income=-1),
    Worked("无收入记录，损失等于监测线20%", "clear", lambda h: h.struck(1000), income=None),
    Worked("无收入记录，损失超过监测线20%一分", "unknown", lambda h: h.struck("1000.01"), income=None),
    Worked("收入台账过期，损失等于监测线20%", "clear", lambda h: h.struck(1000), county=THIRD),
    Worked("收入台账过期，损失超过监测线20%一分", "unknown", lambda h: h.struck("1000.01"), county=THIRD),
    Worked(
        "收入行被隔离，损失超过监测线20%一分",
        "unknown",
        lambda h: (h.row("X03", accepted=False), h.struck("1000.01")),
        income=None,
    ),
    Worked("房屋受损，无损失", "orange", lambda h: h.struck(0, house_damaged=True)),
    Worked("意外事故致房屋受损", "orange", lambda h: h.struck(0, kind="意外事故", house_damaged=True)),
    Worked("生产失败行注明房屋受损", "orange", lambda h: h.struck(0, kind="生产失败", house_damaged=True)),
    Worked("房屋受损，窗口首日", "orange", lambda h: h.struck(0, on="2019-03-01", house_damaged=True)),
    Worked("房屋受损，窗口首日前一天", "clear", lambda h: h.struck(0, on="2019-02-28", house_damaged=True)),
    Worked("房屋受损，截止日当天", "orange", lambda h: h.struck(0, on="2020-03-16", house_damaged=True)),
    Worked("房屋受损，截止日之后", "clear", lambda h: h.struck(0, on="2020-03-17", house_damaged=True)),
    Worked("是否受损未填", "unknown", lambda h: h.struck(0, house_damaged=None)),
    Worked("是否受损未填，窗口之外", "clear", lambda h: h.struck(0, on="2019-02-28", house_damaged=None)),
    Worked("是否受损未填，损失已超过20%", "orange", lambda h: h.struck("4000.01", house_damaged=None)),
    Worked(
        "一次是否受损未填，另一次受损",
        "orange",
        lambda h: (h.struck(0, house_damaged=None), h.struck(0, house_damaged=True)),
    ),
    Worked("灾情行被隔离", "unknown", lambda h: _lost(h, "2019-07-01")),
    Worked("隔离的灾情行日期无效", "unknown", lambda h: _lost(h, None)),
    Worked("隔离的灾情行在窗口之前", "clear", lambda h: _lost(h, "2019-02-28")),
    Worked("隔离的灾情行在窗口之后、截止日之前，房屋未知", "unknown", lambda h: _lost(h, "2020-03-05")),
    Worked("隔离的灾情行在截止日之后", "clear", lambda h: _lost(h, "2020-03-17")),
    Worked("灾情行被隔离，已知损失已超过20%", "orange", lambda h: (_lost(h, None), h.struck("4000.01"))),
    Worked("灾情行被隔离，另一次房屋受损", "orange", lambda h: (_lost(h, None), h.struck(0, house_damaged=True))),
    Worked("灾情数据过期", "unknown", lambda h: h.struck(90000, house_damaged=True), county=OTHER),
    Worked("已故成员名下的灾情计入", "orange", lambda h: (h.struck("4000.01"), h.died("2019-08-01")), members=2),
    Worked("窗口之前已故成员名下的灾情不计", "clear", lambda h: (h.struck(5000), h.died("2019-02-28")), members=2),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知损失已超过20%", "orange", lambda h: (h.stranger(), h.struck("4000.01"))),
]


def _lost(house, on):
    house.row("X31", accepted=False, occurred_on=on)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(tmp_path_factory.mktemp("disaster"), CASES, stale={OTHER: ["X31"], THIRD: ["X03"]})
    return verdicts(day, "disaster")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_disaster(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
