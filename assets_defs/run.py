"""One day as a run of the Dagster job on the instance of a home, so that it shows in the UI.

The command line finds `run_day` through the entry point `fangpin.runner`.
"""

import shutil
import sys
from datetime import date
from pathlib import Path

from dagster import DagsterInstance, DagsterRun
from dagster._core.definitions.reconstruct import ReconstructableJob, ReconstructableRepository
from dagster._core.execution.api import execute_run
from dagster._core.remote_origin import ManagedGrpcPythonEnvCodeLocationOrigin, RemoteJobOrigin, RemoteRepositoryOrigin
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin

from assets_defs.build import JOB
from assets_defs.partitions import DAYS
from assets_defs.resources import PARTITION_TAG
from fangpin_pipeline.warehouse import Home
from fangpin_pipeline.warehouse.session import ensure_free, last_attempt

DONE, FAILED, USAGE, STOPPED = 0, 1, 2, 3
DEFINITIONS = "assets_defs.definitions"
LOCATION = "fangpin"


def run_day(
    home: Home,
    as_of: date,
    landing: Path,
    confirm: str | None = None,
    *,
    fresh: bool = False,
    spark: str | None = None,
    module: str = DEFINITIONS,
) -> int:
    """Screen a day as a run of the job `daily_screening` and return the exit code; the reason goes to stderr.

    `spark` is the master of the Spark that computes it, `module` is where the definitions are loaded from.
    Raises HomeBusyError before anything is recorded.
    """
    if not DAYS.has_partition_key(as_of.isoformat()):
        return _say(f"{as_of} 不在可筛查的日期范围内（2020-01-01 至今日）。", USAGE)
    ensure_free(home)
    job = ReconstructableRepository.for_module(module, "defs").get_reconstructable_job(JOB)
    with instance_of(home) as instance:
        run = _create_run(instance, job, module, as_of, _config(home, landing, confirm, fresh, spark))
        result = execute_run(job, run, instance)
        if result.success:
            return DONE
        attempt = last_attempt(home)
        if attempt is None or not any(event.is_step_failure for event in result.all_events):
            return _say(f"运行 {run.run_id[:8]} 未能开始，详情见 Dagster 界面。", FAILED)
    return _say(attempt.message, STOPPED if attempt.state == "stopped" else FAILED)


def instance_of(home: Home) -> DagsterInstance:
    """Dagster's instance of a home; its settings are written on first use and then belong to the office."""
    home.dagster.mkdir(parents=True, exist_ok=True)
    settings = home.dagster / "dagster.yaml"
    if not settings.exists():
        shutil.copyfile(Path(__file__).with_name("dagster.yaml"), settings)
    return DagsterInstance.from_config(str(home.dagster))


def _config(home: Home, landing: Path, confirm: str | None, fresh: bool, spark: str | None) -> dict[str, object]:
    """Configuration of a run. The console would repeat every event; what an operator follows is the progress."""
    office = {
        "home": str(home.root.absolute()),
        "landing": str(landing.absolute()),
        "confirm": confirm or "",
        "fresh": fresh,
        "spark": spark or "",
    }
    return {
        "resources": {"office": {"config": office}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }


def _create_run(
    instance: DagsterInstance, job: ReconstructableJob, module: str, as_of: date, config: dict[str, object]
) -> DagsterRun:
    """A run that the UI takes for one of its own: it knows the code location, so it can be opened and run again."""
    location = ManagedGrpcPythonEnvCodeLocationOrigin(LoadableTargetOrigin(module_name=module), LOCATION)
    repository = job.repository.get_definition().name
    return instance.create_run_for_job(
        job.get_definition(),
        run_config=config,
        tags={PARTITION_TAG: as_of.isoformat()},
        remote_job_origin=RemoteJobOrigin(RemoteRepositoryOrigin(location, repository), JOB),
        job_code_origin=job.get_python_origin(),
    )


def _say(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
