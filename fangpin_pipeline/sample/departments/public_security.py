"""What 公安 writes down: the household register with its deaths and departures."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import REGISTER_STATUS, RELATION
from fangpin_pipeline.sample.chance import NO_DAY, when, words
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.people import DEAD, ETHNICITIES, MOVED


def tell_household_register(lives: Lives, on: date) -> pa.Table:
    """Every person of the countryside as the register has him on that day."""
    people, gone = lives.people, lives.gone_by(on)
    status = {word: place for place, word in enumerate(REGISTER_STATUS.values)}
    state = np.full(people.size, status["正常"])
    state[gone & (people.fate == DEAD)] = status["死亡"]
    state[gone & (people.fate == MOVED)] = status["迁出"]
    table = pa.table(
        {
            "hukou_no": lives.hukou_no.take(pa.array(people.household)),
            "village_code": words(lives.places.codes, lives.households.village[people.household]),
            "name": people.name,
            "id_no": people.id_no,
            "relation": words(RELATION.values, people.relation),
            "ethnicity": words(ETHNICITIES, people.ethnicity),
            "status": words(REGISTER_STATUS.values, state),
            "changed_on": when(np.where(gone, people.gone_on, NO_DAY)),
            "household": people.household,
        }
    )
    return table.filter(pa.array(lives.born_by(on)))


TELLS = {"X10": tell_household_register}
