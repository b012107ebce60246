"""A change of the rulebook tried on a published day: who would be on the list and who would not."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from fangpin_pipeline.day import Day
from fangpin_pipeline.identity.divisions import AUTHORITIES, CITY
from fangpin_pipeline.reading.gate import Gate
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.errors import UnusableError
from fangpin_pipeline.rulebook.sense import nonsense
from fangpin_pipeline.rulebook.supposed import (
    Amended,
    Changed,
    Decision,
    Supposed,
    changes,
    grade_changes,
    policy_changes,
    settings_by_county,
    suppose,
)
from fangpin_pipeline.rules.grades import misgraded
from fangpin_pipeline.simulation.compare import Comparison, compare
from fangpin_pipeline.simulation.ground import FIXED, Ground, lay_ground
from fangpin_pipeline.simulation.outcome import Outcome
from fangpin_pipeline.warehouse import Home, PublishedRun, published_days
from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.furnish import furnish, link_staged
from fangpin_pipeline.warehouse.inputs import rulebook_files
from fangpin_pipeline.warehouse.session import Session, open_session

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Simulated:
    """What a change of `book` would do on the day of `run`; `notes` are sentences about what to bear in mind."""

    run: PublishedRun
    book: Rulebook
    changed: list[Changed]
    amended: list[Amended]
    comparison: Comparison
    notes: tuple[str, ...]


def newest_run(home: Home, as_of: date) -> PublishedRun:
    """The published run of a day, else of the newest day before it."""
    days = [run for day, run in published_days(home).items() if day <= as_of]
    if not days:
        raise WarehouseError(f"{home.root} 中没有 {as_of} 或以前的发布结果；请先运行 fangpin screen --as-of {as_of}。")
    return days[-1]


def simulate(
    home: Home,
    as_of: date,
    decisions: Sequence[Supposed],
    gate: Gate,
    progress: Progress = lambda number, total, title: None,
) -> Simulated:
    """Judge the newest day up to `as_of` by its own rulebook and by one with `decisions`; changes nothing in `home`.

    Raises WarehouseError when no day is published or what was kept of it is damaged, UnusableError for decisions that
    the rulebook would refuse.
    """
    run = newest_run(home, as_of)
    steps = Steps(len(FIXED) + 2, progress)
    with laid_out(home, run) as (session, past):
        book = Rulebook.load(past.rulebook)
        supposed = suppose(book, decisions, run.as_of)
        _refuse_nonsense(supposed)
        received = run.manifest().inputs.deliveries
        ground = lay_ground(home, past, run.as_of, received, gate, session.workspace / "ground", steps.next)
        steps.next("按现行规则库判断")
        before = ground.outcome(book)
        steps.next("按模拟的规则库判断")
        after = ground.outcome(supposed)
        comparison = side_by_side(ground, before, after)
        changed = changes(settings_by_county(book, run.as_of), settings_by_county(supposed, run.as_of))
        notes = (*_about_day(home, run, as_of), *about_code(run, before), *_about_reach(decisions, changed))
        amended = [*policy_changes(book, supposed), *grade_changes(book, run.as_of, supposed, run.as_of)]
    return Simulated(run, book, changed, amended, comparison, tuple(notes))


def _refuse_nonsense(book: Rulebook) -> None:
    """Raise UnusableError for decisions that an office could not take, because the rulebook would refuse them."""
    if problems := [*misgraded(book), *nonsense(book)]:
        told = "；".join(f"键“{problem.key}”：{problem.what}" for problem in problems)
        raise UnusableError(told, problems[0].remedy)


class Steps:
    """Counts steps of a known number."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._number, self._total, self._progress = 0, total, progress

    def next(self, title: str) -> None:
        """Say that a step begins."""
        self._number += 1
        self._progress(self._number, self._total, title)


@contextmanager
def laid_out(home: Home, run: PublishedRun) -> Iterator[tuple[Session, Home]]:
    """A private home with what a run had before it; it is gone afterwards."""
    with open_session(home, run.as_of, records=False) as session:
        past = Home(session.workspace / "home")
        furnish(home, past, run.manifest(), session.workspace)
        link_staged(home, past)
        yield session, past


def side_by_side(ground: Ground, before: Outcome, after: Outcome) -> Comparison:
    """Compare two outcomes in an engine of their own."""
    bench = Day(ground.day.as_of, ground.day.home, ground.day.landing, ground.place, ground.day.gate)
    try:
        return compare(bench.engine, before, after)
    finally:
        bench.engine.close()


def _about_day(home: Home, run: PublishedRun, as_of: date) -> Iterator[str]:
    if run.as_of != as_of:
        yield f"{as_of} 尚未发布，按此前最近的发布日 {run.as_of} 模拟。"
    if rulebook_files(home) != dict(run.manifest().inputs.rulebook):
        yield (
            f"{home.rulebook} 在 {run.as_of} 发布之后有改动；对照以发布时的规则库为准，"
            f"重新筛查 {run.as_of} 后再模拟即用新的规则库。"
        )


def about_code(run: PublishedRun, before: Outcome) -> Iterator[str]:
    """What to say when the program of today gives another list than was published: one sentence, or none."""
    published = {
        (row["household_no"], row["severity"], row["rules"])
        for row in run.read("warning").select(["household_no", "severity", "rules", "state"]).to_pylist()
        if row["state"] != "cleared"
    }
    columns = before.listed.select(["household_no", "severity", "rules"]).to_pylist()
    differing = {household for household, _, _ in published ^ {tuple(row.values()) for row in columns}}
    if differing:
        yield (
            f"现在的程序重算 {run.as_of} 的名单，有 {len(differing)} 户与当时发布的不同；"
            "对照的两边都用现在的程序，详见 fangpin replay。"
        )


def _about_reach(decisions: Sequence[Supposed], changed: Sequence[Changed]) -> Iterator[str]:
    """Decisions that change nothing, and counties that keep their own value."""
    for decision in decisions:
        if not isinstance(decision, Decision):
            continue
        reached = {change.county for change in changed if change.parameter.name == decision.name}
        if not reached:
            yield f"{decision.title}：与现行取值相同，或不涉及当年，没有改变任何取值。"
        elif decision.authority == CITY and len(missed := sorted(AUTHORITIES.keys() - reached - {CITY})):
            names = "、".join(AUTHORITIES[county] for county in missed)
            yield f"{decision.title}：{names}的取值不变（自有规定，或与现行相同）；要改变，写 @旗县区。"
