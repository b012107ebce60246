"""Indicators of article one on a small world: industries, entities, links, sales, loans; hit, not hit, unknown."""

from decimal import Decimal

import pytest

from tests.spec.measured import LATE, NOTHING, Told, measured, number, reporting, share
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, VILLAGE, World

V1, V2, V3, V4 = (f"{COUNTY}10020{place}" for place in (1, 2, 3, 4))
E1, E2, E3, E4 = (f"9315082100000{place}" for place in (1, 2, 3, 4))
Found = dict[tuple[str, str], Told]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    world = World()
    world.decides(CITY, indicator_coverage=0.5, entity_linked_households=2)
    reporting(world, (COUNTY, THIRD))
    reporting(world, (OTHER,), late=("X05", "X23a", "X23b", "X23c", "X29", "X35"))
    heads = {home: world.household(home)[0] for home in ("H1", "H2", "H3", "H4", "H5", "H6")}
    world.household("H7", county=OTHER)
    _villages_and_industries(world)
    _entities(world)
    _links(world)
    _livelihoods(world)
    _sales(world)
    _loans(world, heads)
    return measured(world, tmp_path_factory.mktemp("industry"))


def _villages_and_industries(world: World) -> None:
    for village, poverty, point in ((V1, True, True), (V2, True, False), (V3, False, None), (V4, None, True)):
        row = {"village_code": village, "year": 2019, "poverty_village": poverty, "delivery_point": point}
        world.add("X05", row)
    for village, industry, leading, status, price, guide in (
        (V1, "肉羊", True, "运行", "0.01", "张三"),
        (V1, "番茄", True, "在建", "-0.2", None),
        (V3, "玉米", None, "运行", None, "李四"),
        (V2, "小麦", True, "停滞", "-0.5", "李四"),
    ):
        row = {"project_no": industry, "industry": industry, "leading": leading, "status": status, "guide": guide}
        row |= {"village_code": village, "price_change_3m": Decimal(price) if price else None}
        world.add("X23b", row)


def _entities(world: World) -> None:
    for code, village, status, profit, growth in (
        (E1, V1, "正常", 0, None),
        (E2, V2, "正常", -100, None),
        (E3, V3, "异常", 100, None),
        (E4, V1, "正常", -5, "-0.1"),
    ):
        row = {"credit_code": code, "entity": code, "kind": "合作社", "village_code": village, "status": status}
        world.add("X23a", row | {"profit": profit, "revenue_growth": Decimal(growth) if growth else None})
    for place, (code, on) in enumerate(
        ((E1, "2019-06-01"), (E4, "2020-02-29"), ("nobody", "2019-06-01"), (None, "2019-06-01"), (E4, "2019-02-28"))
    ):
        row = {"project_no": f"P{place}", "county_code": COUNTY, "source": "中央", "allocated": 10, "paid": 10}
        world.add("X25a", row | {"credit_code": code, "allocated_on": on})


def _links(world: World) -> None:
    for home, code, mode, ended, due, promised, paid in (
        ("H1", E1, "股份合作", None, "2020-02-01", 1000, 900),
        ("H2", E1, "订单帮扶", "2020-05-15", "2020-02-14", 1000, 899),
        ("H3", E3, "生产托管", None, None, 500, 0),
        ("H4", E1, "牲畜托养", "2020-03-15", "2020-02-15", 100, 0),
    ):
        row = {"contract_no": home, "household_no": home, "credit_code": code, "mode": mode, "started_on": "2019-01-01"}
        world.add("X23c", row | {"ended_on": ended, "due_on": due, "promised": promised, "paid": paid})
    world.add("X23c", {"contract_no": "H6", "household_no": "H6", "credit_code": E1}, accepted=False)


def _livelihoods(world: World) -> None:
    world.forget("X04", household_no="H5")
    world.revise("X02", {"household_no": "H5"}, labour="无劳动力")
    world.revise("X02", {"household_no": "H6"}, labour=None)
    world.income("H1", 10000, business=5000)
    world.income("H2", 10000)
    world.income("H3", 9500, property=500)
    world.income("H5", -100)
    world.income("H6", 9000, dibao=1000)


def _sales(world: World) -> None:
    for order, village, code, amount, poor, on in (
        ("O1", V1, E1, 1000, 300, "2019-03-01"),
        ("O2", None, E4, 500, None, "2020-02-29"),
        ("O3", None, None, 999, 999, "2020-01-01"),
        ("O4", V1, E4, 999, 999, "2020-03-01"),
    ):
        row = {"order_no": order, "product": "羊肉", "village_code": village, "credit_code": code}
        world.add("X35", row | {"amount": amount, "paid_poor": poor, "sold_on": on})


