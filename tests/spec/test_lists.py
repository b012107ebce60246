"""The warning list over several days and the verification list (rules.md §7), published and read back for real."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from tests.spec.town import DAILY, DAYS, FIRST, MOVED, SECOND, Town, due
from tests.spec.warning_stories import STORIES
from tests.spec.world import COUNTY, FIFTH, OTHER, THIRD, VILLAGE, World


def _number(index):
    return f"T{index:02d}"


@dataclass(frozen=True)
class Waiting:
    """A household that no rule hits, and the rules and classes on its verification list with what each lacks."""

    title: str
    build: Callable[[World, str], object]
    rules: dict[str, str]
    county: str = COUNTY


def _lost_income(world, number):
    world.add("X03", {"household_no": number}, accepted=False)


def _stranger(world, number, county=COUNTY):
    world.add("X02", {"household_no": number, "id_no": None}, county=county, accepted=False)


INCOME = "家庭收入台账有隔离行"
MEMBER = "有身份不明的家庭成员"
PARTS = (
    "rigid_spending",
    "illness",
    "schooling",
    "disability",
    "disaster",
    "accident",
    "unsafe_housing",
    "unsafe_water",
    "dropout",
    "insurance_gap",
    "pension_gap",
    "student_aid_gap",
    "chronic_uncontracted",
    "production_failure",
    "job_loss",
    "loan_misuse",
    "aid_application",
)

WAITING = [
    Waiting("没有未知的规则", lambda w, n: None, {}),
    Waiting(
        "收入行被隔离，无支出",
        _lost_income,
        dict.fromkeys(("c1_unstable_exit", "c3_subsidy_dependent", "dibao_gap", "production_failure"), INCOME),
    ),
    Waiting(
        "已触发别的规则，未知的规则不列待核实",
        lambda w, n: (_lost_income(w, n), w.revise("X02", {"household_no": n}, labour="无劳动力")),
        {},
    ),
    Waiting(
        "只缺过期的数据，不列待核实",
        lambda w, n: None,
        {},
        county=OTHER,
    ),
    Waiting(
        "既缺过期的数据又有身份不明的成员，列待核实",
        lambda w, n: _stranger(w, n, OTHER),
        {**dict.fromkeys(PARTS, MEMBER), "c4_rigid_spending": MEMBER},
        county=OTHER,
    ),
    Waiting(
        "有身份不明的成员",
        lambda w, n: _stranger(w, n),
        {**dict.fromkeys(PARTS, MEMBER), "c4_rigid_spending": MEMBER},
    ),
]


def _static(town):
    """Households that do not change: those waiting for verification, and a class hit in two counties."""
    world = town.world
    for index, case in enumerate(WAITING):
        number = f"V{index}"
        [head] = world.household(number, county=case.county)
        world.insured(head, county=case.county)
        world.income(number, 50000, county=case.county)
        case.build(world, number)
    world.decides(FIFTH, class_severity="yellow", due_days_yellow=20)
    for county in (THIRD, FIFTH):
        [head] = world.household(f"C{county}", county=county)
        world.insured(head, county=county)
        world.income(f"C{county}", 4000, county=county, policy_subsidy=4000, policy_code="BZ2020")


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The published runs of all days. Registers and rolls that change are delivered in full every day."""
    town = Town()
    _static(town)
    fixed = [line for line in town.world.rows if line[0] in DAILY and line[2] == COUNTY and line[3]]
    for day in DAYS:
        for extract, _, _, row, accepted in fixed:
            town.world.add(extract, row, on=day.isoformat(), accepted=accepted)
        for index, story in enumerate(STORIES):
            town.deliver(day, _number(index), story.days[DAYS.index(day)])
    root = tmp_path_factory.mktemp("lists")
    return [town.world.publish(root, day) for day in DAYS]


@pytest.fixture(scope="module")
def warnings(runs):
    """Each day's warning list by household."""
    return [{row["household_no"]: row for row in run.read("warning").to_pylist()} for run in runs]


def _row(found):
    if found is None:
        return None
    row = (found["state"], found["severity"], found["first_seen"], found["due_on"])
    return row if found["reason"] is None else (*row, found["reason"])


@pytest.mark.parametrize("index", range(len(STORIES)), ids=[story.title for story in STORIES])
def test_warning_list_day_by_day(warnings, index):
    assert [_row(day.get(_number(index))) for day in warnings] == list(STORIES[index].rows)


