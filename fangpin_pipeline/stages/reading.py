"""The day's steps from delivered files to staged rows, one an extract, and the tables that answer for them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import edition
from fangpin_pipeline.reading.deliveries import Delivery, find_deliveries
from fangpin_pipeline.reading.file_checks import file_verdicts
from fangpin_pipeline.reading.gate import Verdict
from fangpin_pipeline.reading.staging import StagedDelivery, stage, verdicts
from fangpin_pipeline.tables import DELIVERY, EXPECTATION_RESULT, QUARANTINE

LANDING_SCHEMA = pa.schema(
    [
        ("seq", pa.int32()),
        ("delivery", pa.string()),
        ("file", pa.string()),
        ("received_on", pa.date32()),
        ("sha256", pa.string()),
        ("extract", pa.string()),
        ("county_code", pa.string()),
        ("refusal", pa.string()),
    ]
)
_ARRIVAL_FIELDS = pa.schema([("seq", pa.int32()), ("directory", pa.string())])
UNMATCHED = "unmatched"


def receive(day: Day) -> Mapping[str, int]:
    """Write `landing`: every file delivered by D in the order in which they count, and settle those of no extract."""
    return register(day, find_deliveries(day.landing, day.as_of))


def register(day: Day, deliveries: Iterable[Delivery]) -> Mapping[str, int]:
    """Write `landing` from deliveries in the order in which they count, and settle those of no extract.

    `seq` orders the deliveries of one extract and is nobody else's, so that a file in between moves no other extract.
    """
    extracts: dict[str | None, int] = {number: place for place, number in enumerate(all_extracts(), start=1)}
    earlier: Counter[str | None] = Counter()
    rows = []
    for one in deliveries:
        number = one.extract.number if one.extract else None
        seq = earlier[number] * (len(extracts) + 1) + extracts.get(number, 0)
        earlier[number] += 1
        rows.append(_landed(seq, number, one))
    written = day.write("landing", pa.Table.from_pylist(rows, schema=LANDING_SCHEMA))
    _stage(day, None, UNMATCHED)
    return {"landing": written}


def _landed(seq: int, number: str | None, one: Delivery) -> dict[str, Any]:
    return {
        "seq": seq,
        "delivery": one.path,
        "file": str(one.file),
        "received_on": one.received_on,
        "sha256": one.sha256,
        "extract": number,
        "county_code": one.county_code,
        "refusal": one.refusal,
    }


def read_extract(day: Day, extract: Extract) -> Mapping[str, int]:
    """Read and judge what was delivered of one extract; writes `arrival_xNN` and its part of the quality tables."""
    staged = _stage(day, extract, extract.view)
    return {
        extract.title: sum(one.counts.accepted for one in staged),
        f"{extract.title}（隔离）": sum(one.counts.quarantined for one in staged),
    }


def collect_quality(day: Day) -> Mapping[str, int]:
    """Write `delivery`, `quarantine` and `expectation_result` of all extracts together."""
    views = [UNMATCHED, *(extract.view for extract in all_extracts().values())]
    arrivals = pa.concat_tables(day.read(f"arrival_{view}") for view in views)
    folders = [day.staged / path for path in arrivals["directory"].to_pylist() if path]
    listed = [pq.read_table(folder / "quarantine.parquet") for folder in folders]
    schema = published_schema(QUARANTINE)
    quarantine = pa.concat_tables(
        [schema.empty_table(), *(table.select(schema.names).cast(schema) for table in listed)]
    )
    results = pa.concat_tables(day.read(f"verdict_{view}") for view in views)
    return {
        "expectation_result": day.write("expectation_result", results),
        "delivery": day.write("delivery", arrivals.select(published_schema(DELIVERY).names)),
        "quarantine": day.write("quarantine", quarantine),
    }


def _stage(day: Day, extract: Extract | None, view: str) -> list[StagedDelivery]:
    number = extract.number if extract else None
    rows = [row for row in day.read("landing").to_pylist() if row["extract"] == number]
    deliveries = [_delivery(row, extract) for row in rows]
    store = day.staged
    staged = stage(deliveries, day.gate, store, edition(day.as_of).codes)
    listed = [_arrival(row["seq"], one, store) for row, one in zip(rows, staged, strict=True)]
    arrival_schema = pa.unify_schemas([_ARRIVAL_FIELDS, published_schema(DELIVERY)])
    day.write(f"arrival_{view}", pa.Table.from_pylist(listed, schema=arrival_schema))
    told = [_verdict(day, extract, one) for one in (*file_verdicts(staged), *verdicts(staged, store))]
    day.write(f"verdict_{view}", pa.Table.from_pylist(told, schema=published_schema(EXPECTATION_RESULT)))
    return staged


def _delivery(row: Mapping[str, Any], extract: Extract | None) -> Delivery:
    return Delivery(
        row["delivery"],
        Path(row["file"]),
        row["received_on"],
        row["sha256"],
        extract,
        row["county_code"],
        row["refusal"],
    )


def _arrival(seq: int, one: StagedDelivery, store: Path) -> dict[str, Any]:
    return {
        "seq": seq,
        "directory": str(one.folder.relative_to(store)) if one.folder else None,
        "delivery": one.delivery.path,
        "extract": one.delivery.extract.name if one.delivery.extract else "",
        "county_code": one.delivery.county_code,
        "received_on": one.delivery.received_on,
        "sha256": one.delivery.sha256,
        "encoding": one.encoding,
        "rows_read": one.counts.rows_read,
        "accepted": one.counts.accepted,
        "dropped": one.counts.dropped,
        "quarantined": one.counts.quarantined,
        "status": one.status,
        "message": one.message,
    }


def _verdict(day: Day, extract: Extract | None, verdict: Verdict) -> dict[str, Any]:
    return {
        "as_of": day.as_of,
        "extract": extract.name if extract else "",
        "check": verdict.check,
        "title": verdict.title,
        "tier": verdict.tier,
        "severity": verdict.severity,
        "checked": verdict.checked,
        "failing": verdict.failing,
        "status": verdict.status,
    }
