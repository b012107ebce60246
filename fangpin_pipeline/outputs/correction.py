"""What departments are asked to correct: one problem a refused file, a quarantined row or cell, a check that failed.

Words and masks only; the workbook stands in `correction_book`, which rows still stand in `stages.answers`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.contracts.kinds import AREAS
from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, UNKNOWN
from fangpin_pipeline.outputs.wording import extract_named
from fangpin_pipeline.privacy import mask_value, redact
from fangpin_pipeline.reading.quarantine import WORDINGS

RECENT_DAYS = 31
NO_DEPARTMENT = "未识别部门"
T1, T2, T3, T4 = "T1 拒收", "T2 隔离", "T3 提示", "T4 跨表核对"

PROBLEM_SCHEMA = pa.schema(
    [
        ("department", pa.string()),
        ("county_code", pa.string()),
        ("delivery", pa.string()),
        ("received_on", pa.date32()),
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("key", pa.string()),
        ("field", pa.string()),
        ("value", pa.string()),
        ("problem", pa.string()),
        ("rule", pa.string()),
        ("tier", pa.string()),
        ("advice", pa.string()),
    ]
)
_NUMBER_OF_HOUSEHOLD = re.compile(r"[0-9A-Za-z_-]*[0-9][0-9A-Za-z_-]*")
_VALIDATED = AREAS | {Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.CODE, Kind.COUNT, Kind.FLAG}
_ASK = "。请"


@dataclass(frozen=True)
class Problem:
    """One row of a workbook. `row` is None where a whole file or table is meant; nothing in it names a person."""

    delivery: str
    sheet: str
    row: int | None
    key: str
    field: str
    value: str
    problem: str
    rule: str
    tier: str
    advice: str
    received_on: date | None = None


Addressee = tuple[str, str]
"""Department and county code (150800: the whole city)."""


def file_problem(cell: Mapping[str, Any], received: Mapping[str, Any]) -> dict[str, Any]:
    """The row of `problem` of a refused file."""
    problem, advice = _split(cell["message"].removeprefix(f"{cell['delivery']}："))
    department = str(extract_named(cell["extract"]).department) if cell["extract"] else NO_DEPARTMENT
    told = {"sheet": "", "row": 0, "key": "", "field": "", "value": "", "rule": "整个文件（file）", "tier": T1}
    return _row(department, received["county_code"], received, problem, advice, told)


def cell_problem(
    cell: Mapping[str, Any],
    received: Mapping[str, Any],
    extract: Extract,
    county: str,
    keys: Sequence[str | None],
) -> dict[str, Any]:
    """The row of `problem` of one failing cell; `keys` are the key cells of its row, None where they are unreadable."""
    problem, advice = _split(cell["message"].partition("」：")[2] or cell["message"])
    labels = [extract.by_name[name].label for name in cell["column"].split("+") if name in extract.by_name]
    wording = WORDINGS.get(cell["rule"])
    told = {
        "sheet": cell["sheet"],
        "row": cell["row"],
        "key": _key(extract, keys),
        "field": "＋".join(labels) or cell["column"],
        "value": cell["masked_value"],
        "rule": f"{wording.short}（{cell['rule']}）" if wording else cell["rule"],
        "tier": T2,
    }
    return _row(str(extract.department), county, received, problem, advice, told)


def problems_of(run_dir: Path) -> dict[Addressee, list[Problem]]:
    """Problems of a published run by department and county, in the order of files and rows, then checks.

    A run that was published before there were problems or cross checks has none of them.
    """
    found: dict[Addressee, list[Problem]] = defaultdict(list)
    for row in rows_of(run_dir, "problem"):
        told = {name: row[name] for name in Problem.__dataclass_fields__}
        found[row["department"], row["county_code"]].append(Problem(**{**told, "row": row["row"] or None}))
    for row in rows_of(run_dir, "expectation_result"):
        if row["extract"] and row["status"] != "passed" and is_advice(row):
            found[str(extract_named(row["extract"]).department), CITY].append(_check(row, T3))
    for row in rows_of(run_dir, "cross_check"):
        if row["status"] == "failed":
            found[row["department"], row["county_code"]].append(_check(row, T4))
    return dict(sorted(found.items()))


def is_advice(row: Mapping[str, Any]) -> bool:
    """Whether a check only advises; runs from before checks had tiers know it by its severity."""
    return bool(row["tier"] == "T3" if row.get("tier") else row["severity"] == "warning")


def rows_of(run_dir: Path, table: str) -> list[dict[str, Any]]:
    """Rows of a table of a run, none when the run was published before the table existed."""
    file = run_dir / f"{table}.parquet"
    rows: list[dict[str, Any]] = pq.read_table(file).to_pylist() if file.is_file() else []
    return rows


def _row(
    department: str, county: str, received: Mapping[str, Any], problem: str, advice: str, told: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        **told,
        "department": department,
        "county_code": county,
        "delivery": received["delivery"],
        "received_on": received["received_on"],
        "problem": problem,
        "advice": advice,
    }


def _split(message: str) -> tuple[str, str]:
    """A message as problem and remedy."""
    problem, ask, advice = redact(message).rpartition(_ASK)
    return (problem, f"请{advice}") if ask else (redact(message), "请核对后重新报送。")


def _check(row: Mapping[str, Any], tier: str) -> Problem:
    told = row.get("message") or ""
    counts = f"检查{row['checked']}，不合格{row['failing']}" if row["status"] == "failed" else "检查未能完成"
    title = f"{extract_named(row['extract']).title}" if row["extract"] else NOT_APPLICABLE
    words = "；".join(text for text in (row["title"], counts, redact(told)) if text)
    advice = "请核对所列情况，属实的在“修改后”栏写明原因，有误的更正后重新报送。"
    return Problem(title, "", None, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, words, row["check"], tier, advice)


def _key(extract: Extract, keys: Iterable[str | None]) -> str:
    columns = [extract.by_name[name] for name in extract.key]
    return "；".join(_shown(extract, column, text) for column, text in zip(columns, keys, strict=True))


def _shown(extract: Extract, column: Column, text: str | None) -> str:
    """A key cell as it may be shown: household numbers and places stay, of an id number the last four."""
    if not text:
        return UNKNOWN
    if column.kind in _VALIDATED:
        return text
    if column.name == extract.household and _NUMBER_OF_HOUSEHOLD.fullmatch(text):
        return redact(text)
    return mask_value(column, text)
