"""From the workspace of a day to an immutable run that the pointer shows. What the tables mean is not known here."""

import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fangpin_pipeline.contracts import Table
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.reading.gate import Gate
from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.files import freeze, move, sha256_of, sync
from fangpin_pipeline.warehouse.inputs import keep_deliveries, rulebook_files
from fangpin_pipeline.warehouse.manifest import Inputs, Manifest, Received, code_version
from fangpin_pipeline.warehouse.published import MANIFEST, STAGED, PublishedRun, point_at, run_before, run_of
from fangpin_pipeline.warehouse.session import RULEBOOK_SEEN

if TYPE_CHECKING:
    from fangpin_pipeline.day import Day


def publish(
    day: "Day",
    tables: Iterable[Table],
    deliveries: Iterable[Received],
    *,
    internal: Mapping[str, Sequence[str]] | None = None,
    gate: Gate,
    confirmed: str | None = None,
    staged: Mapping[str, str] | None = None,
) -> PublishedRun:
    """Publish the day's `tables` and `internal` ones (name → columns that order it) all at once.

    The package in which `gate` is written counts as code. `staged` says where in the cache the rows of each delivery
    lie; it helps to find them again and is no result. Publishing equal inputs again changes nothing.
    Raises WarehouseError when an input changed under way or equal inputs gave other tables than before.
    """
    inputs = inputs_of(day, deliveries, gate)
    keep_deliveries(day.home, day.landing, inputs.deliveries, day.workspace)
    draft = day.workspace / "publish"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    ready = {table.name: describe(ordered(day.read(table.name), table.order), table) for table in tables}
    ready |= {name: ordered(plain(day.read(name)), order) for name, order in (internal or {}).items()}
    for name, rows in ready.items():
        write_parquet(rows, draft / f"{name}.parquet")
    _write_frozen(draft / STAGED, json.dumps(staged or {}, ensure_ascii=False, indent=1) + "\n")
    counts = {name: rows.num_rows for name, rows in sorted(ready.items())}
    outputs = {file.name: sha256_of(file) for file in sorted(draft.glob("*.parquet"))}
    manifest = Manifest(inputs, counts, outputs, confirmed)
    return _show(day, draft, manifest)


def standing(day: "Day", deliveries: Iterable[Received]) -> PublishedRun | None:
    """The run that counts for the day already, where it was made from the same inputs and lies there whole.

    None where results may not be taken over, so that equal inputs are held to give equal tables.
    """
    run = run_of(day.home, day.as_of)
    if day.results is None or day.results.fresh or run is None:
        return None
    inputs = inputs_of(day, deliveries, day.gate)
    if inputs.run_id != run.id or not run.whole():
        return None
    keep_deliveries(day.home, day.landing, inputs.deliveries, day.workspace)
    return run


def inputs_of(day: "Day", deliveries: Iterable[Received], gate: Gate) -> Inputs:
    """What decides the outcome of a day that has been screened."""
    return Inputs(
        day.as_of,
        tuple(sorted(deliveries, key=lambda delivery: delivery.path)),
        _rulebook_unchanged(day),
        code_version(*packages_of(gate)),
        _previous(day),
    )


def ordered(rows: pa.Table, order: Sequence[str]) -> pa.Table:
    """Rows in the declared order; where that leaves ties, all other columns decide, so the order is always total."""
    if order:
        result = rows.sort_by([(name, "ascending") for name in order]).combine_chunks()
        if not _has_ties(result, order):
            return result
    rest = [name for name in rows.column_names if name not in order]
    return rows.sort_by([(name, "ascending") for name in (*order, *rest)]).combine_chunks()


def plain(rows: pa.Table) -> pa.Table:
    """Rows of which any may be empty: what an engine happens to know of the gaps of this day is no part of a table."""
    return rows.cast(pa.schema([column.with_nullable(True) for column in rows.schema]))


def describe(rows: pa.Table, table: Table) -> pa.Table:
    """Rows in the published schema, with the Chinese title and labels in the file itself."""
    schema = published_schema(table)
    labels = {column.name: column.label for column in table.columns}
    described = [field.with_metadata({"label": labels[field.name]}) for field in schema]
    return rows.select(schema.names).cast(pa.schema(described, metadata={"title": table.title}))


def write_parquet(rows: pa.Table, file: Path) -> None:
    """Write a table so that equal rows give equal bytes, force it to disk and freeze it."""
    pq.write_table(rows.combine_chunks(), file, compression="zstd")
    sync(file)
    freeze(file)


def _write_frozen(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    freeze(file)
    sync(file)


def _has_ties(rows: pa.Table, order: Sequence[str]) -> bool:
    if rows.num_rows < 2:
        return False
    same: pa.ChunkedArray | None = None
    for name in order:
        column = rows[name]
        left, right = column.slice(0, len(column) - 1), column.slice(1)
        equal = pc.or_(pc.fill_null(pc.equal(left, right), False), pc.and_(left.is_null(), right.is_null()))
        same = equal if same is None else pc.and_(same, equal)
    return bool(pc.any(same).as_py())


def _rulebook_unchanged(day: "Day") -> dict[str, str]:
    seen: dict[str, str] = json.loads((day.workspace / RULEBOOK_SEEN).read_text(encoding="utf-8"))
    if rulebook_files(day.home) != seen:
        raise WarehouseError(f"{day.home.rulebook} 中的文件在筛查期间被改动，请重新筛查 {day.as_of}。")
    return seen


def _previous(day: "Day") -> tuple[date, str] | None:
    previous = run_before(day.home, day.as_of)
    return (previous.as_of, previous.id) if previous else None


def packages_of(gate: Gate) -> tuple[Path, ...]:
    """Directory of the package in which the gate is written, unless that is our own."""
    root = sys.modules[gate.__module__.partition(".")[0]]
    return tuple(Path(place) for place in getattr(root, "__path__", ()) if root.__name__ != "fangpin_pipeline")


def _show(day: "Day", draft: Path, manifest: Manifest) -> PublishedRun:
    """Move the finished draft into place, unless it is there already, and point at it."""
    home = day.home
    run = PublishedRun(day.as_of, home.runs / day.as_of.isoformat() / manifest.inputs.run_id)
    if run.path.exists():
        if run.manifest().outputs != manifest.outputs:
            raise WarehouseError(f"{run.path} 与本次结果不一致：同样的输入应得出同样的结果，请联系维护人员。")
        shutil.rmtree(draft)
    else:
        _write_frozen(draft / MANIFEST, manifest.text())
        sync(draft)
        run.path.parent.mkdir(parents=True, exist_ok=True)
        sync(home.runs)
        move(draft, run.path)
    point_at(home, run, day.workspace)
    return run