def _loans(world: World, heads: dict[str, str]) -> None:
    stranger = world.page("G1")[0]
    for borrower, amount, balance, use, payee, due, overdue in (
        (heads["H1"], 30000, 30000, "户用生产", heads["H1"], "2020-05-15", 0),
        (heads["H2"], 50000, 10000, "企业使用", heads["H2"], "2020-05-16", 5),
        (heads["H3"], 50001, None, "户用生产", None, "2020-03-16", None),
        (stranger, 100, 100, "户用其他", stranger, "2021-01-01", 0),
    ):
        row = {"loan_no": borrower, "borrower_id_no": borrower, "amount": amount, "balance": balance, "use": use}
        row |= {"payee_id_no": payee, "granted_on": "2019-01-01", "due_on": due, "overdue_days": overdue}
        world.add("X29", row)


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("a01_leading_industries", number(2)),  # 玉米: nobody says whether it leads; 小麦 stands still
        ("a01_counties_with_leading_industries", share(1, 1)),
        ("a01_villages_with_industry", share(1, 2)),  # of V4 nobody says whether it is a poverty village
        ("a01_industries_with_falling_price", share(1, 2)),  # a fall of just a fifth counts
        ("a01_stalled_projects", share(1, 4)),
        ("a01_projects_with_guide", share(2, 3)),
        ("a01_sound_entities", share(1, 3)),  # a loss and no word of growth is unknown
        ("a01_villages_with_good_entity", share(1, 2)),  # with no household linked V2's finances do not matter
        ("a01_supported_without_link", share(1, 2)),  # nobody is no listed entity
        ("a01_ceased_entities", share(1, 2)),
        ("a01_exposed_households", share(1, 5)),
        ("a01_linked_households", share(3, 5)),  # H6 has a contract in quarantine
        ("a01_linked_by_shares", share(1, 5)),
        ("a01_linked_by_orders", share(1, 5)),
        ("a01_linked_by_trusteeship", share(1, 5)),
        ("a01_links_expiring", number(1)),  # the sixtieth day counts
        ("a01_links_expired", share(1, 4)),
        ("a01_promised_income_paid", share(1799, 2000)),  # due thirty days ago is within the days of grace
        ("a01_contracts_paid_short", share(1, 2)),  # nine tenths are enough
        ("a01_income_project", share(5, 6)),
        ("a01_income_project_able", share(4, 4)),
        ("a01_income_project_unable", share(0, 1)),
        ("a01_several_income_sources", share(2, 5)),  # a twentieth is no source yet; H4 has no record
        ("a01_consumption_sales", number(1500)),  # O3 has no place
        ("a01_sales_paid_to_poor", share(300, 1000)),
        ("a01_suppliers_without_link", share(1, 2)),
        ("a01_villages_with_delivery_point", share(2, 3)),
        ("a01_loans_overdue", share(1, 3)),
        ("a01_loans_not_used_by_household", share(1, 3)),
        ("a01_loans_above_limit", share(1, 4)),  # the limit itself is allowed
        ("a01_loans_to_others", share(1, 4)),
        ("a01_overdue_balance", share(10000, 40100)),
        ("a01_loans_due_soon", number(1)),  # H3's balance is unknown; the sixty-first day does not count
    ],
)
def test_a_county_with_data(found: Found, indicator: str, told: Told) -> None:
    assert found[COUNTY, indicator] == told


@pytest.mark.parametrize(
    "indicator",
    [
        "a01_leading_industries",
        "a01_counties_with_leading_industries",
        "a01_villages_with_industry",
        "a01_sound_entities",
        "a01_supported_without_link",
        "a01_linked_households",
        "a01_links_expiring",
        "a01_consumption_sales",
        "a01_villages_with_delivery_point",
        "a01_loans_overdue",
    ],
)
def test_a_county_whose_extract_is_late_did_not_report(found: Found, indicator: str) -> None:
    assert found[OTHER, indicator] == LATE


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("a01_leading_industries", number(0)),
        ("a01_counties_with_leading_industries", share(0, 1)),
        ("a01_villages_with_industry", NOTHING),
        ("a01_sound_entities", NOTHING),
        ("a01_sales_paid_to_poor", NOTHING),
        ("a01_consumption_sales", number(0)),
        ("a01_loans_overdue", NOTHING),
        ("a01_loans_due_soon", number(0)),
    ],
)
def test_a_county_that_reports_nothing_to_count(found: Found, indicator: str, told: Told) -> None:
    assert found[THIRD, indicator] == told


def test_the_city_tells_no_number_without_its_late_counties(found: Found) -> None:
    assert found[CITY, "a01_links_expiring"][2:] == (None, "数据不足")


def test_villages_have_values_of_their_own(found: Found) -> None:
    assert found[V2, "a01_villages_with_industry"] == share(0, 1)
    assert found[V4, "a01_villages_with_industry"][2:] == (None, "数据不足")
    assert found[VILLAGE[COUNTY], "a01_linked_households"] == share(3, 5)
