"""From the stages of a day to everything Dagster shows of it: assets, one job over all of them, schedule and sensor.

Beside them stand the reports and the site, which are made from published days on jobs of their own.
"""

from collections.abc import Sequence
from datetime import date

from dagster import AssetKey, AssetSelection, Definitions, PartitionedConfig, define_asset_job, in_process_executor
from dagster._core.storage.tags import PRIORITY_TAG

from assets_defs.partitions import DAYS
from assets_defs.reports import Archive, report_assets, report_jobs, report_schedules
from assets_defs.resources import Office
from assets_defs.schedules import daily_schedule
from assets_defs.screening import stage_assets
from assets_defs.sensors import landing_sensor
from assets_defs.site import site_asset, site_job, site_schedule
from fangpin_pipeline.screening import Stage

JOB = "daily_screening"
PUBLISHED = "run"


def build_definitions(stages: Sequence[Stage]) -> Definitions:
    """Definitions of a day made of these stages."""
    job = define_asset_job(
        JOB,
        selection=AssetSelection.assets(*(AssetKey(stage.name) for stage in stages)),
        executor_def=in_process_executor,
        config=_in_date_order(),
        description="筛查一日：读取部门数据，质量检查，核定家庭与指标，判断规则，发布预警名单和工作簿。分区即数据截止日期。",
    )
    office, reports, site = Office(), report_jobs(), site_job()
    return Definitions(
        assets=[*stage_assets(stages), *report_assets(PUBLISHED), site_asset(PUBLISHED)],
        jobs=[job, *reports, site],
        schedules=[daily_schedule(job), *report_schedules(reports), site_schedule(site)],
        sensors=[landing_sensor(job, office)],
        resources={"office": office, "archive": Archive()},
        executor=in_process_executor,
    )


def _in_date_order() -> PartitionedConfig:
    """Of several waiting runs the earliest day goes first, because each day is compared with the one before."""
    return PartitionedConfig(
        DAYS,
        run_config_for_partition_key_fn=lambda day: {},
        tags_for_partition_key_fn=lambda day: {PRIORITY_TAG: str(-date.fromisoformat(day).toordinal())},
    )
