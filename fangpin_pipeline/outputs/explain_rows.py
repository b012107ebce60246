"""The source rows of one household, whatever its verdicts: looked up in what was read of the deliveries of its run.

A run keeps rows for hits only (table `evidence`). Members are told by a number and their relation, never by name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from fangpin_pipeline.contracts import Extract, Kind
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.facts.cells import ABSENCES, CELLS, without_row
from fangpin_pipeline.facts.sources import SOURCES
from fangpin_pipeline.identity.coverage import Arrival
from fangpin_pipeline.identity.of_household import Deliveries, find_household, find_rows
from fangpin_pipeline.identity.whose import REGISTERS
from fangpin_pipeline.rules.evidence import rows_needed
from fangpin_pipeline.warehouse import PublishedRun

# A sum has the rows of its parts.
_PARTS_OF = {"rx": ("oop", "edu", "dis", "acc", "biz", "dsb")}
# What is taken from the same record.
_SAME_ROWS = {"production": "ni", "subsidy": "ni", "no_income_record": "ni"}


@dataclass(frozen=True)
class Cell:
    """A cell of a source row as it was read: money in yuan, days in ISO form, flags as 是 or 否."""

    column: str
    label: str
    value: str


@dataclass(frozen=True)
class SourceRow:
    """Where a row stands, as a department finds it again; `sheet` is empty for files without sheets. `member` is whom
    it names, empty for a row of the whole household."""

    extract: str
    delivery: str
    sheet: str
    row: int
    member: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class HouseholdRows:
    """Rows behind each fact, all rows of the household by extract, and members without a row that is missed."""

    by_fact: Mapping[str, tuple[SourceRow, ...]]
    by_extract: Mapping[str, tuple[SourceRow, ...]]
    without: Mapping[str, tuple[str, ...]]


def look_up(
    engine: Engine, run: PublishedRun, staged: Path, household_no: str, w_first: date, facts: Iterable[str]
) -> HouseholdRows | None:
    """The rows behind these facts of a household; None when the rows read for that run are not kept any more.

    `engine` reads `county_day`, `coverage` and `delivery` of the run; `staged` is the cache of rows read, `w_first` is
    the first day of W.
    """
    wanted = list(dict.fromkeys(part for fact in facts for part in parts_of(fact) if part in SOURCES))
    numbers = {source.extract for fact in wanted for source in SOURCES[fact]} | set(REGISTERS)
    numbers |= {ABSENCES[fact].extract for fact in wanted if fact in ABSENCES}
    # The conditions on rows name these themselves.
    numbers |= {"X11", "X12", "X21"}
    delivered = _delivered(engine, run, staged, numbers)
    if delivered is None:
        return None
    find_household(engine, household_no, w_first, delivered)
    extracts = [extract_of(number) for number in sorted(numbers - set(REGISTERS))]
    for extract in sorted(extracts, key=lambda one: one.through is not None):
        find_rows(engine, extract, delivered[extract.number])
    return _read(engine, wanted, numbers)


def parts_of(fact: str) -> tuple[str, ...]:
    """The facts whose rows stand behind a fact: itself, or those that it is summed or taken from."""
    return _PARTS_OF.get(fact, (_SAME_ROWS.get(fact, fact),))


def _delivered(engine: Engine, run: PublishedRun, staged: Path, numbers: Iterable[str]) -> dict[str, Deliveries] | None:
    """What counted of each extract; None when a folder is gone, or the run does not say where its rows were."""
    folders = {delivery: staged / folder for delivery, folder in run.staged().items()}
    told = engine.fetch(
        "SELECT delivery, extract, county_code, received_on, accepted, status FROM delivery"
    ).to_pylist()
    received = {row["delivery"]: row for row in told if row["status"] == "accepted"}
    by_name: dict[str, list[Arrival]] = {}
    for seq, delivery in enumerate(folders):
        row = received[delivery]
        arrival = Arrival(seq, delivery, row["county_code"], row["received_on"], row["accepted"])
        by_name.setdefault(row["extract"], []).append(arrival)
    covers = engine.fetch("SELECT extract, county_code, delivery FROM coverage WHERE delivery IS NOT NULL").to_pylist()
    found: dict[str, Deliveries] = {}
    for number in numbers:
        arrivals = by_name.get(all_extracts()[number].name, [])
        known = {arrival.delivery: arrival for arrival in arrivals}
        newest = {row["county_code"]: row["delivery"] for row in covers if row["extract"] == number}
        if not set(newest.values()) <= known.keys():
            return None
        found[number] = Deliveries(arrivals, folders, {county: known[one] for county, one in newest.items()})
        if not all(folders[one.delivery].is_dir() for one in found[number].in_force(extract_of(number))):
            return None
    return found


def _read(engine: Engine, wanted: Sequence[str], numbers: Iterable[str]) -> HouseholdRows:
    named = " UNION ALL ".join(f"SELECT '{fact}' AS fact" for fact in wanted)
    engine.materialise("need", f"SELECT h.h, f.fact AS rule, f.fact FROM household h CROSS JOIN ({named}) f")
    behind = engine.fetch(rows_needed(engine)).to_pylist()
    members = _members(engine)
    held = [number for number in sorted(numbers) if f"hit_{extract_of(number).view}" in engine.names()]
    filled = [number for number in held if engine.count(f"hit_{number.lower()}")]
    every = {extract_of(number).name: _rows(engine, extract_of(number), members) for number in filled}
    by_fact: dict[str, list[SourceRow]] = {}
    for one in sorted(behind, key=lambda one: (one["fact"], one["extract"], one["seq"], one["row"])):
        by_fact.setdefault(one["fact"], []).append(every[one["extract"]][one["seq"], one["row"]])
    missed = [without_row(fact) for fact in wanted if fact in ABSENCES]
    without: dict[str, list[str]] = {}
    if missed:
        for row in engine.fetch(f"{' UNION ALL '.join(missed)} ORDER BY 1, 2").to_pylist():
            without.setdefault(row["fact"], []).append(members[row["p"]])
    return HouseholdRows(
        {fact: tuple(rows) for fact, rows in by_fact.items()},
        {extract: tuple(rows.values()) for extract, rows in every.items()},
        {fact: tuple(sorted(names)) for fact, names in without.items()},
    )


def _members(engine: Engine) -> dict[int, str]:
    """Members and the recent dead by a number and their relation, the head first, then by age."""
    rows = engine.fetch(
        "SELECT r.p, r.alive, COALESCE(MIN(c.relation), MIN(g.relation)) AS related FROM resident r "
        "JOIN household h ON h.h = r.h "
        "LEFT JOIN person_change c ON c.id_no = r.id_no AND c.household_no = h.household_no "
        "LEFT JOIN register_person g ON g.id_no = r.id_no "
        "GROUP BY r.p, r.alive, r.birth ORDER BY CASE WHEN related = '户主' THEN 0 ELSE 1 END, r.birth, r.p"
    ).to_pylist()
    return {
        row["p"]: f"成员{place}（{row['related'] or '关系不详'}{'' if row['alive'] else '，已故'}）"
        for place, row in enumerate(rows, start=1)
    }


def _rows(engine: Engine, extract: Extract, members: Mapping[int, str]) -> dict[tuple[int, int], SourceRow]:
    """All rows of the household in an extract by delivery and row number."""
    columns = [extract.by_name[name] for name in CELLS[extract.number]]
    person = "x.p" if extract.person else "CAST(NULL AS INT)"
    cells = ", ".join(f"b.{column.name} AS cell_{column.name}" for column in columns)
    found = engine.fetch(
        f"SELECT DISTINCT x.seq, x.row, {person} AS p, b.delivery, b.sheet, {cells} FROM hit_{extract.view} x "
        f"JOIN {extract.view} b ON b.seq = x.seq AND b.row = x.row ORDER BY x.seq, x.row"
    )
    return {
        (row["seq"], row["row"]): SourceRow(
            extract.name,
            row["delivery"],
            row["sheet"] or "",
            row["row"],
            members[row["p"]] if row["p"] is not None else "",
            tuple(
                Cell(column.name, column.label, _worded(column.kind, row[f"cell_{column.name}"]))
                for column in columns
                if row[f"cell_{column.name}"] is not None
            ),
        )
        for row in found.to_pylist()
    }


def _worded(kind: Kind, value: Any) -> str:
    if kind is Kind.MONEY:
        return f"{Decimal(value).scaleb(-2):,.2f}"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value:%Y-%m}" if kind is Kind.MONTH else value.isoformat()
    return str(value)
