"""Clause 1.11, 扶贫小额信贷: lent to be used by others, lent too much, or overdue."""

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import OTHER, THIRD

CASES = [
    Worked("无贷款", "clear"),
    Worked("户用生产，未逾期", "clear", lambda h: h.lent()),
    Worked("户用其他，未逾期", "clear", lambda h: h.lent(use="户用其他")),
    Worked("企业使用", "orange", lambda h: h.lent(use="企业使用")),
    Worked("实际用款人是另一成员", "orange", lambda h: h.lent(payee_id_no=h.ids[1]), members=2),
    Worked("实际用款人不是有效号码", "orange", lambda h: h.lent(payee_id_no="某公司")),
    Worked("实际用款人未填", "unknown", lambda h: h.lent(payee_id_no=None)),
    Worked("实际用款人未填，企业使用", "orange", lambda h: h.lent(payee_id_no=None, use="企业使用")),
    Worked(
        "一笔实际用款人未填，另一笔用款人不是借款人",
        "orange",
        lambda h: (h.lent(payee_id_no=None), h.lent(payee_id_no="某公司")),
    ),
    Worked("未报实际用款人一列", "unknown", lambda h: h.lent(payee_id_no=None), county=THIRD),
    Worked("贷款49999.99元", "clear", lambda h: h.lent("49999.99")),
    Worked("贷款50000元，不算超过", "clear", lambda h: h.lent(50000)),
    Worked("贷款50000.01元", "orange", lambda h: h.lent("50000.01")),
    Worked("两笔贷款合计超过50000元，每笔不超过", "clear", lambda h: (h.lent(30000), h.lent(30000))),
    Worked("逾期0天", "clear", lambda h: h.lent(overdue=0)),
    Worked("逾期1天", "yellow", lambda h: h.lent(overdue=1)),
    Worked("逾期30天", "yellow", lambda h: h.lent(overdue=30)),
    Worked("逾期31天", "orange", lambda h: h.lent(overdue=31)),
    Worked("逾期90天", "orange", lambda h: h.lent(overdue=90)),
    Worked("逾期91天", "red", lambda h: h.lent(overdue=91)),
    Worked("逾期天数未填", "unknown", lambda h: h.lent(overdue=None)),
    Worked("一笔逾期天数未填，另一笔逾期1天", "yellow", lambda h: (h.lent(overdue=None), h.lent(overdue=1))),
    Worked("逾期天数未填，企业使用", "orange", lambda h: h.lent(overdue=None, use="企业使用")),
    Worked("未报实际用款人一列，逾期91天", "red", lambda h: h.lent(payee_id_no=None, overdue=91), county=THIRD),
    Worked("贷款数据过期", "unknown", lambda h: h.lent(payee_id_no="某公司", overdue=91), county=OTHER),
    Worked("贷款行被隔离", "unknown", lambda h: h.row("X29", accepted=False)),
    Worked("贷款行被隔离，另一笔逾期91天", "red", lambda h: (h.row("X29", accepted=False), h.lent(overdue=91))),
    Worked("已故成员的贷款不计", "clear", lambda h: (h.lent(overdue=91), h.died("2020-03-01")), members=2),
    Worked(
        "已故成员的贷款行被隔离",
        "clear",
        lambda h: (h.row("X29", accepted=False), h.died("2020-03-01")),
        members=2,
    ),
    Worked("一般农牧户逾期", "yellow", lambda h: h.lent(overdue=1), general=True),
    Worked("一般农牧户无贷款", "clear", general=True),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    Worked("有身份不明的成员，已知成员逾期", "yellow", lambda h: (h.stranger(), h.lent(overdue=1))),
]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    day = screen_cases(
        tmp_path_factory.mktemp("loan_misuse"), CASES, stale={OTHER: ["X29"]}, absent={THIRD: [("X29", "payee_id_no")]}
    )
    return verdicts(day, "loan_misuse")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_loan_misuse(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected
