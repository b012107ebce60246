"""Indicators of article two on a small world: assets, projects, contracts and the accounts of villages."""

from decimal import Decimal

import pytest

from tests.spec.measured import LATE, NOTHING, Told, measured, number, reporting, share
from tests.spec.world import CITY, COUNTY, FOURTH, OTHER, THIRD, World

V1, V2, V3, V4, V5 = (f"{COUNTY}10020{place}" for place in (1, 2, 3, 4, 5))
RIGHTS = ("owner", "operator", "beneficiary", "supervisor", "disposer")
Found = dict[tuple[str, str], Told]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    world = World(late={(OTHER, "X04")})
    world.decides(CITY, indicator_coverage=0.4)
    reporting(world, (COUNTY, THIRD, FOURTH))
    reporting(world, (OTHER,), late=("X04", "X23c", "X24", "X25a", "X26"))
    for home in ("H1", "H2", "H3", "H4"):
        world.household(home)
    world.household("H5", county=OTHER)
    world.add("X05", {"village_code": f"{OTHER}100201", "year": 2019, "poverty_village": False}, county=OTHER)
    _assets(world)
    _projects(world)
    _contracts(world)
    _accounts(world)
    _without_columns(world)
    return measured(world, tmp_path_factory.mktemp("assets"))


def _assets(world: World) -> None:
    held = dict.fromkeys(RIGHTS, "村集体")
    for number_, cells in {
        "A1": {
            **{"kind": "经营性", "village_code": V1, "project_no": "P1", "original_value": 1000, "net_value": 900},
            **{"contract_yield": 60, "income_due": 60, "income_paid": 60, "lease_ended_on": "2020-03-15"},
            **{"state": "正常", "checked_on": "2019-03-17"},
        },
        "A2": {
            **{"kind": "经营性", "village_code": V1, "project_no": "P2", "original_value": 500, "owner": None},
            **{"contract_yield": 50, "income_due": 40, "state": "闲置", "idle_since": "2019-09-18"},
            **{"checked_on": "2019-03-16"},
        },
        "A3": {"kind": "公益性", "village_code": V2, "original_value": 300, "net_value": 300, "state": "闲置"},
        "A4": {
            **{"kind": "经营性", "village_code": V2, "project_no": "P3", "original_value": 200, "net_value": 100},
            **{"contract_yield": 10, "income_due": 10, "income_paid": 4, "lease_ended_on": "2020-03-16"},
            **{"state": "正常", "checked_on": "2020-01-01"},
        },
    }.items():
        world.add("X26", {"asset_no": number_, "asset": number_, **held, **cells})


def _projects(world: World) -> None:
    for project, forms_asset, paid, completed in (
        ("P1", True, 1050, "2019-12-01"),
        ("P2", True, 600, "2019-10-01"),
        ("P3", True, 999, "2019-12-17"),
        ("P4", True, 100, "2019-06-01"),
        ("P5", None, 70, "2019-06-01"),
        ("P6", False, 70, "2019-06-01"),
    ):
        row = {"project_no": project, "project": project, "county_code": COUNTY, "source": "中央", "allocated": paid}
        row |= {"forms_asset": forms_asset, "paid": paid, "allocated_on": "2019-03-01", "completed_on": completed}
        world.add("X25a", row)


def _contracts(world: World) -> None:
    for home, mode, due, paid in (
        ("H1", "土地流转", "2020-01-01", 100),
        ("H2", "股份合作", "2020-02-14", 99),
        ("H3", "生产托管", "2020-01-01", 0),
        ("H4", "牲畜托养", None, 0),
    ):
        row = {"contract_no": home, "household_no": home, "credit_code": "9", "mode": mode, "started_on": "2019-01-01"}
        world.add("X23c", row | {"promised": 100, "paid": paid, "due_on": due})
    for home in ("H2", "H3"):
        world.revise("X04", {"household_no": home}, measure_group="资产收益")
    world.assisted("H4", measure_group="资产收益")
    world.revise("X02", {"household_no": "H3"}, labour=None)


def _accounts(world: World) -> None:
    for village in (V1, V2, V3, V4, V5):
        row = {"village_code": village, "year": 2019, "poverty_village": False, "household_count": 10}
        world.add("X05", row)
    for village, income in ((V1, 800), (V2, 100), (V4, 300), (V5, 2000)):
        world.add("X24", {"village_code": village, "year": 2018, "operating_income": income})
    named = ("transfer_income", "reserve", "paid_public_post", "paid_public_works", "paid_reward", "paid_dividend")
    for village, income, cells, poor, households, cv in (
        (V1, 1000, (200, 240, 200, 100, 100, 400), 300, 9, "0.04"),
        (V2, 0, (100, 0, 0, 0, 0, 50), 10, 3, "0.05"),
        (V3, 500, (None,) * 6, None, None, None),
        (V5, 2000, (0, 200, 0, 0, 0, 0), 0, None, None),
    ):
        row = {"village_code": village, "year": 2019, "operating_income": income, "paid_poor": poor}
        row |= {"paid_households": households, "payout_cv": Decimal(cv) if cv else None}
        world.add("X24", row | dict(zip(named, cells, strict=True)))


def _without_columns(world: World) -> None:
    """A county whose files have no column for a right and for the day on which a project was finished."""
    world.lacks("X26", "disposer", FOURTH)
    world.lacks("X25a", "completed_on", FOURTH)
    row = {"asset_no": "A9", "asset": "A9", "kind": "公益性", "village_code": f"{FOURTH}100201", "original_value": 1}
    held = dict.fromkeys(RIGHTS[:-1], "村集体")
    world.add("X26", {**row, **held, "state": "正常"}, county=FOURTH)
    project = {"project_no": "P9", "project": "P9", "county_code": FOURTH, "source": "中央", "allocated": 1}
    project |= {"forms_asset": True, "paid": 1, "allocated_on": "2019-03-01"}
    world.add("X25a", project, county=FOURTH)


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("a02_ledger_completeness", share(16 + 13 + 11 + 16, 16 + 16 + 13 + 16)),
        ("a02_assets", number(4)),
        ("a02_asset_value", number(2000)),
        ("a02_rights_confirmed_assets", share(3, 4)),
        ("a02_rights_confirmed_earning_assets", share(2, 3)),
        ("a02_rights_confirmed_public_assets", share(1, 1)),
        ("a02_rights_confirmed_household_assets", NOTHING),
        ("a02_assets_checked", share(2, 3)),  # 365 days ago still counts; of A3 nobody knows
        ("a02_long_idle_assets", share(1, 3)),  # 180 days are long
        ("a02_assets_in_trouble", share(2, 4)),
        ("a02_net_value_kept", share(1300, 1500)),
        ("a02_income_collected", share(64, 70)),  # A2's receipts are missing, which is not zero
        ("a02_assets_paid_short", share(1, 2)),
        ("a02_yield_below_contract", share(1, 3)),
        ("a02_leases_lapsed", share(1, 2)),  # a lease that ends today has not lapsed
        ("a02_asset_yield", share(64, 1000)),
        ("a02_projects_reconciled", share(1, 3)),  # P3 ended just ninety days ago, P5 may leave nothing behind
        ("a02_projects_without_asset", share(1, 3)),
        ("a02_booked_against_paid", share(1500, 1750)),
        ("a02_earning_projects", share(2, 2)),
        ("a02_contract_households", share(3, 4)),
        ("a02_contracts_in_arrears", share(1, 2)),
        ("a02_households_with_shares_only", share(1, 3)),  # whether H3 can work is unknown
    ],
)
def test_assets_projects_and_contracts(found: Found, indicator: str, told: Told) -> None:
    assert found[COUNTY, indicator] == told


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("a02_income_for_support", share(400, 850)),
        ("a02_income_to_poor", share(310, 850)),
        ("a02_income_unallocated", share(160 + 50 + 1800, 1200 + 100 + 2000)),
        ("a02_villages_much_unallocated", share(2, 3)),
        ("a02_villages_even_payout", share(1, 3)),  # nine of ten households is everybody
        ("a02_villages_differentiated", share(1, 3)),
        ("a02_zero_income_villages", share(1, 4)),
        ("a02_villages_grown", share(1, 3)),
        ("a02_collective_growth", share(100, 2900)),
        ("a02_collective_income", number(3500)),
        ("a02_dividends", number(450)),
        ("a02_dividend_households", number(12)),
        ("a02_reserve_rate", share(440, 3300)),
        ("a02_reserve_within_range", share(2, 3)),  # a tenth is enough
        ("a02_dividend_without_reserve", share(1, 3)),
    ],
)
def test_accounts_of_villages(found: Found, indicator: str, told: Told) -> None:
    assert found[COUNTY, indicator] == told


def test_the_mean_of_villages_that_reported(found: Found) -> None:
    assert found[COUNTY, "a02_collective_income_mean"] == (Decimal(3500), Decimal(4), Decimal(875), "正常")


def test_a_village_without_an_account_did_not_report_and_is_never_one_without_income(found: Found) -> None:
    assert found[V4, "a02_zero_income_villages"] == found[V4, "a02_collective_income"] == LATE
    assert found[V2, "a02_zero_income_villages"] == share(1, 1)


def test_a_village_whose_account_has_empty_cells_reported_but_cannot_be_judged(found: Found) -> None:
    assert found[V3, "a02_income_for_support"][2:] == (None, "数据不足")
    assert found[V5, "a02_income_for_support"] == NOTHING


@pytest.mark.parametrize(
    "indicator",
    [
        "a02_assets",
        "a02_ledger_completeness",
        "a02_projects_reconciled",
        "a02_contract_households",
        "a02_households_with_shares_only",
        "a02_zero_income_villages",
        "a02_collective_income",
    ],
)
def test_a_county_whose_extract_is_late_did_not_report(found: Found, indicator: str) -> None:
    assert found[OTHER, indicator] == LATE


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("a02_assets", number(0)),
        ("a02_rights_confirmed_assets", NOTHING),
        ("a02_booked_against_paid", NOTHING),
        ("a02_zero_income_villages", NOTHING),
    ],
)
def test_a_county_that_reports_nothing_to_count(found: Found, indicator: str, told: Told) -> None:
    assert found[THIRD, indicator] == told


@pytest.mark.parametrize("indicator", ["a02_rights_confirmed_assets", "a02_projects_without_asset"])
def test_what_the_file_has_no_column_for_is_unknown(found: Found, indicator: str) -> None:
    assert found[FOURTH, indicator][2:] == (None, "数据不足")
