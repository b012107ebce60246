"""Which deliveries and rows count on D (rules.md §1): covering, in force, fresh, newest by key, unknown content."""

from datetime import timedelta
from decimal import Decimal

import pytest

from fangpin_pipeline.extracts import all_extracts
from tests.spec.world import CITY, COUNTY, FIFTH, FOURTH, OTHER, SEVENTH, SIXTH, THIRD, VILLAGE, D, World

UNKNOWN = None
MAX_AGE = {
    **{"X01": 45, "X02": 45, "X03": 400, "X04": 45, "X05": 400, "X06": 45, "X07": 45, "X08": 45},
    **{"X08b": 200, "X09": 15, "X10": 100, "X11": 200, "X12": 200, "X13": 400, "X14": 100, "X15": 400},
    **{"X16": 45, "X17": 35, "X18": 200, "X19": 200, "X20": 60, "X20b": 45, "X21": 100, "X22": 100},
    **{"X23a": 200, "X23b": 200, "X23c": 200, "X24": 400, "X25a": 60, "X25b": 45, "X25c": 45, "X26": 200},
    **{"X27": 200, "X28": 400, "X29": 45, "X30": 100, "X31": 45, "X32": 45, "X32b": 400, "X33": 45},
    **{"X34a": 100, "X34b": 400, "X34c": 200, "X35": 100, "X36": 400, "X37": 100, "X38": 800, "R01": 3650},
}
EARLIER, MIDDLE, LATER = "2020-02-10", "2020-02-20", "2020-03-01"


def _care(world, id_no, cost, scope, on, accepted=True):
    """A disability row; its care cost shows in DSB which row is in force."""
    row = {"id_no": id_no, "category": "肢体", "grade": "三级", "care_cost": cost} if accepted else {"id_no": id_no}
    world.add("X22", row, on=on, county=scope, accepted=accepted)


def _paid(world, id_no, number, amount, scope, on, **cells):
    """A settlement; its self-paid amount shows in OOP which row counts."""
    row = {"id_no": id_no, "settlement_no": number, "settled_on": "2020-01-15", "visit_kind": "门诊", "injury": False}
    paid = {"total": amount, "basic_paid": 0, "compliant_self_paid": amount}
    world.add("X17", {**row, **paid, **cells}, on=on, county=scope)


def _lost_payment(world, id_no, scope, on, number=None):
    world.add("X17", {"id_no": id_no, "settlement_no": number}, on=on, county=scope, accepted=False)


class Snapshot:
    """Households with one case each. X22 comes from 磴口县 first, then from the city, then from two other counties."""

    def __init__(self, world):
        self.world = world
        self.expected = {}
        _care(world, world.person(), 1, OTHER, EARLIER)
        _care(world, world.person(), 1, CITY, MIDDLE)
        world.empty("X22", on=LATER, county=FOURTH)
        _care(world, world.person(), 1, THIRD, LATER)
        for county in (FIFTH, SIXTH):
            _care(world, world.person(), 1, county, MIDDLE)

    def house(self, title, county, dsb, dsb_low=None):
        """A household of one person in that county with the DSB expected of it; gives the person."""
        self.expected[title] = (dsb, dsb if dsb_low is None else dsb_low)
        return self.world.household(title, county=county)[0]


