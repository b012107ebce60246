"""Clause 4.15, 意外事故: an accident on record, or treatment of an injury."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import OTHER, THIRD

CASES = [
    Worked("无事故，无就医", "clear"),
    Worked("意外事故，损失为零", "orange", lambda h: h.struck(0, kind="意外事故")),
    Worked("意外事故，窗口首日", "orange", lambda h: h.struck(0, kind="意外事故", on="2019-03-01")),
    Worked("意外事故，窗口首日前一天", "clear", lambda h: h.struck(0, kind="意外事故", on="2019-02-28")),
    Worked("意外事故，截止日当天", "orange", lambda h: h.struck(0, kind="意外事故", on="2020-03-16")),
    Worked("意外事故，截止日之后", "clear", lambda h: h.struck(0, kind="意外事故", on="2020-03-17")),
    Worked("自然灾害不算意外事故", "clear", lambda h: h.struck(90000, kind="洪涝")),
    Worked("生产失败不算意外事故", "clear", lambda h: h.struck(90000, kind="生产失败")),
    Worked("意外伤害就医", "orange", lambda h: h.settled(1, injury=True)),
    Worked("意外伤害就医，窗口首日", "orange", lambda h: h.settled(1, on="2019-03-01", injury=True)),
    Worked("意外伤害就医，窗口首日前一天", "clear", lambda h: h.settled(1, on="2019-02-28", injury=True)),
    Worked("意外伤害就医，截止日当天", "orange", lambda h: h.settled(1, on="2020-03-16", injury=True)),
    Worked("意外伤害就医，截止日之后", "clear", lambda h: h.settled(1, on="2020-03-17", injury=True)),
    Worked("非意外伤害就医", "clear", lambda h: h.settled(1)),
    Worked("是否意外伤害未填", "unknown", lambda h: h.settled(1, injury=None)),
    Worked("是否意外伤害未填，窗口之外", "clear", lambda h: h.settled(1, on="2019-02-28", injury=None)),
    Worked("一次未填，另一次为意外伤害", "orange", lambda h: (h.settled(1, injury=None), h.settled(1, injury=True))),
    Worked("是否意外伤害未填，另有意外事故", "orange", lambda h: (h.settled(1, injury=None), _accident(h))),
    Worked("灾情行被隔离", "unknown", lambda h: h.row("X31", accepted=False, occurred_on="2020-03-05")),
    Worked("隔离的灾情行在窗口之前", "clear", lambda h: h.row("X31", accepted=False, occurred_on="2019-02-28")),
    Worked("隔离的灾情行在截止日之后", "clear", lambda h: h.row("X31", accepted=False, occurred_on="2020-03-17")),
    Worked("结算行被隔离", "unknown", lambda h: h.row("X17", accepted=False, settled_on="2020-03-05")),
    Worked("隔离的结算行日期无效", "unknown", lambda h: h.row("X17", accepted=False)),
    Worked("隔离的结算行在窗口之前", "clear", lambda h: h.row("X17", accepted=False, settled_on="2019-02-28")),
    Worked("结算行被隔离，另有意外事故", "orange", lambda h: (h.row("X17", accepted=False), _accident(h))),
    Worked("灾情数据过期", "unknown", lambda h: _accident(h), county=OTHER),
    Worked("灾情数据过期，有意外伤害就医", "orange", lambda h: h.settled(1, injury=True), county=OTHER),
    Worked("结算数据过期", "unknown", lambda h: h.settled(1, injury=True), county=THIRD),
    Worked("结算数据过期，有意外事故", "orange", lambda h: _accident(h), county=THIRD),
    Worked("已故成员的意外事故计入", "orange", lambda h: (_accident(h), h.died("2020-03-16")), members=2),
    Worked(
        "已故成员的意外伤害就医计入",
        "orange",
        lambda h: (h.settled(1, injury=True), h.died("2020-02-01")),
        members=2,
    ),
    Worked("窗口之前已故成员不计", "clear", lambda h: (_accident(h), h.died("2019-02-28")), members=2),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知成员出事故", "orange", lambda h: (h.stranger(), _accident(h))),
]


def _accident(house):
    house.struck(0, kind="意外事故")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(tmp_path_factory.mktemp("accident"), CASES, stale={OTHER: ["X31"], THIRD: ["X17"]})
    return verdicts(day, "accident")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_accident(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
