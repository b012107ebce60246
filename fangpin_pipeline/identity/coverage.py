"""Which delivery is in force for which county on D (rules.md §1 "Covers"). Bookkeeping over counts; reads no row."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.identity.divisions import CITY, COUNTIES


@dataclass(frozen=True)
class Arrival:
    """An accepted delivery that counts on D; `seq` orders those of its extract, last is newest."""

    seq: int
    delivery: str
    county_code: str
    received_on: date
    accepted: int


def covering(
    extract: Extract, arrivals: Iterable[Arrival], rows_of: Mapping[tuple[int, str], int]
) -> dict[str, Arrival]:
    """The newest covering delivery of each county that has one.

    `rows_of` counts the accepted rows of a city file by (seq, county); only a roll needs it. A city's roll covers a
    county of which it holds rows, and at least half as many as the delivery before it.
    """
    newest: dict[str, Arrival] = {}
    held: dict[str, int] = {}
    for arrival in sorted(arrivals, key=lambda arrival: arrival.seq):
        for county in COUNTIES:
            if arrival.county_code not in (county, CITY):
                continue
            rows = arrival.accepted if arrival.county_code == county else rows_of.get((arrival.seq, county), 0)
            if extract.roll and arrival.county_code == CITY and (rows == 0 or 2 * rows < held.get(county, 0)):
                continue
            newest[county], held[county] = arrival, rows
    return newest


def fresh_counties(coverage: Iterable[Mapping[str, Any]], however_old: Collection[str] = ()) -> dict[str, set[str]]:
    """By extract number the counties where it is fresh, from the rows of the table `coverage`.

    Of extracts that are `however_old` any covering delivery will do, as of the registers, which give households (§1).
    """
    fresh: dict[str, set[str]] = {}
    for row in coverage:
        if row["fresh"] or (row["delivery"] is not None and row["extract"] in however_old):
            fresh.setdefault(row["extract"], set()).add(row["county_code"])
    return fresh


def is_fresh(extract: Extract, received_on: date, as_of: date) -> bool:
    """Whether a delivery of that day is young enough on D."""
    return (as_of - received_on).days <= extract.max_age
