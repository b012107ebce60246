"""Worked cases of the reference: own business, wages, loans, a new start elsewhere."""

from typing import Any

import pytest

from .naive.cells import credit_check_character
from .town import DAY, A, B, C, Town, person

HEAD = "91150821MA0000001"
ENTITY = HEAD + credit_check_character(HEAD)


def record(town: Town, month: str, takings: object, costs: object = 0) -> dict[str, Any]:
    return town.income(month, 50000, business=takings, business_cost=costs)


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        ((100, "100.01"), None, "yellow"),
        ((100, 100), None, "clear"),
        ((100, 0), ("2019-02", 200), "yellow"),
        (("100.01", 0), ("2019-02", 200), "clear"),
        ((100, 0), ("2019-01", 200), "clear"),
        ((0, 0), ("2019-02", 0), "clear"),
        ((100, 0), ("2019-02", "也许"), "unknown"),
    ],
)
def test_own_business(town: Town, now: tuple[object, object], before: tuple[str, object] | None, verdict: str) -> None:
    town.rows["X03"] = [record(town, "2020-02", *now), town.income("2019-12", 20000)]
    if before:
        town.rows["X03"].append(record(town, *before))
    assert town.screen().rule("production_failure") == verdict


def test_own_business_without_a_record(town: Town) -> None:
    town.rows["X03"] = [record(town, "2018-10", 0, 500)]
    assert town.screen().rule("production_failure") == "clear"
    town.rows["X03"].append(record(town, "2018-11", 0, 500))
    assert town.screen().rule("production_failure") == "yellow"


@pytest.mark.parametrize(
    ("status", "link", "verdict"),
    [
        ("异常", {}, "yellow"),
        ("正常", {}, "clear"),
        (None, {}, "unknown"),
        (None, {"started_on": "2020-03-17"}, "clear"),
        ("注销", {"ended_on": "2020-03-16"}, "yellow"),
        ("注销", {"ended_on": "2020-03-15"}, "clear"),
        ("注销", {"paid": "也许"}, "unknown"),
        ("注销", {"paid": "也许", "ended_on": "2020-03-15"}, "clear"),
    ],
)
def test_partner(town: Town, status: str | None, link: dict[str, Any], verdict: str) -> None:
    if status:
        entity = {"credit_code": ENTITY, "entity": "某社", "kind": "合作社", "village_code": "150821100001"}
        town.rows["X23a"] = [{**entity, "status": status}]
    row = {"contract_no": "C1", "household_no": "H1", "credit_code": ENTITY, "mode": "订单帮扶"}
    well = {"contract_no": "C2", "household_no": "H9", "credit_code": ENTITY, "mode": "订单帮扶"}
    dates = {"started_on": "2020-01-01", "ended_on": "", "promised": 1, "paid": 1}
    town.rows["X23c"] = [{**well, **dates}, {**row, **dates, **link}]
    assert town.screen().rule("production_failure") == verdict


def test_an_old_list_of_entities_matters_only_to_those_with_a_link(town: Town) -> None:
    assert town.screen(X23a="2019-01-01").rule("production_failure") == "clear"


@pytest.mark.parametrize(
    ("days", "misuse", "failure"),
    [(0, "clear", "clear"), (1, "yellow", "clear"), (30, "yellow", "clear"), (31, "orange", "orange")],
)
def test_overdue_loan(town: Town, days: int, misuse: str, failure: str) -> None:
    town.rows["X29"] = [town.loan(overdue_days=days)]
    result = town.screen()
    assert (result.rule("loan_misuse"), result.rule("production_failure")) == (misuse, failure)


@pytest.mark.parametrize(
    ("loan", "verdict"),
    [
        ({"overdue_days": 91}, "red"),
        ({"overdue_days": 90}, "orange"),
        ({"overdue_days": ""}, "unknown"),
        ({"payee_id_no": ""}, "unknown"),
        ({"payee_id_no": "", "overdue_days": 1}, "yellow"),
        ({"payee_id_no": f" '{A.lower()}"}, "clear"),
        ({"payee_id_no": A[:6] + A[8:17]}, "clear"),
        ({"payee_id_no": "某某社"}, "orange"),
        ({"payee_id_no": B}, "orange"),
        ({"amount": "50000.01"}, "orange"),
        ({"use": "企业使用"}, "orange"),
        ({"use": "户用其他"}, "clear"),
        ({"use": "借"}, "unknown"),
    ],
)
def test_misuse_of_a_loan(town: Town, loan: dict[str, Any], verdict: str) -> None:
    good = town.loan(loan_no="L2", borrower_id_no=C, payee_id_no=C)
    town.rows["X29"] = [good, town.loan(**loan)]
    assert town.screen().rule("loan_misuse") == verdict


