"""What 水利 writes down: how every household is served with drinking water."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.sample.chance import amount, when, words
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.names import some_names


def tell_water(lives: Lives, on: date) -> pa.Table:
    """One row a household, under its head; tests of the village works after that day are not known."""
    water, homes = lives.water, lives.households
    keepers = some_names(lives.chance("X19"), len(lives.places.codes))
    works = [f"GS{code}" for code in lives.places.codes]
    return pa.table(
        {
            "owner_id_no": lives.people.id_no.take(pa.array(homes.head)),
            "village_code": words(lives.places.codes, homes.village),
            "works_no": words(works, homes.village),
            "quantity": pa.array(water.quantity),
            "quality": pa.array(water.quality),
            "convenience": pa.array(water.convenience),
            "reliability": pa.array(water.reliability),
            "outage_days": amount(water.outage_days),
            "keeper": keepers.take(pa.array(homes.village)),
            "tested_on": when(np.minimum(water.tested_on, np.datetime64(on, "D"))),
            "household": np.arange(homes.size),
        }
    )


TELLS = {"X19": tell_water}
