"""Visits to doctors, wards and pharmacies: what they cost and who paid. Bodies stand in `health`."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from fangpin_pipeline.extracts.codes import VISIT_KIND
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Days, Flags, Floats, Ints, after, fen, happens, pick, skewed
from fangpin_pipeline.sample.health import Health
from fangpin_pipeline.sample.people import People

INPATIENT, OUTPATIENT, CHRONIC_VISIT, PHARMACY = (
    VISIT_KIND.values.index(kind) for kind in ("住院", "门诊", "门诊慢特病", "药店")
)
_MONTHS = 13
"""Full months of settlements before the month of the as-of date."""


@dataclass(frozen=True)
class Settlements:
    """One entry a settlement, ordered by day; amounts in fen, refunds negative.

    Where `self_paid_told` is false the hospital sent no compliant part, and all that was not paid for is compliant.
    """

    person: Ints
    day: Days
    kind: Ints
    injury: Flags
    in_county: Flags
    total: Ints
    basic: Ints
    critical: Ints
    aid: Ints
    self_paid: Ints
    self_paid_told: Flags


def first_day(as_of: date) -> date:
    """The first day of which settlements are told."""
    months = as_of.year * 12 + as_of.month - 1 - _MONTHS
    return date(months // 12, months % 12 + 1, 1)


def make_settlements(
    rng: np.random.Generator, people: People, health: Health, aided: Flags, as_of: np.datetime64
) -> Settlements:
    """Settlements from the first day told to the as-of date; `aided` persons get medical aid."""
    start = np.datetime64(first_day(as_of.astype(date)), "D")
    span = int((as_of - start).astype(np.int64)) + 1
    person, kind, serious = _visits(rng, people, health, span / 365.2425)
    day = (start + rng.integers(0, span, len(person))).astype("datetime64[D]")
    day = np.where(serious, np.clip(day, health.serious_since[person], as_of), day)
    lives = (day >= people.birth[person]) & ~(day > people.gone_on[person])
    order = np.flatnonzero(lives)[np.argsort(day[lives], kind="stable")]
    person, kind, serious, day = person[order], kind[order], serious[order], day[order]
    injury = (kind == INPATIENT) & ~serious & happens(rng, float(assumptions.INJURY), len(kind))
    in_county = happens(rng, np.where(kind == INPATIENT, 0.76, 0.95), len(kind))
    told = happens(rng, 0.97, len(kind))
    total, basic, critical, aid, rest = _bill(rng, kind, serious, ~health.uninsured[person], aided[person])
    self_paid = np.where(told, _share(rest, np.full(len(kind), float(assumptions.COMPLIANT))), rest)
    settled = Settlements(person, day, kind, injury, in_county, total, basic, critical, aid, self_paid, told)
    return _with_refunds(rng, settled, as_of)


def _visits(rng: np.random.Generator, people: People, health: Health, years: float) -> tuple[Ints, Ints, Flags]:
    """Person, kind and whether it is a stay for a serious disease."""
    chronic, serious = health.chronic >= 0, health.serious >= 0
    by_age = np.interp(people.age, (0, 5, 20, 50, 70, 90), (1.3, 0.7, 0.5, 0.9, 1.7, 2.2))
    out_rate = float(assumptions.OUTPATIENT_VISITS) * by_age * np.where(chronic, 1.9, 0.8) * years
    stay_rate = float(assumptions.ADMISSIONS) * by_age * np.where(chronic, 1.5, 0.75) * years
    outs = rng.poisson(out_rate)
    stays = rng.poisson(stay_rate)
    heavy = np.where(serious, rng.poisson(0.9 * years, people.size), 0)
    each = np.arange(people.size)
    person = np.concatenate([np.repeat(each, times) for times in (outs, stays, heavy)])
    out_kind = np.array([OUTPATIENT, PHARMACY])[pick(rng, (0.75, 0.25), int(outs.sum()))]
    special = np.repeat(chronic, outs) & happens(rng, 0.4, int(outs.sum()))
    kinds = (np.where(special, CHRONIC_VISIT, out_kind), np.full(int(stays.sum() + heavy.sum()), INPATIENT))
    grave = np.repeat([False, True], [int(outs.sum() + stays.sum()), int(heavy.sum())])
    return person, np.concatenate(kinds), grave


def _bill(
    rng: np.random.Generator, kind: Ints, serious: Flags, insured: Flags, aided: Flags
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Total, paid by basic insurance, critical-illness insurance and medical aid, and what is left, in fen."""
    size = len(kind)
    inpatient = kind == INPATIENT
    median = np.select(
        [serious, inpatient], [float(assumptions.SERIOUS_COST), float(assumptions.INPATIENT_COST)],
        float(assumptions.OUTPATIENT_COST),
    )  # fmt: skip
    total = fen(skewed(rng, median, 0.75, size))
    rate = np.where(inpatient, rng.uniform(0.5, 0.8, size), rng.uniform(0.3, 0.55, size))
    rate = np.where(kind == PHARMACY, 0.0, rate)
    basic = _share(total, np.where(insured, rate, 0.0))
    rest = total - basic
    beyond = np.maximum(rest - int(assumptions.CRITICAL_DEDUCTIBLE) * 100, 0)
    critical = _share(beyond, np.where(insured, float(assumptions.CRITICAL_RATE), 0.0))
    rest = rest - critical
    aid = _share(rest, np.where(aided & inpatient, 0.65, 0.0))
    return total, basic, critical, aid, rest - aid


def _share(amount: Ints, rate: Floats) -> Ints:
    return np.rint(amount * rate).astype(np.int64)


def _with_refunds(rng: np.random.Generator, settled: Settlements, as_of: np.datetime64) -> Settlements:
    """A few settlements are taken back some days later."""
    back = np.flatnonzero(happens(rng, 0.002, len(settled.person)))
    later = after(settled.day[back], rng.integers(1, 15, len(back)))
    back, later = back[later <= as_of], later[later <= as_of]

    def both(column: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.concatenate((column, column[back]))

    def signed(amounts: Ints) -> Ints:
        return np.concatenate((amounts, -amounts[back]))

    return Settlements(
        both(settled.person),
        np.concatenate((settled.day, later)),
        both(settled.kind),
        both(settled.injury),
        both(settled.in_county),
        signed(settled.total),
        signed(settled.basic),
        signed(settled.critical),
        signed(settled.aid),
        signed(settled.self_paid),
        both(settled.self_paid_told),
    )
