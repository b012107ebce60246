"""What 民政 writes down: persons on dibao and destitute persons."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import CARE_LEVEL, SUPPORT_MODE
from fangpin_pipeline.sample.chance import NO_DAY, amount, pick, when, words
from fangpin_pipeline.sample.lives import Lives

_CATEGORIES = ("A类", "B类", "C类")


def tell_dibao(lives: Lives, on: date) -> pa.Table:
    """Every spell of dibao that had begun by that day; one that ended later looks open."""
    people, standing = lives.people, lives.standing
    day = np.datetime64(on, "D")
    head = lives.households.head[people.household]
    ended = np.where(standing.dibao_until <= day, standing.dibao_until, NO_DAY)
    category = np.clip(3 - standing.dibao_monthly // 150_00, 0, 2)
    table = pa.table(
        {
            "id_no": people.id_no,
            "name": people.name,
            "household_head_id_no": people.id_no.take(pa.array(head)),
            "category": words(_CATEGORIES, category),
            "monthly_amount": amount(standing.dibao_monthly),
            "started_on": when(standing.dibao_since),
            "ended_on": when(ended),
            "household": people.household,
        }
    )
    return table.filter(pa.array(standing.dibao & (standing.dibao_since <= day) & lives.born_by(on)))


def tell_tekun(lives: Lives, on: date) -> pa.Table:
    """Every destitute person supported by that day."""
    people, standing = lives.people, lives.standing
    rng = lives.chance("X08")
    mode = pick(rng, (0.25, 0.75), people.size)
    care = pick(rng, (0.62, 0.23, 0.15), people.size)
    table = pa.table(
        {
            "id_no": people.id_no,
            "name": people.name,
            "support_mode": words(SUPPORT_MODE.values, mode),
            "care_level": words(CARE_LEVEL.values, care),
            "started_on": when(standing.tekun_since),
            "ended_on": when(np.full(people.size, NO_DAY)),
            "household": people.household,
        }
    )
    return table.filter(pa.array(standing.tekun & (standing.tekun_since <= np.datetime64(on, "D"))))


TELLS = {"X07": tell_dibao, "X08": tell_tekun}
