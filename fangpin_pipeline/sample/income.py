"""What households earned in the years before the as-of date, part by part. Who learns of it stands in `departments`."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import (
    Flags,
    Floats,
    Ints,
    happens,
    household_sum,
    household_weight,
    pick,
    skewed,
    whole_yuan,
)
from fangpin_pipeline.sample.events import Events
from fangpin_pipeline.sample.health import Health
from fangpin_pipeline.sample.people import Households, People
from fangpin_pipeline.sample.schooling import Schooling
from fangpin_pipeline.sample.standing import Standing

PARTS = (
    "wage", "business", "property", "pension", "dibao", "tekun", "family_planning", "ecological", "policy_subsidy",
    "other_transfer",
)  # fmt: skip


@dataclass(frozen=True)
class Year:
    """Twelve months that end with `period_end` (first day of that month), in fen a household."""

    period_end: date
    parts: dict[str, Ints]
    business_cost: Ints

    @property
    def net(self) -> Ints:
        """Net income: all parts less the cost of business."""
        return sum((self.parts[part] for part in PARTS), -self.business_cost)


@dataclass(frozen=True)
class Income:
    """The two calendar years before the as-of date and the twelve months to the last full month."""

    before: Year
    previous: Year
    latest: Year
    policy: Ints


@dataclass(frozen=True)
class _Base:
    """What does not change from year to year."""

    wage: Floats
    farm: Floats
    rent: Floats
    pension: Ints
    elders: Ints
    family_planning: Ints
    ecological: Floats
    subsidy: Floats
    support: Floats


def make_income(
    rng: np.random.Generator,
    county: str,
    households: Households,
    people: People,
    health: Health,
    standing: Standing,
    schooling: Schooling,
    events: Events,
    as_of: date,
) -> Income:
    """Incomes of every household; illness and losses of a year lower what it earns in that year."""
    base = _base(rng, county, households, people, standing, schooling)
    month = date(as_of.year, as_of.month, 1)
    last_month = date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
    periods = (date(as_of.year - 2, 12, 1), date(as_of.year - 1, 12, 1), last_month)
    years = [_year(rng, base, end, households, people, health, standing, events) for end in periods]
    policy = pick(rng, list(assumptions.POLICY_CODES.values()), households.size)
    return Income(years[0], years[1], years[2], policy)


def _base(
    rng: np.random.Generator,
    county: str,
    households: Households,
    people: People,
    standing: Standing,
    schooling: Schooling,
) -> _Base:
    count, of_person = households.size, people.household
    capacity = np.where(schooling.learning, 0.0, standing.capacity)
    luck = np.exp(0.3 * standing.fortune)
    waged = (capacity >= 0.5) & (people.age < 60) & happens(rng, 0.42, people.size)
    wage = np.where(waged, skewed(rng, float(assumptions.WAGE) * luck[of_person], 0.35, people.size), 0.0)
    # Registered households had less land and stock to begin with.
    stock = np.where(standing.registered, 0.7, 1.0)
    on_farm = household_weight(np.where(waged, 0.15, capacity), of_person, count)
    farm = skewed(rng, float(assumptions.FARM_GROSS) * luck * stock, 0.28, count) * np.minimum(on_farm, 2.2)
    lets_land = (on_farm < 0.75) & happens(rng, 0.97, count)
    rent = np.where(lets_land, skewed(rng, float(assumptions.LAND_RENT) * households.members * luck, 0.4, count), 0.0)
    elder = people.present & (people.age >= 60)
    elders = household_sum(elder, of_person, count)
    retired = happens(rng, 0.02 * np.exp(0.5 * standing.fortune), count)
    pension = whole_yuan(elders * float(assumptions.PENSION)) + whole_yuan(
        np.where(retired & (elders > 0), 26_000.0, 0.0)
    )
    pastoral = happens(rng, float(assumptions.COUNTIES[county].pastoral), count)
    ecological = np.where(pastoral, skewed(rng, float(assumptions.PASTORAL_SUBSIDY), 0.5, count), 0.0)
    subsidy = np.where(pastoral, 0.0, skewed(rng, float(assumptions.LAND_SUBSIDY), 0.4, count) * households.members)
    planned = np.where((elders > 0) & happens(rng, 0.04, count), 1_440_00, 0)
    helped = (elders > 0) & happens(rng, 0.9, count)
    support = np.where(helped, skewed(rng, float(assumptions.FAMILY_SUPPORT), 0.35, count) * elders, 0.0)
    # Jobs of public benefit, and dividends of assets bought with relief funds, lift registered households.
    job = standing.registered & (on_farm > 0) & happens(rng, 0.12, count)
    wage_of_household = household_weight(wage, of_person, count) + np.where(job, 7_200.0, 0.0)
    rent = rent + np.where(standing.registered, skewed(rng, 450.0, 0.4, count), 0.0)
    return _Base(wage_of_household, farm, rent, pension, elders, planned, ecological, subsidy, support)


def _year(
    rng: np.random.Generator,
    base: _Base,
    period_end: date,
    households: Households,
    people: People,
    health: Health,
    standing: Standing,
    events: Events,
) -> Year:
    count = households.size
    first, last = _bounds(period_end)
    ill = _in(
        people.household[(health.serious >= 0) & (health.serious_since >= first) & (health.serious_since <= last)],
        count,
    )
    struck = (events.day >= first) & (events.day <= last)
    lost = household_weight(events.loss[struck] / 100.0, events.household[struck], count)
    # 2.5 % of the households lose their wages for a while; farming has its own good and bad years.
    idle = np.where(happens(rng, 0.025, count), rng.uniform(0.2, 0.8, count), 1.0)
    wage = base.wage * idle * np.where(ill, 0.6, 1.0) * rng.uniform(0.92, 1.08, count)
    gross = np.maximum(base.farm * rng.normal(1.0, 0.12, count) - 0.6 * lost, 0.0)
    cost = base.farm * np.clip(rng.normal(float(assumptions.FARM_COST), 0.09, count), 0.2, 0.85)
    failed = happens(rng, 0.006, count)
    parts = {
        "wage": whole_yuan(wage),
        "business": whole_yuan(np.where(failed, gross * 0.45, gross)),
        "property": whole_yuan(base.rent * rng.uniform(0.95, 1.05, count)),
        "pension": base.pension,
        "dibao": _allowance(people, standing, first, last, count),
        "tekun": whole_yuan(household_sum(standing.tekun, people.household, count) * float(assumptions.TEKUN_PAYMENT)),
        "family_planning": base.family_planning,
        "ecological": whole_yuan(base.ecological),
        "policy_subsidy": whole_yuan(base.subsidy),
        "other_transfer": whole_yuan(base.support * rng.uniform(0.8, 1.2, count)),
    }
    return Year(period_end, parts, whole_yuan(cost))


def _allowance(people: People, standing: Standing, first: np.datetime64, last: np.datetime64, count: int) -> Ints:
    """Dibao of the months that the spell had within the year."""
    until = np.where(np.isnat(standing.dibao_until), last, np.minimum(standing.dibao_until, last))
    days = (until - np.maximum(standing.dibao_since, first)).astype("timedelta64[D]").astype(np.int64) + 1
    months = np.where(standing.dibao, np.clip(np.rint(days / 30.44), 0, 12), 0).astype(np.int64)
    return household_sum(months * standing.dibao_monthly, people.household, count)


def _bounds(period_end: date) -> tuple[np.datetime64, np.datetime64]:
    month = np.datetime64(period_end, "M")
    return (month - 11).astype("datetime64[D]"), (month + 1).astype("datetime64[D]") - 1


def _in(household: Ints, count: int) -> Flags:
    found = np.zeros(count, np.bool_)
    found[household] = True
    return found
