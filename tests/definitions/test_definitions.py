"""What Dagster loads: the assets as a readable picture, the job, the schedule and the checks."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from dagster import (
    AssetKey,
    AssetsDefinition,
    DagsterInstance,
    Definitions,
    RunRequest,
    build_schedule_context,
    in_process_executor,
)

import assets_defs
from assets_defs.checks import ADVICE, CONTRACT, CROSS, FILE, SUSPECT
from assets_defs.definitions import defs
from assets_defs.partitions import DAYS
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.screening import STAGES

SNAPSHOT = Path(__file__).with_name("assets.txt")


def assets() -> list[AssetsDefinition]:
    return [asset for asset in defs.assets or [] if isinstance(asset, AssetsDefinition)]


def picture() -> str:
    """Every asset by group, with what it needs, its owner and kinds."""
    graph = defs.resolve_asset_graph()
    lines: list[str] = []
    for group in dict.fromkeys(stage.group for stage in STAGES):
        lines.append(f"[{group}]")
        for stage in (stage for stage in STAGES if stage.group == group):
            node = graph.get(AssetKey(stage.name))
            needs = ", ".join(sorted(key.to_user_string() for key in node.parent_keys)) or "-"
            lines.append(f"{stage.name} <- {needs} | {', '.join(node.owners)} | {', '.join(sorted(node.kinds))}")
        lines.append("")
    return "\n".join(lines)


def test_the_assets_are_the_stages_of_the_day_as_last_reviewed() -> None:
    """After a wanted change: python tests/definitions/test_definitions.py > tests/definitions/assets.txt"""
    assert picture() == SNAPSHOT.read_text(encoding="utf-8")


def test_there_are_as_many_assets_as_one_can_look_at() -> None:
    assert 20 <= len(assets()) <= 100
    assert len({stage.name for stage in STAGES}) == len(STAGES)


def test_every_stage_stands_after_what_it_needs() -> None:
    seen: set[str] = set()
    for stage in STAGES:
        assert set(stage.needs) <= seen, stage.name
        seen.add(stage.name)


def test_every_asset_says_in_chinese_what_it_is() -> None:
    for stage in STAGES:
        node = defs.resolve_asset_graph().get(AssetKey(stage.name))
        assert any("一" <= letter <= "鿿" for letter in node.description or ""), stage.name
        assert node.owners, stage.name
        assert node.kinds, stage.name
        assert node.partitions_def == DAYS, stage.name


def test_only_the_contract_blocks_and_every_extract_has_a_check_of_each_tier() -> None:
    specs = {(spec.asset_key, spec.name): spec for asset in assets() for spec in asset.check_specs}
    wanted = {
        (AssetKey(extract.name), name) for extract in all_extracts().values() for name in (FILE, CONTRACT, ADVICE)
    }
    assert set(specs) == wanted | {(AssetKey("cross_check"), CROSS), (AssetKey("household_class"), SUSPECT)}
    assert {name for (_, name), spec in specs.items() if spec.blocking} == {CONTRACT}


def test_the_job_runs_every_asset_in_one_process_for_one_day() -> None:
    job = defs.resolve_job_def("daily_screening")
    assert len(job.asset_layer.executable_asset_keys) == len(STAGES)
    assert job.executor_def is in_process_executor
    assert job.partitions_def == DAYS


def test_of_several_waiting_days_the_earliest_goes_first() -> None:
    job = defs.resolve_job_def("daily_screening")
    days = ("2020-03-14", "2020-03-15", "2020-03-16")
    priorities = [int(job.get_tags_for_partition_key(day, None)["dagster/priority"]) for day in days]
    assert priorities == sorted(priorities, reverse=True)
    assert len(set(priorities)) == 3


def test_the_partitions_reach_from_2020_to_today_in_beijing() -> None:
    late_in_london = datetime(2020, 3, 15, 22, 40, tzinfo=UTC)
    keys = DAYS.get_partition_keys(current_time=late_in_london)
    assert (keys[0], keys[-1]) == ("2020-01-01", "2020-03-16")


def test_the_schedule_screens_the_day_on_which_it_fires() -> None:
    schedule = defs.resolve_schedule_def("daily_screening_0630")
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("30 6 * * *", "Asia/Shanghai")
    half_past_six_in_beijing = datetime(2020, 3, 15, 22, 30, tzinfo=UTC)
    with DagsterInstance.ephemeral() as instance:
        context = build_schedule_context(
            instance,
            scheduled_execution_time=half_past_six_in_beijing,
            repository_def=defs.get_repository_def(),
        )
        (request,) = schedule.evaluate_tick(context).run_requests or []
    assert isinstance(request, RunRequest)
    assert request.partition_key == date(2020, 3, 16).isoformat()


def test_dagster_can_load_everything_at_once() -> None:
    """Names that clash show only then: each job by itself still resolves."""
    Definitions.validate_loadable(defs)


def test_the_workspace_file_loads_these_definitions() -> None:
    root = Path(assets_defs.__file__).parent.parent
    (entry,) = yaml.safe_load((root / "dagster_workspace.yaml").read_text(encoding="utf-8"))["load_from"]
    assert entry["python_module"] == {"module_name": "assets_defs.definitions", "location_name": "fangpin"}


def test_the_instance_template_reports_nothing_and_runs_one_day_at_a_time() -> None:
    settings = yaml.safe_load(Path(assets_defs.__file__).with_name("dagster.yaml").read_text(encoding="utf-8"))
    assert settings["telemetry"] == {"enabled": False}
    assert settings["concurrency"]["runs"]["max_concurrent_runs"] == 1
    assert settings["compute_logs"]["class"] == "NoOpComputeLogManager"


@pytest.mark.parametrize("module", sorted(Path(assets_defs.__file__).parent.glob("*.py")), ids=lambda file: file.name)
def test_no_module_hides_its_annotations_from_dagster(module: Path) -> None:
    code = [line for line in module.read_text(encoding="utf-8").splitlines() if line.startswith("from __future__")]
    assert code == []


if __name__ == "__main__":
    print(picture(), end="")
