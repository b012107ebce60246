"""What 住建 writes down: appraised houses, what was done about dangerous ones."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import HOUSE_GRADE, HOUSING_SOURCE
from fangpin_pipeline.sample.chance import amount, numbered, pick, up_to, when, words
from fangpin_pipeline.sample.housing import D
from fangpin_pipeline.sample.lives import Lives

_REMEDIES = ("维修加固", "拆除重建")


def tell_housing(lives: Lives, on: date) -> pa.Table:
    """One row a house that was appraised by that day."""
    house, day = lives.housing, np.datetime64(on, "D")
    homes = np.flatnonzero(house.appraised & (house.appraised_on <= day))
    size = len(homes)
    begun = up_to(house.started_on[homes], day)
    remedy = np.where(np.isnat(begun), -1, house.grade[homes] == D)
    source = pick(lives.chance("X18"), (0.86, 0.11, 0.03), size)
    return pa.table(
        {
            "house_no": numbered(f"FW{lives.places.code}", 7, homes),
            "owner_id_no": lives.people.id_no.take(pa.array(lives.households.head[homes])),
            "village_code": words(lives.places.codes, lives.households.village[homes]),
            "grade": words(HOUSE_GRADE.values, house.grade[homes]),
            "appraised_on": when(house.appraised_on[homes]),
            "source": words(HOUSING_SOURCE.values, source),
            "occupied": pa.array(house.occupied[homes]),
            "remedy": words(_REMEDIES, remedy),
            "started_on": when(begun),
            "finished_on": when(up_to(house.finished_on[homes], day)),
            "subsidy": amount(house.subsidy[homes], np.isnat(begun)),
            "household": homes,
        }
    )


TELLS = {"X18": tell_housing}
