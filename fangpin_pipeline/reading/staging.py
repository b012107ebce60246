"""All deliveries of a day, each read and judged once and kept by content. In the order of arrival
it is found which repeat the one before, and which write their amounts in another unit.

The gate judges what an extract received on one day in one go: one call of the quality framework costs far more than a
row, and verdicts then depend on what was delivered, never on what had been screened before.
"""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import fangpin_pipeline
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.privacy import redact
from fangpin_pipeline.reading.bounded import read_bounded
from fangpin_pipeline.reading.deliveries import Delivery
from fangpin_pipeline.reading.gate import FAULT_SCHEMA, Gate, GateError, Judgement, Verdict
from fangpin_pipeline.reading.read import Candidates
from fangpin_pipeline.reading.reason import Reason
from fangpin_pipeline.reading.settle import ACCEPTED, DUPLICATE, Counts, refused, settle
from fangpin_pipeline.reading.store import Record, Store, fingerprint, source_fingerprint
from fangpin_pipeline.reading.unit_jump import medians, unit_jump

_PACKAGE = Path(fangpin_pipeline.__file__).parent
_SOURCES = (
    "contracts/*.py",
    "reading/*.py",
    "identity/id_number.py",
    "identity/divisions.py",
    "identity/history.py",
    "identity/data/*.csv",
    "*_text.py",
    "privacy.py",
)


@dataclass(frozen=True)
class StagedDelivery:
    """A delivery and what became of it. `folder` holds its tables; a duplicate has none and counts nothing."""

    delivery: Delivery
    status: str
    message: str
    encoding: str
    counts: Counts
    folder: Path | None
    batch: str
    reason: Reason | None


def stage(deliveries: Sequence[Delivery], gate: Gate, store: Path, edition: frozenset[str]) -> list[StagedDelivery]:
    """Read and judge what `store` does not hold yet. Result in the order of `deliveries` (`find_deliveries`).

    `edition` holds the village codes in force. Raises GateError when a judgement fails: our fault, not a file's.
    """
    staging = _Staging(gate, Store(store), edition, _code_fingerprint(gate, edition))
    done: dict[str, StagedDelivery] = {}
    for day in _received_together(deliveries):
        done |= {staged.delivery.path: staged for staged in staging.day(day)}
    return [done[delivery.path] for delivery in deliveries]


def verdicts(staged: Sequence[StagedDelivery], store: Path) -> list[Verdict]:
    """Verdicts over all these deliveries, one for each check of each extract."""
    batches: dict[Extract, list[str]] = {}
    for one in staged:
        if one.batch and one.delivery.extract is not None:
            batches.setdefault(one.delivery.extract, []).append(one.batch)
    return Store(store).verdicts(batches)


def _received_together(deliveries: Sequence[Delivery]) -> Iterator[list[Delivery]]:
    """Deliveries of one extract on one day, days in order."""
    ordered = sorted(deliveries, key=lambda one: one.extract.number if one.extract else "")
    for _, group in groupby(ordered, key=lambda one: (one.extract and one.extract.number, one.received_on)):
        yield list(group)


def _code_fingerprint(gate: Gate, edition: frozenset[str]) -> str:
    """Everything beside a file and its contract that its result depends on: our code, the gate's, the edition."""
    judge = gate if inspect.isroutine(gate) else type(gate)
    sources = [file for pattern in _SOURCES for file in _PACKAGE.glob(pattern)]
    sources += Path(inspect.getfile(judge)).parent.rglob("*.py")
    return fingerprint(source_fingerprint(sources), sorted(edition))


