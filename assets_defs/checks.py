"""Verdicts of the quality gate as asset checks. The verdicts are made in the domain and in `expectations`; here they
only get a shape.

Three checks an extract, one a tier. `file` (T1): files refused as a whole; an error to look at, but the last good file
stands, so it never stops the day. `contract` (T2): rows and cells in the quarantine; the day goes on without them, so
that alone is a warning, and what stops everything after it is a check that could not be carried out, because nobody
knows what it would have found. `advice` (T3): what only looks odd.
`cross` (T4) shows the checks across tables on the asset that computes them; they stop nothing. `suspect` shows the
rules whose result looks wrong as a whole on the asset that tells the verdicts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dagster import AssetCheckResult, AssetCheckSeverity, AssetCheckSpec, AssetKey

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.day import Day
from fangpin_pipeline.reading.gate import Tier
from fangpin_pipeline.rules.suspects import suspects

FILE, CONTRACT, ADVICE = "file", "contract", "advice"
CROSS = "cross"
SUSPECT = "suspect"

Verdicts = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class _Shape:
    """How the verdicts of one tier show in the UI. `unit` is what they count, in Chinese."""

    name: str
    tier: Tier
    severity: AssetCheckSeverity
    unit: str
    description: str
    blocking: bool = False


_SHAPES = (
    _Shape(
        FILE,
        Tier.STOP,
        AssetCheckSeverity.ERROR,
        "份文件被拒收",
        "T1 整份文件：文件名、格式、编码、表头、证件号码列、金额单位、有无合格的行。"
        "不合格的文件拒收，原有数据继续有效，不影响当日筛查。",
    ),
    _Shape(
        CONTRACT,
        Tier.QUARANTINE,
        AssetCheckSeverity.WARN,
        "处不合格",
        "T2 数据约定：必填、格式、报送范围和主键。不合格的行或单元格已隔离，其余照常使用；检查本身未能完成时停止发布。",
        blocking=True,
    ),
    _Shape(
        ADVICE,
        Tier.WARN,
        AssetCheckSeverity.WARN,
        "处不合格",
        "T3 数据约定之外的可疑情况，仅提示并计数，不影响发布。",
    ),
)


def check_specs(asset: AssetKey, extract: Extract) -> list[AssetCheckSpec]:
    """The three checks on the asset of an extract."""
    return [
        AssetCheckSpec(shape.name, asset=asset, blocking=shape.blocking, description=shape.description)
        for shape in _SHAPES
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


def suspect_spec(asset: AssetKey) -> AssetCheckSpec:
    """The check on the asset that tells all verdicts."""
    return AssetCheckSpec(
        SUSPECT,
        asset=asset,
        blocking=False,
        description="结果存疑的规则：在一个旗县区一户也没有触发、触发过多或全部无法判断；仅提示，不影响发布。",
    )


def suspect_result(asset: AssetKey, day: Day) -> AssetCheckResult:
    """Which rules are suspect in which counties; counts only."""
    found = suspects(day.read("flag"), day.read("household_class"), day.read("county_day"))
    return AssetCheckResult(
        asset_key=asset,
        check_name=SUSPECT,
        passed=not found,
        severity=AssetCheckSeverity.WARN,
        description="；".join(suspect.words for suspect in found) or None,
        metadata={"存疑": len(found), "规则": len({suspect.rule for suspect in found})},
    )


def verdicts(day: Day, extract: Extract) -> Verdicts:
    """What was said about an extract on this day; nothing when nothing of it was ever delivered."""
    found: Verdicts = day.read(f"verdict_{extract.view}").to_pylist()
    return found


def check_results(asset: AssetKey, found: Verdicts) -> list[AssetCheckResult]:
    """One result for each of the three checks."""
    return [_result(asset, shape, [row for row in found if row["tier"] == shape.tier]) for shape in _SHAPES]


def stops(result: AssetCheckResult) -> bool:
    """Whether this result keeps what comes after from running: a blocking check that failed with severity ERROR."""
    blocking = {shape.name for shape in _SHAPES if shape.blocking}
    return result.check_name in blocking and not result.passed and result.severity is AssetCheckSeverity.ERROR


def _result(asset: AssetKey, shape: _Shape, verdicts: Verdicts) -> AssetCheckResult:
    wrong = [row for row in verdicts if row["status"] != "passed"]
    broken = shape.blocking and any(row["status"] != "failed" for row in wrong)
    return AssetCheckResult(
        asset_key=asset,
        check_name=shape.name,
        passed=not wrong,
        severity=AssetCheckSeverity.ERROR if broken else shape.severity,
        description="；".join(_sentence(row, shape.unit) for row in wrong) or None,
        metadata={
            "层级": shape.tier.value,
            "检查项": len(verdicts),
            "未通过": len(wrong),
            "检查文件数" if shape.tier is Tier.STOP else "检查行数": max(
                (row["checked"] for row in verdicts), default=0
            ),
            "不合格数": sum(row["failing"] for row in wrong),
        },
    )


def _sentence(row: Mapping[str, Any], unit: str) -> str:
    if row["status"] == "failed":
        return f"{row['title']}：{row['failing']}{unit}"
    return f"{row['title']}：检查未能完成"
