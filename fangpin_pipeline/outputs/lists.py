"""The rows of the lists: a run's tables joined into households with their hits, gaps and places, in list order.

Only joins and order stand here; how a row is worded stands in `columns`, how it looks in `sheets`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.engine.statements import statement
from fangpin_pipeline.facts.areas import judged_extracts
from fangpin_pipeline.outputs.export import run_table

TABLES = (
    "warning",
    "flag",
    "class_hit",
    "household_fact",
    "household_card",
    "verification",
    "clue",
    "unmatched_receipt",
    "evidence",
    "coverage",
    "delivery",
    "quarantine",
)


@dataclass(frozen=True)
class Household:
    """A household as a list names it. Empty fields are unknown; of a household that is gone only the place is left."""

    household_no: str
    county_code: str
    township_code: str
    village_code: str
    kind: str | None
    household_type: str | None
    monitored_class: str | None
    head_name: str | None
    head_id_no: str | None
    helper_name: str | None
    helper_phone: str | None
    dibao: bool | None
    tekun: bool | None
    measures: str | None
    n: int | None
    ni: Decimal | None


@dataclass(frozen=True)
class Hit:
    """A rule or class that hit a household, its sentence, and the extracts its evidence comes from."""

    rule: str
    severity: str
    sentence: str
    extracts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clue:
    """Where the clue of a listed household stands, and its place in the order of visits (table `clue`)."""

    standing: str
    visit_due_on: date | None
    days_overdue: int | None
    visit_rank: int | None
    score: int | None
    score_note: str | None
    times_warned: int
    times_rejected: int
    last_event: str | None
    last_event_on: date | None
    last_reason: str | None
    verdict: str | None
    verdict_on: date | None
    cooldown_until: date | None
    case_since: date | None
    revisit_on: date | None
    reopened_on: date | None
    escalated: bool | None


@dataclass(frozen=True)
class Warned:
    """A row of the warning list, or of the list of cleared ones (`state` cleared, no hits, `reason` filled)."""

    household: Household
    clue: Clue
    severity: str
    state: str
    reason: str | None
    first_seen: date
    due_on: date | None
    rules: tuple[str, ...]
    hits: tuple[Hit, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Doubt:
    """A household of the verification list: the rules and classes that could not be judged, and what is missing."""

    household: Household
    rules: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Age:
    """How old an extract is in a county; `delivery` is empty where none ever came."""

    extract: str
    county_code: str
    delivery: str | None
    received_on: date | None
    age_days: int | None
    max_age: int
    fresh: bool


@dataclass(frozen=True)
class Receipt:
    """A received file that its department has to correct; `cells` counts what the quarantine lists of it."""

    delivery: str
    extract: str | None
    county_code: str
    received_on: date
    rows_read: int
    accepted: int
    quarantined: int
    cells: int
    status: str
    message: str


@dataclass(frozen=True)
class Unmatched:
    """A receipt of a visit that fits no clue; `county_code` is empty where nobody knows the household."""

    event_no: str
    household_no: str
    county_code: str | None
    event: str
    occurred_on: date
    problem: str
    delivery: str
    row: int


@dataclass(frozen=True)
class Township:
    """Everything the lists of one township hold. `warned` begins with those to be visited, in the order of visits."""

    code: str
    county_code: str
    households: int
    warned: tuple[Warned, ...]
    cleared: tuple[Warned, ...]
    doubts: tuple[Doubt, ...]

    @property
    def to_visit(self) -> tuple[Warned, ...]:
        """Warned households that somebody has to visit."""
        return tuple(row for row in self.warned if row.clue.visit_rank is not None)

    @property
    def resting(self) -> tuple[Warned, ...]:
        """Warned households that were visited already and are left in peace: cooldown, open case, put off."""
        return tuple(row for row in self.warned if row.clue.visit_rank is None)


@dataclass(frozen=True)
class Lists:
    """The lists of a whole day."""

    townships: tuple[Township, ...]
    ages: Mapping[str, tuple[Age, ...]]
    receipts: tuple[Receipt, ...]
    unmatched: tuple[Unmatched, ...]


_Row = TypeVar("_Row", Warned, Doubt)
_Part = TypeVar("_Part", Household, Clue)


def read_lists(run_dir: Path) -> Lists:
    """Lists of a run, a township with households but without warnings included."""
    engine = DuckDBEngine()
    try:
        for table in TABLES:
            engine.attach(table, [run_table(run_dir, table)])
        engine.define("named", statement(__package__, "list_named"))
        warned = list(_warned(engine))
        doubts = list(_doubts(engine))
        places = _fetch(engine, "townships")
        ages = [Age(**row) for row in _fetch(engine, "coverage") if row["extract"] in judged_extracts()]
        receipts = tuple(Receipt(**row) for row in _fetch(engine, "receipts"))
        unmatched = tuple(Unmatched(**row) for row in _fetch(engine, "unmatched"))
    finally:
        engine.close()
    warned_in, doubts_in = _by_township(warned), _by_township(doubts)
    townships = tuple(
        _township(place, warned_in[place["township_code"]], doubts_in[place["township_code"]]) for place in places
    )
    counties = sorted({age.county_code for age in ages})
    by_county = {county: tuple(age for age in ages if age.county_code == county) for county in counties}
    return Lists(townships, by_county, receipts, unmatched)


def _township(place: Mapping[str, Any], warned: list[Warned], doubts: list[Doubt]) -> Township:
    return Township(
        code=place["township_code"],
        county_code=place["county_code"],
        households=place["households"],
        warned=tuple(row for row in warned if row.state != "cleared"),
        cleared=tuple(row for row in warned if row.state == "cleared"),
        doubts=tuple(doubts),
    )


def _warned(engine: DuckDBEngine) -> Iterator[Warned]:
    extracts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _fetch(engine, "sources"):
        extracts[row["household_no"], row["rule"]].append(row["extract"])
    hits: dict[str, list[Hit]] = defaultdict(list)
    for row in _fetch(engine, "hits"):
        number, rule = row["household_no"], row["rule"]
        hits[number].append(Hit(rule, row["severity"], row["sentence"], tuple(extracts[number, rule])))
    missing: dict[str, list[str]] = defaultdict(list)
    for row in _fetch(engine, "gaps"):
        missing[row["household_no"]].append(row["missing"])
    for row in _fetch(engine, "warnings"):
        number = row["household_no"]
        yield Warned(
            household=_of(Household, row),
            clue=_of(Clue, row),
            severity=row["severity"],
            state=row["state"],
            reason=row["reason"],
            first_seen=row["first_seen"],
            due_on=row["due_on"],
            rules=tuple(row["rules"].split(";")),
            hits=tuple(hits[number]),
            missing=tuple(missing[number]),
        )


def _doubts(engine: DuckDBEngine) -> Iterator[Doubt]:
    """One row a household: whoever asks for what is missing goes there once."""
    for _, group in groupby(_fetch(engine, "doubts"), key=itemgetter("household_no")):
        rows = list(group)
        missing = tuple(dict.fromkeys(row["missing"] for row in rows))
        yield Doubt(_of(Household, rows[0]), tuple(row["rule"] for row in rows), missing)


def _of(kind: type[_Part], row: Mapping[str, Any]) -> _Part:
    return kind(**{name: row[name] for name in kind.__dataclass_fields__})


def _by_township(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.household.township_code].append(row)
    return found


def _fetch(engine: DuckDBEngine, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = engine.fetch(statement(__package__, f"list_{name}")).to_pylist()
    return rows
