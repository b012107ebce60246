"""What became of division codes between editions: names that a code bore, and codes that one village has had.

A household keeps the code that was delivered; nothing is joined or replaced by what stands here. It tells people what
a code meant and what it is now. How the recodings were found is told in `data/README.md`.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from fangpin_pipeline.identity.divisions import edition, edition_days, shipped_rows


@dataclass(frozen=True)
class Recoding:
    """A village that bears `old_code` up to one edition and `new_code` from the next on. `name` is its name then."""

    old_code: str
    new_code: str
    from_edition: date
    to_edition: date
    name: str
    basis: str


@cache
def recodings() -> tuple[Recoding, ...]:
    """Every recoding between the shipped editions, in their order."""
    return tuple(
        Recoding(
            row["old_code"],
            row["new_code"],
            date.fromisoformat(row["from_edition"]),
            date.fromisoformat(row["to_edition"]),
            row["name"],
            row["basis"],
        )
        for row in shipped_rows("recodings.csv")
    )


def village_name(code: str) -> str | None:
    """Name of a village in the newest edition that knows its 12-digit code; None when no edition does."""
    return next((name for of in _newest_first() if (name := edition(of).village_name(code))), None)


def township_name(code: str) -> str | None:
    """Name of a township in the newest edition that knows its 9-digit code; None when no edition does."""
    return next((name for of in _newest_first() if (name := edition(of).township_name(code))), None)


def counterpart(code: str, codes: frozenset[str]) -> str | None:
    """The code among `codes` of the village that bears, or will bear, this one; None when none is known."""
    for step in (_successors(), _predecessors()):
        found: str | None = code
        while found is not None and found not in codes:
            found = step.get(found)
        if found is not None:
            return found
    return None


def described(code: str, codes: frozenset[str]) -> str:
    """A code that `codes` lacks, as an official reads it: with its counterpart among them and its name, where known."""
    name, now = village_name(code), counterpart(code, codes)
    shown = f"{code}→{now}" if now else code
    return f"{shown}（{name}）" if name else shown


@cache
def _successors() -> dict[str, str]:
    return {one.old_code: one.new_code for one in recodings()}


@cache
def _predecessors() -> dict[str, str]:
    return {one.new_code: one.old_code for one in recodings()}


def _newest_first() -> tuple[date, ...]:
    return edition_days()[::-1]
