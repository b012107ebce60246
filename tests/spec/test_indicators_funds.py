"""Indicators of article eleven on a small world: funds, relief account, claims, notices, problems and complaints."""

from decimal import Decimal

import pytest

from tests.spec.measured import LATE, NOTHING, Told, measured, number, reporting, share
from tests.spec.world import CITY, COUNTY, FOURTH, OTHER, THIRD, VILLAGE, World

Found = dict[tuple[str, str], Told]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    world = World()
    world.decides(CITY, indicator_coverage=0.5)
    reporting(world, (COUNTY, THIRD, FOURTH))
    reporting(world, (OTHER,), late=("X25a", "X25c", "X30", "X37"))
    _projects(world)
    _account(world)
    _claims(world)
    _notices(world)
    _issues(world)
    _without_columns(world)
    return measured(world, tmp_path_factory.mktemp("funds"))


def _projects(world: World) -> None:
    for project, source, sums, allocated, planned, completed, announced in (
        ("F1", "中央", (1000, 1000, 900), "2019-03-16", "2019-09-17", None, "2019-04-01"),
        ("F2", "市", (500, 400, 100), "2019-06-01", "2019-09-18", None, None),
        ("F3", "旗县", (300, None, 0), "2020-02-29", None, None, "2020-03-10"),
        ("F4", "中央", (200, 200, 150), "2018-03-16", "2018-10-01", "2018-12-01", None),
    ):
        row = {"project_no": project, "project": project, "county_code": COUNTY, "source": source}
        row |= dict(zip(("allocated", "arrived", "paid"), sums, strict=True))
        row |= {"planned_completion_on": planned, "completed_on": completed, "announced_on": announced}
        world.add("X25a", row | {"allocated_on": allocated})


def _account(world: World) -> None:
    for entry, on, direction, amount, balance, source, case, cash in (
        ("Z1", "2019-02-10", "收入", 1000, 1000, "财政预算", None, None),
        ("Z2", "2019-04-05", "支出", 100, 900, None, "C1", False),
        ("Z3", "2019-04-20", "支出", 50, 850, None, None, True),
        ("Z4", "2019-07-01", "收入", 200, 1051, "村集体资产收益", None, None),
        ("Z5", "2020-01-05", "收入", 100, 1151, None, None, None),
        ("Z6", "2020-02-01", "收入", 300, 1451, "财政预算", None, None),
        ("Z7", "2020-03-05", "支出", 10, 1441, None, None, None),
    ):
        row = {"entry_no": entry, "county_code": COUNTY, "booked_on": on, "direction": direction, "amount": amount}
        world.add("X25c", row | {"balance": balance, "source": source, "case_no": case, "cash": cash})


def _claims(world: World) -> None:
    insured = world.household("H1")[0]
    for policy, reported, paid in (
        ("Y1", "2019-05-01", "2019-06-01"),
        ("Y2", "2020-02-29", None),
        ("Y3", None, None),
        ("Y4", "2019-02-28", None),
    ):
        row = {"policy_no": policy, "product": "防贫保", "insured_id_no": insured, "reported_on": reported}
        world.add("X30", row | {"paid_on": paid, "valid_from": "2019-01-01", "valid_to": "2020-12-31"})


def _notices(world: World) -> None:
    for notice, started, ended, masked, objections in (
        ("N1", "2020-01-01", "2020-01-06", True, 0),
        ("N2", "2020-01-01", "2020-01-05", None, 2),
        ("N3", "2020-02-01", "2020-02-10", False, None),
        ("N4", "2019-02-01", "2019-02-02", False, 9),
    ):
        row = {"notice_no": notice, "area_code": VILLAGE[COUNTY], "content_kind": "救助对象", "started_on": started}
        world.add("X37", row | {"ended_on": ended, "masked": masked, "objections": objections})


def _issues(world: World) -> None:
    for issue, source, kind, found_on, due, closed, reopened, county in (
        ("W1", "审计", "甲", "2019-05-01", "2019-06-01", "2019-06-01", False, COUNTY),
        ("W2", "督查", "甲", "2019-07-01", "2019-08-01", "2019-08-02", True, COUNTY),
        ("W3", "信访12317", "乙", "2019-09-01", "2020-03-15", None, None, COUNTY),
        ("W4", "信访12317", None, "2019-12-01", "2020-03-16", "2020-01-01", False, COUNTY),
        ("W5", "审计", "甲", "2019-05-01", "2020-12-31", None, False, OTHER),
    ):
        row = {"issue_no": issue, "source": source, "kind": kind, "found_on": found_on, "due_on": due}
        row |= {"closed_on": closed, "reopened": reopened, "county_code": county}
        world.add("X33", row, county=county)


