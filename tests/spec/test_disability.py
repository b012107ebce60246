"""Clause 4.12, 因残: severe disability certified lately, and severe disability without either subsidy."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FOURTH, OTHER, THIRD

CASES = [
    Worked("无残疾人证", "clear"),
    Worked("一级，第90天前发证", "yellow", lambda h: h.disabled(issued_on="2019-12-17")),
    Worked("一级，第91天前发证", "clear", lambda h: h.disabled(issued_on="2019-12-16")),
    Worked("一级，第89天前发证", "yellow", lambda h: h.disabled(issued_on="2019-12-18")),
    Worked("一级，截止日当天发证", "yellow", lambda h: h.disabled(issued_on="2020-03-16")),
    Worked("一级，截止日之后发证", "clear", lambda h: h.disabled(issued_on="2020-03-17")),
    Worked("二级，近期发证", "yellow", lambda h: h.disabled("二级", issued_on="2020-03-01")),
    Worked("三级，近期发证且无补贴", "clear", lambda h: _unsubsidised(h, "三级", issued_on="2020-03-01")),
    Worked("四级，近期发证且无补贴", "clear", lambda h: _unsubsidised(h, "四级", issued_on="2020-03-01")),
    Worked("一级，两项补贴均为空", "orange", lambda h: _unsubsidised(h)),
    Worked("二级，两项补贴均为空", "orange", lambda h: _unsubsidised(h, "二级")),
    Worked("一级，两项补贴均为零", "orange", lambda h: h.disabled(living_subsidy=0, care_subsidy=0)),
    Worked("一级，一项为空一项为零", "orange", lambda h: h.disabled(living_subsidy=None, care_subsidy=0)),
    Worked("一级，生活补贴一分", "clear", lambda h: h.disabled(living_subsidy="0.01", care_subsidy=None)),
    Worked("一级，护理补贴一分", "clear", lambda h: h.disabled(living_subsidy=0, care_subsidy="0.01")),
    Worked("近期发证且无补贴，取较重等级", "orange", lambda h: _unsubsidised(h, issued_on="2020-03-01")),
    Worked("发证日期未填，有补贴", "unknown", lambda h: h.disabled(issued_on=None)),
    Worked("发证日期未填，无补贴", "orange", lambda h: _unsubsidised(h, issued_on=None)),
    Worked("发证日期未填，三级", "clear", lambda h: h.disabled("三级", issued_on=None)),
    Worked(
        "一人发证日期未填，另一人近期发证",
        "yellow",
        lambda h: (h.disabled(issued_on=None), h.disabled(id_no=h.ids[1], issued_on="2020-03-01")),
        members=2,
    ),
    Worked("未报护理补贴一列，生活补贴为空", "unknown", lambda h: _unsubsidised(h), county=THIRD),
    Worked("未报护理补贴一列，生活补贴为零", "unknown", lambda h: _unsubsidised(h, living_subsidy=0), county=THIRD),
    Worked("未报护理补贴一列，有生活补贴", "clear", lambda h: h.disabled(care_subsidy=None), county=THIRD),
    Worked(
        "未报护理补贴一列，近期发证",
        "yellow",
        lambda h: _unsubsidised(h, issued_on="2020-03-01"),
        county=THIRD,
    ),
    Worked("两项补贴两列均未报", "unknown", lambda h: _unsubsidised(h), county=FOURTH),
    Worked("残疾人证行被隔离", "unknown", lambda h: h.row("X22", accepted=False)),
    Worked(
        "一人残疾人证行被隔离，另一人无补贴",
        "orange",
        lambda h: (h.row("X22", accepted=False), _unsubsidised(h, id_no=h.ids[1])),
        members=2,
    ),
    Worked("残疾数据过期", "unknown", lambda h: _unsubsidised(h), county=OTHER),
    Worked("已故成员不计", "clear", lambda h: (_unsubsidised(h), h.died("2020-01-01")), members=2),
    Worked("已故成员的残疾人证行被隔离", "clear", lambda h: _lost_of_the_dead(h), members=2),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知成员无补贴", "orange", lambda h: (h.stranger(), _unsubsidised(h))),
]


def _unsubsidised(house, grade="一级", **cells):
    house.disabled(grade, **{"living_subsidy": None, "care_subsidy": None, **cells})


def _lost_of_the_dead(house):
    house.row("X22", accepted=False)
    house.died("2020-01-01")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    absent = {THIRD: [("X22", "care_subsidy")], FOURTH: [("X22", "living_subsidy"), ("X22", "care_subsidy")]}
    day = screen_cases(tmp_path_factory.mktemp("disability"), CASES, stale={OTHER: ["X22"]}, absent=absent)
    return verdicts(day, "disability")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_disability(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
