"""Indicators of article three on assurance, destitute persons, subsidies, asset income and the relief fund."""

import pytest

from fangpin_pipeline.indicators import article_03_assurance, article_03_fund, article_03_relief
from tests.spec.measured import measured
from tests.spec.tallied import Found, declared, empty_everywhere, late_everywhere, tally, three_counties
from tests.spec.world import COUNTY, OTHER, VILLAGE, World

INDICATORS = declared(article_03_assurance, article_03_fund, article_03_relief)


def _on_dibao(
    world: World, person: str, amount: int = 150, started: str = "2018-01-01", ended: str | None = None
) -> None:
    world.add("X07", {"id_no": person, "monthly_amount": amount, "started_on": started, "ended_on": ended})


def _dibao(world: World) -> None:
    """D1 lives above the line only through dibao; D2 is below it without; D3 stopped early; D4 stopped well off."""
    (first,) = world.household("D1")
    _on_dibao(world, first, 200)
    world.income("D1", 5000, dibao=2400)
    world.household("D2")
    world.income("D2", 5000)
    (early,) = world.household("D3")
    _on_dibao(world, early, 100, ended="2019-11-30")
    world.income("D3", 4000)
    (well_off,) = world.household("D4")
    _on_dibao(world, well_off, 100, ended="2019-12-31")
    world.income("D4", 90000)
    (new,) = world.household("D5")  # its income nobody knows
    _on_dibao(world, new, 300, started="2020-01-01")
    world.household("D6")
    world.income("D6", 5800)  # at the line is not below it


def _no_labour(world: World) -> None:
    """L1 is supported, L2 is not; of L3 nobody knows whether it can work."""
    for number, labour, before, now in (
        ("L1", "无劳动力", 1000, 690),
        ("L2", "丧失劳动力", 1000, 700),
        ("L3", None, 0, 0),
        ("L4", "无劳动力", 0, 0),
    ):
        (one,) = world.household(number)
        world.revise("X02", {"id_no": one}, labour=labour)
        world.income(number, 20000, period="2018-12-01", property=before)
        world.income(number, 20000, property=now)
        if number in ("L1", "L4"):
            world.add(
                "X08", {"id_no": one, "support_mode": "分散供养", "care_level": "全护理", "started_on": "2018-01-01"}
            )
        if number == "L1":
            world.add("X06", _visit("V1", "L1", "2020-02-15"))
            world.add("X25b", _paid("P1", one, "草原生态保护补助奖励", 300, "2019-10-10"))
            world.revise("X03", {"household_no": "L1", "period_end": "2019-12-01"}, ecological=300)
        if number == "L2":
            world.revise("X03", {"household_no": "L2", "period_end": "2019-12-01"}, ecological=300)
            world.add("X25b", _paid("P2", one, "耕地地力保护补贴", 200, "2019-10-10"))
        if number == "L4":
            world.add("X06", _visit("V2", "L4", "2020-02-14"))
    (housed,) = world.page("G1")
    world.add("X08", {"id_no": housed, "support_mode": "集中供养", "care_level": "半护理", "started_on": "2018-01-01"})


def _visit(number: str, household: str, day: str) -> dict[str, str]:
    return {"visit_no": number, "household_no": household, "visited_on": day, "visitor_level": "驻村工作队"}


def _paid(number: str, person: str, program: str, amount: int, day: str) -> dict[str, object]:
    return {"payment_no": number, "id_no": person, "program": program, "amount": amount, "paid_on": day}


def _pensions(world: World) -> None:
    """E1's pension is late, E2 is in two schemes; one member of E3 is in none, one of E4 did not say."""
    for number, cells in (
        ("E1", {"last_paid_on": "2019-12-01"}),
        ("E2", {"employee_scheme": True}),
        ("E3", {"resident_scheme": False}),
        ("E4", {"resident_scheme": None}),
    ):
        (one,) = world.page(number)
        world.revise("X21", {"id_no": one}, **cells)
    for number, paid in (("E1", "2019-12-01"), ("E2", "2020-03-10")):
        elder = world.person("19500101")
        world.listed(number, elder)
        world.pensioned(elder)
        world.revise("X21", {"id_no": elder}, last_paid_on=paid)