def _snapshot_cases(case):
    world = case.world
    one = case.house("只有市级文件，以市级为准", COUNTY, 10)
    _care(world, one, 10, CITY, MIDDLE)

    one = case.house("市级文件新于旗县文件，以市级为准", OTHER, 20)
    _care(world, one, 2, OTHER, EARLIER)
    _care(world, one, 20, CITY, MIDDLE)

    one = case.house("市级新文件没有此人，旗县旧文件的行失效", OTHER, 0)
    _care(world, one, 2, OTHER, EARLIER)

    one = case.house("旗县文件新于市级文件，以旗县为准", THIRD, 300)
    _care(world, one, 30, CITY, MIDDLE)
    _care(world, one, 300, THIRD, LATER)

    one = case.house("旗县新文件没有此人，市级文件的行不生效", THIRD, 0)
    _care(world, one, 30, CITY, MIDDLE)

    one = case.house("旗县新文件为零报告，市级文件的行不生效", FOURTH, 0)
    _care(world, one, 40, CITY, MIDDLE)

    one = case.house("同日收到，旗县文件后于市级文件", FIFTH, 500)
    _care(world, one, 50, CITY, MIDDLE)
    _care(world, one, 500, FIFTH, MIDDLE)

    one = case.house("本旗县文件与另一旗县新文件都有此人，以新者为准", COUNTY, 11)
    _care(world, one, 10, CITY, MIDDLE)
    _care(world, one, 11, THIRD, LATER)

    one = case.house("此人只在另一旗县文件中，同样作数", COUNTY, 12)
    _care(world, one, 12, THIRD, LATER)

    one = case.house("在用市级文件的行被隔离", COUNTY, UNKNOWN, 0)
    _care(world, one, 0, CITY, MIDDLE, accepted=False)

    one = case.house("未生效的市级行被隔离，不影响", THIRD, 3)
    _care(world, one, 0, CITY, MIDDLE, accepted=False)
    _care(world, one, 3, THIRD, LATER)

    one = case.house("已被市级新文件取代的旗县文件有隔离行，不影响", OTHER, 0)
    _care(world, one, 0, OTHER, EARLIER, accepted=False)

    one = case.house("在用旗县文件的行被隔离，市级旧文件的行不能代替", THIRD, UNKNOWN, 0)
    _care(world, one, 9, CITY, MIDDLE)
    _care(world, one, 0, THIRD, LATER, accepted=False)

    one = case.house("隔离行之后，另一旗县新文件有此人的接受行", COUNTY, 13)
    _care(world, one, 0, CITY, MIDDLE, accepted=False)
    _care(world, one, 13, THIRD, LATER)

    one = case.house("在用旗县文件的行被隔离，另一旗县在用的较早行为下限", THIRD, UNKNOWN, 14)
    _care(world, one, 14, FIFTH, MIDDLE)
    _care(world, one, 0, THIRD, LATER, accepted=False)

    dead = case.house("已故成员无所属旗县，市级文件在任一旗县在用即作数", THIRD, 7)
    world.member("已故成员无所属旗县，市级文件在任一旗县在用即作数", world.person(), county=THIRD)
    world.revise("X02", {"id_no": dead}, change="死亡", changed_on="2020-01-01")
    _care(world, dead, 7, CITY, MIDDLE)

    dead = case.house("已故成员户籍在旗县文件在用之处，市级行不生效", THIRD, 0)
    world.member("已故成员户籍在旗县文件在用之处，市级行不生效", world.person(), county=THIRD)
    world.listed("X-死亡", dead, county=THIRD, status="死亡", changed_on="2020-01-01")
    _care(world, dead, 7, CITY, MIDDLE)

    title = "一般农牧户按户籍所在村归旗县，市级行不生效"
    case.expected[title] = (0, 0)
    _care(world, world.page(title, county=THIRD)[0], 8, CITY, MIDDLE)

    title = "一般农牧户按户籍所在村归旗县，市级行生效"
    case.expected[title] = (8, 8)
    _care(world, world.page(title, county=COUNTY)[0], 8, CITY, MIDDLE)


def _append_cases(world, expected):
    """Settlements: every delivery counts, of one number the newest."""

    def house(title, oop, low=None):
        expected[title] = (oop, oop if low is None else low)
        return world.household(title)[0]

    one = house("两个文件的结算都计入", 3)
    _paid(world, one, "S1", 1, COUNTY, EARLIER)
    _paid(world, one, "S2", 2, COUNTY, LATER)

    one = house("同一流水号，以新文件为准", 2)
    _paid(world, one, "S3", 1, COUNTY, EARLIER)
    _paid(world, one, "S3", 2, COUNTY, LATER)

    one = house("同一流水号，市级与旗县之间也以新文件为准", 1)
    _paid(world, one, "S4", 2, COUNTY, EARLIER)
    _paid(world, one, "S4", 1, CITY, MIDDLE)

    one = house("同日收到的同一流水号，旗县文件后于市级文件", 4)
    _paid(world, one, "S5", 3, CITY, MIDDLE)
    _paid(world, one, "S5", 4, COUNTY, MIDDLE)

    one = house("另一旗县报来的结算同样计入", 5)
    _paid(world, one, "S6", 5, OTHER, LATER)

    one = house("新文件的行被隔离，旧文件的行为下限", UNKNOWN, 6)
    _paid(world, one, "S7", 6, COUNTY, EARLIER)
    _lost_payment(world, one, COUNTY, LATER, "S7")

    one = house("旧文件的行被隔离，新文件补正", 7)
    _lost_payment(world, one, COUNTY, EARLIER, "S8")
    _paid(world, one, "S8", 7, COUNTY, LATER)

    one = house("旧文件的行被隔离，另一旗县新文件补正", 8)
    _lost_payment(world, one, COUNTY, EARLIER, "S9")
    _paid(world, one, "S9", 8, OTHER, LATER)

    one = house("旧文件的行被隔离，新文件只有别的流水号", UNKNOWN, 9)
    _lost_payment(world, one, COUNTY, EARLIER, "S10")
    _paid(world, one, "S11", 9, COUNTY, LATER)

    one = house("旧文件的隔离行没有流水号，无从补正", UNKNOWN, 10)
    _lost_payment(world, one, COUNTY, EARLIER)
    _paid(world, one, "S12", 10, COUNTY, LATER)

    one = house("窗口首日收到的隔离行", UNKNOWN, 0)
    _lost_payment(world, one, COUNTY, "2019-03-01")

    one = house("窗口首日之前收到的隔离行不再影响", 0)
    _lost_payment(world, one, COUNTY, "2019-02-28")


