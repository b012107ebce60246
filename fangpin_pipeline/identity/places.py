"""Where a row of a city file may find its county when no division code tells it: look-up tables by household or person.

How rows are placed with them stands in `in_force`.
"""

from collections.abc import Iterable

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.identity.in_force import PLACES

# Look-up tables of county by household or person, from tables that the register steps write.
_PLACE_STATEMENTS = {
    "registered_place": "SELECT household_no AS place_key, county_code FROM registered",
    "member_place": (
        "SELECT m.id_no AS place_key, r.county_code FROM registered_membership m "
        "JOIN registered r ON r.household_no = m.household_no WHERE m.choice = 1"
    ),
    "hukou_place": "SELECT place_key, county_code FROM hukou_county",
    "register_place": "SELECT id_no AS place_key, SUBSTR(village_code, 1, 6) AS county_code FROM register_person",
}
_PLACE_TABLES = {
    "registered_place": ("registered",),
    "member_place": ("registered_membership", "registered"),
    "hukou_place": ("hukou_county",),
    "register_place": ("register_person",),
}


def places_of(extract: Extract) -> tuple[str, ...]:
    """Look-ups by which a row of a city file finds its county when no division code tells it.

    X02 cannot use membership, which comes from it.
    """
    if extract.area is not None and (extract.area.required or not (extract.person or extract.household)):
        return ()
    return tuple(place for place in PLACES if not (extract.number == "X02" and place == "member_place"))


def place_tables(places: Iterable[str]) -> tuple[str, ...]:
    """Tables of the day that those look-ups read."""
    return tuple(dict.fromkeys(table for place in places for table in _PLACE_TABLES[place]))


def define_places(engine: Engine, places: Iterable[str]) -> None:
    """Define look-ups, each (place_key, county_code)."""
    for place in places:
        engine.define(place, _PLACE_STATEMENTS[place])
