"""What 农牧 writes down: businesses, their contracts with households, projects, the economy of villages."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import ENTITY_KIND, ENTITY_STATUS, LINK_MODE, PROJECT_STATUS
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import (
    Days,
    Ints,
    after,
    amount,
    days_before,
    happens,
    household_sum,
    numbered,
    pick,
    skewed,
    two_decimals,
    when,
    whole_yuan,
    words,
)
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.names import some_names

_INDUSTRIES = ("肉羊养殖", "向日葵种植", "番茄种植", "肉牛养殖", "玉米种植", "设施蔬菜")
_CONTRACT_DAYS = 3 * 365
_GUIDES = 30


def tell_business_entity(lives: Lives, on: date) -> pa.Table:
    """One row a business; figures are those of the last year."""
    del on  # a business list is not dated
    rng, firms = lives.chance("X23a"), lives.organisations
    profit = whole_yuan(skewed(rng, 60_000.0, 0.8, firms.size))
    losing = happens(rng, np.where(firms.normal, 0.08, 0.6), firms.size)
    return pa.table(
        {
            "credit_code": firms.code,
            "entity": firms.name,
            "kind": words(ENTITY_KIND.values, firms.kind),
            "village_code": words(lives.places.codes, firms.village),
            "status": words(ENTITY_STATUS.values, firms.status),
            "profit": amount(np.where(losing, -profit // 2, profit)),
            "revenue_growth": two_decimals(rng.normal(np.where(losing, -0.15, 0.06), 0.08)),
            "household": np.full(firms.size, -1),
        }
    )


def tell_industry_project(lives: Lives, on: date) -> pa.Table:
    """Projects of villages that had begun by that day."""
    rng, size = lives.chance("X23b"), max(len(lives.places.codes) // 2, 4)
    day = np.datetime64(on, "D")
    begun = days_before(rng, lives.this_day, 5, 1000, size)
    industry = rng.integers(0, len(_INDUSTRIES), size)
    village = rng.integers(0, len(lives.places.codes), size)
    place = {word: index for index, word in enumerate(PROJECT_STATUS.values)}
    running = np.array([place["运行"], place["完成"], place["停滞"]])[pick(rng, (0.82, 0.14, 0.04), size)]
    # One price a product: its movement is the same in all villages of the county.
    price = rng.normal(0.01, 0.08, len(_INDUSTRIES))
    names = [f"{lives.places.names[at]}{_INDUSTRIES[what]}" for at, what in zip(village, industry, strict=True)]
    table = pa.table(
        {
            "project_no": numbered(f"CY{lives.places.code}", 4, np.arange(size)),
            "project": pa.array(names),
            "industry": words(_INDUSTRIES, industry),
            "leading": pa.array(industry < 2),
            "village_code": words(lives.places.codes, village),
            "status": words(
                PROJECT_STATUS.values, np.where(day - begun < np.timedelta64(150, "D"), place["在建"], running)
            ),
            "started_on": when(begun),
            "price_change_3m": two_decimals(price[industry]),
            "guide": some_names(rng, _GUIDES).take(pa.array(rng.integers(0, _GUIDES, size))),
            "household": np.full(size, -1),
        }
    )
    return table.filter(pa.array(begun <= day))


def tell_benefit_link(lives: Lives, on: date) -> pa.Table:
    """Contracts of registered households with a business nearby; few run on when the business is in trouble."""
    rng, day = lives.chance("X23c"), np.datetime64(on, "D")
    homes = _linked(rng, lives)
    size = len(homes)
    firm = lives.organisations.near(lives.households.village[homes])
    started = days_before(rng, lives.this_day, 20, _CONTRACT_DAYS - 30, size)
    broken = ~lives.organisations.normal[firm] & happens(rng, 0.7, size)
    middle = started + (day - started) // 2
    ended = np.where(broken, middle, after(started, _CONTRACT_DAYS))
    due = np.where(day < after(started, 365), after(started, 365), _anniversary(started, day))
    promised = rng.integers(5, 31, size) * 100_00
    settled = (due <= day).astype(np.int64)
    short = happens(rng, float(assumptions.LINK_UNPAID), size)
    paid = np.where(short, promised // 2, promised) * settled
    table = pa.table(
        {
            "contract_no": numbered(f"HT{lives.places.code}", 7, homes),
            "household_no": lives.household_no.take(pa.array(homes)),
            "credit_code": lives.organisations.code.take(pa.array(firm)),
            "mode": words(LINK_MODE.values, pick(rng, (0.3, 0.22, 0.1, 0.12, 0.14, 0.12), size)),
            "started_on": when(started),
            "ended_on": when(ended.astype("datetime64[D]")),
            "promised": amount(promised),
            "paid": amount(paid),
            "due_on": when(due.astype("datetime64[D]")),
            "household": homes,
        }
    )
    return table.filter(pa.array(started <= day))


def _linked(rng: np.random.Generator, lives: Lives) -> Ints:
    count = lives.households.size
    able = household_sum(lives.standing.capacity > 0, lives.people.household, count) > 0
    return np.flatnonzero(lives.standing.registered & able & happens(rng, float(assumptions.LINKED), count))


def _anniversary(started: Days, day: np.datetime64) -> Days:
    """The last day on which a contract completed a year."""
    years = (day - started).astype(np.int64) // 365
    return after(started, years * 365)


def tell_collective_economy(lives: Lives, on: date) -> pa.Table:
    """The accounts of every village for the two years before the as-of date, closed in February."""
    del on  # every year has its own day
    return pa.concat_tables([_accounts(lives, lives.as_of.year - back) for back in (2, 1)])


def _accounts(lives: Lives, year: int) -> pa.Table:
    rng = lives.chance(f"X24{year}")
    size = len(lives.places.codes)
    operating = whole_yuan(skewed(rng, float(assumptions.COLLECTIVE_INCOME), 0.7, size))
    granted = np.where(happens(rng, 0.4, size), whole_yuan(skewed(rng, 50_000.0, 0.5, size)), 0)
    shared = (operating + granted) // 100_00
    dividend = shared * 25 * 100
    homes = np.bincount(lives.households.village, minlength=size)
    return pa.table(
        {
            "village_code": pa.array(lives.places.codes),
            "year": pa.array(np.full(size, year), pa.int32()),
            "operating_income": amount(operating),
            "transfer_income": amount(granted),
            "reserve": amount(shared * 20 * 100),
            "paid_public_post": amount(shared * 18 * 100),
            "paid_public_works": amount(shared * 12 * 100),
            "paid_reward": amount(shared * 3 * 100),
            "paid_dividend": amount(dividend),
            "paid_poor": amount(dividend * 3 // 5 // 100 * 100),
            "paid_households": amount((homes * rng.uniform(0.05, 0.2, size)).astype(np.int64) + 1),
            "payout_cv": two_decimals(rng.uniform(0.05, 0.6, size)),
            "household": np.full(size, -1),
            "known_on": when(np.full(size, np.datetime64(f"{year + 1}-02-20", "D"))),
        }
    )


TELLS = {
    "X23a": tell_business_entity,
    "X23b": tell_industry_project,
    "X23c": tell_benefit_link,
    "X24": tell_collective_economy,
}
