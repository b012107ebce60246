"""The site in Dagster: its job and its schedule, off until somebody switches it on."""

from pathlib import Path

import pytest
from dagster import AssetKey, DagsterInstance, DefaultScheduleStatus, Failure, materialize

from assets_defs.definitions import defs
from assets_defs.reports import Archive
from assets_defs.site import JOB, SITE, site_asset


def test_the_site_has_a_job_and_a_schedule_that_is_off() -> None:
    job = defs.resolve_job_def(JOB)
    assert job.asset_layer.executable_asset_keys == {AssetKey(SITE)}
    due = defs.resolve_schedule_def(f"{SITE}_0800")
    assert (due.cron_schedule, due.execution_timezone) == ("0 8 * * *", "Asia/Shanghai")
    assert due.job_name == JOB
    assert due.default_status is DefaultScheduleStatus.STOPPED


def test_a_home_without_days_is_told_in_chinese(tmp_path: Path) -> None:
    with DagsterInstance.ephemeral() as instance, pytest.raises(Failure, match="没有发布的筛查"):
        materialize([site_asset("run")], resources={"archive": Archive(home=str(tmp_path))}, instance=instance)
    assert not (tmp_path / "site").exists()
