"""From sums by the smallest place to sums of villages, townships, counties and the city, of all indicators at once.

Which sums an indicator asks for stands in `declare`, what is published of them in `value`. One statement for many
indicators, because an engine spends more on planning a statement than on a small city's rows.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.indicators.declare import Indicator

_TOWNSHIP = 9  # digits of a township's code, the first of a village's


class Sums(NamedTuple):
    """What was added up for one place, and how many of its units `sent` anything."""

    numerator: int = 0
    denominator: int = 0
    known: int = 0
    total: int = 0
    sent: int = 0


Places = dict[tuple[str, str], Sums]


def together(indicators: Iterable[Indicator]) -> str:
    """One statement with the sums by the smallest place of several indicators, each row with the indicator's id."""
    return " UNION ALL ".join(
        f"SELECT '{one.id}' AS indicator, county_code, "
        f"{'village_code' if one.by_village else 'CAST(NULL AS STRING) AS village_code'}, {', '.join(Sums._fields)} "
        f"FROM ({one.statement}) sums"
        for one in indicators
    )


def by_place(sums: pa.Table, answering: Mapping[str, Collection[str]]) -> dict[str, Places]:
    """Sums by indicator and by kind and code of place, from rows as `together` gives them.

    `answering` names for each indicator the counties that count; rows of others, or of no county, are left out.
    """
    counting = pa.array([f"{one} {county}" for one, counties in answering.items() for county in counties], pa.string())
    keys = pc.binary_join_element_wise(sums["indicator"], sums["county_code"], " ")
    sums = sums.filter(pc.is_in(keys, value_set=counting))
    villages = sums.filter(pc.greater(pc.utf8_length(sums["village_code"]), 0))
    found: dict[str, Places] = {one: {} for one in answering}
    for kind, rows, code in (
        ("city", sums, pa.array([CITY] * len(sums), pa.string())),
        ("county", sums, sums["county_code"]),
        ("township", villages, pc.utf8_slice_codeunits(villages["village_code"], 0, _TOWNSHIP)),
        ("village", villages, villages["village_code"]),
    ):
        for indicator, place, added in _added(rows, code):
            found[indicator][kind, place] = added
    return found


def _added(rows: pa.Table, code: pa.Array | pa.ChunkedArray) -> Iterator[tuple[str, str, Sums]]:
    grouped = rows.append_column("code", code).group_by(["indicator", "code"], use_threads=False)
    added = grouped.aggregate([(name, "sum") for name in Sums._fields])
    numbers = (added[f"{name}_sum"].to_pylist() for name in Sums._fields)
    return zip(added["indicator"].to_pylist(), added["code"].to_pylist(), map(Sums, *numbers), strict=True)