STALE_PAGE, VALID_PAGE = "市级户籍隔离行，该户号的旗县已有新文件", "市级户籍隔离行，该户号的旗县以市级为准"


def _register_cases(world):
    """Two pages in the city's register, each with a row in quarantine; 乌拉特前旗 has a newer register of its own."""
    for title, county in ((VALID_PAGE, OTHER), (STALE_PAGE, THIRD)):
        listed = {"hukou_no": title, "id_no": world.person(), "village_code": VILLAGE[county], "status": "正常"}
        world.add("X10", listed, on=MIDDLE, county=CITY)
        world.add("X10", {"hukou_no": title}, on=MIDDLE, county=CITY, accepted=False)
        if county == THIRD:
            world.listed(title, listed["id_no"], county=THIRD)


@pytest.fixture(scope="module")
def mixed():
    """A world of city and county deliveries, with what is expected of each household: amount and lower bound."""
    world = World()
    world.empty("X17")
    world.empty("X17", county=OTHER)
    case = Snapshot(world)
    _snapshot_cases(case)
    paid = {}
    _append_cases(world, paid)
    _register_cases(world)
    return world, case.expected, paid


@pytest.fixture(scope="module")
def amounts(mixed, tmp_path_factory):
    """Amounts by household, in yuan."""
    world, _, _ = mixed
    rows = world.screen(tmp_path_factory.mktemp("mixed")).read("household_state").to_pylist()
    return {
        row["household_no"]: {"n": row["n"]}
        | {
            name: None if row[name] is None else Decimal(row[name]) / 100
            for name in ("dsb", "dsb_low", "oop", "oop_low")
        }
        for row in rows
    }


def test_snapshot_rows_in_force(mixed, amounts):
    expected = mixed[1]
    assert {title: (amounts[title]["dsb"], amounts[title]["dsb_low"]) for title in expected} == expected


def test_appended_rows(mixed, amounts):
    expected = mixed[2]
    assert {title: (amounts[title]["oop"], amounts[title]["oop_low"]) for title in expected} == expected


def test_a_row_in_quarantine_belongs_to_the_county_of_its_household(amounts):
    assert amounts[VALID_PAGE]["n"] == 2
    assert amounts[STALE_PAGE]["n"] == 1


@pytest.fixture(scope="module")
def aged(tmp_path_factory):
    """One county delivers every extract on the last day on which it is fresh, another a day earlier."""
    world = World()
    for county, days in ((COUNTY, 0), (OTHER, 1)):
        received = {number: (D - timedelta(days=age + days)).isoformat() for number, age in MAX_AGE.items()}
        id_no, page = world.person(), world.person()
        register = {"household_no": f"{county}-1", "village_code": VILLAGE[county], "household_type": "已脱贫"}
        world.add("X01", register, on=received["X01"], county=county)
        member = {"household_no": f"{county}-1", "id_no": id_no, "labour": "无劳动力"}
        world.add("X02", member, on=received["X02"], county=county)
        listed = {"hukou_no": f"{county}-2", "id_no": page, "village_code": VILLAGE[county], "status": "正常"}
        world.add("X10", listed, on=received["X10"], county=county)
        for number, on in received.items():
            world.empty(number, on=on, county=county)
    return world.screen(tmp_path_factory.mktemp("aged"))


def test_every_extract_has_its_age_limit():
    assert set(all_extracts()) == set(MAX_AGE)


