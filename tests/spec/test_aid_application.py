"""Clause 4.21, 个人救助申请: an application of late that is not turned down."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import OTHER, THIRD

CASES = [
    Worked("无申请", "clear"),
    Worked("申请，审批结果为空", "yellow", lambda h: h.applied()),
    Worked("申请，办理中", "yellow", lambda h: h.applied("办理中")),
    Worked("申请，同意", "yellow", lambda h: h.applied("同意")),
    Worked("申请，不同意", "clear", lambda h: h.applied("不同意")),
    Worked("一次不同意，另一次办理中", "yellow", lambda h: (h.applied("不同意"), h.applied("办理中"))),
    Worked("未报审批结果一列", "yellow", lambda h: h.applied(), county=THIRD),
    Worked("截止日当天申请", "yellow", lambda h: h.applied(on="2020-03-16")),
    Worked("截止日之后申请", "clear", lambda h: h.applied(on="2020-03-17")),
    Worked("第29天前申请", "yellow", lambda h: h.applied(on="2020-02-16")),
    Worked("第30天前申请", "yellow", lambda h: h.applied(on="2020-02-15")),
    Worked("第31天前申请", "clear", lambda h: h.applied(on="2020-02-14")),
    Worked("第二名成员申请", "yellow", lambda h: h.applied(id_no=h.ids[1]), members=2),
    Worked("申请行被隔离", "unknown", lambda h: _lost(h, "2020-03-10")),
    Worked("隔离的申请行日期无效", "unknown", lambda h: _lost(h, None)),
    Worked("隔离的申请行在第30天前", "unknown", lambda h: _lost(h, "2020-02-15")),
    Worked("隔离的申请行在第31天前", "clear", lambda h: _lost(h, "2020-02-14")),
    Worked("隔离的申请行在截止日之后", "clear", lambda h: _lost(h, "2020-03-17")),
    Worked("申请行被隔离，另一次办理中", "yellow", lambda h: (_lost(h, None), h.applied())),
    Worked("救助申请数据过期", "unknown", lambda h: h.applied(), county=OTHER),
    Worked("已故成员的申请不计", "clear", lambda h: (h.applied(), h.died("2020-03-12")), members=2),
    Worked("已故成员的申请行被隔离", "clear", lambda h: (_lost(h, None), h.died("2020-03-12")), members=2),
    Worked("一般农牧户申请", "yellow", lambda h: h.applied(), general=True),
    Worked("一般农牧户无申请", "clear", general=True),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知成员申请", "yellow", lambda h: (h.stranger(), h.applied())),
]


def _lost(house, on):
    house.row("X09", accepted=False, applied_on=on)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(
        tmp_path_factory.mktemp("aid_application"), CASES, stale={OTHER: ["X09"]}, absent={THIRD: [("X09", "decision")]}
    )
    return verdicts(day, "aid_application")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_aid_application(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
