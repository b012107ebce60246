"""What the quality page and `fangpin status` tell of a run: plain rows, already worded, without any household."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.outputs.correction import NO_DEPARTMENT, RECENT_DAYS, rows_of
from fangpin_pipeline.outputs.correction_book import WHOLE_CITY
from fangpin_pipeline.outputs.labels import Imprint
from fangpin_pipeline.outputs.scores import LINKS, read_scores
from fangpin_pipeline.outputs.standings import STATE_WORDS, Standing, State, standings
from fangpin_pipeline.outputs.wording import extract_named
from fangpin_pipeline.privacy import redact
from fangpin_pipeline.rules.depends import dependents
from fangpin_pipeline.rules.suspects import suspects

_STATUSES = {"accepted": "接受", "refused": "拒收", "duplicate": "重复"}
_CHECKED = {"failed": "未通过", "error": "未能完成"}
SIGNS = {State.IN_TIME: "✓", State.PARTIAL: "◐", State.STALE: "▲", State.MISSING: "✕"}


def gather(run_dir: Path, imprint: Imprint, earlier: Mapping[date, Path]) -> dict[str, Any]:
    """Everything the page shows of a run."""
    found = standings(rows_of(run_dir, "coverage"), rows_of(run_dir, "delivery"))
    recent = recent_deliveries(run_dir, imprint.as_of)
    scores = read_scores(run_dir, earlier)
    return {
        "counties": COUNTIES,
        "recent_days": RECENT_DAYS,
        "legend": [(state.value, SIGNS[state], STATE_WORDS[state]) for state in State],
        "totals": Counter(one.state.value for one in found),
        "matrix": matrix(found),
        "troubles": troubles(found),
        "departments": departments(found, recent),
        "deliveries": [_delivery(row) for row in sorted(recent, key=_newest_first)],
        "checks": failed_checks(run_dir),
        "insufficient": sum(row["status"] == "insufficient" for row in rows_of(run_dir, "cross_check")),
        "scores": scores,
        "score_days": list(scores[0].earlier) if scores else [],
        "links": LINKS,
        "unknown": unknown(run_dir, imprint),
        "suspects": suspects_of(run_dir),
    }


def recent_deliveries(run_dir: Path, as_of: date) -> list[dict[str, Any]]:
    """Files that came in the last days, of the table `delivery`."""
    return [row for row in rows_of(run_dir, "delivery") if (as_of - row["received_on"]).days <= RECENT_DAYS]


def matrix(found: Sequence[Standing]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Departments with their extracts, each with its cells by county."""
    rows = []
    for number, group in groupby(found, key=lambda one: one.extract):
        extract = all_extracts()[number]
        cells = [
            {"county": one.county_code, "state": one.state.value, "sign": SIGNS[one.state], "words": one.words}
            | {"age": "" if one.age_days is None else f"{one.age_days}天", "why": redact(one.why)}
            for one in group
        ]
        rows.append(
            {
                "department": str(extract.department),
                "extract": number,
                "title": extract.title,
                "max_age": extract.max_age,
                "cells": cells,
                "rules": [rule.title for rule in dependents().get(number, ())],
            }
        )
    # Departments in the order of their first extract.
    names = dict.fromkeys(row["department"] for row in rows)
    return [(name, [row for row in rows if row["department"] == name]) for name in names]


def troubles(found: Sequence[Standing]) -> list[dict[str, Any]]:
    """What is late, partial or missing: one row an extract and state, with its counties and why."""
    rows: dict[tuple[str, str, str], dict[str, Any]] = {}
    for one in found:
        if one.state is not State.IN_TIME:
            extract = all_extracts()[one.extract]
            row = rows.setdefault(
                (one.extract, one.words, one.why),
                {
                    "department": str(extract.department),
                    "extract": one.extract,
                    "title": extract.title,
                    "state": one.state.value,
                    "sign": SIGNS[one.state],
                    "words": one.words,
                    "counties": [],
                    "max_age": one.max_age,
                    "newest_unused": one.unused or "",
                    "why": redact(one.why),
                    "rules": [rule.title for rule in dependents().get(one.extract, ())],
                },
            )
            row["counties"].append(COUNTIES[one.county_code])
    for row in rows.values():
        row["where"] = WHOLE_CITY if len(row["counties"]) == len(COUNTIES) else "、".join(row["counties"])
    return sorted(rows.values(), key=lambda row: (row["department"], row["extract"], row["words"]))


