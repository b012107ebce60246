"""A whole (toy) day as a Dagster run: what it leaves in the store and in the event log, and how it ends."""

import json
from datetime import date, timedelta

import pytest
import toy_definitions
from dagster import AssetKey, DagsterEventType, DagsterRunStatus, RunsFilter
from toy_stages import ID

from assets_defs.run import DONE, FAILED, STOPPED, USAGE, instance_of, run_day
from fangpin_pipeline.warehouse import Home, published_days, run_of
from fangpin_pipeline.warehouse.errors import HomeBusyError
from fangpin_pipeline.warehouse.session import locked

DAY = date(2020, 3, 16)


def toy_day(home: Home, as_of: date = DAY, order: str = "") -> int:
    if order:
        (home.landing / f"ORDER-{as_of}").write_text(order, encoding="utf-8")
    return run_day(home, as_of, home.landing, module=toy_definitions.__name__)


def log_of(home: Home) -> str:
    """Everything the instance holds about the last run, as text."""
    with instance_of(home) as instance:
        run = instance.get_runs(limit=1)[0]
        return "\n".join(str(entry) for entry in instance.all_logs(run.run_id)) + str(run)


def test_a_day_is_published_and_shows_in_the_instance_of_the_home(home: Home) -> None:
    assert toy_day(home) == DONE

    assert run_of(home, DAY) is not None
    with instance_of(home) as instance:
        (run,) = instance.get_runs()
        assert (run.status, run.job_name) == (DagsterRunStatus.SUCCESS, "daily_screening")
        assert run.tags["dagster/partition"] == "2020-03-16"
        assert run.remote_job_origin is not None
        assert run.remote_job_origin.location_name == "fangpin"
        event = instance.get_latest_materialization_event(AssetKey("counted"))
        assert event is not None
        assert event.asset_materialization is not None
        metadata = event.asset_materialization.metadata
        assert metadata["dagster/row_count"].value == 1
        assert [column.name for column in metadata["dagster/column_schema"].value.columns] == ["days"]
    assert not list(home.dagster.rglob("*.err"))


@pytest.mark.parametrize(("order", "status"), [("", "passed"), ("dirty", "failed")])
def test_rows_in_quarantine_are_a_warning_and_stop_nothing(home: Home, order: str, status: str) -> None:
    assert toy_day(home, order=order) == DONE

    checks = check_evaluations(home)
    assert checks["contract"] == (status == "passed", "WARN")
    assert checks["advice"] == (False, "WARN")
    assert checks["file"][0]


def test_a_refused_file_is_an_error_that_stops_nothing(home: Home) -> None:
    assert toy_day(home, order="refused") == DONE

    assert check_evaluations(home)["file"] == (False, "ERROR")
    assert run_of(home, DAY) is not None
    assert "文件可读：1份文件被拒收" in log_of(home)


def test_a_check_that_could_not_be_carried_out_stops_the_day(home: Home, capfd: pytest.CaptureFixture[str]) -> None:
    assert toy_day(home, order="gate error") == STOPPED

    assert check_evaluations(home)["contract"] == (False, "ERROR")
    assert published_days(home) == {}
    assert "身份证号有效：检查未能完成" in capfd.readouterr().err


def test_a_gate_that_stops_publication_is_exit_3_with_its_reason(home: Home, capfd: pytest.CaptureFixture[str]) -> None:
    yesterday = DAY - timedelta(days=1)
    assert toy_day(home, yesterday) == DONE

    assert toy_day(home, order="stop") == STOPPED

    assert capfd.readouterr().err.rstrip().splitlines()[-1] == "没有可读的建档立卡台账，名单未发布。"
    assert list(published_days(home)) == [yesterday]
    assert json.loads(home.current.read_text(encoding="utf-8"))["current"] == "2020-03-15"


def test_nothing_personal_of_an_error_reaches_the_event_log(home: Home, capfd: pytest.CaptureFixture[str]) -> None:
    assert toy_day(home, order="broken") == FAILED

    everything = log_of(home) + capfd.readouterr().err
    assert ID not in everything
    assert "张三丰" not in everything
    assert "计数" in everything
    assert "toy_stages.py" in everything
    for file in home.dagster.rglob("*"):
        assert file.is_dir() or ID.encode() not in file.read_bytes(), file


def test_a_day_that_failed_half_way_is_resumed_by_running_it_again(home: Home) -> None:
    assert toy_day(home, order="broken") == FAILED
    (home.landing / f"ORDER-{DAY}").unlink()

    assert toy_day(home) == DONE
    assert run_of(home, DAY) is not None


def test_one_asset_alone_first_makes_what_it_needs(home: Home) -> None:
    job = toy_definitions.defs.resolve_job_def("daily_screening")
    with instance_of(home) as instance:
        result = job.execute_in_process(
            instance=instance,
            partition_key=DAY.isoformat(),
            asset_selection=[AssetKey("publication")],
            run_config={"resources": {"office": {"config": {"home": str(home.root)}}}},
        )
    assert result.success
    assert run_of(home, DAY) is not None
    assert not (home.root / "after.txt").exists()


def test_days_build_on_the_day_before(home: Home) -> None:
    for number in range(3):
        assert toy_day(home, DAY + timedelta(days=number)) == DONE

    assert [run.read("counted")["days"][0].as_py() for run in published_days(home).values()] == [1, 2, 3]


def test_a_run_that_died_is_marked_when_the_next_one_starts(home: Home) -> None:
    assert toy_day(home) == DONE
    with instance_of(home) as instance:
        (done,) = instance.get_runs()
        dead = done._replace(run_id="0" * 8 + "-dead", status=DagsterRunStatus.STARTED)
        instance.add_run(dead)

    assert toy_day(home) == DONE

    with instance_of(home) as instance:
        assert not instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.STARTED]))
        died = instance.get_run_by_id(dead.run_id)
        assert died is not None
        assert died.status is DagsterRunStatus.FAILURE


def test_a_home_in_use_is_left_alone(home: Home) -> None:
    with locked(home, "筛查 2020-03-15"), pytest.raises(HomeBusyError, match="正在使用中"):
        toy_day(home)
    assert not home.dagster.exists()


def test_a_day_without_a_partition_is_wrong_usage(home: Home, capfd: pytest.CaptureFixture[str]) -> None:
    assert toy_day(home, date(2019, 12, 31)) == USAGE
    assert "2019-12-31 不在可筛查的日期范围内" in capfd.readouterr().err


def check_evaluations(home: Home) -> dict[str, tuple[bool, str]]:
    """Check name → (passed, severity) of the last run."""
    with instance_of(home) as instance:
        entries = instance.all_logs(instance.get_runs(limit=1)[0].run_id, DagsterEventType.ASSET_CHECK_EVALUATION)
        events = [entry.dagster_event for entry in entries if entry.dagster_event is not None]
        found = [event.asset_check_evaluation_data for event in events]
        return {check.check_name: (check.passed, check.severity.value) for check in found}
