"""A day as one step sees it: it writes down what the step looks at and what it writes. Decides nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa

from fangpin_pipeline.day import Day, Held
from fangpin_pipeline.engine.cluster import Cluster
from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.reading.gate import Gate
from fangpin_pipeline.steps.fingerprints import DAY, MONTH, PREVIOUS, PUBLISHED, RULEBOOK, TABLE, fingerprint_of
from fangpin_pipeline.warehouse import Home, PublishedRun
from fangpin_pipeline.warehouse.results import Results


@dataclass
class Trace:
    """What a step looked at, by name and fingerprint, and what it left behind.

    `written` are tables in the workspace, `tables` those that steps inside it have already handed to the store;
    `unvouched` is what it looked at and nobody can vouch for.
    """

    reads: dict[str, str] = field(default_factory=dict)
    unvouched: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    tables: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    left: list[Path] = field(default_factory=list)

    def wrote(self, table: str) -> bool:
        """Whether a table is the step's own."""
        return table in self.written or table in self.tables or table in self.kept

    def include(self, inner: "Trace") -> None:
        """What a step inside this one looked at and left, except what it was given by this one."""
        self.reads |= {name: value for name, value in inner.reads.items() if not self.wrote(name.removeprefix(TABLE))}
        self.unvouched |= inner.unvouched
        self.written |= inner.written
        self.tables |= inner.tables
        self.kept |= inner.kept
        self.left += inner.left


class Watched(Day):
    """The day of one step. Whatever no fingerprint stands for is noted as unvouched, so that it is never guessed."""

    def __init__(self, day: Day, trace: Trace) -> None:
        vars(self).update(whole=day, trace=trace)

    @property
    def whole(self) -> Day:
        """The day itself."""
        day: Day = vars(self)["whole"]
        return day

    @property
    def trace(self) -> Trace:
        """What was noted so far."""
        trace: Trace = vars(self)["trace"]
        return trace

    @property
    def as_of(self) -> date:
        self._note(DAY)
        return self.whole.as_of

    @property
    def month(self) -> date:
        self._note(MONTH)
        return self.whole.month

    @property
    def rulebook(self) -> Path:
        self._note(RULEBOOK)
        return self.whole.rulebook

    @property
    def previous(self) -> PublishedRun | None:
        self._note(PREVIOUS)
        return self.whole.previous

    @property
    def published(self) -> Mapping[date, PublishedRun]:
        self._note(PUBLISHED)
        return self.whole.published

    @property
    def staged(self) -> Path:
        # A folder of it is named by its content, and the step has that name from a table that it read.
        return self.whole.staged

    @property
    def mart(self) -> Path:
        return self.whole.mart

    @property
    def outbox(self) -> Path:
        return self.whole.outbox

    @property
    def home(self) -> Home:
        self.trace.unvouched.add("home")
        return self.whole.home

    @property
    def landing(self) -> Path:
        self.trace.unvouched.add("landing")
        return self.whole.landing

    @property
    def workspace(self) -> Path:
        self.trace.unvouched.add("workspace")
        return self.whole.workspace

    @property
    def gate(self) -> Gate:
        self.trace.unvouched.add("gate")
        return self.whole.gate

    @property
    def confirm(self) -> str | None:
        self.trace.unvouched.add("confirm")
        return self.whole.confirm

    @property
    def spark(self) -> Cluster | None:
        # Which engine computes is part of what is noted of the code.
        return self.whole.spark

    @property
    def engine(self) -> Engine:
        return self.whole.engine

    @property
    def results(self) -> Results | None:
        return self.whole.results

    @property
    def kept(self) -> set[str]:
        return self.whole.kept

    @property
    def held(self) -> dict[str, Held]:
        return self.whole.held

    @property
    def taken_over(self) -> set[str]:
        return self.whole.taken_over

    def demand(self, table: str) -> None:
        self._note_table(table)
        self.whole.demand(table)

    def path(self, table: str) -> Path:
        self._note_table(table)
        return self.whole.path(table)

    def read(self, table: str) -> pa.Table:
        self._note_table(table)
        return self.whole.read(table)

    def schema(self, table: str) -> pa.Schema | None:
        self._note_table(table)
        return self.whole.schema(table)

    def place(self, table: str) -> Path:
        self.trace.written.add(table)
        self.held.pop(table, None)
        return self.whole.place(table)

    def keep(self, tables: Iterable[str]) -> None:
        chosen = set(tables)
        self.trace.kept |= chosen
        for table in chosen & self.held.keys():
            self.held[table].bring = None
        self.whole.keep(chosen)

    def leave(self, files: Iterable[Path]) -> None:
        self.trace.left += files

    def _note_table(self, table: str) -> None:
        if not self.trace.wrote(table):
            self._note(TABLE + table)

    def _note(self, name: str) -> None:
        if name not in self.trace.reads:
            found = fingerprint_of(self.whole, name)
            if found is None:
                self.trace.unvouched.add(name)
            else:
                self.trace.reads[name] = found
