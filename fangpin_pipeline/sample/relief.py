"""Who asked for relief in trouble, and what came of it. The files about it are `departments`' business."""

from dataclasses import dataclass

import numpy as np

from fangpin_pipeline.extracts.codes import DECISION, RISK
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Days, Ints, after, days_before, happens, pick, skewed, whole_yuan
from fangpin_pipeline.sample.events import ACCIDENT, FAILURE, Events
from fangpin_pipeline.sample.health import Health
from fangpin_pipeline.sample.people import Households, People

_DAYS = 120
_RISK = {word: place for place, word in enumerate(RISK.values)}
AGREED, REFUSED = DECISION.values.index("同意"), DECISION.values.index("不同意")


@dataclass(frozen=True)
class Applications:
    """Applications in the order of their days. `decision` is what is decided on `decided_on`; `amount` in fen."""

    household: Ints
    person: Ints
    reason: Ints
    applied_on: Days
    decided_on: Days
    decision: Ints
    amount: Ints

    @property
    def agreed(self) -> Ints:
        """Places of those that are granted."""
        return np.flatnonzero(self.decision == AGREED)


def troubles(households: Households, people: People, health: Health, events: Events, as_of: np.datetime64) -> Ints:
    """For each household the risk that fell on it in the last months, −1 for none."""
    risk = np.full(households.size, -1)
    ill = people.present & (health.serious >= 0) & (as_of - health.serious_since < np.timedelta64(_DAYS, "D"))
    risk[people.household[ill]] = _RISK["因病"]
    recent = as_of - events.day < np.timedelta64(_DAYS, "D")
    of_kind = {ACCIDENT: _RISK["因意外事故"], FAILURE: _RISK["因产业项目失败"]}
    for household, kind in zip(events.household[recent].tolist(), events.kind[recent].tolist(), strict=True):
        risk[household] = of_kind.get(kind, _RISK["因自然灾害"])
    return risk


def make_applications(
    rng: np.random.Generator,
    households: Households,
    people: People,
    health: Health,
    events: Events,
    as_of: np.datetime64,
) -> Applications:
    """Applications of the last four months, by heads of households: mostly out of fresh trouble."""
    risk = troubles(households, people, health, events, as_of)
    chance = np.where(risk >= 0, float(assumptions.APPLIES_STRUCK), float(assumptions.APPLIES))
    who = np.flatnonzero(happens(rng, chance, households.size))
    applied = days_before(rng, as_of, 1, _DAYS, len(who))
    order = np.argsort(applied, kind="stable")
    who, applied = who[order], applied[order]
    other = np.array([_RISK[word] for word in ("因病", "因学", "缺劳动力", "其他")])[pick(rng, (4, 2, 1, 2), len(who))]
    decision = np.array([AGREED, REFUSED])[pick(rng, (0.85, 0.15), len(who))]
    paid = whole_yuan(skewed(rng, float(assumptions.RELIEF), 0.5, len(who)))
    return Applications(
        who,
        households.head[who],
        np.where(risk[who] >= 0, risk[who], other),
        applied,
        after(applied, rng.integers(5, 25, len(who))),
        decision,
        np.where(decision == AGREED, paid, 0),
    )
