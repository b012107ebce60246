"""Weekly briefs and monthly, quarterly and yearly reports: a partitioned asset, a job and a schedule for each length.

They read what has been published and change nothing, so they need no lock on the home. What a report says stands in
`fangpin_pipeline.outputs.report`.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    AssetSelection,
    ConfigurableResource,
    DagsterInstance,
    DefaultScheduleStatus,
    Failure,
    MaterializeResult,
    MonthlyPartitionsDefinition,
    RunRequest,
    ScheduleDefinition,
    ScheduleEvaluationContext,
    TimeWindowPartitionsDefinition,
    WeeklyPartitionsDefinition,
    asset,
    define_asset_job,
    in_process_executor,
    schedule,
)
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition
from pydantic import Field

from assets_defs.partitions import TIMEZONE
from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.failures import describe_error
from fangpin_pipeline.identity.divisions import AUTHORITIES
from fangpin_pipeline.outputs.report.open import evidence_of
from fangpin_pipeline.outputs.report.period import Span, containing
from fangpin_pipeline.outputs.report.write import write_report
from fangpin_pipeline.warehouse import Home

GROUP = "report"
_START = "2020-01-01"
_DAY = "%Y-%m-%d"


class Archive(ConfigurableResource["Archive"]):
    """The published days of a home. Without configuration it is found as `Office` finds it."""

    home: str = Field(default="", description="数据目录 HOME；留空用 $FANGPIN_HOME，再留空用 Dagster 实例的上级目录")

    def home_of(self, instance: DagsterInstance) -> Home:
        """The home that this configuration means on an instance."""
        return Home(Path(self.home or os.environ.get("FANGPIN_HOME") or Path(instance.root_directory).parent))


@dataclass(frozen=True)
class Cycle:
    """One length of reports: its names in Dagster, its partitions by their first day, and when it is due."""

    span: Span
    name: str
    title: str
    partitions: TimeWindowPartitionsDefinition
    due: str

    @property
    def job(self) -> str:
        """Name of its job: Dagster loads nothing when an asset and a job share one."""
        return f"{self.name}_job"


CYCLES = (
    Cycle(
        Span.WEEK,
        "weekly_brief",
        "周报（预警情况，两页）",
        WeeklyPartitionsDefinition("2020-01-06", day_offset=1, timezone=TIMEZONE),
        "0 8 * * 1",
    ),
    Cycle(
        Span.MONTH,
        "monthly_report",
        "月度评估报告",
        MonthlyPartitionsDefinition(_START, timezone=TIMEZONE),
        "0 9 1 * *",
    ),
    Cycle(
        Span.QUARTER,
        "quarterly_report",
        "季度评估报告（回头看）",
        TimeWindowPartitionsDefinition(start=_START, fmt=_DAY, cron_schedule="0 0 1 1,4,7,10 *", timezone=TIMEZONE),
        "0 10 1 1,4,7,10 *",
    ),
    Cycle(
        Span.YEAR,
        "yearly_report",
        "年度评估报告",
        TimeWindowPartitionsDefinition(start=_START, fmt=_DAY, cron_schedule="0 0 1 1 *", timezone=TIMEZONE),
        "0 11 1 1 *",
    ),
)


def report_assets(published: str) -> list[AssetsDefinition]:
    """One asset a length; `published` is the asset of the published days that reports are made from."""
    return [_asset_of(cycle, published) for cycle in CYCLES]


def report_jobs() -> list[UnresolvedAssetJobDefinition]:
    """One job a length: their partitions differ."""
    return [
        define_asset_job(
            cycle.job,
            selection=AssetSelection.assets(AssetKey(cycle.name)),
            executor_def=in_process_executor,
            description=f"{cycle.title}：全市和各旗县区，写成 Word、PDF 和网页。分区即期间的第一天。",
        )
        for cycle in CYCLES
    ]


def report_schedules(jobs: Sequence[UnresolvedAssetJobDefinition]) -> list[ScheduleDefinition]:
    """When a period is over its report is written. Off until an office switches it on in the UI."""
    return [_schedule_of(cycle, job) for cycle, job in zip(CYCLES, jobs, strict=True)]


def _schedule_of(cycle: Cycle, job: UnresolvedAssetJobDefinition) -> ScheduleDefinition:
    @schedule(
        name=f"{cycle.name}_due",
        job=job,
        cron_schedule=cycle.due,
        execution_timezone=TIMEZONE,
        default_status=DefaultScheduleStatus.STOPPED,
        description=f"{cycle.title}：期间结束后的第一天上午（北京时间）写出。默认关闭，由单位启用。",
    )
    def report_due(context: ScheduleEvaluationContext) -> RunRequest:
        day = context.scheduled_execution_time.astimezone(ZoneInfo(TIMEZONE)).date()
        first = containing(cycle.span, day).before.first.isoformat()
        return RunRequest(run_key=first, partition_key=first)

    return report_due


def _asset_of(cycle: Cycle, published: str) -> AssetsDefinition:
    @asset(
        key=AssetKey(cycle.name),
        description=f"{cycle.title}：全市和各旗县区，只有汇总数字，标明初稿",
        group_name=GROUP,
        deps=[AssetKey(published)],
        owners=[f"team:{poverty_alleviation.DEPARTMENT}"],
        kinds={"word", "pdf", "html"},
        partitions_def=cycle.partitions,
    )
    def write_reports(context: AssetExecutionContext, archive: Archive) -> MaterializeResult:  # type: ignore[type-arg]
        home, first = archive.home_of(context.instance), date.fromisoformat(context.partition_key)
        try:
            names = _write(home, cycle.span, first)
        except Exception as error:
            raise Failure(f"{cycle.title}：{describe_error(error)}", allow_retries=False) from None
        return MaterializeResult(metadata={"文件数": len(names), "文件": "、".join(names)})

    return write_reports


def _write(home: Home, span: Span, first: date) -> list[str]:
    """Reports of the city and every county; the names of the files."""
    names: list[str] = []
    for unit in AUTHORITIES:
        with TemporaryDirectory() as aside:
            evidence = evidence_of(home, unit, containing(span, first), Path(aside))
            names += [file.name for file in write_report(evidence, home.reports)]
    return names