def departments(found: Sequence[Standing], recent: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """By department: how its extracts stand, what it sent, and the rules that rest on what is not in time."""
    sent: dict[str, Counter[str]] = {}
    for row in recent:
        name = str(extract_named(row["extract"]).department) if row["extract"] else NO_DEPARTMENT
        counts = sent.setdefault(name, Counter())
        counts.update({"files": 1, row["status"]: 1, "quarantined": row["quarantined"] or 0})
    standing: dict[str, list[Standing]] = {}
    for one in found:
        standing.setdefault(str(all_extracts()[one.extract].department), []).append(one)
    rows = []
    for name in dict.fromkeys((*standing, *sent)):
        ones, counts = standing.get(name, []), sent.get(name, Counter())
        late = {one.extract for one in ones if one.state in (State.STALE, State.MISSING)}
        affected = dict.fromkeys(rule.title for number in sorted(late) for rule in dependents().get(number, ()))
        states = Counter(one.state.value for one in ones)
        rows.append(
            {"department": name, "extracts": len({one.extract for one in ones}), "rules": list(affected)}
            | {state.value: states[state.value] for state in State}
            | {key: counts[key] for key in ("files", "refused", "quarantined")}
        )
    return rows


def failed_checks(run_dir: Path) -> list[dict[str, Any]]:
    """Checks that did not pass, of files and rows and across tables, worst tier first."""
    rows = [
        {
            "tier": row.get("tier") or {"critical": "T2", "warning": "T3"}.get(row["severity"], ""),
            "extract": row["extract"],
            "title": row["title"],
            "where": WHOLE_CITY,
            "checked": row["checked"],
            "failing": row["failing"],
            "status": _CHECKED.get(row["status"], row["status"]),
        }
        for row in rows_of(run_dir, "expectation_result")
        if row["status"] != "passed"
    ]
    rows += [
        {
            "tier": "T4",
            "extract": row["extract"],
            "title": row["title"],
            "where": _place(row["county_code"]),
            "checked": row["checked"],
            "failing": row["failing"],
            "status": _CHECKED["failed"],
        }
        for row in rows_of(run_dir, "cross_check")
        if row["status"] == "failed"
    ]
    for row in rows:
        extract = extract_named(row["extract"]) if row["extract"] else None
        row["extract"] = f"{extract.number} {extract.title}" if extract else ""
        row["department"] = str(extract.department) if extract else ""
    return sorted(rows, key=lambda row: (row["tier"], row["extract"], row["title"], row["where"]))


def unknown(run_dir: Path, imprint: Imprint) -> list[dict[str, Any]]:
    """How many verdicts are unknown, by rule and county; rules of which none is are left out."""
    file = run_dir / "finding.parquet"
    if not file.is_file():
        return []
    rows = pq.read_table(file, columns=["rule", "county_code", "verdict"])
    rows = (
        rows.filter(pc.equal(rows["verdict"], "unknown"))
        .group_by(["rule", "county_code"])
        .aggregate([([], "count_all")])
    )
    counts = {(row["rule"], row["county_code"]): row["count_all"] for row in rows.to_pylist()}
    by_rule = []
    for name, rule in imprint.rules.items():
        cells = [counts.get((name, county), 0) for county in COUNTIES]
        if any(cells):
            by_rule.append({"rule": name, "title": rule.title, "cells": cells, "total": sum(cells)})
    return by_rule


def suspects_of(run_dir: Path) -> list[dict[str, Any]]:
    """Rules that hit nobody, too many, or are unknown for everybody in a county: one row a rule and county."""
    files = [run_dir / f"{table}.parquet" for table in ("flag", "household_class", "county_day")]
    if not all(file.is_file() for file in files):
        return []
    flags = pq.read_table(files[0], columns=["county_code", "rule", "verdict"])
    return [asdict(one) | {"words": one.words} for one in suspects(flags, *map(pq.read_table, files[1:]))]


def _delivery(row: Mapping[str, Any]) -> dict[str, Any]:
    extract = extract_named(row["extract"]) if row["extract"] else None
    return {
        **{key: row[key] for key in ("delivery", "received_on", "rows_read", "accepted", "dropped", "quarantined")},
        "title": f"{extract.number} {extract.title}" if extract else "不能识别",
        "department": str(extract.department) if extract else NO_DEPARTMENT,
        "where": _place(row["county_code"]),
        "status": row["status"],
        "words": _STATUSES.get(row["status"], row["status"]),
        "message": redact(row["message"] or ""),
    }


def _place(county: str) -> str:
    return WHOLE_CITY if county == CITY else COUNTIES.get(county, county)


def _newest_first(row: Mapping[str, Any]) -> tuple[int, str]:
    return -row["received_on"].toordinal(), row["delivery"]
