"""Who is a household on D, of how many persons, and where (rules.md §3)."""

import pytest

from fangpin_pipeline.extracts import all_extracts
from tests.spec.dwelling import NO_HOUSEHOLD, Place
from tests.spec.household_cases import CASES
from tests.spec.worked import REGISTERS
from tests.spec.world import COUNTY, OTHER, VILLAGE, World


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """Households and conflicts of all cases, screened together."""
    world = World()
    for county in (COUNTY, OTHER):
        for number in all_extracts():
            if number not in REGISTERS:
                world.empty(number, county=county)
    for index, case in enumerate(CASES):
        case.build(Place(world, f"H{index:03d}"))
    _place_heads(world)
    day = world.screen(tmp_path_factory.mktemp("households"))
    facts = {row["household_no"]: row for row in day.read("household_fact").to_pylist()}
    return facts, day.read("conflict").to_pylist()


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_households(tables, index):
    facts, conflicts = tables
    case, key = CASES[index], f"H{index:03d}-"
    found = {number.removeprefix(key): row for number, row in facts.items() if number.startswith(key)}
    sizes = {name: size for name, size in case.size.items() if size is not NO_HOUSEHOLD}
    assert {name: "?" if row["n"] is None else row["n"] for name, row in found.items()} == sizes
    assert {name for name, row in found.items() if row["oop"] is None} == ({case.doubted} - {""})
    kinds = {name: row["kind"] for name, row in found.items()}
    assert kinds == {name: "general" if name in case.general else "registered" for name in sizes}
    listed = [row["household_no"].removeprefix(key) for row in conflicts if row["household_no"].startswith(key)]
    assert sorted(listed) == sorted(case.conflicts)


def test_conflicts_say_what_and_where(tables):
    _, conflicts = tables
    assert {(row["kind"], row["county_code"]) for row in conflicts} == {("person_in_two_households", COUNTY)}


_HEADS = {
    "户主所在村": ([("其他", "01"), ("户主", "02")], "02"),
    "无户主，证件号最小者所在村": ([("配偶", "01"), ("其他", "02")], "01"),
    "两名户主，证件号小者所在村": ([("其他", "01"), ("户主", "02"), ("户主", "03")], "02"),
    "关系未填，证件号最小者所在村": ([(None, "03"), (None, "01")], "03"),
}


def _place_heads(world):
    """Register pages whose persons live in different villages; id numbers grow in the order of the list."""
    for title, (persons, _) in _HEADS.items():
        ids = sorted(world.person() for _ in persons)
        for one, (relation, village) in zip(ids, persons, strict=True):
            world.listed(title, one, relation=relation, village_code=f"1508211002{village}")


@pytest.mark.parametrize("title", _HEADS)
def test_place_of_a_general_household(tables, title):
    facts, _ = tables
    row = facts[title]
    expected = f"1508211002{_HEADS[title][1]}"
    assert (row["village_code"], row["township_code"], row["county_code"]) == (expected, expected[:9], expected[:6])


def test_place_of_a_registered_household_is_that_of_its_row(tables):
    facts, _ = tables
    assert facts["H000-A"]["village_code"] == VILLAGE[COUNTY]
