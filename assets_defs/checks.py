"""Verdicts of the quality gate as asset checks. The verdicts are made in `expectations`; here they only get a shape.

`cross` shows the expectations across tables on the asset that computes them; they stop nothing.
Two checks an extract: rows and cells that break its contract (blocking), and what only looks odd (advisory). Rows
that break the contract are in the quarantine and the day goes on without them, so that alone is a warning; what
stops everything after it is a check that could not be carried out, because nobody knows what it would have found.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dagster import AssetCheckResult, AssetCheckSeverity, AssetCheckSpec, AssetKey

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.day import Day

CONTRACT, ADVICE = "contract", "advice"
CROSS = "cross"

Verdicts = Sequence[Mapping[str, Any]]


def check_specs(asset: AssetKey, extract: Extract) -> list[AssetCheckSpec]:
    """The two checks on the asset of an extract."""
    return [
        AssetCheckSpec(
            CONTRACT,
            asset=asset,
            blocking=True,
            description="表结构、必填、格式和主键。不合格的行或单元格已隔离，其余照常使用；检查本身未能完成时停止发布。",
        ),
        AssetCheckSpec(
            ADVICE,
            asset=asset,
            blocking=False,
            description="数据约定之外的可疑情况，仅提示，不影响发布。",
        ),
    ]


def cross_spec(asset: AssetKey) -> AssetCheckSpec:
    """The check on the asset that holds departments' data against each other."""
    return AssetCheckSpec(
        CROSS,
        asset=asset,
        blocking=False,
        description="部门之间的数据核对（T4），按旗县区计数，仅提示，不影响发布；数据不足不算通过。",
    )


def cross_result(asset: AssetKey, day: Day) -> AssetCheckResult:
    """How many cross-table checks failed or could not be known, and which failed where; counts only."""
    rows = day.read("cross_check").to_pylist()
    failed = [row for row in rows if row["status"] == "failed"]
    unknown = sum(row["status"] == "insufficient" for row in rows)
    titles = dict.fromkeys(row["title"] for row in failed)
    told = [f"{title}：{sum(row['title'] == title for row in failed)}个旗县区" for title in titles]
    return AssetCheckResult(
        asset_key=asset,
        check_name=CROSS,
        passed=not failed,
        severity=AssetCheckSeverity.WARN,
        description="；".join([*told, f"数据不足{unknown}项"]),
        metadata={
            "检查项": len(rows),
            "未通过": len(failed),
            "数据不足": unknown,
        },
    )


def verdicts(day: Day, extract: Extract) -> Verdicts:
    """What the gate said about an extract on this day; nothing when nothing of it was ever delivered."""
    found: Verdicts = day.read(f"verdict_{extract.view}").to_pylist()
    return found


def check_results(asset: AssetKey, found: Verdicts) -> list[AssetCheckResult]:
    """One result for each of the two checks."""
    critical = [row for row in found if row["severity"] == "critical"]
    warning = [row for row in found if row["severity"] != "critical"]
    return [_result(asset, CONTRACT, critical, blocking=True), _result(asset, ADVICE, warning, blocking=False)]


def stops(result: AssetCheckResult) -> bool:
    """Whether this result keeps what comes after from running: only blocking checks fail with severity ERROR."""
    return not result.passed and result.severity is AssetCheckSeverity.ERROR


def _result(asset: AssetKey, name: str, verdicts: Verdicts, *, blocking: bool) -> AssetCheckResult:
    wrong = [row for row in verdicts if row["status"] != "passed"]
    broken = any(row["status"] not in ("passed", "failed") for row in wrong)
    return AssetCheckResult(
        asset_key=asset,
        check_name=name,
        passed=not wrong,
        severity=AssetCheckSeverity.ERROR if blocking and broken else AssetCheckSeverity.WARN,
        description="；".join(_sentence(row) for row in wrong) or None,
        metadata={
            "检查项": len(verdicts),
            "未通过": len(wrong),
            "检查行数": max((row["checked"] for row in verdicts), default=0),
        },
    )


def _sentence(row: Mapping[str, Any]) -> str:
    if row["status"] == "failed":
        return f"{row['title']}：{row['failing']}处不合格"
    return f"{row['title']}：检查未能完成"
