"""Rows that count on D: of each extract the rows in force (`x17`) and the rows of unknown content (`x17_doubt`).

A statement is composed here from the extract's declaration; who covers which county is decided in `coverage`.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa

from fangpin_pipeline.contracts import Extract, Mode
from fangpin_pipeline.contracts.derive import staged_schema
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.identity.coverage import Arrival, covering
from fangpin_pipeline.identity.divisions import CITY, COUNTIES

# Where a row of a city file may find its county besides a division code; the first that knows it wins (rules.md §1).
PLACES = ("registered_place", "member_place", "hukou_place", "register_place")
_HELD = pa.schema([("seq", pa.int64()), ("county_code", pa.string()), ("held", pa.int64())])


def put_in_force(
    engine: Engine, extract: Extract, arrivals: Sequence[Arrival], places: Sequence[str], since: date
) -> dict[str, Arrival]:
    """Define `xNN` and `xNN_doubt` from `xNN_accepted` and `xNN_rejected` (both with `seq` and `scope`).

    Rows in `xNN` also bear the extract's marks.
    `places` names the look-up tables that exist already; `since` is the first day of W. Of a roll also `xNN_held`:
    how many rows of a county each delivery held (`seq`, `county_code`, `held`).
    Gives the newest covering delivery by county.
    """
    view = extract.view
    engine.define(f"{view}_accepted_placed", placed(extract, "accepted", places))
    held = _rows_by_county(engine, extract, arrivals)
    if extract.roll:
        engine.register(f"{view}_held", _held(arrivals, held))
    newest = covering(extract, arrivals, held)
    take_accepted(engine, extract, arrivals, newest)
    take_doubtful(engine, extract, newest, places, since)
    return newest


def take_accepted(engine: Engine, extract: Extract, arrivals: Sequence[Arrival], newest: Mapping[str, Arrival]) -> None:
    """Define `xNN`, the accepted rows in force, where the newest covering delivery by county is known.

    Reads `xNN_accepted`, and `xNN_accepted_placed` where rows of one delivery are in force for some counties only.
    """
    view = extract.view
    if extract.mode is Mode.APPEND:
        files = len(arrivals)
        engine.define(f"{view}_now", f"SELECT * FROM {view}_accepted")
    else:
        files = len({arrival.seq for arrival in newest.values()})
        # Rows that had to be placed are read twice where they are compared: that is done once.
        name = engine.materialise if files > 1 and not undivided(newest) else engine.define
        name(f"{view}_now", _in_force(extract, "accepted", newest))
    engine.define(view, _marked(extract, _newest_by_key(extract, many=files > 1)))


def take_doubtful(
    engine: Engine, extract: Extract, newest: Mapping[str, Arrival], places: Sequence[str], since: date
) -> None:
    """Define `xNN_doubt`, the quarantined rows of unknown content, after `take_accepted`."""
    view = extract.view
    engine.define(f"{view}_rejected_placed", placed(extract, "rejected", places))
    if extract.mode is Mode.APPEND:
        suspect = f"SELECT * FROM {view}_rejected WHERE received_on >= DATE '{since}'"
    else:
        suspect = _in_force(extract, "rejected", newest)
    engine.define(f"{view}_suspect", suspect)
    engine.materialise(f"{view}_doubt", _undisputed(extract))


def _rows_by_county(engine: Engine, extract: Extract, arrivals: Sequence[Arrival]) -> dict[tuple[int, str], int]:
    if not extract.roll or all(arrival.county_code != CITY for arrival in arrivals):
        return {}
    counted = engine.fetch(
        f"SELECT seq, county_code, COUNT(*) AS n FROM {extract.view}_accepted_placed "
        f"WHERE scope = '{CITY}' AND county_code IS NOT NULL GROUP BY seq, county_code"
    )
    return {(row["seq"], row["county_code"]): row["n"] for row in counted.to_pylist()}


def _held(arrivals: Sequence[Arrival], of_city: Mapping[tuple[int, str], int]) -> pa.Table:
    own = [(one.seq, one.county_code, one.accepted) for one in arrivals if one.county_code != CITY]
    rows = [*own, *((seq, county, held) for (seq, county), held in of_city.items() if county in COUNTIES)]
    return pa.Table.from_pylist([dict(zip(_HELD.names, row, strict=True)) for row in rows], schema=_HELD)


def placed(extract: Extract, kind: str, places: Sequence[str]) -> str:
    """Rows with the county they belong to: the file's own, else that of their code, else the first look-up's."""
    source = f"{extract.view}_{kind}"
    coded = f"SUBSTR(x.{extract.area.name}, 1, 6)" if extract.area else "CAST(NULL AS STRING)"
    if extract.area is not None and not places:
        found, joins = coded, ""
        if kind != "accepted" and extract.household:
            # The code itself may be what was invalid. A 户号 lies where its rows in force say.
            found = f"COALESCE({found}, beside.county_code)"
            joins = f"LEFT JOIN ({_household_county(extract)}) beside ON beside.place_key = x.{extract.household}"
    else:
        keys = {
            "registered_place": extract.household,
            "member_place": extract.person,
            "hukou_place": extract.household,
            "register_place": extract.person,
        }
        used = [(place, keys[place]) for place in places if keys[place]]
        joins = " ".join(f"LEFT JOIN {place} ON {place}.place_key = x.{key}" for place, key in used)
        found = f"COALESCE({', '.join([coded, *(f'{place}.county_code' for place, _ in used)])})"
    county = f"CASE WHEN x.scope <> '{CITY}' THEN x.scope ELSE {found} END"
    return f"SELECT x.*, {county} AS county_code FROM {source} x {joins}"


def _household_county(extract: Extract) -> str:
    """County of each household that rows in force of a register name."""
    area = extract.area
    assert area is not None
    return (
        f"SELECT {extract.household} AS place_key, MIN(SUBSTR({area.name}, 1, 6)) AS county_code "
        f"FROM {extract.view} GROUP BY {extract.household}"
    )


def _in_force(extract: Extract, kind: str, newest: Mapping[str, Arrival]) -> str:
    """Rows of the deliveries in force, each for its own county; rows of no county, or of the city itself, from any."""
    view = f"{extract.view}_{kind}"
    seqs = sorted({arrival.seq for arrival in newest.values()})
    if not seqs:
        return f"SELECT {_columns(extract)} FROM {view} x WHERE 1 = 0"
    listed = ", ".join(str(seq) for seq in seqs)
    if undivided(newest):
        return f"SELECT {_columns(extract)} FROM {view} x WHERE seq IN ({listed})"
    pairs = " OR ".join(f"(county_code = '{county}' AND seq = {arrival.seq})" for county, arrival in newest.items())
    anywhere = f"((county_code IS NULL OR county_code = '{CITY}') AND seq IN ({listed}))"
    return f"SELECT {_columns(extract)} FROM {view}_placed x WHERE {pairs} OR {anywhere}"


def undivided(newest: Mapping[str, Arrival]) -> bool:
    """Whether every delivery in force is so with all its rows, so that no row has to be placed."""
    files = {arrival.seq for arrival in newest.values()}
    cities = [arrival for arrival in newest.values() if arrival.county_code == CITY]
    return not cities or (len(files) == 1 and len(newest) == len(COUNTIES))


def _newest_by_key(extract: Extract, many: bool) -> str:
    """One row a key: keys are unique inside a delivery, so that only several deliveries need the comparison.

    A key is never empty. Few are delivered twice: these alone are looked up, and no whole row is sorted or grouped.
    """
    rows = f"SELECT {_columns(extract)} FROM {extract.view}_now x"
    if not many:
        return rows
    key = ", ".join(f"x.{name}" for name in extract.key)
    same = " AND ".join(f"r.{name} = x.{name}" for name in extract.key)
    repeated = f"SELECT {key}, MAX(x.seq) AS newest FROM {extract.view}_now x GROUP BY {key} HAVING COUNT(*) > 1"
    return f"{rows} LEFT JOIN ({repeated}) r ON {same} WHERE r.newest IS NULL OR r.newest = x.seq"


def newest_months(extract: Extract, m: date) -> str:
    """Statement for the newest month up to `m` of which each county has accepted rows: (county_code, month).

    Reads what `put_in_force` defines for the same extract.
    """
    (month,) = extract.dated_by
    return (
        f"SELECT county_code, MAX({month}) AS month FROM {extract.view}_accepted_placed "
        f"WHERE {month} <= DATE '{m}' AND county_code IS NOT NULL GROUP BY county_code"
    )


def _marked(extract: Extract, rows: str) -> str:
    """Rows with what the extract's marks say of each."""
    marks = "".join(f", {mark.condition} AS {mark.name}" for mark in extract.marks)
    return f"SELECT x.*{marks} FROM ({rows}) x" if marks else rows


def _undisputed(extract: Extract) -> str:
    """Quarantined rows that no newer delivery has replaced by an accepted row of the same key."""
    view = extract.view
    same = " AND ".join(f"a.{key} = x.{key}" for key in extract.key)
    return (
        f"SELECT {_columns(extract)} FROM {view}_suspect x "
        f"WHERE NOT EXISTS (SELECT 1 FROM {view}_accepted a WHERE a.seq > x.seq AND {same})"
    )


def _columns(extract: Extract) -> str:
    """Columns of the rows `x`; qualified, because a column may be named by a word that SQL keeps for itself."""
    return ", ".join(f"x.{name}" for name in ["seq", *staged_schema(extract).names])
