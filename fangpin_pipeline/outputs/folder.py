"""A folder that is replaced as a whole: written aside, then put in the place of the one before.

What lies in it is not known here.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new folder beside `folder` to write into; it takes its place when the block ends well.

    What a block or process that broke off left behind is cleared away by the next.
    """
    part, former = (folder.with_name(f".{folder.name}.{name}") for name in ("part", "former"))
    _tidy(part, folder, former)
    part.mkdir(parents=True)
    yield part
    _put_in_place(part, folder, former)


def _tidy(part: Path, target: Path, former: Path) -> None:
    """Clear up after a run that was killed: half-written folders go, a folder that had stepped aside comes back."""
    shutil.rmtree(part, ignore_errors=True)
    if former.exists() and not target.exists():
        former.rename(target)
    shutil.rmtree(former, ignore_errors=True)


def _put_in_place(part: Path, target: Path, former: Path) -> None:
    """Put a finished folder in its place; an older one steps aside first, because folders cannot be overwritten."""
    if target.exists():
        target.rename(former)
    part.rename(target)
    shutil.rmtree(former, ignore_errors=True)
