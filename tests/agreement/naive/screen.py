"""One day from the landing folder to the output tables (rules.md §8), as far as they are compared row by row."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from .amounts import COMPONENTS, World
from .book import Book
from .classes import judge_classes
from .files import Delivery, receive
from .lists import place, verification, warnings
from .people import Household
from .rules import judge_rules
from .verdict import Verdict

Record = dict[str, Any]


def _delivery(d: Delivery) -> Record:
    return {
        "delivery": d.path,
        "extract": d.extract.name if d.extract else "",
        "county_code": d.county,
        "received_on": d.received_on,
        "sha256": d.sha256,
        "encoding": d.encoding,
        "rows_read": d.rows_read,
        "accepted": len(d.accepted),
        "dropped": d.dropped,
        "quarantined": len(d.rejected),
        "status": d.status,
    }


def _quarantine(d: Delivery) -> list[Record]:
    name = d.extract.name if d.extract else ""
    return [
        {"delivery": d.path, "extract": name, "row": row, "column": column, "rule": rule}
        for row, column, rule in d.quarantine
    ]


def _conflicts(world: World) -> list[Record]:
    return [
        {
            "as_of": world.as_of,
            "kind": "person_in_two_households",
            "household_no": no,
            "county_code": world.people.registered[no]["village_code"][:6],
        }
        for no in world.people.conflicts
    ]


def _fact(world: World, h: Household) -> Record:
    spending = world.spending(h)
    ni = world.income(h).value
    nipc = (ni / h.n).quantize(Decimal("0.01"), ROUND_HALF_UP) if ni is not None and h.n else None
    return {
        "as_of": world.as_of,
        "household_no": h.no,
        "kind": h.kind,
        **place(h),
        "n": h.n,
        "ni": ni,
        "ni_py": world.income_last_year(h).value,
        "nipc": nipc,
        **{name: spending[name].value for name in (*COMPONENTS, "rx")},
        "rx_low": spending["rx"].low,
    }


def _flags(world: World, h: Household, rules: dict[str, Verdict]) -> list[Record]:
    return [
        {
            "as_of": world.as_of,
            "household_no": h.no,
            **place(h),
            "rule": name,
            "verdict": verdict.value,
            "severity": verdict.severity,
        }
        for name, verdict in rules.items()
        if verdict.value != "clear"
    ]


def screen(
    landing: Path, as_of: date, previous: Iterable[Record] | None = None, book: Book | None = None
) -> dict[str, list[Record]]:
    """Output tables of one day. `previous` is the warning table of the newest day published before."""
    deliveries = receive(landing, as_of)
    world = World(deliveries, as_of, book or Book())
    rules = {no: judge_rules(world, h) for no, h in world.people.households.items()}
    classes = {no: judge_classes(world, h, rules[no]) for no, h in world.people.households.items()}
    verdicts = {no: {**rules[no], **classes[no]} for no in rules}
    households = world.people.households
    return {
        "delivery": [_delivery(d) for d in deliveries],
        "quarantine": [row for d in deliveries for row in _quarantine(d)],
        "conflict": _conflicts(world),
        "household_fact": [_fact(world, h) for h in households.values()],
        "household_class": [
            {
                "as_of": as_of,
                "household_no": no,
                "county_code": households[no].county,
                **{name: verdict.value for name, verdict in of.items()},
            }
            for no, of in classes.items()
        ],
        "flag": [row for no, of in rules.items() for row in _flags(world, households[no], of)],
        "warning": warnings(world, verdicts, previous),
        "verification": verification(world, verdicts),
    }
