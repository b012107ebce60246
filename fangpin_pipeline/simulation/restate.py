"""A past day judged again with what is known or decided today, and which change moved which household.

A change is a parameter, the subsidy policies, or a delivery. Each is applied alone: what moves then is its doing; what
moves only when all are applied is nobody's alone. Later deliveries count when they append to what was known of the
past; a later snapshot tells of a later state and is left out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from fangpin_pipeline.contracts import Mode
from fangpin_pipeline.facts.areas import judged_extracts
from fangpin_pipeline.reading.deliveries import named_extract
from fangpin_pipeline.reading.gate import Gate
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.supposed import (
    POLICIES,
    Amended,
    Changed,
    Decision,
    GradeDecision,
    changes,
    grade_changes,
    policy_changes,
    settings_by_county,
    suppose,
)
from fangpin_pipeline.simulation.compare import Comparison, Row
from fangpin_pipeline.simulation.ground import FIXED, Ground, lay_ground
from fangpin_pipeline.simulation.simulate import Progress, Steps, about_code, laid_out, side_by_side
from fangpin_pipeline.warehouse import Home, PublishedRun, published_days, run_of
from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.manifest import Received

ADDED, REPLACED, REMOVED = "added", "replaced", "removed"


@dataclass(frozen=True)
class Change:
    """One thing that is different today. `key` names a parameter, `policies`, a grade, or the path of a delivery.

    `how` of a delivery is added, replaced or removed; of a parameter it is empty.
    """

    kind: str
    key: str
    how: str = ""


@dataclass(frozen=True)
class Moved:
    """A household that moved, with the changes that alone move it so: for its place on the list, and for each rule.

    `row` is one of `Comparison.households`. An empty reason means: only together.
    """

    row: Row
    listing: tuple[Change, ...]
    rules: Mapping[str, tuple[Change, ...]]


@dataclass(frozen=True)
class Restated:
    """The day of `run` again, with inputs as of `newest`, and `book` with what is `changed` and `amended`.

    `alone` says what each change does by itself.
    """

    run: PublishedRun
    newest: PublishedRun
    book: Rulebook
    alone: Mapping[Change, Comparison]
    changed: list[Changed]
    amended: list[Amended]
    comparison: Comparison
    moved: tuple[Moved, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Rules:
    """The rulebook of the day, the one of today as it would be on that day, and each difference alone."""

    then: Rulebook
    new: Rulebook
    alone: Mapping[Change, Rulebook]
    changed: list[Changed]
    amended: list[Amended]


def restate(
    home: Home,
    as_of: date,
    today: date,
    gate: Gate,
    *,
    inputs: bool,
    rulebook: bool,
    progress: Progress = lambda number, total, title: None,
) -> Restated:
    """Judge a published day again with today's `inputs` (those of the newest published day), `rulebook`, or both.

    Today's rulebook is the one of `home` as it is in force on `today`, yearly standards for the year of `as_of`.
    """
    run = run_of(home, as_of)
    if run is None:
        raise WarehouseError(f"{as_of} 尚未发布，没有可以对照的内容；请先运行 fangpin screen --as-of {as_of}。")
    newest = list(published_days(home).values())[-1]
    then = {one.path: one for one in run.manifest().inputs.deliveries}
    now = _known_today(then, newest, as_of) if inputs else then
    with laid_out(home, run) as (session, past):
        book = _rules(Rulebook.load(past.rulebook), Rulebook.load(home.rulebook) if rulebook else None, as_of, today)
        trial = _Trial(home, past, as_of, gate, session.workspace)
        return _restated(run, newest, then, now, book, trial, progress)


@dataclass
class _Trial:
    """Lays out one set of deliveries after the other, in one home and workspace."""

    home: Home
    past: Home
    as_of: date
    gate: Gate
    workspace: Path
    laid: int = 0

    def ground(self, deliveries: Mapping[str, Received], progress: Callable[[str], None]) -> Ground:
        self.laid += 1
        place = self.workspace / f"ground-{self.laid}"
        chosen = list(deliveries.values())
        return lay_ground(self.home, self.past, self.as_of, chosen, self.gate, place, progress)


def _restated(
    run: PublishedRun,
    newest: PublishedRun,
    then: Mapping[str, Received],
    now: Mapping[str, Received],
    book: _Rules,
    trial: _Trial,
    progress: Progress,
) -> Restated:
    differ = then != now
    suspects = tuple(_delivery_changes(then, now))
    steps = Steps((2 if differ else 1) * len(FIXED) + 2 + len(book.alone) + len(suspects), progress)
    before = trial.ground(then, steps.next)
    after = trial.ground(now, steps.next) if differ else before
    steps.next("当时的结果")
    base = before.outcome(book.then)
    steps.next("按今天的数据和规则库判断")
    comparison = side_by_side(before, base, after.outcome(book.new))
    alone: dict[Change, Comparison] = {}
    for change, rules in book.alone.items():
        steps.next(f"只改变参数 {change.key}")
        alone[change] = side_by_side(before, base, before.outcome(rules))
    for change in suspects:
        steps.next(f"只改变文件 {change.key}")
        if _matters(change, after):
            ground = trial.ground(_with(then, now, change), lambda title: None)
            alone[change] = side_by_side(before, base, ground.outcome(book.then))
            ground.discard()
    moved = tuple(_moved(row, alone) for row in comparison.households)
    notes = tuple(about_code(run, base))
    return Restated(run, newest, book.then, alone, book.changed, book.amended, comparison, moved, notes)


def _known_today(then: Mapping[str, Received], newest: PublishedRun, as_of: date) -> dict[str, Received]:
    """Files of the newest published day that were received by `as_of`, or later and append to the past."""
    known = {one.path: one for one in newest.manifest().inputs.deliveries}
    return {path: one for path, one in known.items() if one.received_on <= as_of or _appends(path)}


def _appends(path: str) -> bool:
    named = named_extract(path.rpartition("/")[2])
    return named is not None and named[0].mode is Mode.APPEND


def _delivery_changes(then: Mapping[str, Received], now: Mapping[str, Received]) -> Iterator[Change]:
    for path in sorted(then.keys() | now.keys()):
        if path not in now:
            yield Change("delivery", path, REMOVED)
        elif path not in then:
            yield Change("delivery", path, ADDED)
        elif then[path].sha256 != now[path].sha256:
            yield Change("delivery", path, REPLACED)


def _matters(change: Change, after: Ground) -> bool:
    """Whether a file can have moved anybody: rules rest on its extract, and today it counts or counts no more."""
    named = named_extract(change.key.rpartition("/")[2])
    if named is None or named[0].number not in judged_extracts():
        return False
    extract = named[0]
    counting = after.accepted(extract.view) if extract.mode is Mode.APPEND else after.covering(extract.view)
    return change.how != ADDED or change.key in counting


def _with(then: Mapping[str, Received], now: Mapping[str, Received], change: Change) -> dict[str, Received]:
    chosen = {path: one for path, one in then.items() if path != change.key}
    return chosen if change.how == REMOVED else {**chosen, change.key: now[change.key]}


def _rules(then: Rulebook, now: Rulebook | None, as_of: date, today: date) -> _Rules:
    if now is None:
        return _Rules(then, then, {}, [], [])
    changed = changes(settings_by_county(then, as_of), settings_by_county(now, today, as_of.year))
    policies, grades = policy_changes(then, now), grade_changes(then, as_of, now, today)
    alone: dict[Change, Rulebook] = {}
    decisions: list[Decision | GradeDecision] = []
    for name in dict.fromkeys(change.parameter.name for change in changed):
        taken = [_decision(change) for change in changed if change.parameter.name == name]
        alone[Change("parameter", name)] = suppose(then, taken, as_of)
        decisions += taken
    for key in dict.fromkeys(one.key for one in grades):
        graded = [_grade_decision(one, now, today) for one in grades if one.key == key]
        alone[Change("parameter", key)] = suppose(then, graded, as_of)
        decisions += graded
    everything = suppose(then, decisions, as_of)
    if policies:
        alone[Change("parameter", POLICIES)] = _with_policies(then, now)
        everything = _with_policies(everything, now)
    return _Rules(then, everything, alone, changed, [*policies, *grades])


def _decision(change: Changed) -> Decision:
    value = change.after.value
    if value is None:
        raise WarehouseError(f"今天的规则库没有{change.after.parameter.label}：{change.after.title}。请补上后重试。")
    return Decision(change.county, change.parameter.name, value, change.after.title)


def _grade_decision(one: Amended, now: Rulebook, today: date) -> GradeDecision:
    rule, severity = one.title, one.key.rpartition(".")[2]
    found = now.grades(one.county, today).get((rule, severity))
    return GradeDecision(one.county, rule, severity, *((found[0], found[1].title) if found else (severity, "")))


def _with_policies(book: Rulebook, now: Rulebook) -> Rulebook:
    return replace(book, office_policies=now.office_policies, shipped_policies=now.shipped_policies)


def _moved(row: Row, alone: Mapping[Change, Comparison]) -> Moved:
    """The changes that alone move a household the same way; where only its rules moved, those that move one of them."""
    same = {
        change: one
        for change, found in alone.items()
        if (one := found.moved_by_number.get(row["household_no"])) is not None
    }
    rules = {
        rule: tuple(change for change, one in same.items() if rule in one[side])
        for side in ("gained", "lost")
        for rule in row[side]
    }
    listing = tuple(change for change, one in same.items() if one["change"] == row["change"])
    return Moved(row, listing, rules)
