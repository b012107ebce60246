"""What 残联 writes down: disability certificates, the two subsidies, and what care costs the family."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.extracts.codes import DISABILITY_CATEGORY, DISABILITY_GRADE
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import amount, happens, skewed, when, whole_yuan, words
from fangpin_pipeline.sample.lives import Lives

_MONTHLY = 100_00
_CARE_COST = 1_600.0


def tell_disability(lives: Lives, on: date) -> pa.Table:
    """Everybody who held a certificate on that day."""
    people, health = lives.people, lives.health
    rng = lives.chance("X22")
    grade = health.disability - 1
    poor = lives.standing.dibao | lives.registered_person
    missed = happens(rng, float(assumptions.SUBSIDY_MISSED), people.size)
    cost = whole_yuan(skewed(rng, _CARE_COST, 0.8, people.size))
    pays = health.severe & happens(rng, 0.4, people.size)
    code = pa.array((health.category + 1) * 10 + health.disability)
    same = np.full(people.size, _MONTHLY)
    table = pa.table(
        {
            "id_no": people.id_no,
            "name": people.name,
            "certificate_no": pc.binary_join_element_wise(people.id_no, pc.cast(code, pa.string()), ""),
            "category": words(DISABILITY_CATEGORY.values, health.category),
            "grade": words(DISABILITY_GRADE.values, grade),
            "issued_on": when(health.certified_on),
            "living_subsidy": amount(same, missed | ~poor),
            "care_subsidy": amount(same, missed | ~health.severe),
            "care_cost": amount(cost, ~pays),
            "household": people.household,
        }
    )
    return table.filter(pa.array((grade >= 0) & (health.certified_on <= np.datetime64(on, "D")) & ~lives.gone_by(on)))


TELLS = {"X22": tell_disability}
