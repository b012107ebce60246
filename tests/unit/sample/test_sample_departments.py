"""What departments tell of one city agrees: keys are keys, numbers lead somewhere, money and dates fit each other."""

from collections import Counter
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity import credit_code
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.departments import teller
from fangpin_pipeline.sample.departments.stub import tell_stub
from fangpin_pipeline.sample.lives import make_lives
from fangpin_pipeline.sample.places import allot_households, county_places

AS_OF = date(2020, 3, 16)
HOUSEHOLDS = 12_000


@pytest.fixture(scope="module")
def city():
    allotted = allot_households(HOUSEHOLDS)
    return [make_lives(1, county, allotted[county.code], AS_OF) for county in county_places(AS_OF)]


@pytest.fixture(scope="module")
def told(city):
    """Rows of every extract of the whole city, as they stand on the as-of date."""
    return {number: whole(city, number, AS_OF) for number in all_extracts()}


def whole(city, number, on):
    return pa.concat_tables([visible(teller(all_extracts()[number])(lives, on), on) for lives in city])


def visible(rows, on):
    return rows.filter(pc.less_equal(rows["known_on"], on)) if "known_on" in rows.column_names else rows


def by(rows, name):
    return {row[name]: row for row in rows.to_pylist()}


def values(rows, name):
    return set(rows[name].to_pylist())


def test_every_extract_of_the_contract_has_its_own_teller():
    for extract in all_extracts().values():
        assert getattr(teller(extract), "func", None) is not tell_stub, extract.number


@pytest.mark.parametrize("number", sorted(all_extracts()))
def test_keys_are_unique_in_the_city_and_required_cells_are_filled(told, number):
    extract, rows = all_extracts()[number], told[number]
    keys = Counter(zip(*(rows[name].to_pylist() for name in extract.key), strict=True))
    assert not [key for key, times in keys.items() if times > 1]
    empty = [one.name for one in extract.columns if one.required and rows[one.name].null_count]
    assert not empty


@pytest.mark.parametrize("number", sorted(all_extracts()))
def test_an_extract_is_told_the_same_way_twice(city, number):
    tell, again = teller(all_extracts()[number]), make_lives(1, city[2].places, city[2].households.size, AS_OF)
    assert tell(city[2], AS_OF).equals(tell(again, AS_OF))


def test_nothing_told_lies_in_the_future(told):
    looking_ahead = {"ended_on", "due_on", "valid_to", "planned_completion_on", "lease_ended_on"}
    for number, rows in told.items():
        for column in all_extracts()[number].columns:
            if rows[column.name].type == pa.date32() and column.name not in looking_ahead:
                latest = pc.max(rows[column.name]).as_py()
                assert latest is None or latest <= AS_OF, (number, column.name)


def test_credit_codes_are_valid_and_lead_to_a_business(told):
    known = values(told["X23a"], "credit_code")
    assert {credit_code.accepted(code) for code in known} == known
    for number in ("X23c", "X25a", "X35"):
        assert values(told[number], "credit_code") - {None} <= known, number


def test_numbers_lead_to_what_they_name(told):
    registered = values(told["X01"], "household_no")
    households = registered | values(told["X10"], "hukou_no")
    persons = values(told["X10"], "id_no")
    assert values(told["X26"], "project_no") <= values(told["X25a"], "project_no")
    assert values(told["X27"], "household_no") <= registered
    assert values(told["X25c"], "case_no") - {None} <= values(told["X09"], "application_no")
    assert values(told["X13"], "school") <= values(told["X11"], "school")
    for number in ("X06", "X23c", "X34a", "X36"):
        assert values(told[number], "household_no") <= households, number
    for number, name in (("X09", "id_no"), ("X20", "id_no"), ("X21", "id_no"), ("X25b", "id_no"), ("X34b", "id_no"),
                         ("X18", "owner_id_no"), ("X19", "owner_id_no"), ("X29", "borrower_id_no"),
                         ("X30", "insured_id_no")):  # fmt: skip
        assert values(told[number], name) <= persons, number


def test_every_registered_household_has_one_appraised_house_and_water(city, told):
    heads = set()
    for lives in city:
        registered = np.flatnonzero(lives.standing.registered)
        heads |= set(lives.people.id_no.take(pa.array(lives.households.head[registered])).to_pylist())
    assert heads <= values(told["X18"], "owner_id_no")
    assert heads <= values(told["X19"], "owner_id_no")
    assert told["X18"]["grade"].null_count == 0
    dangerous = pc.mean(pc.is_in(told["X18"]["grade"], value_set=pa.array(["C", "D"]))).as_py()
    assert 0.005 < dangerous < 0.05


def test_flags_of_the_register_mostly_agree_with_house_water_and_pension(city, told):
    numbers = {"unsafe": 0, "slips": 0, "all": 0}
    by_no = by(told["X01"], "household_no")
    for lives in city:
        for place in np.flatnonzero(lives.standing.registered).tolist():
            row = by_no[lives.register_no[place].as_py()]
            numbers["all"] += 1
            numbers["unsafe"] += bool(lives.housing.unsafe[place])
            numbers["slips"] += row["housing_unsafe"] != bool(lives.housing.unsafe[place])
            numbers["slips"] += row["water_safe"] != bool(lives.water.safe[place])
    assert numbers["unsafe"] > 0
    assert numbers["slips"] <= 0.005 * numbers["all"]


