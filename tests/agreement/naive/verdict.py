"""Three-valued verdicts with the extracts that an unknown one misses (rules.md §4). Nothing about households here."""

from collections.abc import Iterable
from dataclasses import dataclass

RANK = {"": 0, "yellow": 1, "orange": 2, "red": 3}


@dataclass(frozen=True)
class Verdict:
    """hit, clear or unknown; the severity of a hit; for an unknown the (extract, is it only stale) it misses."""

    value: str
    severity: str = ""
    missing: frozenset[tuple[str, bool]] = frozenset()

    @property
    def hit(self) -> bool:
        return self.value == "hit"

    @property
    def unknown(self) -> bool:
        return self.value == "unknown"

    def at(self, severity: str) -> "Verdict":
        return Verdict("hit", severity) if self.hit else self


HIT = Verdict("hit")
CLEAR = Verdict("clear")


def unknown(missing: Iterable[tuple[str, bool]]) -> Verdict:
    return Verdict("unknown", missing=frozenset(missing))


def sure(truth: bool) -> Verdict:
    return HIT if truth else CLEAR


def either(parts: Iterable[Verdict]) -> Verdict:
    """A disjunction: the highest severity of the parts that hit, else what the unknown ones miss."""
    parts = list(parts)
    hits = [part.severity for part in parts if part.hit]
    if hits:
        return Verdict("hit", max(hits, key=RANK.__getitem__))
    return _unknown_or(parts, CLEAR)


def both(*parts: Verdict) -> Verdict:
    """A conjunction: one clear part decides."""
    if any(part.value == "clear" for part in parts):
        return CLEAR
    return _unknown_or(parts, HIT)


def negated(part: Verdict) -> Verdict:
    return {"hit": CLEAR, "clear": HIT}.get(part.value, part)


def _unknown_or(parts: Iterable[Verdict], otherwise: Verdict) -> Verdict:
    missing = [part.missing for part in parts if part.unknown]
    return unknown(frozenset().union(*missing)) if missing else otherwise
