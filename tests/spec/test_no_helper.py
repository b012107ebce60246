"""Clause 5.03, 摘帽不摘帮扶: a registered household without a helper."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FOURTH, OTHER, THIRD


def _alone(title, expected, build=lambda h: None, **kind):
    """A household whose helper's cell is empty."""
    return Worked(title, expected, lambda h: (_register(h, helper_name=None), build(h)), **kind)


def _register(house, **cells):
    house.world.revise("X01", {"household_no": house.number}, **cells)


CASES = [
    Worked("有帮扶责任人", "clear"),
    _alone("帮扶责任人为空", "orange"),
    _alone("未脱贫户，帮扶责任人为空", "orange", lambda h: _register(h, household_type="未脱贫")),
    _alone("帮扶责任人为空，有其电话", "orange", lambda h: _register(h, helper_phone="13800000000")),
    _alone("未报帮扶责任人一列", "unknown", county=THIRD),
    _alone("户信息过期，帮扶责任人为空", "unknown", county=OTHER),
    Worked("户信息过期，有帮扶责任人，也不作准", "unknown", county=OTHER),
    _alone("户信息过期，且未报帮扶责任人一列", "unknown", county=FOURTH),
    _alone("有身份不明的成员，不影响", "orange", lambda h: h.stranger()),
    _alone("无人口信息，不影响", "orange", lambda h: h.world.forget("X02", household_no=h.number)),
    Worked("一般农牧户不适用", "clear", general=True),
    Worked("一般农牧户，户信息过期", "clear", general=True, county=OTHER),
]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    stale = {OTHER: ["X01"], FOURTH: ["X01"]}
    absent = {THIRD: [("X01", "helper_name")], FOURTH: [("X01", "helper_name")]}
    return verdicts(screen_cases(tmp_path_factory.mktemp("helper"), CASES, stale=stale, absent=absent), "no_helper")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_no_helper(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
