"""Clause 4.18, 走访回访: a visit of late that found a difficulty."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import OTHER, THIRD

CASES = [
    Worked("无走访", "clear"),
    Worked("走访发现困难", "yellow", lambda h: h.visited()),
    Worked("走访未发现困难", "clear", lambda h: h.visited(False)),
    Worked("截止日当天走访", "yellow", lambda h: h.visited(on="2020-03-16")),
    Worked("截止日之后走访", "clear", lambda h: h.visited(on="2020-03-17")),
    Worked("第29天前走访", "yellow", lambda h: h.visited(on="2020-02-16")),
    Worked("第30天前走访", "yellow", lambda h: h.visited(on="2020-02-15")),
    Worked("第31天前走访", "clear", lambda h: h.visited(on="2020-02-14")),
    Worked("是否发现困难未填", "unknown", lambda h: h.visited(None)),
    Worked("是否发现困难未填，第30天前", "unknown", lambda h: h.visited(None, on="2020-02-15")),
    Worked("是否发现困难未填，第31天前", "clear", lambda h: h.visited(None, on="2020-02-14")),
    Worked("一次未填，另一次发现困难", "yellow", lambda h: (h.visited(None), h.visited())),
    Worked("一次未填，另一次未发现困难", "unknown", lambda h: (h.visited(None), h.visited(False))),
    Worked("未报是否发现困难一列", "unknown", lambda h: h.visited(None), county=THIRD),
    Worked("未报是否发现困难一列，无走访", "clear", county=THIRD),
    Worked("走访行被隔离", "unknown", lambda h: _lost(h, "2020-03-10")),
    Worked("隔离的走访行日期无效", "unknown", lambda h: _lost(h, None)),
    Worked("隔离的走访行在第30天前", "unknown", lambda h: _lost(h, "2020-02-15")),
    Worked("隔离的走访行在第31天前", "clear", lambda h: _lost(h, "2020-02-14")),
    Worked("隔离的走访行在截止日之后", "clear", lambda h: _lost(h, "2020-03-17")),
    Worked("走访行被隔离，另一次发现困难", "yellow", lambda h: (_lost(h, None), h.visited())),
    Worked("走访数据过期", "unknown", lambda h: h.visited(), county=OTHER),
    Worked("走访数据过期，无走访", "unknown", county=OTHER),
    Worked("一般农牧户走访发现困难", "yellow", lambda h: h.visited(), general=True),
    Worked("一般农牧户无走访", "clear", general=True),
    Worked("有身份不明的成员，走访记在户上", "clear", lambda h: h.stranger()),
    Worked("户主已故，走访记在户上", "yellow", lambda h: (h.visited(), h.died("2020-03-12")), members=2),
]


def _lost(house, on):
    house.row("X06", accepted=False, visited_on=on)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(
        tmp_path_factory.mktemp("visit_difficulty"),
        CASES,
        stale={OTHER: ["X06"]},
        absent={THIRD: [("X06", "difficulty")]},
    )
    return verdicts(day, "visit_difficulty")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_visit_difficulty(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
