"""The day's step that answers for restated history: deliveries that changed the past, verdicts that moved with it."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.restated import restated, tells_history
from fangpin_pipeline.stages.identity import attach_staged
from fangpin_pipeline.stages.session import session
from fangpin_pipeline.tables import RESTATED_VERDICT, RESTATEMENT
from fangpin_pipeline.warehouse import PublishedRun

_SCHEMA = pa.schema([("seq", pa.int32()), ("household_no", pa.string())])


def tell_restatements(day: Day) -> Mapping[str, int]:
    """Write `restatement`, by delivery that the day published before did not know, and `restated_verdict`, by rule."""
    previous = day.previous
    news = _news(day, previous)
    rows = [found for extract in all_extracts().values() if (found := _changed(day, extract, news)) is not None]
    changed = pa.concat_tables(rows) if rows else _SCHEMA.empty_table()
    counted = pa.Table.from_pylist(list(_counted(day, changed, news)), schema=published_schema(RESTATEMENT))
    households = pc.unique(changed["household_no"]).drop_null()
    moved = pa.Table.from_pylist(
        list(_moved(day, previous, set(households.to_pylist()))), schema=published_schema(RESTATED_VERDICT)
    )
    return {"restatement": day.write("restatement", counted), "restated_verdict": day.write("restated_verdict", moved)}


def _news(day: Day, previous: PublishedRun | None) -> dict[int, dict[str, str]]:
    """Deliveries that the day published before did not know, by their place in the order of arrival."""
    known = {_named(row) for row in previous.read("delivery").to_pylist()} if previous else set()
    return {row["seq"]: row for row in day.read("landing").to_pylist() if row["extract"] and _named(row) not in known}


def _named(row: Mapping[str, str]) -> tuple[str, str]:
    return row["delivery"], row["sha256"]


def _changed(day: Day, extract: Extract, news: Mapping[int, Mapping[str, str]]) -> pa.Table | None:
    """Rows of one extract that changed an earlier one; None when nothing new of it could have."""
    if not tells_history(extract) or all(row["extract"] != extract.number for row in news.values()):
        return None
    with session(day, extract.view, "household", "resident") as engine:
        arrivals = attach_staged(engine, day, extract)
        seqs = [arrival.seq for arrival in arrivals[1:] if arrival.seq in news]
        return engine.fetch(restated(extract, seqs)).cast(_SCHEMA) if seqs else None


def _counted(day: Day, changed: pa.Table, news: Mapping[int, Mapping[str, str]]) -> Iterator[dict[str, object]]:
    by_number = all_extracts()
    counts = changed.group_by("seq").aggregate([([], "count_all"), ("household_no", "count_distinct")])
    for row in counts.to_pylist():
        of = news[row["seq"]]
        yield {
            "as_of": day.as_of,
            "extract": by_number[of["extract"]].name,
            "delivery": of["delivery"],
            "county_code": of["county_code"],
            "rows_changed": row["count_all"],
            "households": row["household_no_count_distinct"],
        }


def _moved(day: Day, previous: PublishedRun | None, households: set[str]) -> Iterator[dict[str, object]]:
    """By rule, households with restated rows that hit it now and did not before, and the other way round."""
    if previous is None or not households:
        return
    before, now = _hits(previous.read("flag"), households), _hits(day.read("flag"), households)
    for rule in sorted(before.keys() | now.keys()):
        old, new = before.get(rule, set()), now.get(rule, set())
        if old != new:
            yield {"as_of": day.as_of, "rule": rule, "appeared": len(new - old), "disappeared": len(old - new)}


def _hits(flags: pa.Table, households: set[str]) -> dict[str, set[str]]:
    chosen = pc.is_in(flags["household_no"], value_set=pa.array(sorted(households), pa.string()))
    hits: dict[str, set[str]] = {}
    for row in flags.filter(pc.and_(chosen, pc.equal(flags["verdict"], "hit"))).to_pylist():
        hits.setdefault(row["rule"], set()).add(row["household_no"])
    return hits
