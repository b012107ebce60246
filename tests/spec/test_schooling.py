"""Clause 4.11, 因学: schooling beyond compulsory school, less aid, against last year's income."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FOURTH, OTHER, THIRD

CASES = [
    Worked("无在读成员", "clear"),
    Worked("高中费用5999.99元，不足上年收入30%", "clear", lambda h: h.pupil("5999.99")),
    Worked("高中费用等于上年收入30%，不算超过", "clear", lambda h: h.pupil(6000)),
    Worked("高中费用超过上年收入30%一分", "orange", lambda h: h.pupil("6000.01")),
    Worked("扣除资助后等于30%", "clear", lambda h: (h.pupil("6000.01"), h.aided("0.01"))),
    Worked("窗口首日发放的资助可扣除", "clear", lambda h: (h.pupil("6000.01"), h.aided(1, "2019-03-01"))),
    Worked("窗口末日发放的资助可扣除", "clear", lambda h: (h.pupil("6000.01"), h.aided(1, "2020-02-29"))),
    Worked("窗口前一天发放的资助不扣除", "orange", lambda h: (h.pupil("6000.01"), h.aided(1, "2019-02-28"))),
    Worked("窗口后一天发放的资助不扣除", "orange", lambda h: (h.pupil("6000.01"), h.aided(1, "2020-03-01"))),
    Worked("中职在读", "orange", lambda h: h.pupil("6000.01", stage="中职")),
    Worked("高职在读", "orange", lambda h: h.pupil("6000.01", stage="高职")),
    Worked("大学在读", "orange", lambda h: h.pupil("6000.01", stage="大学")),
    Worked("初中费用再高也不计", "clear", lambda h: h.pupil(90000, stage="初中")),
    Worked("休学不计", "clear", lambda h: h.pupil(90000, status="休学")),
    Worked("毕业不计", "clear", lambda h: h.pupil(90000, status="毕业")),
    Worked("已故成员不计", "clear", lambda h: (h.pupil(90000), h.died("2020-01-01")), members=2),
    Worked("两名在读，费用为零", "yellow", lambda h: (h.pupil(0), h.pupil(0, "大学", of=1)), members=2),
    Worked("两名在读，一名初中", "clear", lambda h: (h.pupil(0), h.pupil(0, "初中", of=1)), members=2),
    Worked("两名高中，一名休学", "clear", lambda h: (h.pupil(0), h.pupil(0, of=1, status="休学")), members=2),
    Worked(
        "两名在读费用相加超过30%一分",
        "orange",
        lambda h: (h.pupil(3000), h.pupil("3000.01", of=1)),
        members=2,
    ),
    Worked("上年收入为零，扣除资助后有费用", "orange", lambda h: (h.pupil(100), h.aided("99.99")), income=0),
    Worked("上年收入为零，资助抵完费用", "clear", lambda h: (h.pupil(100), h.aided(100)), income=0),
    Worked("上年收入为负，有费用", "orange", lambda h: h.pupil("0.01"), income=-1),
    Worked("无收入记录，费用等于监测线30%", "clear", lambda h: h.pupil(1500), income=None),
    Worked("无收入记录，费用超过监测线30%一分", "unknown", lambda h: h.pupil("1500.01"), income=None),
    Worked(
        "收入行被隔离，费用超过监测线30%一分",
        "unknown",
        lambda h: (h.row("X03", accepted=False), h.pupil("1500.01")),
        income=None,
    ),
    Worked("收入台账过期，费用等于监测线30%", "clear", lambda h: h.pupil(1500), county=FOURTH),
    Worked("收入台账过期，费用超过监测线30%一分", "unknown", lambda h: h.pupil("1500.01"), county=FOURTH),
    Worked("收入台账过期，两名在读", "yellow", lambda h: (h.pupil(0), h.pupil(0, of=1)), county=FOURTH, members=2),
    Worked("年费用未填", "unknown", lambda h: h.pupil(None)),
    Worked("年费用未填，初中不影响", "clear", lambda h: h.pupil(None, stage="初中")),
    Worked(
        "一人费用未填，另一人已超过30%",
        "orange",
        lambda h: (h.pupil(None), h.pupil("6000.01", of=1)),
        members=2,
    ),
    Worked(
        "一人费用未填，其资助抵减后已知费用不超过30%",
        "yellow",
        lambda h: (h.pupil(None), h.aided("0.01"), h.pupil("6000.01", of=1)),
        members=2,
    ),
    Worked("学籍行被隔离", "unknown", lambda h: h.row("X11", accepted=False)),
    Worked(
        "一人学籍行被隔离，另一人已超过30%",
        "orange",
        lambda h: (h.row("X11", accepted=False), h.pupil("6000.01", of=1)),
        members=2,
    ),
    Worked(
        "一人学籍行被隔离，另两人在读",
        "yellow",
        lambda h: (h.row("X11", accepted=False), h.pupil(0, of=1), h.pupil(0, of=2)),
        members=3,
    ),
    Worked("在读成员的资助行被隔离", "unknown", lambda h: (h.pupil(90000), _lost_aid(h))),
    Worked("隔离的资助行在窗口之外", "orange", lambda h: (h.pupil(90000), _lost_aid(h, "2019-02-28"))),
    Worked("隔离的资助行日期无效", "unknown", lambda h: (h.pupil(90000), _lost_aid(h, None))),
    Worked("无在读成员，资助行被隔离", "clear", lambda h: _lost_aid(h)),
    Worked("学籍数据过期", "unknown", lambda h: h.pupil(90000), county=OTHER),
    Worked("资助数据过期，无高中以上在读成员", "clear", lambda h: h.pupil(90000, "初中"), county=THIRD),
    Worked("资助数据过期，有高中在读成员", "unknown", lambda h: h.pupil(90000), county=THIRD),
    Worked("资助数据过期，两名在读", "yellow", lambda h: (h.pupil(0), h.pupil(0, of=1)), county=THIRD, members=2),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知费用已超过30%", "orange", lambda h: (h.stranger(), h.pupil("6000.01"))),
]

STALE = {OTHER: ["X11"], THIRD: ["X12"], FOURTH: ["X03"]}


def _lost_aid(house, on="2019-10-01"):
    house.row("X12", accepted=False, paid_on=on)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    return verdicts(screen_cases(tmp_path_factory.mktemp("schooling"), CASES, stale=STALE), "schooling")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_schooling(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
