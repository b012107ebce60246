"""Running one step: its result is taken over when nothing that it read has changed, else it is computed and kept."""

import base64
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pyarrow as pa

from fangpin_pipeline.day import Day, Held
from fangpin_pipeline.steps.fingerprints import CODE, TABLE, fingerprint_of
from fangpin_pipeline.steps.watched import Trace, Watched
from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.files import content_of, remove, sha256_of
from fangpin_pipeline.warehouse.manifest import fingerprint
from fangpin_pipeline.warehouse.results import Record, Results

Run = Callable[[Day], Mapping[str, int]]


def perform(day: Day, name: str, run: Run) -> Mapping[str, int]:
    """Run a step of a day, or a step inside another one, unless its kept result still holds; gives its row counts."""
    whole = day.whole if isinstance(day, Watched) else day
    if whole.results is None:
        return run(day)
    if record := _holding(whole, whole.results, name):
        trace = _take_over(whole, whole.results, record, run)
        counts = record.counts
    else:
        trace = Trace(reads={CODE: _known(whole, CODE)})
        counts = run(Watched(whole, trace))
        _remember(whole, whole.results, name, trace, counts)
    if isinstance(day, Watched):
        day.trace.include(trace)
    return counts


def _holding(day: Day, results: Results, name: str) -> Record | None:
    """A kept result of the step for which everything that it read and left is as it was."""
    if results.fresh:
        return None
    for record in results.records(name):
        if all(fingerprint_of(day, read) == value for read, value in record.reads.items()) and all(
            _lies(day.home.root / file, sha256) for file, sha256 in record.left.items()
        ):
            return record
    return None


def _lies(file: Path, sha256: str) -> bool:
    return file.is_file() and sha256_of(file) == sha256


def _take_over(day: Day, results: Results, record: Record, run: Run) -> Trace:
    """Make a kept result the day's; files are looked at and tables of the engine computed when somebody reads them."""
    results.used.add(record.id)
    day.taken_over.add(record.step)
    for table, sha256 in record.tables.items():
        file = results.table(sha256)
        day.held[table] = Held(sha256, file, bring=partial(_check, file, sha256))
    for table, columns in record.kept.items():
        again = partial(run, Watched(day, Trace()))
        day.held[table] = Held(_in_engine(record, table), schema=_columns(columns), bring=again)
    left = [day.home.root / file for file in record.left]
    return Trace(dict(record.reads), tables=dict(record.tables), kept=set(record.kept), left=left)


def _remember(day: Day, results: Results, name: str, trace: Trace, counts: Mapping[str, int]) -> None:
    """Keep the result of a step that looked only at what can be vouched for, and that nobody changed meanwhile."""
    others = {read: value for read, value in trace.reads.items() if not read.startswith(TABLE)}
    if trace.unvouched or any(fingerprint_of(day, read) != value for read, value in others.items()):
        return
    for table in sorted(trace.written):
        trace.tables[table] = sha256 = results.take(day.place(table))
        day.held[table] = Held(sha256, results.table(sha256))
    trace.written.clear()
    kept = {table: _told(day.schema(table)) for table in sorted(trace.kept)}
    left = {str(file.relative_to(day.home.root)): sha256_of(file) for file in trace.left}
    record = Record(name, dict(sorted(trace.reads.items())), trace.tables, kept, left, dict(counts))
    for table in kept:
        day.held[table] = Held(_in_engine(record, table))
    results.add(record)


def _check(file: Path, sha256: str) -> None:
    """Raise WarehouseError where a kept table is not what was kept; the next screening then computes it."""
    if content_of(file) != sha256:
        remove(file)
        raise WarehouseError(f"留存的中间结果 {file.name} 已损坏，现已删除，请重新筛查。")


def _in_engine(record: Record, table: str) -> str:
    return fingerprint([record.id, table])


def _known(day: Day, name: str) -> str:
    value = fingerprint_of(day, name)
    if value is None:
        raise AssertionError(f"nothing stands for {name}")
    return value


def _told(schema: pa.Schema | None) -> str:
    assert schema is not None
    return base64.b64encode(schema.serialize()).decode("ascii")


def _columns(told: str) -> pa.Schema:
    return pa.ipc.read_schema(pa.py_buffer(base64.b64decode(told)))
