"""The rows of the lists: a run's tables joined into households with their hits, gaps and places, in list order.

Only joins and order stand here; how a row is worded stands in `columns`, how it looks in `sheets`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

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


class Household(NamedTuple):
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


class Hit(NamedTuple):
    """A rule or class that hit a household, its sentence, and the extracts its evidence comes from."""

    rule: str
    severity: str
    sentence: str
    extracts: tuple[str, ...] = ()


class Clue(NamedTuple):
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


class Warned(NamedTuple):
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


class Doubt(NamedTuple):
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
    for number, rule, extract in _told(engine, "sources", "household_no", "rule", "extract"):
        extracts[number, rule].append(extract)
    hits: dict[str, list[Hit]] = defaultdict(list)
    for number, rule, severity, sentence in _told(engine, "hits", "household_no", "rule", "severity", "sentence"):
        hits[number].append(Hit(rule, severity, sentence, tuple(extracts.get((number, rule), ()))))
    missing: dict[str, list[str]] = defaultdict(list)
    for number, text in _told(engine, "gaps", "household_no", "missing"):
        missing[number].append(text)
    columns = _columns(engine, "warnings")
    numbers = columns["household_no"]
    return map(
        Warned,
        _of(Household, columns),
        _of(Clue, columns),
        *(columns[name] for name in ("severity", "state", "reason", "first_seen", "due_on")),
        (tuple(rules.split(";")) for rules in columns["rules"]),
        (tuple(hits.get(number, ())) for number in numbers),
        (tuple(missing.get(number, ())) for number in numbers),
    )


def _doubts(engine: DuckDBEngine) -> Iterator[Doubt]:
    """One row a household: whoever asks for what is missing goes there once."""
    columns = _columns(engine, "doubts")
    rows = zip(_of(Household, columns), columns["rule"], columns["missing"], strict=True)
    for _, group in groupby(rows, key=lambda row: row[0].household_no):
        households, rules, missing = zip(*group, strict=True)
        yield Doubt(households[0], rules, tuple(dict.fromkeys(missing)))


def _of(kind: type[_Part], columns: Mapping[str, Sequence[Any]]) -> Iterator[_Part]:
    """Parts of a row from the columns that are named as their fields."""
    return map(kind, *(columns[name] for name in kind._fields))


def _by_township(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.household.township_code].append(row)
    return found


def _fetch(engine: DuckDBEngine, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = engine.fetch(statement(__package__, f"list_{name}")).to_pylist()
    return rows


def _columns(engine: DuckDBEngine, name: str) -> dict[str, list[Any]]:
    """The columns of long lists: put together by rows they take twice the time."""
    rows = engine.fetch(statement(__package__, f"list_{name}"))
    return {column: rows[column].to_pylist() for column in rows.column_names}


def _told(engine: DuckDBEngine, name: str, *wanted: str) -> Iterator[tuple[Any, ...]]:
    columns = _columns(engine, name)
    return zip(*(columns[column] for column in wanted), strict=True)
