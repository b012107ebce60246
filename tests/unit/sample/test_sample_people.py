"""The people of the sample: published shares hold, identity numbers are right, the whole city is quick."""

from datetime import date
from time import process_time

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from stdnum.cn import ric

from fangpin_pipeline.contracts import CodeList, Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.sample import assumptions, write_sample
from fangpin_pipeline.sample.departments import teller
from fangpin_pipeline.sample.lives import make_lives
from fangpin_pipeline.sample.people import completed_years
from fangpin_pipeline.sample.places import allot_households, county_places

AS_OF = date(2020, 3, 16)
HOUSEHOLDS = 12_000


@pytest.fixture(scope="module")
def city():
    allotted = allot_households(HOUSEHOLDS)
    return [make_lives(1, county, allotted[county.code], AS_OF) for county in county_places(AS_OF)]


def joined(city, what):
    return np.concatenate([what(lives) for lives in city])


def present(city, what):
    return joined(city, lambda lives: what(lives)[lives.people.present])


def test_households_are_allotted_without_loss():
    assert sum(allot_households(HOUSEHOLDS).values()) == HOUSEHOLDS
    assert sorted(allot_households(1).values()) == [0, 0, 0, 0, 0, 0, 1]


def test_mean_household_size_is_the_published_one(city):
    members = joined(city, lambda lives: lives.households.members)
    assert members.min() >= 1
    assert members.mean() == pytest.approx(float(assumptions.HOUSEHOLD_SIZE), abs=0.03)


def test_ethnicities_are_as_published(city):
    shares = np.bincount(present(city, lambda lives: lives.people.ethnicity)) / sum(
        lives.people.present.sum() for lives in city
    )
    assert shares[0] == pytest.approx(float(assumptions.HAN_SHARE), abs=0.012)
    assert shares[1] == pytest.approx(float(assumptions.MONGOLIAN_SHARE), abs=0.01)


def test_ages_are_those_of_the_countryside(city):
    age = present(city, lambda lives: lives.people.age)
    assert age.min() >= 0
    assert age.max() < 105
    assert 0.08 < (age < 15).mean() < 0.14
    assert 0.17 < (age >= 65).mean() < 0.26


def test_identity_numbers_are_valid_and_unique(city):
    numbers = [number for lives in city for number in lives.people.id_no.to_pylist()]
    assert len(set(numbers)) == len(numbers)
    assert all(number[-1] == ric.calc_check_digit(number) for number in numbers)
    lives = city[0]
    written = pc.utf8_slice_codeunits(lives.people.id_no, 6, 14).to_pylist()
    assert written == [day.strftime("%Y%m%d") for day in lives.people.birth.tolist()]
    male = pc.utf8_slice_codeunits(lives.people.id_no, 16, 17).cast(pa.int64()).to_numpy() % 2
    assert (male == 1 - lives.people.female).all()


def test_prefixes_are_those_of_the_time_of_registration(city):
    prefix = joined(city, lambda lives: pc.utf8_slice_codeunits(lives.people.id_no, 0, 4).to_numpy(False))
    year = joined(city, lambda lives: lives.people.birth.astype("datetime64[Y]").astype(int) + 1970)
    assert set(prefix[year < 2000]) - {"1528", "6223", "6127", "1502"} == set()
    assert (prefix[year < 2000] == "1528").mean() > 0.95
    assert (prefix[year >= 2003] == "1508").mean() > 0.95


def test_registered_persons_and_their_income(city):
    registered = present(city, lambda lives: lives.registered_person)
    assert 0.05 < registered.mean() < 0.08
    net = joined(city, lambda lives: lives.income.previous.net[lives.standing.registered]).sum() / 100
    persons = joined(city, lambda lives: lives.households.members[lives.standing.registered]).sum()
    assert net / persons == pytest.approx(float(assumptions.REGISTERED_INCOME), rel=0.1)


def test_income_and_medical_spending_are_skewed(city):
    per_head = joined(city, lambda lives: lives.income.previous.net / 100 / lives.households.members)
    assert per_head.mean() == pytest.approx(float(assumptions.RURAL_INCOME), rel=0.12)
    assert per_head.mean() > 1.08 * np.median(per_head)
    bills = joined(city, lambda lives: lives.settlements.total[lives.settlements.kind == 0])
    assert bills.mean() > 1.2 * np.median(bills)
    assert (bills < 0).any()


def test_the_dead_are_not_treated_after_death(city):
    for lives in city:
        day_of_death = lives.people.gone_on[lives.settlements.person]
        after_death = (lives.settlements.day > day_of_death) & (lives.settlements.total > 0)
        assert not after_death.any()


def test_completed_years_on_the_leap_day():
    birth = np.array(["2004-02-29", "2004-03-01", "2004-03-02"], "datetime64[D]")
    assert completed_years(birth, np.datetime64("2020-02-28")).tolist() == [15, 15, 15]
    assert completed_years(birth, np.datetime64("2020-03-01")).tolist() == [16, 16, 15]
    assert completed_years(birth, np.datetime64("2019-02-28")).tolist() == [14, 14, 14]


def test_an_extract_without_a_function_of_its_own_is_told_by_kind(city):
    codes = CodeList("mood", ("好", "坏"))
    kinds = [Column(kind.value, f"列{kind.value}", kind, codes=codes if kind is Kind.CODE else None) for kind in Kind]
    extract = Extract(
        number="X99", name="later", title="以后的数据", department=Department("旗县区"), grain="row", mode=Mode.APPEND,
        key=("text",), max_age=30, household="text", columns=tuple(kinds),
    )  # fmt: skip
    rows = teller(extract)(city[0], AS_OF)
    assert rows.num_rows == 40
    for column in extract.columns:
        assert rows[column.name].type == column.kind.arrow
        assert rows[column.name].null_count == 0


def test_every_declared_extract_tells_its_columns_in_their_types(city):
    for extract in all_extracts().values():
        rows = teller(extract)(city[0], AS_OF)
        assert rows.num_rows, extract.number
        for column in extract.columns:
            assert rows[column.name].type == column.kind.arrow, (extract.number, column.name)


def test_figures_say_where_they_come_from():
    figures = assumptions.figures()
    assert figures["HOUSEHOLD_SIZE"].published
    assert all(figure.source.startswith("假设") or figure.published for figure in figures.values())


def test_the_default_city_is_quick(tmp_path):
    """Measured 4 s; the whole city of 275,000 households takes under 20 s and 0.5 GB."""
    began = process_time()
    write_sample(tmp_path)
    assert process_time() - began < 30
