"""Where the rows lie that departments have to correct, and which of them newer data have replaced.

Composes statements only; what is wrong with a row stands in the quarantine, how it is told in `outputs.correction`.
"""

from collections.abc import Mapping, Sequence

from fangpin_pipeline.contracts import Extract, Mode
from fangpin_pipeline.contracts.derive import staged_schema
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.identity.in_force import placed


def place_faulty(engine: Engine, extract: Extract, places: Sequence[str], newest: Mapping[str, int]) -> None:
    """Compute `faulty`: delivery, row, county_code and the key of each row that is still to be corrected.

    `engine` reads `xNN_accepted`, `xNN_rejected` and `fault` (delivery, row); `newest` is by county the `seq` of the
    delivery in force. A row is done with when a newer delivery has an accepted row of its key, and in a snapshot when a
    newer delivery is in force for its county.
    """
    view = extract.view
    columns = ", ".join(f"x.{name}" for name in ("seq", "scope", "received_on", *staged_schema(extract).names))
    parts = [
        f"SELECT {columns} FROM {view}_{kind} x JOIN fault f ON f.delivery = x.delivery AND f.row = x.row"
        for kind in ("accepted", "rejected")
    ]
    engine.materialise(f"{view}_faulty", " UNION ALL ".join(parts))
    engine.define("placed_fault", placed(extract, "faulty", places))
    same = " AND ".join(f"a.{key} = x.{key}" for key in extract.key)
    keys = ", ".join(f"CAST(x.{key} AS STRING) AS key_{place}" for place, key in enumerate(extract.key))
    engine.materialise(
        "faulty",
        f"SELECT x.delivery, x.row, x.county_code, {keys} FROM placed_fault x "
        f"WHERE NOT EXISTS (SELECT 1 FROM {view}_accepted a WHERE a.seq > x.seq AND {same}) "
        f"AND {_not_superseded(extract, newest)}",
    )


def _not_superseded(extract: Extract, newest: Mapping[str, int]) -> str:
    """Condition on the row `x`; a row of no county counts until a newer delivery is in force everywhere."""
    if extract.mode is Mode.APPEND or not newest:
        return "TRUE"
    cases = " ".join(f"WHEN x.county_code = '{county}' THEN x.seq >= {seq}" for county, seq in newest.items())
    return f"(CASE {cases} WHEN x.county_code IS NULL THEN x.seq >= {min(newest.values())} ELSE TRUE END)"
