"""Reading a city's files as fangpin does, to typed Parquet, without the gate: to be set beside bare readers."""

import shutil
from pathlib import Path

from fangpin_pipeline.bench.bare import WORKBOOKS
from fangpin_pipeline.bench.cost import Moment, moment
from fangpin_pipeline.bench.place import DAY, Place, Told
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import CITY, edition
from fangpin_pipeline.reading.bounded import close_reader, read_bounded
from fangpin_pipeline.reading.deliveries import Delivery, find_deliveries
from fangpin_pipeline.reading.store import write_parquet


def warm_up(out: Path) -> None:
    """Start the process that reads, with a file of nothing."""
    (out / "nothing").touch()
    nothing = Delivery("nothing", out / "nothing", DAY, "", next(iter(all_extracts().values())), CITY, None)
    read_bounded(nothing, edition(DAY).codes, out / "begun")


def read_all(place: Place, out: Path) -> Told:
    """Read every delivery of DAY; how long csv and workbooks took, in processor seconds."""
    took = {"csv": 0.0, "workbooks": 0.0}
    for number, one in enumerate(find_deliveries(place.landing, DAY)):
        if one.extract is not None:
            began: Moment = moment()
            scratch = out / f"scratch{number}"
            write_parquet(read_bounded(one, edition(DAY).codes, scratch).rows, out / f"{number}.parquet")
            shutil.rmtree(scratch, ignore_errors=True)
            kind = "workbooks" if one.file.suffix in WORKBOOKS else "csv"
            took[kind] += moment().since(began)["cpu"]
    close_reader()
    return took
