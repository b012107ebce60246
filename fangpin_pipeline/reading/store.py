"""Judged deliveries on disk, one folder each, found again by content: written once, whole or not at all.

Layout: `<store>/<extract>/<key>/{accepted,rejected,quarantine,dropped}.parquet` and `delivery.json`, and beside them
`verdicts-<batch>.json` for deliveries that were judged together. What is stored is decided in `staging`.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.reading.gate import Tier, Verdict
from fangpin_pipeline.reading.reason import Reason
from fangpin_pipeline.reading.settle import ACCEPTED, Counts, Staged

UNMATCHED = "unmatched"
_RECORD = "delivery.json"
_ACCEPTED = "accepted.parquet"
_SCRATCH = ".reading"
_WORST = ("passed", "failed", "error")


@dataclass(frozen=True)
class Record:
    """What is known of a judged delivery without opening its tables. `batch` names the verdicts it shares, `medians`
    holds the typical size in fen of its money columns (`unit_jump`)."""

    folder: Path
    status: str
    message: str
    encoding: str
    counts: Counts
    data_lines: int
    batch: str
    reason: Reason | None
    medians: Mapping[str, int]

    @property
    def accepted(self) -> bool:
        """Whether its rows, or its report of nothing, count."""
        return self.status == ACCEPTED


def sheet_of(folder: Path) -> str:
    """The sheet that was read of the delivery in this folder; empty for files without sheets or without rows."""
    with pq.ParquetFile(folder / _ACCEPTED) as held:
        # A delivery is read from one sheet, so that its first row tells it.
        first = next(held.iter_batches(batch_size=1, columns=["sheet"]), None)
    return str(first.column(0)[0].as_py() or "") if first else ""


def fingerprint(*parts: object) -> str:
    """Short content key of anything that JSON can write."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def source_fingerprint(sources: Iterable[Path]) -> str:
    """Content key of Python sources: other code may read the same file differently."""
    return fingerprint([(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in sorted(sources)])


def write_parquet(table: pa.Table, file: Path) -> None:
    """Write rows of a delivery. Nobody looks for texts between two others, so no bounds of texts are kept; amounts and
    row numbers are smaller by their differences than by the few that repeat."""
    whole = {one.name: "DELTA_BINARY_PACKED" for one in table.schema if pa.types.is_int64(one.type)}
    ordered = [one.name for one in table.schema if not pa.types.is_string(one.type)]
    others = [name for name in table.schema.names if name not in whole]
    pq.write_table(
        table, file, compression="zstd", use_dictionary=others, column_encoding=whole, write_statistics=ordered
    )


@dataclass(frozen=True)
class Store:
    """The folder in which judged deliveries lie."""

    root: Path

    def folder(self, extract: Extract | None, key: str) -> Path:
        """Where a delivery with this content key lies, or would lie."""
        return self.root / (extract.name if extract else UNMATCHED) / key

    @contextmanager
    def scratch(self, extract: Extract | None) -> Iterator[Path]:
        """A folder for what is read and not judged yet; it is gone afterwards, and so is what a killed run left."""
        folder = self.folder(extract, _SCRATCH)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)

    def find(self, folder: Path) -> Record | None:
        """The record in this folder, None while the delivery has not been judged."""
        try:
            known = json.loads((folder / _RECORD).read_text("utf-8"))
        except FileNotFoundError:
            return None
        reason = Reason(known["reason"]) if known["reason"] else None
        return Record(folder=folder, **{**known, "counts": Counts(**known["counts"]), "reason": reason})

    def add(
        self, folder: Path, staged: Staged, encoding: str, data_lines: int, batch: str, medians: Mapping[str, int]
    ) -> Record:
        """Write a judged delivery under its folder in one rename."""
        record = Record(
            folder, staged.status, staged.message, encoding, staged.counts, data_lines, batch, staged.reason, medians
        )
        draft = folder.with_name(f".{folder.name}")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        for name, table in _tables(staged).items():
            write_parquet(table, draft / f"{name}.parquet")
        known = {name: value for name, value in asdict(record).items() if name != "folder"}
        (draft / _RECORD).write_text(json.dumps(known, ensure_ascii=False, indent=1), "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
        return record

    def add_verdicts(self, extract: Extract, batch: str, verdicts: Sequence[Verdict]) -> None:
        """Write the verdicts of deliveries that were judged together."""
        file = self._verdicts(extract, batch)
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}")
        draft.write_text(json.dumps([asdict(verdict) for verdict in verdicts], ensure_ascii=False), "utf-8")
        draft.rename(file)

    def verdicts(self, batches: Mapping[Extract, Iterable[str]]) -> list[Verdict]:
        """Verdicts of some batches, one a check: rows add up, the worst status stands."""
        return [
            verdict
            for extract, names in batches.items()
            for verdict in _merged(
                verdict for name in sorted(set(names)) for verdict in self._read_verdicts(extract, name)
            )
        ]

    def _read_verdicts(self, extract: Extract, batch: str) -> list[Verdict]:
        stored = json.loads(self._verdicts(extract, batch).read_text("utf-8"))
        return [Verdict(**{**known, "tier": Tier(known["tier"])}) for known in stored]

    def _verdicts(self, extract: Extract, batch: str) -> Path:
        return self.root / extract.name / f"verdicts-{batch}.json"


def _tables(staged: Staged) -> dict[str, pa.Table]:
    return {
        "accepted": staged.accepted,
        "rejected": staged.rejected,
        "quarantine": staged.quarantine,
        "dropped": staged.dropped,
    }


def _merged(verdicts: Iterable[Verdict]) -> list[Verdict]:
    by_check: dict[str, Verdict] = {}
    for verdict in verdicts:
        before = by_check.get(verdict.check)
        if before is None:
            by_check[verdict.check] = verdict
            continue
        by_check[verdict.check] = replace(
            before,
            checked=before.checked + verdict.checked,
            failing=before.failing + verdict.failing,
            status=max(before.status, verdict.status, key=_WORST.index),
            message=before.message or verdict.message,
        )
    return list(by_check.values())
