"""What 统计 writes down: averages of the region. All of them are invented, and each row says so."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.sample.assumptions import COUNTIES, REGION_AVERAGES
from fangpin_pipeline.sample.chance import same, two_decimals, when
from fangpin_pipeline.sample.lives import Lives

_SOURCE = "假设：合成数据，非统计部门公布"
_TOLD_WITH = next(iter(COUNTIES))
"""The region has one average for all counties; it is told once, with the first county."""


def tell_region_reference(lives: Lives, on: date) -> pa.Table:
    """Last year's averages, known in February."""
    del on  # the year is over
    told = tuple(REGION_AVERAGES) if lives.places.code == _TOLD_WITH else ()
    size, year = len(told), lives.as_of.year - 1
    return pa.table(
        {
            "indicator": pa.array(told, pa.string()),
            "year": pa.array(np.full(size, year), pa.int32()),
            "value": two_decimals(np.array([REGION_AVERAGES[name] for name in told], np.float64)),
            "source": same(_SOURCE, size),
            "household": np.full(size, -1),
            "known_on": when(np.full(size, np.datetime64(f"{year + 1}-02-28", "D"))),
        }
    )


TELLS = {"X38": tell_region_reference}
