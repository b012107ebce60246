"""The sensor on the landing folder, tick by tick on a real instance: when it asks for a run, and of which day."""

import os
from datetime import date
from pathlib import Path

import pytest
import toy_definitions
from dagster import DefaultSensorStatus, RunRequest, build_sensor_context

from assets_defs.definitions import defs
from assets_defs.run import instance_of, run_day
from assets_defs.sensors import SENSOR
from fangpin_pipeline.warehouse import Home, run_of

DAY = date(2020, 3, 16)
NAME = "dibao_150821.csv"


class Watch:
    """The sensor over a home, with the cursor of its last tick."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.cursor: str | None = None
        self.said = ""

    def tick(self) -> RunRequest | None:
        """Look once."""
        with instance_of(self.home) as instance:
            context = build_sensor_context(
                instance, cursor=self.cursor, repository_def=toy_definitions.defs.get_repository_def()
            )
            data = toy_definitions.defs.resolve_sensor_def(SENSOR).evaluate_tick(context)
        self.cursor, self.said = data.cursor, data.skip_message or ""
        requests = data.run_requests or []
        assert len(requests) <= 1
        return requests[0] if requests else None

    def settled(self) -> RunRequest | None:
        """Look twice, as long as it takes files to stand still."""
        assert self.tick() is None
        return self.tick()

    def put(self, name: str, content: bytes, day: str = "2020-03-16") -> Path:
        """Deliver a file."""
        file = self.home.landing / day / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return file


@pytest.fixture
def watch(home: Home, monkeypatch: pytest.MonkeyPatch) -> Watch:
    monkeypatch.delenv("FANGPIN_HOME", raising=False)
    return Watch(home)


def test_it_is_off_until_an_office_wants_it_and_says_in_chinese_what_it_does() -> None:
    found = defs.resolve_sensor_def(SENSOR)
    assert (found.default_status, found.minimum_interval_seconds) == (DefaultSensorStatus.STOPPED, 30)
    assert "交付文件" in (found.description or "")
    assert found.job_name == "daily_screening"


def test_a_file_that_stands_still_is_screened_once(watch: Watch) -> None:
    assert watch.tick() is None
    watch.put(NAME, b"a")
    request = watch.settled()
    assert request is not None and request.partition_key == "2020-03-16"
    assert watch.tick() is None and "没有新的" in watch.said
    assert len(watch.cursor or "") < 400


def test_the_run_that_is_asked_for_publishes_the_day(watch: Watch) -> None:
    watch.put(NAME, b"a")
    request = watch.settled()
    assert request is not None
    with instance_of(watch.home) as instance:
        job = toy_definitions.defs.resolve_job_def("daily_screening")
        result = job.execute_in_process(
            instance=instance, partition_key=request.partition_key, run_config=request.run_config, tags=request.tags
        )
    assert result.success
    assert run_of(watch.home, DAY) is not None


def test_a_half_written_file_is_waited_for(watch: Watch) -> None:
    watch.put(NAME, b"a")
    assert watch.tick() is None and "等待写完" in watch.said
    watch.put(NAME, b"ab")
    assert watch.tick() is None and "等待写完" in watch.said
    watch.put(NAME, b"abc")
    assert watch.settled() is not None


@pytest.mark.parametrize("name", [f"{NAME}.part", f"{NAME}.TMP", f"{NAME}.crdownload", ".x.csv", "~$x.xlsx"])
def test_names_of_unfinished_files_are_no_files(watch: Watch, name: str) -> None:
    watch.put(name, b"a")
    assert watch.settled() is None and "没有交付文件" in watch.said


def test_an_empty_file_is_waited_for_and_keeps_nobody_waiting(watch: Watch) -> None:
    watch.put("tekun.csv", b"")
    assert watch.settled() is None
    watch.put(NAME, b"a")
    first = watch.settled()
    watch.put("tekun.csv", b"b")
    second = watch.settled()
    assert first is not None and second is not None and first.run_key != second.run_key


def test_a_late_file_of_an_old_day_is_seen_and_the_newest_day_is_screened(watch: Watch) -> None:
    watch.put(NAME, b"a")
    assert watch.settled() is not None
    watch.put("aaa.csv", b"b", "2020-01-05")
    request = watch.settled()
    assert request is not None and request.partition_key == "2020-03-16"


def test_the_newest_published_day_is_screened_when_no_folder_is_newer(watch: Watch) -> None:
    published = date(2020, 3, 20)
    assert run_day(watch.home, published, watch.home.landing, module=toy_definitions.__name__) == 0
    watch.put(NAME, b"a")
    request = watch.settled()
    assert request is not None and request.partition_key == "2020-03-20"


def test_the_same_bytes_again_and_a_touch_are_no_news(watch: Watch) -> None:
    file = watch.put(NAME, b"a")
    assert watch.settled() is not None
    os.utime(file, ns=(1, 1))
    assert watch.settled() is None and "内容与上次" in watch.said
    file.unlink()
    watch.put(NAME, b"a")
    assert watch.settled() is None
    watch.put(NAME, b"b")
    assert watch.settled() is not None


def test_two_watches_of_the_same_files_ask_for_the_same_run(watch: Watch) -> None:
    watch.put(NAME, b"a")
    first, second = watch.settled(), Watch(watch.home).settled()
    assert first is not None and second is not None and first.run_key == second.run_key


def test_a_file_taken_away_and_put_back_is_screened_each_time(watch: Watch) -> None:
    watch.put("tekun.csv", b"t")
    file = watch.put(NAME, b"a")
    keys = []
    for _ in range(2):
        keys.append(watch.settled())
        file.unlink()
        keys.append(watch.settled())
        watch.put(NAME, b"a")
    assert all(keys) and len({request.run_key for request in keys if request}) == 4


@pytest.mark.parametrize("folder", ["not a date", "2020-02-30", "20200316", "2999-01-01", "二〇二〇年"])
def test_folders_that_are_no_day_up_to_today_are_ignored(watch: Watch, folder: str) -> None:
    watch.put(NAME, b"a", folder)
    assert watch.settled() is None and "没有交付文件" in watch.said


def test_a_day_before_the_first_partition_is_said_not_asked_for(watch: Watch) -> None:
    watch.put(NAME, b"a", "2019-12-31")
    assert watch.settled() is None and "日期范围" in watch.said
    watch.put(NAME, b"a")
    assert watch.settled() is not None


def test_a_name_in_the_encoding_of_old_windows_is_watched(watch: Watch) -> None:
    name = os.fsdecode("农村牧区低保对象_五原县.csv".encode("gb18030"))
    watch.put(name, b"a")
    assert watch.settled() is not None
    watch.put(os.fsdecode(b"\xff\xfe.csv"), b"b")
    assert watch.settled() is not None
