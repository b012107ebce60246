"""The process that forks those that read: `python -m fangpin_pipeline.reading.bounded_server FD FOLDER …`.

It imports what reading needs once and never reads itself, so that it forks in milliseconds. It ends when the process
that started it closes the connection or dies, and takes the processes it forked with it (`bounded_readers`).
"""

import codecs
import sys
from contextlib import closing
from datetime import date
from multiprocessing.connection import Connection

import numpy as np
import pyarrow as pa

from fangpin_pipeline import extracts
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.reading.bounded_protocol import Request
from fangpin_pipeline.reading.bounded_readers import Readers
from fangpin_pipeline.reading.cells import Setting
from fangpin_pipeline.reading.rows import Rows
from fangpin_pipeline.reading.text import normal_column


def serve(asking: Connection) -> None:
    """Answer every `Request` with an `End` until nobody asks any more."""
    with closing(Readers(asking)) as readers:
        while True:
            try:
                request: Request = asking.recv()
            except (EOFError, ConnectionError):
                return
            end = readers.end_of(request)
            if end is None:
                return
            asking.send(end)


def warm_up() -> None:
    """Load once what every process would load by itself: all extracts, codecs, and what Arrow
    loads when it first types, groups and compares rows. It starts no thread."""
    for encoding in ("ascii", "utf-8-sig", "gb18030"):
        codecs.lookup(encoding)
    for extract in list(all_extracts().values())[:1]:
        one = normal_column(pa.array(["１"]))
        settings = {column.name: Setting(date.min) for column in extract.columns}
        rows = Rows(extract, "", "", CITY, settings)
        rows.add(np.ones(1, np.int64), {column.name: one for column in extract.columns})
        rows.packed()
    groups = pa.table({"key": pa.array(["1"])}).group_by("key", use_threads=False)
    groups.aggregate([([], "count_all"), ("key", "min")])


if __name__ == "__main__":
    # Extracts may be declared outside the package too.
    extracts.__path__[:] = sys.argv[2:]
    warm_up()
    with Connection(int(sys.argv[1])) as connection:
        serve(connection)
