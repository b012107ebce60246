"""What the counties report back. Before a first screening there is no warning to answer, so nothing is told."""

from datetime import date

import pyarrow as pa

from fangpin_pipeline.extracts.county import R01
from fangpin_pipeline.sample.lives import Lives


def tell_case_event(lives: Lives, on: date) -> pa.Table:
    """No rows: a header alone reports that nothing was answered yet."""
    del lives, on  # whoever lives there, nobody was asked yet
    columns = {column.name: pa.array([], column.kind.arrow) for column in R01.columns}
    return pa.table({**columns, "household": pa.array([], pa.int64()), "known_on": pa.array([], pa.date32())})


TELLS = {"R01": tell_case_event}