def _without_columns(world: World) -> None:
    """A county whose files have no column for what did or did not happen."""
    for extract, column in (
        *(("X25a", "completed_on"), ("X25a", "announced_on"), ("X25c", "case_no")),
        *(("X30", "paid_on"), ("X33", "closed_on")),
    ):
        world.lacks(extract, column, FOURTH)
    insured = world.household("H4", county=FOURTH)[0]
    policy = {"policy_no": "Y9", "product": "防贫保", "insured_id_no": insured, "reported_on": "2019-05-01"}
    world.add("X30", policy | {"valid_from": "2019-01-01", "valid_to": "2020-12-31"}, county=FOURTH)
    fund = {"project_no": "F9", "project": "F9", "source": "市", "allocated": 9, "arrived": 9, "paid": 9}
    fund |= {"allocated_on": "2019-06-01", "planned_completion_on": "2019-07-01", "county_code": FOURTH}
    world.add("X25a", fund, county=FOURTH)
    entry = {"entry_no": "Z9", "county_code": FOURTH, "booked_on": "2020-01-01", "direction": "支出", "amount": 1}
    world.add("X25c", entry | {"balance": 1}, county=FOURTH)
    issue = {"issue_no": "W9", "source": "信访12317", "found_on": "2019-09-01", "due_on": "2019-10-01"}
    world.add("X33", issue | {"county_code": FOURTH}, county=FOURTH)


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("a11_funds_arrived", share(1600, 1700)),  # of F3 nobody says what arrived
        ("a11_funds_paid", share(1150, 1600)),
        ("a11_funds_idle", share(150, 1600)),
        ("a11_funds_long_idle", share(50, 1600)),
        ("a11_late_projects", share(1, 3)),  # F2 is 180 days late, not more; F3 has no planned day
        ("a11_funds", number(1800)),
        ("a11_funds_central", number(1000)),
        ("a11_funds_region", number(0)),
        ("a11_funds_city", number(500)),
        ("a11_funds_county", number(300)),
        ("a11_funds_society", number(0)),
        ("a11_account_months_tied", share(3, 4)),
        ("a11_relief_with_case", share(1, 2)),
        ("a11_cash_withdrawals", number(1)),
        ("a11_relief_paid", number(150)),
        ("a11_account_balance", number(1441)),
        ("a11_asset_income_in_account", share(200, 500)),
        ("a11_claims_paid", share(1, 2)),
        ("a11_notices_long_enough", share(2, 3)),  # the first day does not count
        ("a11_notices_masked", share(1, 2)),
        ("a11_notices_objected", share(1, 2)),
        ("a11_projects_announced", share(2, 3)),
        ("a11_issues_closed_in_time", share(1, 2)),
        ("a11_issues_overdue", number(1)),  # what is due today is not overdue
        ("a11_issues_reopened", share(1, 3)),
        ("a11_issue_kinds_elsewhere", share(1, 2)),
        ("a11_complaints_closed", share(1, 2)),
    ],
)
def test_a_county_with_data(found: Found, indicator: str, told: Told) -> None:
    assert found[COUNTY, indicator] == told


def test_the_age_of_open_complaints_is_counted_in_days(found: Found) -> None:
    assert found[COUNTY, "a11_complaint_age"] == (Decimal(197), Decimal(1), Decimal(197), "正常")


@pytest.mark.parametrize(
    "indicator",
    ["a11_funds", "a11_funds_paid", "a11_account_balance", "a11_relief_with_case", "a11_claims_paid"],
)
def test_a_county_whose_extract_is_late_did_not_report(found: Found, indicator: str) -> None:
    assert found[OTHER, indicator] == LATE


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("a11_funds", number(0)),
        ("a11_funds_paid", NOTHING),
        ("a11_account_months_tied", NOTHING),
        ("a11_cash_withdrawals", number(0)),
        ("a11_complaint_age", NOTHING),
        ("a11_notices_masked", NOTHING),
    ],
)
def test_a_county_that_reports_nothing_to_count(found: Found, indicator: str, told: Told) -> None:
    assert found[THIRD, indicator] == told


def test_the_balance_of_an_account_without_entries_is_unknown_and_not_zero(found: Found) -> None:
    assert found[THIRD, "a11_account_balance"][2:] == (None, "数据不足")


def test_a_kind_of_problem_of_two_counties_counts_in_both(found: Found) -> None:
    assert found[OTHER, "a11_issue_kinds_elsewhere"] == share(1, 1)


@pytest.mark.parametrize(
    "indicator",
    [
        "a11_late_projects",
        "a11_projects_announced",
        "a11_relief_with_case",
        "a11_claims_paid",
        "a11_issues_closed_in_time",
        "a11_issues_overdue",
        "a11_complaints_closed",
        "a11_complaint_age",
    ],
)
def test_what_the_file_has_no_column_for_is_unknown_and_has_not_failed_to_happen(found: Found, indicator: str) -> None:
    assert found[FOURTH, indicator][2:] == (None, "数据不足")
