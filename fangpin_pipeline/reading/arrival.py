"""What lies in a landing folder, as two short keys: one that costs a look at names and sizes, one of all contents.

Somebody who watches the folder compares keys with those of his last look. What the files mean stands in `deliveries`.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from fangpin_pipeline.reading.deliveries import files, readable, sha256_of

# What browsers and copying programs call a file that they have not finished.
UNFINISHED = (".part", ".tmp", ".crdownload")


def listing_key(landing: Path, as_of: date) -> str | None:
    """Key of names, sizes and times of change of the files received by `as_of`; None while there is nothing to read.

    Two equal keys at two times say that nothing was being written in between. A file without bytes is not there yet.
    """
    found = []
    for _, file in files(landing, as_of):
        try:
            known = file.stat()
        except FileNotFoundError:
            continue
        if _finished(file, known.st_size):
            found.append((_name(file), known.st_size, known.st_mtime_ns))
    return _key(found)


def content_key(landing: Path, as_of: date) -> str | None:
    """Key of names and contents of the files received by `as_of`, whenever they were written; None when there are none.

    Raises OSError for a file that is taken away or closed to us meanwhile.
    """
    found = []
    for _, file in files(landing, as_of):
        known = file.stat()
        if _finished(file, known.st_size):
            found.append((_name(file), _content(file, known.st_size, known.st_mtime_ns)))
    return _key(found)


def newest_day(landing: Path, as_of: date) -> date | None:
    """The newest day up to `as_of` on which a file was received."""
    return max((day for day, file in files(landing, as_of) if not _unfinished(file)), default=None)


def _unfinished(file: Path) -> bool:
    return file.name.lower().endswith(UNFINISHED)


def _finished(file: Path, size: int) -> bool:
    return size > 0 and not _unfinished(file)


def _name(file: Path) -> str:
    return f"{file.parent.name}/{readable(file.name)}"


@lru_cache(maxsize=1 << 16)
def _content(file: Path, size: int, changed_ns: int) -> str:
    """sha256 of a file, computed again only when its size or time of change is another."""
    return sha256_of(file)


def _key(found: Iterable[tuple[object, ...]]) -> str | None:
    lines = sorted(repr(one) for one in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else None
