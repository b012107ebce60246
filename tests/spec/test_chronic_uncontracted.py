"""Clause 7.10, 慢性病签约: a chronic disease without a doctor's contract, or contracted and not followed up."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER, THIRD


def _ill(house, contracted=True, followed="2020-03-01", of=0, **cells):
    says = {"kind": "慢性病", "contracted": contracted, "last_followup_on": followed}
    house.row("X14", **{"id_no": house.ids[of], **says, **cells})


def _lost(house, **cells):
    house.row("X14", accepted=False, **cells)


CASES = [
    Worked("没有慢性病", "clear"),
    Worked("已签约，近期随访", "clear", _ill),
    Worked("未签约", "orange", lambda h: _ill(h, False)),
    Worked("未签约，有随访", "orange", lambda h: _ill(h, False, "2020-03-15")),
    Worked("是否签约未填", "unknown", lambda h: _ill(h, None)),
    Worked("是否签约未填，随访未填", "unknown", lambda h: _ill(h, None, None)),
    Worked("已签约，第89天前随访", "clear", lambda h: _ill(h, followed="2019-12-18")),
    Worked("已签约，第90天前随访，不算超过", "clear", lambda h: _ill(h, followed="2019-12-17")),
    Worked("已签约，第91天前随访", "yellow", lambda h: _ill(h, followed="2019-12-16")),
    Worked("已签约，截止日当天随访", "clear", lambda h: _ill(h, followed="2020-03-16")),
    Worked("已签约，未随访", "yellow", lambda h: _ill(h, followed=None)),
    Worked("大病未签约不计", "clear", lambda h: _ill(h, False, None, kind="大病", diagnosed_on="2015-01-01")),
    Worked("两种慢性病，一种未签约", "orange", lambda h: (_ill(h), _ill(h, False))),
    Worked("两种慢性病，一种未随访，一种未签约", "orange", lambda h: (_ill(h, followed=None), _ill(h, False))),
    Worked("两种慢性病，一种未填，一种未随访", "yellow", lambda h: (_ill(h, None), _ill(h, followed=None))),
    Worked("另一成员未签约", "orange", lambda h: (_ill(h), _ill(h, False, of=1)), members=2),
    Worked("已故成员不计", "clear", lambda h: (_ill(h, False), h.died("2020-01-01")), members=2),
    Worked("慢病行被隔离", "unknown", _lost),
    Worked("慢病行被隔离，随访日期有效", "unknown", lambda h: _lost(h, last_followup_on="2020-03-01")),
    Worked("慢病行被隔离，确诊日期很早", "unknown", lambda h: _lost(h, diagnosed_on="2010-01-01")),
    Worked("慢病行被隔离，另有未签约", "orange", lambda h: (_lost(h), _ill(h, False))),
    Worked("慢病行被隔离，另有未随访", "yellow", lambda h: (_lost(h), _ill(h, followed=None))),
    Worked("慢病行被隔离，另有已签约随访", "unknown", lambda h: (_lost(h), _ill(h))),
    Worked("慢病数据过期", "unknown", lambda h: _ill(h, False), county=OTHER),
    Worked("未报随访日期一列，已签约", "unknown", lambda h: _ill(h, followed=None), county=THIRD),
    Worked("未报随访日期一列，未签约", "orange", lambda h: _ill(h, False, None), county=THIRD),
    Worked("未报是否签约一列", "unknown", lambda h: _ill(h, None), county=FOURTH),
    Worked("旗县自定30天，第30天前随访", "clear", lambda h: _ill(h, followed="2020-02-15"), county=FIFTH),
    Worked("旗县自定30天，第31天前随访", "yellow", lambda h: _ill(h, followed="2020-02-14"), county=FIFTH),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知成员未签约", "orange", lambda h: (_ill(h, False), h.stranger())),
    Worked("有身份不明的成员，已知成员未随访", "yellow", lambda h: (_ill(h, followed=None), h.stranger())),
    Worked("一般农牧户未签约", "orange", lambda h: _ill(h, False), general=True),
    Worked("一般农牧户没有慢性病", "clear", general=True),
]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    absent = {THIRD: [("X14", "last_followup_on")], FOURTH: [("X14", "contracted")]}
    decided = {FIFTH: {"followup_days": 30}}
    root = tmp_path_factory.mktemp("chronic")
    day = screen_cases(root, CASES, stale={OTHER: ["X14"]}, absent=absent, decided=decided)
    return verdicts(day, "chronic_uncontracted")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_chronic_uncontracted(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
