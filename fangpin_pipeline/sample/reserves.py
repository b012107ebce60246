"""What a household can bear: savings, credit, relatives, and what it needs to live. No file of any department shows it.

Reserves follow from true incomes and from chance of their own; what uses them up stands in `hardship`.
"""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Floats, household_weight, skewed
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.truth import twelve_months


@dataclass(frozen=True)
class Reserves:
    """Per household, in yuan: `savings`, `credit`, `need` (a month), `kin_share` of a shortfall that relatives bear
    and `kin_most` that they bear in a year."""

    savings: Floats
    credit: Floats
    need: Floats
    kin_share: Floats
    kin_most: Floats


def make_reserves(rng: np.random.Generator, lives: Lives) -> Reserves:
    """Reserves of every household on the as-of date."""
    count, members = lives.households.size, lives.households.members
    income = np.maximum(lives.income.previous.net / 100.0, 1_000.0)
    thrift = np.exp(0.5 * lives.standing.fortune)
    stock = np.where(lives.standing.registered, float(assumptions.SAVINGS_REGISTERED), 1.0)
    saved = skewed(rng, float(assumptions.SAVINGS) * income * thrift * stock, 0.9, count)
    spent = float(assumptions.PAST_BORNE_BY_SAVINGS) * _borne(lives)
    heads = 1 + float(assumptions.LIVING_NEED_NEXT) * np.maximum(members - 1, 0)
    need = skewed(rng, float(assumptions.LIVING_NEED) * heads / 12, 0.18, count)
    return Reserves(
        np.maximum(saved - spent, 0.0),
        skewed(rng, float(assumptions.CREDIT) * thrift, 0.7, count),
        need,
        np.clip(rng.normal(float(assumptions.KIN_HELP), 0.2, count), 0.0, 0.8),
        skewed(rng, float(assumptions.KIN_HELP_MOST), 0.8, count),
    )


def _borne(lives: Lives) -> Floats:
    """What illness and losses of the twelve months before the day cost each household in truth."""
    settled, events, count = lives.settlements, lives.events, lives.households.size
    first, last = twelve_months(lives.as_of)
    within = (settled.day >= first) & (settled.day <= last)
    household = lives.people.household[settled.person]
    ill = household_weight(np.where(within, settled.self_paid, 0) / 100.0, household, count)
    struck = (events.day >= first) & (events.day <= last)
    return ill + household_weight(np.where(struck, events.loss, 0) / 100.0, events.household, count)
