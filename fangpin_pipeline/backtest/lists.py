"""What was published up to a day: who was warned since when and for what, who could not be judged, in which order.

Only published tables are read. What happened afterwards is not known here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fangpin_pipeline.backtest.errors import BacktestError
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.warehouse import Home, PublishedRun, published_days

ALL, SEVERITY, RULE, CLASS = "all", "severity", "rule", "class"
_GRADES = {"red": 3, "orange": 2, "yellow": 1}
Mark = tuple[str, str]
"""A dimension and a value of it: (severity, red), (rule, illness); (all, "") is the list as a whole."""


@dataclass(frozen=True)
class Place:
    """Where a household lives."""

    county: str
    township: str


@dataclass(frozen=True)
class Warned:
    """A warning: `since` is its first_seen, `published` the first of the days looked at whose list holds it."""

    since: date
    published: date


@dataclass(frozen=True)
class Visit:
    """A household that the list of the last day sends a visitor to; `rank` is its place in the township's order."""

    household_no: str
    place: Place
    rank: int
    grade: int


@dataclass(frozen=True)
class Lists:
    """The lists of the days from `start` to `as_of`. `unknown` are households on a verification list, never warned.

    `warned_last` and `unknown_last` say the same of the last day alone, the day of `visits`.
    """

    start: date
    as_of: date
    run_id: str
    days: tuple[date, ...]
    households: Mapping[str, Place]
    warned: Mapping[Mark, Mapping[str, Warned]]
    unknown: frozenset[str]
    unknown_last: frozenset[str]
    visits: tuple[Visit, ...]


def read_lists(home: Home, as_of: date, start: date | None = None) -> Lists:
    """The published lists of `as_of`, or of all published days from `start` to it.

    Raises BacktestError when `as_of` is not published or `start` lies after it.
    """
    if start is not None and start > as_of:
        raise BacktestError(f"--from {start} 晚于 --as-of {as_of}。请使 --from 不晚于 --as-of。")
    runs = published_days(home)
    if as_of not in runs:
        raise BacktestError(
            f"{home.root} 中没有 {as_of} 的发布结果；请先运行 fangpin screen --as-of {as_of} --home {home.root}。"
        )
    chosen = [run for day, run in runs.items() if (start or as_of) <= day <= as_of]
    households: dict[str, Place] = {}
    warned: dict[Mark, dict[str, Warned]] = {}
    unknown: set[str] = set()
    unknown_last: frozenset[str] = frozenset()
    for run in chosen:
        households |= _households(run)
        _add_warned(run, warned)
        unknown_last = frozenset(run.read("verification")["household_no"].to_pylist())
        unknown |= unknown_last
    return Lists(
        start=chosen[0].as_of,
        as_of=as_of,
        run_id=chosen[-1].id,
        days=tuple(run.as_of for run in chosen),
        households=households,
        warned=warned,
        unknown=frozenset(unknown - warned.get((ALL, ""), {}).keys()),
        unknown_last=unknown_last,
        visits=tuple(_visits(chosen[-1])),
    )


def _households(run: PublishedRun) -> dict[str, Place]:
    table = run.read("household_fact").select(["household_no", "county_code", "township_code"])
    numbers, counties, townships = (column.to_pylist() for column in table.columns)
    return {number: Place(c, t) for number, c, t in zip(numbers, counties, townships, strict=True)}


def _add_warned(run: PublishedRun, warned: dict[Mark, dict[str, Warned]]) -> None:
    """Note what this day's list says first. What an earlier day's list did not say yet counts from this day."""
    first = not warned
    columns = ["household_no", "severity", "state", "first_seen", "rules"]
    for row in run.read("warning").select(columns).to_pylist():
        if row["state"] == "cleared":
            continue
        number = row["household_no"]
        for mark in _marks(row["severity"], row["rules"].split(";")):
            begun = row["first_seen"] if first or mark == (ALL, "") else run.as_of
            warned.setdefault(mark, {}).setdefault(number, Warned(begun, run.as_of))


def _marks(severity: str, rules: Iterable[str]) -> list[Mark]:
    judgements = all_judgements()
    named = [(CLASS if name in judgements and judgements[name].is_class else RULE, name) for name in rules]
    return [(ALL, ""), (SEVERITY, severity), *named]


def _visits(run: PublishedRun) -> Iterable[Visit]:
    columns = ["household_no", "county_code", "township_code", "visit_rank", "severity"]
    for row in run.read("clue").select(columns).to_pylist():
        if row["visit_rank"] is not None:
            place = Place(row["county_code"], row["township_code"])
            yield Visit(row["household_no"], place, row["visit_rank"], _GRADES[row["severity"]])