def _relief(world: World) -> None:
    for code, beds, residents, waiting in (("J1", 10, 7, 2), ("J2", 5, 5, None)):
        row = {"facility_code": code, "facility": code, "county_code": COUNTY, "beds": beds, "residents": residents}
        world.add("X08b", {**row, "disabled_waiting": waiting})
    (asking,) = world.household("R1")
    world.assisted("R1", measure_group="社会帮扶", ended_on="2019-04-01")
    for number, applied, decision in (
        ("A1", "2020-02-01", "同意"),
        ("A2", "2020-02-14", "办理中"),
        ("A3", "2020-03-01", None),
        ("A4", "2019-05-01", "不同意"),
    ):
        row = {"application_no": number, "id_no": asking, "applied_on": applied, "reason": "因病", "decision": decision}
        world.add("X09", row)
    for number, day, direction, source, amount, balance, case in (
        ("B1", "2019-05-01", "收入", "财政预算", 10000, 10000, None),
        ("B2", "2019-06-01", "收入", "社会捐赠", 5000, 15000, None),
        ("B3", "2020-02-21", "支出", None, 2000, 13000, "A1"),
        ("B4", "2020-02-22", "支出", None, 1000, 12000, "ZZ"),
        ("B5", "2020-02-22", "收入", None, 300, 12300, None),
        ("B6", "2020-03-02", "支出", None, 300, 12000, None),
    ):
        row = {"entry_no": number, "county_code": COUNTY, "booked_on": day, "direction": direction, "source": source}
        world.add("X25c", {**row, "amount": amount, "balance": balance, "case_no": case})


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    world = three_counties()
    _dibao(world)
    _no_labour(world)
    _pensions(world)
    _relief(world)
    world.household("H9", county=OTHER)
    return measured(world, tmp_path_factory.mktemp("assurance"))


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator"),
    [
        ("a03_floor_households", 2, 3),  # L2 is not supported; of L3 nobody knows
        ("a03_dibao_gap_households", 2, None),  # D2 and D3
        ("a03_dibao_cover", 1, 3),  # D1 counts, for dibao alone lifts it above the line
        ("a03_dibao_persons", 2, None),
        ("a03_dibao_topup", 500, 2),
        ("a03_dibao_amount_change", 100, 400),  # 300 came, 200 of two spells went
        ("a03_dibao_early_stops", 1, 2),
        ("a03_gradual_exit_households", 1, None),  # D1; of D5 nobody knows the income
        ("a03_pensioned_households", 14, 15),  # E3 is not; of E4 nobody knows
        ("a03_pension_unpaid_households", 1, 2),
        ("a03_two_pension_schemes", 1, None),
        ("a03_tekun_central", 1, 3),
        ("a03_tekun_disabled_central", 1, 3),
        ("a03_tekun_free_beds", 3, None),
        ("a03_tekun_waiting", 2, None),  # J2 does not say
        ("a03_tekun_visited", 1, 2),  # the visit of L4 is a day too old
        ("a03_ecological_paid", 300, None),
        ("a03_ecological_traced", 1, 2),
        ("a03_property_income_households", 2, 3),
        ("a03_property_income_falls", 1, 2),  # a fall by just 30 per cent is none
        ("a03_relief_balance", 12000, None),
        ("a03_relief_inflow", 15300, None),
        ("a03_relief_donated", 5000, 15000),  # of B5 nobody knows the source
        ("a03_relief_paid", 3000, None),  # B6 lies after the twelve months
        ("a03_relief_months_left", 144000, 3000),
        ("a03_relief_days_to_pay", 20, 1),  # the case of B4 is unknown
        ("a03_social_help_households", 1, None),
        ("a03_late_aid_applications", 1, 4),
    ],
)
def test_the_county(found: Found, indicator: str, numerator: int, denominator: int | None) -> None:
    assert tally(found, indicator) == (numerator, denominator, "正常")


def test_a_late_county_is_told_nothing_of(found: Found) -> None:
    assert late_everywhere(found, INDICATORS) == []


def test_where_nothing_is_of_a_kind(found: Found) -> None:
    assert empty_everywhere(found, INDICATORS) == []


def test_villages(found: Found) -> None:
    assert found[VILLAGE[COUNTY], "a03_floor_households"] == found[COUNTY, "a03_floor_households"]
