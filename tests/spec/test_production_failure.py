"""Clause 4.16, 因产业发展失败: failed production, its net income, overdue loans, entities that have failed."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER, SIXTH, THIRD

CASES = [
    Worked("无生产经营、贷款和联结", "clear"),
    Worked("生产失败，损失为零", "orange", lambda h: h.struck(0, kind="生产失败")),
    Worked("生产失败，窗口首日", "orange", lambda h: h.struck(0, kind="生产失败", on="2019-03-01")),
    Worked("生产失败，窗口首日前一天", "clear", lambda h: h.struck(0, kind="生产失败", on="2019-02-28")),
    Worked("生产失败，截止日当天", "orange", lambda h: h.struck(0, kind="生产失败", on="2020-03-16")),
    Worked("生产失败，截止日之后", "clear", lambda h: h.struck(0, kind="生产失败", on="2020-03-17")),
    Worked("自然灾害不算生产失败", "clear", lambda h: h.struck(90000, kind="旱灾")),
    Worked("意外事故不算生产失败", "clear", lambda h: h.struck(90000, kind="意外事故")),
    Worked("灾情行被隔离", "unknown", lambda h: _lost(h, "X31", occurred_on="2020-03-05")),
    Worked("隔离的灾情行日期无效", "unknown", lambda h: _lost(h, "X31")),
    Worked("隔离的灾情行在窗口之前", "clear", lambda h: _lost(h, "X31", occurred_on="2019-02-28")),
    Worked("隔离的灾情行在截止日之后", "clear", lambda h: _lost(h, "X31", occurred_on="2020-03-17")),
    Worked("灾情行被隔离，另有生产失败", "orange", lambda h: (_lost(h, "X31"), h.struck(0, kind="生产失败"))),
    Worked("灾情数据过期", "unknown", lambda h: h.struck(0, kind="生产失败"), county=OTHER),
    Worked("灾情数据过期，贷款逾期31天", "orange", lambda h: h.lent(overdue=31), county=OTHER),
    Worked("已故成员名下的生产失败计入", "orange", lambda h: (_failed(h), h.died("2020-03-01")), members=2),
    Worked("窗口之前已故成员名下的不计", "clear", lambda h: (_failed(h), h.died("2019-02-28")), members=2),
    Worked("生产经营净收入为零", "clear", lambda h: _produced(h, 5000, 5000), income=None),
    Worked("生产经营净收入负一分", "yellow", lambda h: _produced(h, 5000, "5000.01"), income=None),
    Worked("生产经营净收入为负，一般农牧户", "yellow", lambda h: _produced(h, 0, 1), income=None, general=True),
    Worked(
        "上一期为负，最近一期为零",
        "clear",
        lambda h: (_produced(h, 0, 1, "2019-06-01"), _produced(h, 0, 0)),
        income=None,
    ),
    Worked("无收入记录", "clear", income=None),
    Worked("无收入记录，一般农牧户", "clear", income=None, general=True),
    Worked("收入记录早于有效期，净收入为负", "clear", lambda h: _produced(h, 0, 1, "2018-10-01"), income=None),
    Worked("收入记录在有效期首月，净收入为负", "yellow", lambda h: _produced(h, 0, 1, "2018-11-01"), income=None),
    Worked("收入记录为截止日当月，净收入为负", "clear", lambda h: _produced(h, 0, 1, "2020-03-01"), income=None),
    Worked("比12个月前下降49.99%", "clear", lambda h: _fell(h, 10000, 5001), income=None),
    Worked("比12个月前下降不足50%一分", "clear", lambda h: _fell(h, 10000, "5000.01"), income=None),
    Worked("比12个月前下降50%", "yellow", lambda h: _fell(h, 10000, 5000), income=None),
    Worked("比12个月前下降超过50%一分", "yellow", lambda h: _fell(h, 10000, "4999.99"), income=None),
    Worked("12个月前为一分，现为零", "yellow", lambda h: _fell(h, "0.01", 0), income=None),
    Worked("12个月前为零", "clear", lambda h: _fell(h, 0, 0), income=None),
    Worked("12个月前为负，现为零", "clear", lambda h: _fell(h, -1, 0), income=None),
    Worked("11个月前的记录不比", "clear", lambda h: _fell(h, 10000, 0, "2019-01-01"), income=None),
    Worked("13个月前的记录不比", "clear", lambda h: _fell(h, 10000, 0, "2018-11-01"), income=None),
    Worked("24个月前的记录不比", "clear", lambda h: _fell(h, 10000, 0, "2017-12-01"), income=None),
    Worked("收入行被隔离", "unknown", lambda h: _lost(h, "X03", period_end="2020-01-01")),
    Worked("隔离的收入行月份无效，净收入为负", "unknown", lambda h: (_lost(h, "X03"), _produced(h, 0, 1)), income=None),
    Worked("隔离的收入行早于有效期", "clear", lambda h: _lost(h, "X03", period_end="2018-10-01")),
    Worked(
        "12个月前的收入行被隔离",
        "unknown",
        lambda h: (_lost(h, "X03", period_end="2018-06-01"), _produced(h, 9, 0, "2019-06-01")),
        income=None,
    ),
    Worked(
        "12个月前的收入行被隔离，净收入为负",
        "yellow",
        lambda h: (_lost(h, "X03", period_end="2018-06-01"), _produced(h, 0, 1, "2019-06-01")),
        income=None,
    ),
    Worked(
        "13个月前的收入行被隔离",
        "clear",
        lambda h: (_lost(h, "X03", period_end="2018-05-01"), _produced(h, 9, 0, "2019-06-01")),
        income=None,
    ),
    Worked("收入台账过期", "unknown", lambda h: h.earned(1, "2020-01-01", business_cost=9), county=THIRD),
    Worked("收入台账过期，生产失败", "orange", lambda h: _failed(h), county=THIRD),
    Worked("贷款逾期29天", "clear", lambda h: h.lent(overdue=29)),
    Worked("贷款逾期30天", "clear", lambda h: h.lent(overdue=30)),
    Worked("贷款逾期31天", "orange", lambda h: h.lent(overdue=31)),
    Worked("逾期天数未填", "unknown", lambda h: h.lent(overdue=None)),
    Worked("未报逾期天数一列", "unknown", lambda h: h.lent(overdue=None), county=SIXTH),
    Worked("一笔逾期天数未填，另一笔逾期31天", "orange", lambda h: (h.lent(overdue=None), h.lent(overdue=31))),
    Worked("贷款行被隔离", "unknown", lambda h: _lost(h, "X29")),
    Worked("贷款行被隔离，生产失败", "orange", lambda h: (_lost(h, "X29"), _failed(h))),
    Worked("贷款数据过期", "unknown", lambda h: h.lent(overdue=31), county=FOURTH),
    Worked("已故成员的贷款不计", "clear", lambda h: (h.lent(overdue=31), h.died("2020-03-01")), members=2),
    Worked("联结的主体正常", "clear", lambda h: h.linked("正常")),
    Worked("联结的主体异常", "yellow", lambda h: h.linked("异常")),
    Worked("联结的主体注销", "yellow", lambda h: h.linked("注销")),
    Worked("联结的主体异常，合同截止日当天到期", "yellow", lambda h: h.linked("异常", ended="2020-03-16")),
    Worked("联结的主体异常，合同前一天到期", "clear", lambda h: h.linked("异常", ended="2020-03-15")),
    Worked("联结的主体异常，合同截止日当天开始", "yellow", lambda h: h.linked("异常", started="2020-03-16")),
    Worked("联结的主体异常，合同次日开始", "clear", lambda h: h.linked("异常", started="2020-03-17")),
    Worked("主体名录中没有联结的主体", "unknown", lambda h: h.linked(None)),
    Worked("主体名录中没有联结的主体，合同已到期", "clear", lambda h: h.linked(None, ended="2020-03-15")),
    Worked("一个主体不在名录，另一个注销", "yellow", lambda h: (h.linked(None), h.linked("注销"))),
    Worked(
        "两个主体异常，一个合同已到期", "yellow", lambda h: (h.linked("异常", ended="2019-12-31"), h.linked("异常"))
    ),
    Worked(
        "主体异常在前，正常在后，前者合同已到期", "clear", lambda h: (h.linked("异常", ended="2019-12-31"), h.linked())
    ),
    Worked("联结的主体异常，在另一旗县区", "yellow", lambda h: h.linked("异常", at=THIRD)),
    Worked("联结的主体异常，在名录过期的旗县区", "yellow", lambda h: h.linked("异常", at=FIFTH)),
    Worked("主体名录过期，联结的主体在另一旗县区", "unknown", lambda h: h.linked("异常", at=THIRD), county=FIFTH),
    Worked("一般农牧户联结的主体注销", "yellow", lambda h: h.linked("注销"), general=True),
    Worked("联结行被隔离", "unknown", lambda h: _lost(h, "X23c")),
    Worked("隔离的联结行已到期", "clear", lambda h: _lost(h, "X23c", ended_on="2020-03-15")),
    Worked("隔离的联结行尚未开始", "clear", lambda h: _lost(h, "X23c", started_on="2020-03-17")),
    Worked("联结行被隔离，另一主体异常", "yellow", lambda h: (_lost(h, "X23c"), h.linked("异常"))),
    Worked("联结数据过期", "unknown", lambda h: h.linked("异常"), county=OTHER),
    Worked("主体名录过期，有联结", "unknown", lambda h: h.linked("异常"), county=FIFTH),
    Worked("主体名录过期，无联结", "clear", county=FIFTH),
    Worked("主体名录过期，联结已到期", "clear", lambda h: h.linked("异常", ended="2020-03-15"), county=FIFTH),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，联结的主体注销", "yellow", lambda h: (h.stranger(), h.linked("注销"))),
    Worked("有身份不明的成员，净收入为负", "yellow", lambda h: (h.stranger(), _produced(h, 0, 1)), income=None),
    Worked("生产失败且净收入为负，取较重等级", "orange", lambda h: (_failed(h), _produced(h, 0, 1)), income=None),
]


def _failed(house):
    house.struck(0, kind="生产失败")


def _lost(house, extract, **cells):
    house.row(extract, accepted=False, **cells)


def _produced(house, business, cost, period="2019-12-01"):
    house.earned(1000, period, business=business, business_cost=cost)


def _fell(house, before, now, period="2018-12-01"):
    """An amount brought in by production twelve months before the newest record, and by that record."""
    _produced(house, before, 0, period)
    _produced(house, now, 0)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    stale = {OTHER: ["X31", "X23c"], THIRD: ["X03"], FOURTH: ["X29"], FIFTH: ["X23a"]}
    absent = {SIXTH: [("X29", "overdue_days")]}
    day = screen_cases(tmp_path_factory.mktemp("production_failure"), CASES, stale, absent)
    return verdicts(day, "production_failure")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_production_failure(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