def test_insurance_in_the_register_of_persons_agrees_with_the_rolls(told):
    pension = by(told["X21"], "id_no")
    medical = {row["id_no"]: row for row in told["X16"].to_pylist() if row["year"] == 2020}
    persons = [row for row in told["X02"].to_pylist() if row["change"] == "正常"]
    apart = {"pension": 0, "medical": 0}
    for row in persons:
        if row["id_no"] in pension:
            apart["pension"] += row["pension_insured"] != pension[row["id_no"]]["resident_scheme"]
        if row["id_no"] in medical:
            apart["medical"] += row["medical_insured"] != medical[row["id_no"]]["resident_basic"]
    assert apart["medical"] == 0
    assert apart["pension"] <= 0.003 * len(persons)


def test_dibao_is_paid_to_whom_the_roll_names(told):
    """Nobody is paid without standing on the roll, and who stood on it all year got twelve times the allowance."""
    roll = by(told["X07"], "id_no")
    paid: dict[str, int] = {}
    for row in told["X25b"].to_pylist():
        if row["program"] == "农村牧区低保金":
            spell = roll[row["id_no"]]
            assert row["amount"] == spell["monthly_amount"]
            assert row["paid_on"] >= spell["started_on"]
            assert spell["ended_on"] is None or row["paid_on"] <= spell["ended_on"]
            if date(2019, 3, 1) <= row["paid_on"] <= date(2020, 2, 29):
                paid[row["id_no"]] = paid.get(row["id_no"], 0) + row["amount"]
    whole_year = [one for one in roll.values() if one["started_on"] < date(2019, 3, 1) and not one["ended_on"]]
    assert len(whole_year) > 100
    assert all(paid[one["id_no"]] == 12 * one["monthly_amount"] for one in whole_year)


def test_benefits_make_up_the_pension_of_the_ledger(city, told):
    roll = by(told["X21"], "id_no")
    benefit: dict[str, int] = {}
    unlisted = set()
    for lives in city:
        numbers = lives.household_no.to_pylist()
        elder = lives.people.present & (lives.people.age >= 60)
        for place in np.flatnonzero(elder).tolist():
            home = numbers[lives.people.household[place]]
            row = roll.get(lives.people.id_no[place].as_py())
            if row is None:
                unlisted.add(home)
            else:
                benefit[home] = benefit.get(home, 0) + 12 * row["benefit_monthly"]
    assert 0 < len(unlisted) < 0.01 * len(benefit)
    ledger = [row for row in told["X03"].to_pylist() if row["period_end"] == date(2019, 12, 1)]
    for row in ledger:
        if row["household_no"] not in unlisted:
            assert abs(benefit.get(row["household_no"], 0) - row["pension"]) < 12


def test_wages_month_by_month_are_those_of_the_income(city, told):
    """Of households whose earners all kept their work, four months come to a third of the year."""
    lost = {person for lives in city for person in lives.people.id_no.take(pa.array(lives.work.lost)).to_pylist()}
    earned, idle = Counter(), set()
    home_of = {}
    for lives in city:
        numbers = lives.household_no.to_pylist()
        for place in lives.work.person.tolist():
            home_of[lives.people.id_no[place].as_py()] = numbers[lives.people.household[place]]
    for row in told["X20"].to_pylist():
        assert (row["monthly_wage"] is None) or row["kind"] != "未就业"
        earned[home_of[row["id_no"]]] += row["monthly_wage"] or 0
        if row["id_no"] in lost:
            idle.add(home_of[row["id_no"]])
    income = {}
    for lives in city:
        wages = lives.income.latest.parts["wage"].tolist()
        income.update(zip(lives.household_no.to_pylist(), wages, strict=True))
    steady = [home for home, wage in earned.items() if wage and home not in idle]
    assert idle
    assert len(steady) > 1000
    for home in steady:
        assert earned[home] * 3 == pytest.approx(income[home], rel=0.06, abs=4_000_00)


def test_account_of_relief_never_runs_dry_and_pays_what_was_granted(told):
    balance: dict[str, int] = {}
    applications = by(told["X09"], "application_no")
    for row in sorted(told["X25c"].to_pylist(), key=lambda row: row["entry_no"]):
        sign = 1 if row["direction"] == "收入" else -1
        balance[row["county_code"]] = balance.get(row["county_code"], 0) + sign * row["amount"]
        assert balance[row["county_code"]] == row["balance"] >= 0
        if sign < 0:
            granted = applications[row["case_no"]]
            assert granted["amount"] == row["amount"]
            assert granted["decided_on"] < row["booked_on"]


def test_an_application_is_told_open_and_then_decided(city):
    """On an earlier day it is open, later the same number is told again with its decision."""
    before = by(whole(city, "X09", date(2020, 2, 16)), "application_no")
    after = by(whole(city, "X09", AS_OF), "application_no")
    waiting = [number for number, row in before.items() if row["decision"] in (None, "办理中")]
    decided = [number for number in waiting if after[number]["decision"] in ("同意", "不同意")]
    assert decided
    assert all(after[number]["known_on"] > date(2020, 2, 16) for number in decided)


def test_villages_of_cards_are_those_of_the_edition(city, told):
    villages = {code for lives in city for code in lives.places.codes}
    for number in ("X05", "X24", "X28"):
        assert values(told[number], "village_code") == villages
    assert pc.sum(told["X05"].filter(pc.equal(told["X05"]["year"], 2019))["household_count"]).as_py() == HOUSEHOLDS


def test_region_averages_are_labelled_as_assumed(told):
    assert all(source.startswith("假设") for source in told["X38"]["source"].to_pylist())
    assert values(told["X38"], "indicator") == set(assumptions.REGION_AVERAGES)
