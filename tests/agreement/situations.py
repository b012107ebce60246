"""Which situations of the written semantics a random city holds on a day: of deliveries, of rows, and of verdicts.

Agreement means something only where both sides had something to decide; the tests demand what is counted here.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fangpin_pipeline.contracts import Column, Kind

from .naive import Book
from .naive.amounts import World
from .naive.classes import judge_classes
from .naive.coverage import View
from .naive.files import Row, receive
from .naive.rules import judge_rules

# Every extract that a rule reads, apart from those that say who lives where.
READ = (
    *("X03", "X04", "X06", "X07", "X08", "X09", "X11", "X12", "X14", "X16", "X17"),
    *("X18", "X19", "X20", "X21", "X22", "X23a", "X23c", "X27", "X29", "X31"),
)


def situations(landing: Path, as_of: date, book: Book) -> Counter[str]:
    """How often each situation occurs on the day."""
    world = World(receive(landing, as_of), as_of, book)
    found: Counter[str] = Counter()
    for x in READ:
        found.update(f"{x}: {name}" for name in _of_extract(world, world.views[x]))
    for h in world.people.households.values():
        rules = judge_rules(world, h)
        for name, verdict in {**rules, **judge_classes(world, h, rules)}.items():
            found[f"{name}: {verdict.severity or verdict.value}"] += 1
        found[f"household: {h.kind}{', members unknown' if h.unknown else ''}{'' if h.n else ', n unknown'}"] += 1
    return found


def _of_extract(world: World, view: View) -> Iterator[str]:
    for h in world.people.households.values():
        yield "fresh" if view.fresh(h.county) else "not fresh"
    for delivery in view.deliveries:
        yield from (f"{column.name} absent" for column in view.extract.columns if column.name not in delivery.columns)
    for row in view.rows:
        yield f"a row of {_named(world, row)}"
        yield from (f"{column.name} {_state(column, row)}" for column in view.extract.columns)
    for row in view.shadows:
        yield f"a quarantined row of {_named(world, row)}"
    if sum(len(delivery.accepted) for delivery in view.deliveries) > len(view.rows):
        yield "rows replaced"


def _state(column: Column, row: Row) -> str:
    value = row[column.name]
    if value is None:
        return "empty"
    return str(value) if column.kind in (Kind.CODE, Kind.FLAG) else "filled"


def _named(world: World, row: Row) -> str:
    """Whose row it is: a registered or general household, a member of one, somebody gone, nobody."""
    x, people = row.delivery.extract, world.people
    assert x is not None
    if x.household:
        h = people.households.get(row[x.household])
        return f"a {h.kind} household" if h else "no household"
    person = row[x.person] if x.person else None
    if person is None:
        return "nobody"
    if person in people.home and people.home[person] in people.households:
        return f"a member of a {people.households[people.home[person]].kind} household"
    if any(person in h.spending for h in people.households.values()):
        return "somebody who died in the months that count"
    return "somebody who is no member"