def months(town: Town, pattern: str, wage: object = 1700, id_no: str = A) -> list[dict[str, Any]]:
    """Rows of t-2, t-1 and t: w works, i is idle, ? a quarantined row, - none."""
    kinds = {"w": "外出务工", "i": "未就业", "?": "外"}
    names = ("2019-12", "2020-01", "2020-02")
    return [
        town.work(id_no, month, kinds[state], wage) for month, state in zip(names, pattern, strict=True) if state != "-"
    ]


@pytest.mark.parametrize(
    ("pattern", "wage", "verdict"),
    [
        ("wii", "1666.67", "orange"),
        ("wii", "1666.66", "clear"),
        ("wii", "", "unknown"),
        ("wi-", 9000, "unknown"),
        ("w--", 9000, "unknown"),
        ("w-w", 9000, "clear"),
        ("ww-", 9000, "clear"),
        ("w?i", 9000, "unknown"),
        ("w?w", 9000, "unknown"),
        ("?ii", 9000, "unknown"),
        ("?wi", 9000, "unknown"),
        ("-ii", 9000, "clear"),
        ("iii", 9000, "clear"),
    ],
)
def test_job_loss(town: Town, pattern: str, wage: object, verdict: str) -> None:
    town.rows["X20"] = [*months(town, pattern, wage), town.work(B, "2020-02"), town.work(B, "2020-03")]
    assert town.screen().rule("job_loss") == verdict


def test_wages_known_in_part_may_suffice(town: Town) -> None:
    town.rows["X20"] = [*months(town, "wii", 2000), *months(town, "w--", 100, B), town.work(C, "2020-02")]
    assert town.screen().rule("job_loss") == "orange"


def test_the_newest_month_is_that_of_the_county(town: Town) -> None:
    kinds = {"2019-10": "外出务工", "2019-11": "未就业", "2019-12": "未就业"}
    rows = [town.work(A, month, kind, 2000) for month, kind in kinds.items()]
    town.rows["X20"] = rows
    assert town.screen().rule("job_loss") == "orange"
    town.rows["X20"] = [*rows, town.work(B, "2020-01")]
    assert town.screen().rule("job_loss") == "clear"
    town.rows["X20"] = [town.work(B, "2020-03")]
    assert town.screen().rule("job_loss") == "unknown"


@pytest.mark.parametrize(
    ("vacant", "kind", "verdict"),
    [
        ("2019-12-17", "外出务工", "orange"),
        ("2019-12-18", "外出务工", "clear"),
        ("", "外出务工", "clear"),
        ("", "未就业", "orange"),
        ("", "外", "unknown"),
    ],
)
def test_relocated_household(town: Town, vacant: str, kind: str, verdict: str) -> None:
    town.rows["X27"] = [{"household_no": "H1", "site": "安置点", "vacant_since": vacant}]
    town.rows["X20"] = [town.work(A, "2020-02", kind), town.work(C, "2020-02")]
    assert town.screen().rule("relocation_follow_up") == verdict


def test_relocated_household_that_cannot_work(town: Town) -> None:
    town.rows["X27"] = [{"household_no": "H1", "site": "安置点"}]
    town.rows["X20"] = [town.work(C, "2020-02")]
    town.rows["X02"] = [town.member(A, labour="无劳动力"), town.member(B, labour="丧失劳动力")]
    assert town.screen().rule("relocation_follow_up") == "clear"
    town.rows["X02"][1]["labour"] = ""
    assert town.screen().rule("relocation_follow_up") == "unknown"


def test_birthdays_of_the_town() -> None:
    """The persons of the town are of working age, so that the cases above say what they seem to say."""
    assert DAY.year - 60 < int(person()[6:10]) < DAY.year - 16
