"""One household of a published day and its rows in force, found again in what was read of the deliveries.

The day's own statements run here over the few rows that name the household or its persons, so that nothing is decided
twice. The result is the same as the day's: who covers which county is given, and everything else about a person stands
in rows that name him.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fangpin_pipeline.contracts import Extract, Mode
from fangpin_pipeline.contracts.derive import staged_schema
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.engine.statements import statement
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.identity.coverage import Arrival
from fangpin_pipeline.identity.in_force import placed, take_accepted, take_doubtful, undivided
from fangpin_pipeline.identity.places import define_places, places_of
from fangpin_pipeline.identity.whose import owned

# What the day's statements read of its calendar.
_DAY = ("as_of", "w_first")
_KINDS = ("accepted", "rejected")


@dataclass(frozen=True)
class Deliveries:
    """What counted of an extract on the day: accepted deliveries, where their rows lie, and who covers which county."""

    arrivals: Sequence[Arrival]
    folders: Mapping[str, Path]
    newest: Mapping[str, Arrival]

    def in_force(self, extract: Extract) -> list[Arrival]:
        """Deliveries of which rows may be in force."""
        if extract.mode is Mode.APPEND:
            return list(self.arrivals)
        return sorted(set(self.newest.values()), key=lambda arrival: arrival.seq)


def find_household(engine: Engine, household_no: str, w_first: date, delivered: Mapping[str, Deliveries]) -> None:
    """Define `household` and `resident` for one household, and of the registers `x01`, `x02`, `x10` what concerns it.

    `engine` reads `county_day`; `delivered` names by number of each extract what counted, `w_first` is the first day
    of W.
    """
    engine.define("day", f"SELECT {', '.join(_DAY)} FROM county_day ORDER BY county_code LIMIT 1")
    engine.materialise("wanted_household", f"SELECT {_text(household_no)} AS household_no")
    registers = {number: extract_of(number) for number in ("X01", "X02", "X10")}
    for number, extract in registers.items():
        _attach(engine, extract, delivered[number])
    people = [
        f"SELECT {extract.person} AS id_no FROM {extract.view}_all_{kind} "
        f"WHERE {extract.household} IN (SELECT household_no FROM wanted_household)"
        for extract in (registers["X02"], registers["X10"])
        for kind in _KINDS
    ]
    engine.materialise("wanted_person", f"SELECT id_no FROM ({' UNION '.join(people)}) p WHERE id_no IS NOT NULL")
    for number in ("X02", "X10"):
        extract = registers[number]
        for kind in _KINDS:
            engine.materialise(
                f"{extract.view}_{kind}",
                f"SELECT * FROM {extract.view}_all_{kind} x WHERE "
                f"x.{extract.person} IN (SELECT id_no FROM wanted_person) OR x.{extract.household} IN ({_WANTED})",
            )
    named = " UNION ".join(
        f"SELECT {registers[number].household} AS household_no FROM {registers[number].view}_{kind}"
        for number in ("X02", "X10")
        for kind in _KINDS
    )
    engine.materialise("named_household", f"{named} UNION SELECT household_no FROM wanted_household")
    for kind in _KINDS:
        engine.materialise(
            f"x01_{kind}",
            f"SELECT * FROM x01_all_{kind} x WHERE x.household_no IN (SELECT household_no FROM named_household)",
        )
    _form(engine, registers, w_first, delivered)
    engine.materialise("household", f"SELECT * FROM household WHERE household_no IN ({_WANTED})")
    engine.materialise("resident", "SELECT r.* FROM resident r JOIN household h ON h.h = r.h")
    engine.materialise("wanted_person", "SELECT id_no FROM resident")


_WANTED = "SELECT household_no FROM wanted_household"


def _form(engine: Engine, registers: Mapping[str, Extract], w_first: date, delivered: Mapping[str, Deliveries]) -> None:
    """The steps of the day from registers to households (`stages.identity`)."""
    for number in ("X01", "X10"):
        _put_register_in_force(engine, registers[number], w_first, delivered[number])
    _run(engine, "register_person", "registered", "hukou_county")
    _put_register_in_force(engine, registers["X02"], w_first, delivered["X02"])
    _run(engine, "person_change", "gone", "registered_membership")
    _run(engine, "general_membership", "unidentified", "household", "resident")


def find_rows(engine: Engine, extract: Extract, delivered: Deliveries) -> None:
    """Define `xNN` and `own_xNN` of an extract that is no register, after `find_household` and its tie `through`."""
    view = extract.view
    _attach(engine, extract, delivered)
    whole = f"{view}_all_accepted"
    if extract.through:
        (key,) = extract.key
        mine = f"SELECT x.* FROM {whole} x WHERE x.{key} IN (SELECT {key} FROM {extract_of(extract.through).view})"
    elif extract.person:
        mine = f"SELECT x.* FROM {whole} x WHERE x.{extract.person} IN (SELECT id_no FROM wanted_person)"
    else:
        mine = f"SELECT x.* FROM {whole} x WHERE x.{extract.household} IN ({_WANTED})"
    engine.materialise(f"{view}_accepted", mine)
    if len(delivered.in_force(extract)) > 1 and not set(extract.key) & {extract.person, extract.household}:
        # A newer row of the same key may name somebody else: it counts, and ours does not any more.
        same = " AND ".join(f"k.{key} = x.{key}" for key in extract.key)
        engine.materialise(
            f"{view}_accepted",
            f"SELECT x.* FROM {whole} x WHERE EXISTS (SELECT 1 FROM {view}_accepted k WHERE {same})",
        )
    if extract.mode is Mode.SNAPSHOT and not undivided(delivered.newest):
        places = places_of(extract)
        define_places(engine, places)
        engine.define(f"{view}_accepted_placed", placed(extract, "accepted", places))
    take_accepted(engine, extract, delivered.in_force(extract), delivered.newest)
    engine.materialise(f"own_{view}", owned(extract, doubtful=False))


def _put_register_in_force(engine: Engine, extract: Extract, w_first: date, delivered: Deliveries) -> None:
    places = places_of(extract)
    define_places(engine, places)
    engine.define(f"{extract.view}_accepted_placed", placed(extract, "accepted", places))
    take_accepted(engine, extract, delivered.arrivals, delivered.newest)
    take_doubtful(engine, extract, delivered.newest, places, w_first)


def _attach(engine: Engine, extract: Extract, delivered: Deliveries) -> None:
    """Make the rows of the deliveries in force readable: `xNN_all_accepted`, of registers also `xNN_all_rejected`."""
    arrivals = delivered.in_force(extract)
    listed = [
        f"SELECT {one.seq} AS seq, {_text(one.delivery)} AS delivery, '{one.county_code}' AS county_code, "
        f"DATE '{one.received_on}' AS received_on"
        for one in arrivals
    ]
    nothing = "SELECT 0 AS seq, '' AS delivery, '' AS county_code, DATE '1900-01-01' AS received_on WHERE 1 = 0"
    engine.materialise(f"{extract.view}_arrival", " UNION ALL ".join(listed) or nothing)
    for kind in _KINDS if extract.register else _KINDS[:1]:
        files = [delivered.folders[one.delivery] / f"{kind}.parquet" for one in arrivals]
        engine.attach(f"{extract.view}_staged_{kind}", files, staged_schema(extract))
        engine.define(
            f"{extract.view}_all_{kind}",
            f"SELECT a.seq, a.county_code AS scope, a.received_on, s.* FROM {extract.view}_staged_{kind} s "
            f"JOIN {extract.view}_arrival a ON a.delivery = s.delivery",
        )


def _run(engine: Engine, *names: str) -> None:
    for name in names:
        engine.materialise(name, statement("fangpin_pipeline.identity", name))


def _text(value: str) -> str:
    """A text in SQL."""
    return "'" + value.replace("'", "''") + "'"
