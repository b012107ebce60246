"""Clause 7.04, 资助全覆盖: a registered household's member at school to whom no aid was paid in W."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, OTHER, THIRD


def _lost_aid(house, on="2019-10-01", of=0):
    house.row("X12", id_no=house.ids[of], accepted=False, paid_on=on)


def _lost_pupil(house, of=0):
    house.row("X11", id_no=house.ids[of], accepted=False)


def _pupil(title, expected, build=lambda h: None, **kind):
    """A household whose head is at school."""
    return Worked(title, expected, lambda h: (h.pupil(0), build(h)), **kind)


CASES = [
    Worked("没有在读成员", "clear"),
    _pupil("在读，无资助", "orange"),
    _pupil("在读，有资助", "clear", lambda h: h.aided(500)),
    _pupil("窗口首日发放", "clear", lambda h: h.aided(500, "2019-03-01")),
    _pupil("窗口前一天发放", "orange", lambda h: h.aided(500, "2019-02-28")),
    _pupil("窗口末日发放", "clear", lambda h: h.aided(500, "2020-02-29")),
    _pupil("窗口后一天发放", "orange", lambda h: h.aided(500, "2020-03-01")),
    Worked("初中在读，无资助", "orange", lambda h: h.pupil(None, "初中")),
    Worked("学前在读，无资助", "orange", lambda h: h.pupil(None, "学前")),
    Worked("大学在读，无资助", "orange", lambda h: h.pupil(None, "大学")),
    Worked("休学，无资助", "clear", lambda h: h.pupil(0, status="休学")),
    Worked("毕业，无资助", "clear", lambda h: h.pupil(0, status="毕业")),
    Worked("送教上门不算在读", "clear", lambda h: h.pupil(0, "初中", status="送教上门")),
    _pupil("两人在读，一人有资助", "orange", lambda h: (h.pupil(0, of=1), h.aided(500, of=1)), members=2),
    _pupil("两人在读，均有资助", "clear", lambda h: (h.pupil(0, of=1), h.aided(1, of=1), h.aided(1)), members=2),
    _pupil("已故成员不计", "clear", lambda h: h.died("2020-01-01"), members=2),
    _pupil("一般农牧户不适用", "clear", general=True),
    _pupil("资助行被隔离", "unknown", _lost_aid),
    _pupil("资助行被隔离，另有资助", "clear", lambda h: (_lost_aid(h), h.aided(500))),
    _pupil("隔离的资助行日期无效", "unknown", lambda h: _lost_aid(h, None)),
    _pupil("隔离的资助行在窗口首日", "unknown", lambda h: _lost_aid(h, "2019-03-01")),
    _pupil("隔离的资助行在窗口之前", "orange", lambda h: _lost_aid(h, "2019-02-28")),
    _pupil("隔离的资助行在窗口之后", "orange", lambda h: _lost_aid(h, "2020-03-01")),
    Worked("无在读成员，资助行被隔离", "clear", _lost_aid),
    Worked("学籍行被隔离", "unknown", _lost_pupil),
    Worked("学籍行被隔离，有资助", "clear", lambda h: (_lost_pupil(h), h.aided(500))),
    _pupil("学籍行被隔离，另有在读行，无资助", "orange", _lost_pupil),
    _pupil("一人学籍行被隔离，一人在读无资助", "orange", lambda h: _lost_pupil(h, 1), members=2),
    _pupil("一人学籍行被隔离，一人在读有资助", "unknown", lambda h: (_lost_pupil(h, 1), h.aided(5)), members=2),
    _pupil("学籍数据过期", "unknown", county=OTHER),
    Worked("学籍数据过期，没有资助", "unknown", county=OTHER),
    Worked("学籍数据过期，全部成员有资助", "clear", lambda h: h.aided(500), county=OTHER),
    Worked("学籍数据过期，一人有资助一人没有", "unknown", lambda h: h.aided(500), county=OTHER, members=2),
    Worked("学籍数据过期，一般农牧户", "clear", county=OTHER, general=True),
    _pupil("资助数据过期", "unknown", lambda h: h.aided(500), county=THIRD),
    Worked("资助数据过期，没有在读成员", "clear", county=THIRD),
    Worked("学籍和资助数据均过期", "unknown", county=FIFTH),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    _pupil("有身份不明的成员，已知成员在读无资助", "orange", lambda h: h.stranger()),
]

STALE = {OTHER: ["X11"], THIRD: ["X12"], FIFTH: ["X11", "X12"]}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    return verdicts(screen_cases(tmp_path_factory.mktemp("student_aid"), CASES, stale=STALE), "student_aid_gap")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_student_aid_gap(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
