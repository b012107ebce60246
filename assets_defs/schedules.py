"""When the day is screened by itself. Off until an office switches it on in the UI."""

from zoneinfo import ZoneInfo

from dagster import DefaultScheduleStatus, RunRequest, ScheduleDefinition, ScheduleEvaluationContext, schedule
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from assets_defs.partitions import TIMEZONE


def daily_schedule(job: UnresolvedAssetJobDefinition) -> ScheduleDefinition:
    """06:30 in Bayannur: the partition of that day, screened with that day as its as-of date."""

    @schedule(
        name="daily_screening_0630",
        job=job,
        cron_schedule="30 6 * * *",
        execution_timezone=TIMEZONE,
        default_status=DefaultScheduleStatus.STOPPED,
        description="每天06:30（北京时间）筛查当日：读取当日及以前收到的数据，发布预警名单。默认关闭，由单位启用。",
    )
    def daily_screening_0630(context: ScheduleEvaluationContext) -> RunRequest:
        day = context.scheduled_execution_time.astimezone(ZoneInfo(TIMEZONE)).date().isoformat()
        return RunRequest(run_key=day, partition_key=day)

    return daily_screening_0630