@pytest.mark.parametrize("number", MAX_AGE)
def test_fresh_up_to_the_age_limit(aged, number):
    rows = [row for row in aged.read("coverage").to_pylist() if row["extract"] == number]
    fresh = {row["county_code"]: row["fresh"] for row in rows}
    assert (fresh[COUNTY], fresh[OTHER], fresh[THIRD]) == (True, False, False)


def test_registers_give_households_however_old(aged):
    households = {row["household_no"]: row["n"] for row in aged.read("household_fact").to_pylist()}
    assert households == {f"{county}-{number}": 1 for county in (COUNTY, OTHER) for number in (1, 2)}


def test_amounts_of_a_day_past_the_limit_are_unknown(aged):
    rows = {row["household_no"]: row for row in aged.read("household_fact").to_pylist()}
    known = ("oop", "edu", "dis", "acc", "biz", "dsb", "rx")
    assert {name: rows[f"{COUNTY}-1"][name] for name in known} == dict.fromkeys(known, 0)
    assert {name: rows[f"{OTHER}-1"][name] for name in known} == dict.fromkeys(known, UNKNOWN)
    assert rows[f"{OTHER}-1"]["rx_low"] == 0


def test_labour_is_unknown_where_x02_is_stale(aged):
    rows = {(row["household_no"], row["rule"]): row for row in aged.read("flag").to_pylist()}
    assert rows[f"{COUNTY}-1", "floor_gap"]["verdict"] == "hit"
    assert rows[f"{OTHER}-1", "floor_gap"]["verdict"] == "unknown"


# Rows of each county in the roll files in the order of their receipt, `own` for a county's own file; then which counts.
ROLLS = {
    "市级名册少了一半，恰为一半仍可信": (COUNTY, [(CITY, 4), (CITY, 2)], 1),
    "市级名册少了一半以上，不可信": (OTHER, [(CITY, 5), (CITY, 2)], 0),
    "市级名册没有该旗县的行": (THIRD, [(CITY, 2), (CITY, 0)], 0),
    "旗县名册之后，市级名册恰为一半": (FOURTH, [("own", 4), (CITY, 2)], 1),
    "旗县名册之后，市级名册不足一半": (FIFTH, [("own", 4), (CITY, 1)], 0),
    "旗县自报名册不受一半之限": (SIXTH, [(CITY, 4), ("own", 1)], 1),
    "一直没有该旗县的名册": (SEVENTH, [(CITY, 0), (CITY, 0)], None),
}
ROLL_NUMBERS = ("X01", "X02", "X10", "X11", "X16")
ROLL_DAYS = ("2020-02-10", "2020-03-10")


def _roll_row(number, county, place, ids):
    """A row of the person or household in that place of a county, in one roll."""
    household, id_no, village = f"{county}-{place}", ids[county][place], VILLAGE[county]
    return {
        "X01": {"household_no": household, "village_code": village, "household_type": "已脱贫"},
        "X02": {"household_no": household, "id_no": id_no},
        "X10": {"hukou_no": f"Q{household}", "id_no": id_no, "village_code": village, "status": "正常"},
        "X11": {"id_no": id_no, "stage": "小学", "status": "在读", "annual_cost": 1},
        "X16": {"id_no": id_no, "year": 2020, "resident_basic": True, "employee_basic": True},
    }[number]


@pytest.fixture(scope="module")
def rolls(tmp_path_factory):
    """The deliveries in force of each roll by county, where all rolls behave alike."""
    world = World()
    ids = {county: [world.person() for _ in range(5)] for county in VILLAGE}
    for county, files, _ in ROLLS.values():
        for on, (scope, rows) in zip(ROLL_DAYS, files, strict=True):
            for number in ROLL_NUMBERS:
                world.empty(number, on=on, county=CITY)
                for place in range(rows):
                    row = _roll_row(number, county, place, ids)
                    world.add(number, row, on=on, county=county if scope == "own" else CITY)
    day = world.screen(tmp_path_factory.mktemp("rolls"))
    return {(row["extract"], row["county_code"]): row["delivery"] for row in day.read("coverage").to_pylist()}


@pytest.mark.parametrize("title", ROLLS)
@pytest.mark.parametrize("number", ROLL_NUMBERS)
def test_a_roll_that_lost_half_a_county_is_not_believed(rolls, number, title):
    county, files, which = ROLLS[title]
    expected = None
    if which is not None:
        scope = county if files[which][0] == "own" else CITY
        expected = f"{ROLL_DAYS[which]}/{number}_{scope}.csv"
    assert rolls[number, county] == expected
