"""How `identity/data/recodings.csv` was made from the shipped editions: run it to print the file anew.

A village whose code is gone in the next edition, and one whose code is new there, are one village when both bear one
name, apart from what kind of committee it is, and nobody else in that step does. This is done once, here, and looked
at; at run time only the codes of the file are compared, never a name.
"""

import csv
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import TextIO

from fangpin_pipeline.identity.divisions import Edition, Village, edition, edition_days

COLUMNS = ("old_code", "new_code", "from_edition", "to_edition", "name", "basis")
BASIS = "两版区划间代码一消失一新增，名称（去委员会后缀）两侧均唯一"
_KIND = re.compile("(社区)?(居民委员会|居委会)$|(村民委员会|村委会|嘎查委员会)$|(社区|嘎查|村)$")


def bare(name: str) -> str:
    """A name without the kind of its committee: 乌电社区居民委员会 and 乌电社区 are 乌电."""
    while (shorter := _KIND.sub("", name)) != name and shorter:
        name = shorter
    return name


def recodings() -> Iterator[tuple[str, ...]]:
    """Rows of the file, by edition and old code."""
    for before, after in pairwise(edition(day) for day in edition_days()):
        gone, new = _by_name(before, after), _by_name(after, before)
        for name, (old, *others) in sorted(gone.items(), key=lambda item: item[1][0].code):
            if not others and len(new.get(name, [])) == 1:
                (now,) = new[name]
                yield old.code, now.code, before.as_of.isoformat(), after.as_of.isoformat(), now.name, BASIS


def _by_name(of: Edition, lacking: Edition) -> dict[str, list[Village]]:
    """Villages of an edition whose code the other lacks, by bare name."""
    found: dict[str, list[Village]] = {}
    for village in of.villages:
        if village.code not in lacking.codes:
            found.setdefault(bare(village.name), []).append(village)
    return found


def write(target: TextIO) -> None:
    """Print the file."""
    lines = csv.writer(target, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows(recodings())


if __name__ == "__main__":
    write(sys.stdout)