@dataclass
class _Staging:
    """The walk over all days: what has been judged, and the newest accepted delivery of each extract and scope."""

    gate: Gate
    store: Store
    edition: frozenset[str]
    code: str
    newest: dict[tuple[str, str], tuple[Delivery, Record]] = field(default_factory=dict)

    def day(self, deliveries: list[Delivery]) -> list[StagedDelivery]:
        """Judge what one extract received on one day. Whether a file repeats an earlier one of the same day is only
        known when that one has been judged; hence the rounds."""
        known = {one.path: record for one in deliveries if (record := self.store.find(self._folder(one)))}
        while unknown := self._unjudged(deliveries, known):
            known |= self._judge(unknown)
        return [self._staged(one, known) for one in deliveries]

    def _unjudged(self, deliveries: list[Delivery], known: Mapping[str, Record]) -> list[Delivery]:
        newest = dict(self.newest)
        chosen: list[Delivery] = []
        for one in deliveries:
            if one.path in known:
                if known[one.path].accepted and not _repeats(one, newest) and not _jumps(one, known[one.path], newest):
                    newest[_scope(one)] = one, known[one.path]
            elif not _repeats(one, newest) and not any(_same_bytes(one, other) for other in chosen):
                chosen.append(one)
        return chosen

    def _staged(self, one: Delivery, known: Mapping[str, Record]) -> StagedDelivery:
        if _repeats(one, self.newest):
            earlier, record = self.newest[_scope(one)]
            why = f"与{earlier.path}内容完全相同，不重复计入。"
            return StagedDelivery(one, DUPLICATE, why, record.encoding, Counts(), None, "", None)
        record = known[one.path]
        if jump := _jumps(one, record, self.newest):
            record = self._refused(one, record, jump)
        if record.accepted:
            self.newest[_scope(one)] = one, record
        return StagedDelivery(
            one,
            record.status,
            record.message,
            record.encoding,
            record.counts,
            record.folder,
            record.batch,
            record.reason,
        )

    def _refused(self, one: Delivery, record: Record, why: str) -> Record:
        """The record of a delivery that is refused for what had come before it. What had come may be another on another
        day, so it lies beside the record of the delivery by itself."""
        folder = self.store.folder(one.extract, fingerprint(record.folder.name, why))
        if found := self.store.find(folder):
            return found
        dropped = pq.read_table(record.folder / "dropped.parquet")
        nothing = pq.read_schema(record.folder / "accepted.parquet").empty_table()
        rows, reason = record.counts.rows_read, Reason.UNIT_JUMP
        lines = Candidates(nothing, rows, dropped, record.data_lines, record.encoding, why, reason=reason)
        staged = refused(one, lines, why, reason)
        return self.store.add(folder, staged, record.encoding, record.data_lines, record.batch, record.medians)

    def _judge(self, deliveries: list[Delivery]) -> dict[str, Record]:
        with self.store.scratch(deliveries[0].extract) as scratch:
            read = [(one, read_bounded(one, self.edition, scratch / self._folder(one).name)) for one in deliveries]
            batch = fingerprint([self._folder(one).name for one in deliveries])
            judgement = self._judgement(deliveries[0].extract, [candidates for _, candidates in read], batch)
            return {one.path: self._settled(one, candidates, judgement, batch) for one, candidates in read}

    def _judgement(self, extract: Extract | None, read: list[Candidates], batch: str) -> Judgement | None:
        tables = [candidates.rows for candidates in read if candidates.rows.num_rows]
        if extract is None or not tables:
            return None
        judgement = self.gate(extract, pa.concat_tables(tables))
        broken = [
            verdict for verdict in judgement.verdicts if verdict.status == "error" and verdict.severity == "critical"
        ]
        if broken:
            checks = "、".join(f"{verdict.title}（{redact(verdict.message)}）" for verdict in broken)
            raise GateError(
                f"《{extract.title}》的质量检查未能完成：{checks}。数据未被接受，请联系系统管理员后重新运行。"
            )
        self.store.add_verdicts(extract, batch, judgement.verdicts)
        return judgement

    def _settled(self, one: Delivery, candidates: Candidates, judgement: Judgement | None, batch: str) -> Record:
        judged = judgement is not None and candidates.rows.num_rows > 0
        faults = judgement.faults if judgement is not None else FAULT_SCHEMA.empty_table()
        staged = settle(one, candidates, faults.filter(pc.equal(faults["delivery"], one.path)))
        typical = medians(one.extract, staged.accepted) if one.extract and staged.status == ACCEPTED else {}
        return self.store.add(
            self._folder(one), staged, candidates.encoding, candidates.data_lines, batch if judged else "", typical
        )

    def _folder(self, one: Delivery) -> Path:
        return self.store.folder(one.extract, fingerprint(one.path, one.sha256, repr(one.extract), self.code))


def _repeats(one: Delivery, newest: Mapping[tuple[str, str], tuple[Delivery, Record]]) -> bool:
    """Whether the newest accepted delivery of the same extract and scope had these bytes, and data lines in them."""
    earlier = newest.get(_scope(one)) if one.refusal is None else None
    return earlier is not None and earlier[0].sha256 == one.sha256 and earlier[1].data_lines > 0


def _jumps(one: Delivery, record: Record, newest: Mapping[tuple[str, str], tuple[Delivery, Record]]) -> str | None:
    """Why a delivery is refused whose amounts are written in another unit than those of the one before it."""
    before = newest.get(_scope(one))
    if before is None or one.extract is None or not record.accepted:
        return None
    return unit_jump(one.extract, before[1].medians, record.medians, before[0].path)


def _same_bytes(one: Delivery, other: Delivery) -> bool:
    return one.sha256 == other.sha256 and one.county_code == other.county_code


def _scope(one: Delivery) -> tuple[str, str]:
    return one.extract.number if one.extract else "", one.county_code
