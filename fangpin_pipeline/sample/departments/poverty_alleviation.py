"""What 扶贫 writes down: registered households and persons, the income ledger, the measures of help."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.extracts import codes
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import NO_DAY, Ints, amount, happens, household_sum, pick, when, words
from fangpin_pipeline.sample.departments.measures import tell_assistance_measure
from fangpin_pipeline.sample.departments.medical_insurance import employees
from fangpin_pipeline.sample.departments.village_cards import tell_public_notice, tell_village
from fangpin_pipeline.sample.departments.visits import tell_survey, tell_visit
from fangpin_pipeline.sample.income import PARTS, Year
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.names import some_names
from fangpin_pipeline.sample.people import DEAD, ETHNICITIES
from fangpin_pipeline.sample.standing import TYPES

_HELPERS = 200
# The risk that goes with each cause of poverty; any other cause is 其他.
_RISK_OF = {"因病": "因病", "因残": "因残", "因学": "因学", "因灾": "因自然灾害", "缺劳力": "缺劳动力"}
_RISKS = tuple(_RISK_OF.get(cause, "其他") for cause in codes.POVERTY_CAUSE.values)
_LEDGER_CLOSED = np.timedelta64(20, "D")
"""The ledger of a period is complete this long after it ends."""


def tell_registered_household(lives: Lives, on: date) -> pa.Table:
    """Registered households, and the few whose registration was cancelled."""
    rng = lives.chance("X01")
    standing, homes, people = lives.standing, lives.households, lives.people
    count, slip = homes.size, float(assumptions.REGISTER_SLIP)
    helpers = some_names(rng, _HELPERS)
    helper = rng.integers(0, _HELPERS, count)
    without = standing.without_helper | standing.cancelled
    kind = np.where(
        standing.cancelled, codes.HOUSEHOLD_TYPE.values.index("注销"), _type_places()[standing.household_type]
    )
    left = kind == codes.HOUSEHOLD_TYPE.values.index("已脱贫")
    watched = standing.registered & (standing.means < 5_500) & happens(rng, 0.5, count)
    cause = _causes(rng, lives)
    since = (np.datetime64(on, "D") - rng.integers(40, 400, count)).astype("datetime64[D]")
    members = household_sum(lives.born_by(on) & ~lives.gone_by(on), people.household, count)
    # Telephone numbers begin with 100: nobody's.
    phones = pc.binary_join_element_wise(
        "100", pc.utf8_lpad(pc.cast(pa.array(helper * 7919 + 17), pa.string()), 8, "0"), ""
    )
    table = pa.table(
        {
            "household_no": lives.register_no,
            "village_code": words(lives.places.codes, homes.village),
            "village_name": words(lives.places.names, homes.village),
            "head_name": people.name.take(pa.array(homes.head)),
            "head_id_no": people.id_no.take(pa.array(homes.head)),
            "member_count": amount(members),
            "household_type": words(codes.HOUSEHOLD_TYPE.values, kind),
            "exit_year": pa.array(lives.as_of.year - 1 - rng.integers(0, 5, count), pa.int32(), mask=~left),
            "monitored_class": words(codes.MONITORED_CLASS.values, np.where(watched, 0, -1)),
            "identified_on": when(np.where(watched, since, NO_DAY)),
            "risk_cleared": pa.array(np.zeros(count, np.bool_), mask=~watched),
            "cleared_on": when(np.full(count, NO_DAY)),
            "cause_main": words(codes.POVERTY_CAUSE.values, cause),
            "risk_1": words(_RISKS, np.where(watched, cause, -1)),
            "risk_2": words(codes.RISK.values, np.full(count, -1)),
            "housing_unsafe": pa.array(lives.housing.unsafe ^ happens(rng, slip, count)),
            "water_safe": pa.array(lives.water.safe ^ happens(rng, slip, count)),
            "enjoys_policy": pa.array(~standing.cancelled),
            "helper_name": pc.if_else(pa.array(without), None, helpers.take(pa.array(helper))),
            "helper_phone": pc.if_else(pa.array(without), None, phones),
            "household": np.where(standing.registered, np.arange(count), -1),
        }
    )
    return table.filter(pa.array(standing.registered | standing.cancelled))


def tell_registered_person(lives: Lives, on: date) -> pa.Table:
    """Members of registered households, with those who died or left."""
    rng = lives.chance("X02")
    people, size = lives.people, lives.people.size
    table = pa.table(
        {
            "household_no": lives.register_no.take(pa.array(people.household)),
            "person_no": pc.binary_join_element_wise(
                lives.places.code, pc.utf8_lpad(pc.cast(pa.array(np.arange(size) + 1), pa.string()), 8, "0"), ""
            ),
            "name": people.name,
            "id_no": people.id_no,
            "relation": words(codes.RELATION.values, people.relation),
            "sex": words(codes.SEX.values, people.female),
            "ethnicity": words(ETHNICITIES, people.ethnicity),
            "education": words(codes.EDUCATION.values, _education(rng, people.age)),
            "school_status": words(codes.SCHOOL_STATUS.values, _school_status(lives)),
            "health": words(codes.HEALTH.values, _health(lives)),
            "labour": words(codes.LABOUR.values, lives.standing.labour),
            "medical_insured": pa.array(~lives.health.uninsured & ~employees(lives)),
            "pension_insured": pa.array(lives.pension.resident ^ happens(rng, float(assumptions.REGISTER_SLIP), size)),
            **_changes(rng, lives, on),
            "household": people.household,
        }
    )
    return table.filter(pa.array(lives.registered_person & lives.born_by(on)))


def _changes(rng: np.random.Generator, lives: Lives, on: date) -> dict[str, pa.Array]:
    people, gone = lives.people, lives.gone_by(on)
    place = {word: index for index, word in enumerate(codes.PERSON_CHANGE.values)}
    change = np.full(people.size, place["正常"])
    throw = rng.random(people.size)
    grown = (people.age >= 18) & (people.age < 60)
    change[grown & (throw < 0.004)] = place["参军"]
    change[grown & (throw >= 0.004) & (throw < 0.006)] = place["服刑"]
    change[grown & (throw >= 0.006) & (throw < 0.008)] = place["失联"]
    change[gone] = np.where(throw < 0.5, place["迁出"], place["婚出"])[gone]
    change[gone & (people.fate == DEAD)] = place["死亡"]
    some_day = (people.birth + 18 * 366).astype("datetime64[D]")
    changed = np.where(gone, people.gone_on, np.where(change == place["正常"], NO_DAY, some_day))
    return {"change": words(codes.PERSON_CHANGE.values, change), "changed_on": when(changed)}


def tell_household_income(lives: Lives, on: date) -> pa.Table:
    """Ledgers of two calendar years, and for some registered households the twelve months to the last full month."""
    del on  # every period has its own day
    rng = lives.chance("X03")
    standing, income = lives.standing, lives.income
    known = np.flatnonzero(standing.known_to_ledger)
    again = np.flatnonzero(standing.registered & happens(rng, 0.08, lives.households.size))
    parts = [_ledger(lives, income.before, known), _ledger(lives, income.previous, known)]
    if income.latest.period_end != income.previous.period_end:
        parts.append(_ledger(lives, income.latest, again))
    return pa.concat_tables(parts)


def _ledger(lives: Lives, year: Year, which: Ints) -> pa.Table:
    policy = np.where(year.parts["policy_subsidy"] > 0, lives.income.policy, -1)[which]
    month = np.datetime64(year.period_end, "D")
    closed = (np.datetime64(year.period_end, "M") + 1).astype("datetime64[D]") + _LEDGER_CLOSED
    if year is lives.income.latest:
        closed = (np.datetime64(year.period_end, "M") + 1).astype("datetime64[D]") + np.timedelta64(4, "D")
    money = {part: amount(year.parts[part][which]) for part in PARTS}
    return pa.table(
        {
            "household_no": lives.household_no.take(pa.array(which)),
            "period_end": when(np.full(len(which), month)),
            "wage": money.pop("wage"),
            "business": money.pop("business"),
            "business_cost": amount(year.business_cost[which]),
            **money,
            "policy_code": words(tuple(assumptions.POLICY_CODES), policy),
            "household": which,
            "known_on": when(np.full(len(which), closed)),
        }
    )


def _type_places() -> Ints:
    return np.array([codes.HOUSEHOLD_TYPE.values.index(kind) for kind in TYPES])


def _causes(rng: np.random.Generator, lives: Lives) -> Ints:
    """Main cause of poverty as written down years ago: what the household still shows, or another."""
    count, of_person = lives.households.size, lives.people.household
    place = {word: index for index, word in enumerate(codes.POVERTY_CAUSE.values)}
    disabled = household_sum(lives.health.disability > 0, of_person, count) > 0
    ill = household_sum((lives.health.chronic >= 0) | (lives.health.serious >= 0), of_person, count) > 0
    weak = household_sum(lives.standing.capacity > 0, of_person, count) == 0
    others = np.array([place[word] for word in ("缺资金", "缺技术", "缺劳力", "因灾", "因学", "缺水")])
    other = others[pick(rng, (0.35, 0.25, 0.18, 0.08, 0.1, 0.04), count)]
    causes: Ints = np.select([disabled, ill, weak], [place["因残"], place["因病"], place["缺劳力"]], other)
    return causes


def _education(rng: np.random.Generator, age: Ints) -> Ints:
    young = pick(rng, (0.01, 0.1, 0.55, 0.2, 0.09, 0.05), len(age))
    old = pick(rng, (0.3, 0.45, 0.2, 0.05, 0.0, 0.0), len(age))
    child = np.select([age < 6, age < 13, age < 16], [0, 0, 1], 2)
    education: Ints = np.select([age < 18, age < 55], [child, young], old)
    return education


def _school_status(lives: Lives) -> Ints:
    of_stage = {
        "学前": "学前教育",
        "小学": "小学",
        "初中": "初中",
        "高中": "高中",
        "中职": "中职",
        "高职": "高职",
        "大学": "本科",
    }
    places = np.array([codes.SCHOOL_STATUS.values.index(of_stage[stage]) for stage in codes.STAGE.values])
    outside = np.where(lives.people.age < 6, codes.SCHOOL_STATUS.values.index("学龄前儿童"), 0)
    learning = lives.schooling.learning
    return np.where(learning, places[np.maximum(lives.schooling.stage, 0)], outside)


def _health(lives: Lives) -> Ints:
    place = {word: index for index, word in enumerate(codes.HEALTH.values)}
    body = lives.health
    states: Ints = np.select(
        [body.disability > 0, body.serious >= 0, body.chronic >= 0],
        [place["残疾"], place["大病"], place["长期慢性病"]],
        place["健康"],
    )
    return states


TELLS = {
    "X01": tell_registered_household,
    "X02": tell_registered_person,
    "X03": tell_household_income,
    "X04": tell_assistance_measure,
    "X05": tell_village,
    "X06": tell_visit,
    "X36": tell_survey,
    "X37": tell_public_notice,
}
