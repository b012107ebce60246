"""The static site of aggregates: an asset, its job and a schedule of their own.

It reads what has been published and changes nothing of it, so it needs no lock on the home. What the site says stands
in `fangpin_pipeline.outputs.site`.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    AssetSelection,
    DefaultScheduleStatus,
    Failure,
    MaterializeResult,
    ScheduleDefinition,
    asset,
    define_asset_job,
    in_process_executor,
)
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from assets_defs.partitions import TIMEZONE
from assets_defs.reports import GROUP, Archive
from fangpin_pipeline.commands.served import all_served
from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.failures import describe_error
from fangpin_pipeline.outputs.site.open import evidence_of_day
from fangpin_pipeline.outputs.site.write import write_site

SITE = "static_site"
# Dagster loads nothing when an asset and a job share a name.
JOB = f"{SITE}_job"
_TITLE = "汇总数据站点"


def site_asset(published: str) -> AssetsDefinition:
    """The site of the newest published day; `published` is the asset of the published days."""

    @asset(
        key=AssetKey(SITE),
        description=f"{_TITLE}：全市、旗县区、苏木乡镇的汇总数，静态网页，不含户和个人；取最近一次发布的筛查",
        group_name=GROUP,
        deps=[AssetKey(published)],
        owners=[f"team:{poverty_alleviation.DEPARTMENT}"],
        kinds={"html"},
    )
    def write_static_site(context: AssetExecutionContext, archive: Archive) -> MaterializeResult:  # type: ignore[type-arg]
        home = archive.home_of(context.instance)
        try:
            with TemporaryDirectory() as aside:
                evidence = evidence_of_day(home, None, Path(aside))
                files = write_site(evidence, list(all_served()), home.site)
        except Exception as error:
            raise Failure(f"{_TITLE}：{describe_error(error)}", allow_retries=False) from None
        day = evidence.run.as_of.isoformat()
        return MaterializeResult(metadata={"数据截止日期": day, "运行编号": evidence.run.id, "文件数": len(files)})

    return write_static_site


def site_job() -> UnresolvedAssetJobDefinition:
    """The job that writes the site."""
    return define_asset_job(
        JOB,
        selection=AssetSelection.assets(AssetKey(SITE)),
        executor_def=in_process_executor,
        description=f"{_TITLE}：取最近一次发布的筛查，写到 HOME/site，写完才替换原来的站点。",
    )


def site_schedule(job: UnresolvedAssetJobDefinition) -> ScheduleDefinition:
    """08:00 in Bayannur, after the day's screening. Off until an office switches it on in the UI."""
    return ScheduleDefinition(
        name=f"{SITE}_0800",
        job=job,
        cron_schedule="0 8 * * *",
        execution_timezone=TIMEZONE,
        default_status=DefaultScheduleStatus.STOPPED,
        description=f"每天08:00（北京时间）按最近一次发布的筛查写{_TITLE}。默认关闭，由单位启用。",
    )
