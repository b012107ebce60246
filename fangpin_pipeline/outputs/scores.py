"""The scorecard 三衔接 of a run (clause 4.08) beside those of earlier days. Computed elsewhere; here only read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from fangpin_pipeline.outputs.correction import rows_of

TABLE = "scorecard"
LINKS = {"object": "对象衔接", "information": "信息衔接", "policy": "政策衔接"}
MEANINGS = {
    "object": "部门数据中的人员、家庭能与防贫对象对应上的比例",
    "information": "同一事项在各部门数据中一致的比例",
    "policy": "按政策应当享受的对象已在部门数据中享受的比例",
}
INSUFFICIENT = "数据不足"
NOT_YET = "尚无"
TREND_DAYS = 6


@dataclass(frozen=True)
class Score:
    """One link of one county and department; `earlier` is what earlier days said, by day, newest first."""

    county_code: str
    department: str
    link: str
    numerator: Any
    denominator: Any
    shown: str
    status: str
    earlier: Mapping[date, str]


def read_scores(run_dir: Path, earlier: Mapping[date, Path]) -> list[Score]:
    """Scores of a run with up to six earlier days (newest first in `earlier`); none when the run has no scorecard."""
    days = dict(list(earlier.items())[:TREND_DAYS])
    before = {day: {_who(row): _shown(row) for row in rows_of(path, TABLE)} for day, path in days.items()}
    rows = sorted(rows_of(run_dir, TABLE), key=lambda row: (*_who(row)[:2], list(LINKS).index(row["link"])))
    return [
        Score(
            *_who(row),
            numerator=row["numerator"],
            denominator=row["denominator"],
            shown=_shown(row),
            status=row["status"],
            earlier={day: before[day].get(_who(row), NOT_YET) for day in days},
        )
        for row in rows
    ]


def _who(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["county_code"], row["department"], row["link"]


def _shown(row: Mapping[str, Any]) -> str:
    """A share in per cent, rounded half away from zero; never 0 where nothing is known."""
    if row["value"] is None or row["status"] == INSUFFICIENT:
        return INSUFFICIENT
    return f"{(100 * Decimal(row['value'])).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def number(value: Any) -> str:
    """A count as people write it; — where there is none."""
    return "—" if value is None else f"{Decimal(value).normalize():f}"
