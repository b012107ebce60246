"""Clues of leakage (clause 11.07) on a small world: how many a county has, and that an unknown date is no clue."""

import pytest

from tests.spec.measured import LATE, Told, measured, number, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, World

Found = dict[tuple[str, str], Told]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    world = World()
    world.decides(CITY, indicator_coverage=0.5)
    reporting(world, (COUNTY, THIRD))
    reporting(world, (OTHER,), late=("X07", "X25b", "X34b"))
    heads = [world.household(f"H{place}")[0] for place in range(1, 6)]
    world.household("H9", county=OTHER)
    _dead(world)
    _members(world)
    _accounts(world, heads)
    _allowances(world, heads)
    return measured(world, tmp_path_factory.mktemp("leakage"))


def _pay(world: World, who: str, on: str, tail: str | None) -> None:
    world.serial += 1
    row = {"payment_no": f"K{world.serial}", "id_no": who, "account_tail": tail, "program": "补贴", "amount": 100}
    world.add("X25b", row | {"paid_on": on})


def _dead(world: World) -> None:
    """Paid the month after; paid in the month of death; paid, with no date of death; never paid; dead from April on."""
    told = {"2019-12-20": "2020-01-10", "2020-01-05": "2020-01-31", None: "2020-02-10", "2019-06-01": None}
    for died, paid in {**told, "2020-04-01": "2020-05-10"}.items():
        who = world.person()
        if died == "2020-01-05":
            world.listed("P1", who, status="死亡", changed_on=died)
        else:
            world.member("H1", who, change="死亡", changed_on=died)
        if paid:
            _pay(world, who, paid, "9999")
        if died == "2019-12-20":
            world.add("X07", {"id_no": who, "monthly_amount": 100, "started_on": "2019-01-01"})
        if died == "2020-01-05":
            ended = {"started_on": "2019-01-01", "ended_on": "2020-01-31"}
            world.add("X08", {"id_no": who, "support_mode": "分散供养", **ended})


def _members(world: World) -> None:
    """In two households of one county; of two counties; moved from one to the other."""
    here, there, moved = world.person(), world.person(), world.person()
    world.member("H2", here)
    world.member("H3", here)
    world.member("H2", there)
    world.member("H9", there, county=OTHER)
    world.member("H2", moved, change="迁出", changed_on="2020-01-01")
    world.member("H3", moved)


def _accounts(world: World, heads: list[str]) -> None:
    for head in heads[:4]:
        _pay(world, head, "2020-01-10", "1234")
    for head in heads[:3]:
        _pay(world, head, "2020-01-10", "5678")
    _pay(world, heads[3], "2019-02-28", "5678")
    _pay(world, heads[4], "2020-01-10", None)


def _allowances(world: World, heads: list[str]) -> None:
    for head, amount, ended in ((heads[0], 483, None), (heads[1], 484, None), (heads[2], 900, "2020-03-15")):
        row = {"id_no": head, "monthly_amount": amount, "started_on": "2019-01-01", "ended_on": ended}
        world.add("X07", row)
    for head, behaviour, listed, removed in (
        (heads[0], "虚报冒领扶贫资金", "2019-05-01", None),
        (heads[1], "虚报冒领扶贫资金", "2019-05-01", "2020-03-16"),
        (heads[2], "虚报冒领扶贫资金", None, None),
        (heads[3], "不履行赡养义务", "2019-05-01", None),
    ):
        row = {"decision_no": head, "id_no": head, "behaviour": behaviour, "listed_on": listed, "removed_on": removed}
        world.add("X34b", row)


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("a11_paid_after_death", number(1)),
        ("a11_supported_after_death", number(1)),
        ("a11_in_two_households", number(2)),
        ("a11_in_two_counties", number(1)),
        ("a11_shared_accounts", number(1)),  # three households are allowed
        ("a11_dibao_above_standard", number(1)),  # 483 a month are within 5800 a year
        ("a11_listed_for_false_claims", number(1)),
    ],
)
def test_clues_of_a_county(found: Found, indicator: str, told: Told) -> None:
    assert found[COUNTY, indicator] == told


def test_a_person_of_two_counties_is_a_clue_in_both(found: Found) -> None:
    assert found[OTHER, "a11_in_two_counties"] == found[OTHER, "a11_in_two_households"] == number(1)


@pytest.mark.parametrize(
    "indicator",
    ["a11_paid_after_death", "a11_shared_accounts", "a11_dibao_above_standard", "a11_listed_for_false_claims"],
)
def test_a_county_whose_extract_is_late_did_not_report(found: Found, indicator: str) -> None:
    assert found[OTHER, indicator] == LATE


@pytest.mark.parametrize("indicator", ["a11_shared_accounts", "a11_dibao_above_standard"])
def test_a_county_without_a_case_has_none(found: Found, indicator: str) -> None:
    assert found[THIRD, indicator] == number(0)


def test_clues_are_told_by_county_and_never_below(found: Found) -> None:
    clues = {"a11_paid_after_death", "a11_supported_after_death", "a11_shared_accounts", "a11_dibao_above_standard"}
    assert {len(unit) for unit, indicator in found if indicator in clues} == {6}
