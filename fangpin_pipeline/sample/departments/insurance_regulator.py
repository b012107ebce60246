"""What 银保监 writes down: policies against poverty, and claims under them."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import INSURANCE_PRODUCT
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import (
    NO_DAY,
    Days,
    Ints,
    after,
    amount,
    days_before,
    happens,
    numbered,
    same,
    up_to,
    when,
)
from fangpin_pipeline.sample.lives import Lives

# Premium in yuan a year, and the share of it that the household pays itself, in hundredths (assumed).
_PREMIUMS = {"防贫保": (50, 0), "产业保": (180, 20), "伤残保": (40, 0), "助学保": (60, 10)}
_FOR_LOSSES = ("防贫保", "产业保")


def tell_insurance_policy(lives: Lives, on: date) -> pa.Table:
    """Policies that had begun by that day; claims follow the losses of the household."""
    rng, standing, people = lives.chance("X30"), lives.standing, lives.people
    count = lives.households.size
    head = lives.households.head
    poor = standing.registered | happens(rng, float(assumptions.INSURED_GENERAL), count)
    produce = standing.registered & happens(rng, float(assumptions.PRODUCE_INSURED), count)
    severe = np.flatnonzero(lives.health.severe & people.present & lives.registered_person)
    students = np.flatnonzero(lives.schooling.beyond_compulsory & people.present & lives.registered_person)
    insured = {"防贫保": head[poor], "产业保": head[produce], "伤残保": severe, "助学保": students}
    told = [_policies(rng, lives, product, insured[product], on) for product in INSURANCE_PRODUCT.values]
    return pa.concat_tables(told)


def _policies(rng: np.random.Generator, lives: Lives, product: str, who: Ints, on: date) -> pa.Table:
    size, day = len(who), np.datetime64(on, "D")
    premium, own = _PREMIUMS[product]
    begun = days_before(rng, lives.this_day, 20, 340, size)
    society = np.where(happens(rng, 0.1, size), premium * 10, 0)
    household = np.full(size, premium * own)
    struck, loss = _claims(lives, product, who, begun)
    reported = after(struck, rng.integers(1, 10, size))
    settled = up_to(after(reported, rng.integers(10, 40, size)), day)
    table = pa.table(
        {
            "policy_no": numbered(f"BX{lives.places.code}{INSURANCE_PRODUCT.values.index(product) + 1}", 8, who),
            "product": same(product, size),
            "insured_id_no": lives.people.id_no.take(pa.array(who)),
            "premium": amount(np.full(size, premium * 100)),
            "premium_household": amount(household),
            "premium_government": amount(premium * 100 - household - society),
            "premium_society": amount(society),
            "consent": pa.array(happens(rng, 0.995, size)),
            "valid_from": when(begun),
            "valid_to": when(after(begun, 364)),
            "reported_on": when(up_to(reported, day)),
            "paid_on": when(settled),
            "paid_amount": amount(loss // 2, np.isnat(settled)),
            "household": lives.people.household[who],
        }
    )
    return table.filter(pa.array(begun <= day))


def _claims(lives: Lives, product: str, who: Ints, begun: Days) -> tuple[Days, Ints]:
    """Day and loss in fen of what befell an insured household under its policy; NaT and 0 for most."""
    events, count = lives.events, lives.households.size
    last, loss = np.full(count, NO_DAY), np.zeros(count, np.int64)
    if product in _FOR_LOSSES:
        last[events.household], loss[events.household] = events.day, events.loss
    home = lives.people.household[who]
    covered = last[home] >= begun
    return np.where(covered, last[home], NO_DAY).astype("datetime64[D]"), np.where(covered, loss[home], 0)


TELLS = {"X30": tell_insurance_policy}
