"""Reports in Dagster: their jobs, partitions and schedules, and one of them written from a home without days."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from dagster import AssetKey, DagsterInstance, DefaultScheduleStatus, RunRequest, build_schedule_context, materialize

from assets_defs.definitions import defs
from assets_defs.reports import CYCLES, Archive, report_assets
from fangpin_pipeline.identity.divisions import AUTHORITIES

# Fires on these days at the given hour in Beijing, for the period whose first day is named.
FIRES = {
    "weekly_brief": (datetime(2020, 3, 23, 0, 0, tzinfo=UTC), "2020-03-16"),
    "monthly_report": (datetime(2020, 4, 1, 1, 0, tzinfo=UTC), "2020-03-01"),
    "quarterly_report": (datetime(2020, 4, 1, 2, 0, tzinfo=UTC), "2020-01-01"),
    "yearly_report": (datetime(2021, 1, 1, 3, 0, tzinfo=UTC), "2020-01-01"),
}


@pytest.mark.parametrize("cycle", CYCLES, ids=lambda cycle: cycle.name)
def test_each_length_has_a_job_of_its_own(cycle) -> None:  # type: ignore[no-untyped-def]
    job = defs.resolve_job_def(cycle.job)
    assert job.asset_layer.executable_asset_keys == {AssetKey(cycle.name)}
    assert job.partitions_def == cycle.partitions


@pytest.mark.parametrize("cycle", CYCLES, ids=lambda cycle: cycle.name)
def test_when_a_period_is_over_its_report_is_asked_for(cycle) -> None:  # type: ignore[no-untyped-def]
    schedule = defs.resolve_schedule_def(f"{cycle.name}_due")
    fired, first = FIRES[cycle.name]
    with DagsterInstance.ephemeral() as instance:
        context = build_schedule_context(
            instance, scheduled_execution_time=fired, repository_def=defs.get_repository_def()
        )
        (request,) = schedule.evaluate_tick(context).run_requests or []
    assert isinstance(request, RunRequest)
    assert request.partition_key == first
    assert cycle.partitions.has_partition_key(first)
    assert schedule.default_status is DefaultScheduleStatus.STOPPED


def test_a_job_writes_the_city_and_every_county(tmp_path: Path) -> None:
    assets = [asset for asset in report_assets("run") if asset.key == AssetKey("weekly_brief")]
    with DagsterInstance.ephemeral() as instance:
        done = materialize(
            assets, partition_key="2020-03-16", resources={"archive": Archive(home=str(tmp_path))}, instance=instance
        )
    assert done.success
    units = {file.name.partition("_")[0] for file in (tmp_path / "reports" / "2020-W12").iterdir()}
    assert units == set(AUTHORITIES)