@pytest.mark.parametrize("index", range(len(STORIES)), ids=[story.title for story in STORIES])
def test_rules_of_the_last_row(warnings, index):
    last = [day[_number(index)]["rules"] for day in warnings if _number(index) in day]
    assert last[-1:] == ([STORIES[index].rules] if any(STORIES[index].rows) else [])


def _index(title):
    return _number([story.title for story in STORIES].index(title))


def test_rows_carry_the_as_of_of_their_day(warnings):
    for day, listed in zip(DAYS, warnings, strict=True):
        assert {row["as_of"] for row in listed.values()} == {day}


def test_a_household_that_became_registered_is_new_under_its_number(warnings):
    number = _index("一般农牧户转为建档立卡户，原户号不再存在") + "-转"
    rows = [_row(day.get(number)) for day in warnings]
    persisting = ("persisting", "orange", SECOND, due(22))
    assert rows == [None, ("new", "orange", SECOND, due(22)), persisting, persisting]


def test_place_follows_the_household_and_stays_when_it_iscleared(warnings):
    number = _index("迁到别的村，仍是同一户")
    places = [day[number]["village_code"] for day in warnings]
    # On the last day the household lives in its first village again, but its row is that of the list before.
    assert places == [VILLAGE[COUNTY], MOVED, MOVED, MOVED]


def test_a_household_that_is_gone_keeps_its_last_place(warnings):
    row = warnings[1][_index("户不再存在")]
    assert (row["county_code"], row["township_code"], row["village_code"]) == (
        COUNTY,
        VILLAGE[COUNTY][:9],
        VILLAGE[COUNTY],
    )


def test_a_class_hit_counts_as_orange_unless_a_county_decides_otherwise(warnings):
    rows = [(row["rules"], *_row(row)) for row in (warnings[0][f"C{THIRD}"], warnings[0][f"C{FIFTH}"])]
    assert rows == [
        ("c3_subsidy_dependent", "new", "orange", FIRST, due(21)),
        ("c3_subsidy_dependent", "new", "yellow", FIRST, date(2020, 4, 5)),
    ]


def test_every_hit_names_its_rows_and_its_document(runs):
    number = _index("黄色升为橙色，期限提前，之后持续")
    for run, day in zip(runs, DAYS, strict=True):
        evidence = [row for row in run.read("evidence").to_pylist() if row["household_no"] == number]
        assert {(row["rule"], row["extract"], row["delivery"]) for row in evidence} == {
            ("disability", "disability", f"{day}/X22_{COUNTY}.csv")
        }
        [hit] = _hits(run, number)
        assert "解除条件：" in hit["sentence"]
    [hit] = _hits(runs[0], number)
    assert "90天" in hit["sentence"]
    assert "巴扶组发〔2020〕8号" in hit["sentence"]


def _hits(run, number):
    return [row for row in run.read("flag").to_pylist() if (row["household_no"], row["verdict"]) == (number, "hit")]


@pytest.mark.parametrize("index", range(len(WAITING)), ids=[case.title for case in WAITING])
def test_verification_list(runs, index):
    rows = [row for row in runs[-1].read("verification").to_pylist() if row["household_no"] == f"V{index}"]
    assert {row["rule"] for row in rows} == set(WAITING[index].rules)
    assert {row["rule"]: WAITING[index].rules[row["rule"]] in row["missing"] for row in rows} == dict.fromkeys(
        WAITING[index].rules, True
    )


def test_an_unknown_that_only_lacks_stale_data_is_still_unknown(runs):
    index = [case.title for case in WAITING].index("只缺过期的数据，不列待核实")
    rows = runs[-1].read("flag").to_pylist()
    unknown = {row["rule"] for row in rows if row["household_no"] == f"V{index}" and row["verdict"] == "unknown"}
    assert unknown == {"rigid_spending", "disability"}


def test_verification_of_a_household_cleared_for_want_of_knowledge(runs):
    number = _index("原触发规则变为未知，因未知移出")
    listed = [
        {row["rule"] for row in run.read("verification").to_pylist() if row["household_no"] == number} for run in runs
    ]
    assert ["disability" in rules for rules in listed] == [False, True, True, False]


def test_warned_and_waiting_households_are_different(runs):
    for run in runs:
        warned = {row["household_no"] for row in run.read("warning").to_pylist() if row["state"] != "cleared"}
        assert not warned & set(run.read("verification")["household_no"].to_pylist())
