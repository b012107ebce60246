"""A day small enough to be killed at every step: counts the lines of each delivery and publishes the counts."""

from datetime import date
from pathlib import Path

import pyarrow as pa

from fangpin_pipeline.contracts import Column, Extract, Kind, Table
from fangpin_pipeline.day import Day
from fangpin_pipeline.reading.gate import FAULT_SCHEMA, Judgement
from fangpin_pipeline.warehouse import Home, PublishedRun, run_before
from fangpin_pipeline.warehouse.files import sha256_of
from fangpin_pipeline.warehouse.manifest import Received
from fangpin_pipeline.warehouse.publication import publish
from fangpin_pipeline.warehouse.session import Session, open_session

LINES = Table(
    "lines",
    "文件行数",
    (Column("delivery", "文件"), Column("lines", "行数", Kind.COUNT), Column("before", "上次行数", Kind.COUNT)),
    order=("delivery",),
)


def screen_toy(home: Home, as_of: date, landing: Path, confirmed: str | None = None) -> PublishedRun:
    """A whole day: read the landing folder, compare with the day before, publish."""
    with open_session(home, as_of) as session:
        day = day_of(session, landing)
        deliveries = received(landing, as_of)
        previous = run_before(home, as_of)
        before = {row["delivery"]: row["lines"] for row in previous.read("lines").to_pylist()} if previous else {}
        rows = [
            {
                "delivery": delivery.path,
                "lines": len((landing / delivery.path).read_text(encoding="utf-8").splitlines()),
                "before": before.get(delivery.path),
            }
            for delivery in deliveries
        ]
        day.write("lines", pa.Table.from_pylist(rows))
        day.write("card", pa.table({"name": ["乙", "甲"], "n": [2, 1]}))
        return publish(day, [LINES], deliveries, internal={"card": ("n",)}, gate=toy_gate, confirmed=confirmed)


def received(landing: Path, as_of: date) -> list[Received]:
    """The deliveries that the toy day sees, in no order that publishing could rely on."""
    return [
        Received(file.relative_to(landing).as_posix(), sha256_of(file), date.fromisoformat(file.parent.name))
        for file in sorted(landing.glob("*/*.csv"), reverse=True)
        if date.fromisoformat(file.parent.name) <= as_of
    ]


def toy_gate(extract: Extract, candidates: pa.Table) -> Judgement:
    """Finds nothing."""
    return Judgement((), FAULT_SCHEMA.empty_table())


def day_of(session: Session, landing: Path) -> Day:
    """The day of a session."""
    return Day(session.as_of, session.home, landing, session.workspace, toy_gate)
