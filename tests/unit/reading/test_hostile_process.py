"""The process of one file: its bounds, whose fault its end is, and that none outlives the day."""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import hostile_files as files
import pytest
from reading_toys import DAY, EDITION, Landing, csv_text, person

from fangpin_pipeline import extracts
from fangpin_pipeline.reading.bounded import ReadingError, close_reader, read_bounded
from fangpin_pipeline.reading.bounded_limits import MEGABYTE, MOST_MEMORY, Limits, limits_of
from fangpin_pipeline.reading.deliveries import Delivery
from fangpin_pipeline.reading.read import read_delivery

AMPLE = Limits(MOST_MEMORY, 60, 600)
TOY = '''
"""A department that is not in the package."""
from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
class ToyExtract(Extract):
    """Known to this module alone."""
TOY = ToyExtract("X99", "toy_list", "玩具名单", Department("玩具"), "一行一人", Mode.SNAPSHOT, ("id_no",), 30,
                 (Column("id_no", "身份证号", Kind.ID_NO, required=True),))
'''
HANGING = """
import sys, dataclasses, datetime, pathlib
from fangpin_pipeline.reading.bounded import read_bounded
from fangpin_pipeline.reading.deliveries import find_deliveries
from fangpin_pipeline.reading.bounded_limits import Limits
(one,) = find_deliveries(pathlib.Path(sys.argv[1]), datetime.date(2020, 3, 16))
one = dataclasses.replace(one, file=pathlib.Path(sys.argv[2]))
read_bounded(one, frozenset(), pathlib.Path(sys.argv[3]), Limits(1 << 30, 60, 600))
"""


def delivery(landing: Landing, name: str = "dibao.csv", content: str | bytes = files.GOOD) -> Delivery:
    file = landing.put(name, content)
    return next(one for one in landing.deliveries() if one.file == file)


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A file that nobody ever writes to: opening it hangs."""
    place = tmp_path / "pipe"
    os.mkfifo(place)
    return place


def test_what_is_found_is_what_reading_finds(landing: Landing, tmp_path: Path) -> None:
    content = csv_text(["低保名单"], files.HEADER, files.ROW, files.ROW, ["合计", 600, ""])
    one = delivery(landing, content=content)
    assert read_bounded(one, EDITION, tmp_path / "scratch") == read_delivery(one, EDITION)


def test_beyond_its_processor_time_a_file_is_refused(landing: Landing, tmp_path: Path) -> None:
    one = delivery(landing, "dibao.xlsx", files.million_blank_cells(rows=4_000_000))
    why = read_bounded(one, EDITION, tmp_path / "scratch", replace(AMPLE, cpu_seconds=1)).refusal
    assert why is not None and "时间" in why


def test_beyond_its_memory_a_file_is_refused(landing: Landing, tmp_path: Path) -> None:
    one = delivery(landing, content=files.GOOD * 200_000)
    why = read_bounded(one, EDITION, tmp_path / "scratch", replace(AMPLE, memory=8 * MEGABYTE)).refusal
    assert why is not None and "内存" in why


def test_what_hangs_is_refused(landing: Landing, tmp_path: Path, pipe: Path) -> None:
    one = replace(delivery(landing), file=pipe)
    why = read_bounded(one, EDITION, tmp_path / "scratch", replace(AMPLE, wall_seconds=1)).refusal
    assert why is not None and "时间" in why


def test_bounds_grow_with_the_file_and_end() -> None:
    small, large, vast = (limits_of(size) for size in (0, 10 * MEGABYTE, 1 << 40))
    assert small.memory < large.memory < vast.memory == MOST_MEMORY
    assert small.cpu_seconds < large.cpu_seconds < large.wall_seconds


def test_a_mistake_of_ours_is_told_with_places_and_no_values(landing: Landing, tmp_path: Path) -> None:
    broken = replace(delivery(landing), path=object())  # type: ignore[arg-type]
    with pytest.raises(ReadingError) as caught:
        read_bounded(broken, EDITION, tmp_path / "scratch")
    told = str(caught.value)
    assert "rows.py" in told and "系统管理员" in told
    assert person(1) not in told


def test_an_extract_of_another_folder(landing: Landing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "toys").mkdir()
    (tmp_path / "toys/reading_toy_department.py").write_text(TOY, "utf-8")
    monkeypatch.setattr(extracts, "__path__", [*extracts.__path__, str(tmp_path / "toys")])
    extracts.all_extracts.cache_clear()
    try:
        one = delivery(landing, "玩具名单.csv", csv_text(["身份证号"], [person(1)]))
        assert read_bounded(one, EDITION, tmp_path / "scratch").rows["id_no"].to_pylist() == [person(1)]
    finally:
        monkeypatch.undo()
        extracts.all_extracts.cache_clear()


def test_reading_goes_on_after_the_server_was_killed(landing: Landing, tmp_path: Path, pipe: Path) -> None:
    one = delivery(landing)
    close_reader()
    assert read_bounded(one, EDITION, tmp_path / "first").rows_read == 1
    (server,) = _servers()
    os.kill(server, signal.SIGKILL)
    os.waitid(os.P_PID, server, os.WEXITED | os.WNOWAIT)
    assert read_bounded(one, EDITION, tmp_path / "second").rows_read == 1


def test_a_reader_killed_from_outside_is_no_fault_of_the_file(landing: Landing, tmp_path: Path, pipe: Path) -> None:
    one = delivery(landing)
    close_reader()
    assert read_bounded(one, EDITION, tmp_path / "first").rows_read == 1
    (server,) = _servers()
    killer = threading.Thread(target=_kill_two_readers, args=(server,))
    killer.start()
    with pytest.raises(ReadingError, match="信号 9"):
        read_bounded(replace(one, file=pipe), EDITION, tmp_path / "second", AMPLE)
    killer.join()


def _kill_two_readers(server: int) -> None:
    """The one that has read before, and the one that then reads the file again alone."""
    (shared,) = _until(lambda: _children(server))
    os.kill(shared, signal.SIGKILL)
    os.kill(_until(lambda: [one for one in _children(server) if one != shared])[0], signal.SIGKILL)


def _reader_after(landing: Landing, scratch: Path, name: str, content: str | bytes) -> list[int]:
    """Processes that wait for another file after this good one was read."""
    one = delivery(landing, name, content)
    assert read_bounded(one, EDITION, scratch / name).rows_read == 1
    (server,) = _servers()
    return _children(server)


def test_csv_files_follow_each_other_in_one_process(landing: Landing, tmp_path: Path) -> None:
    close_reader()
    first = _reader_after(landing, tmp_path, "dibao.csv", files.GOOD)
    assert len(first) == 1
    assert _reader_after(landing, tmp_path, "dibao2.csv", files.GOOD) == first


def test_a_workbook_has_a_process_of_its_own(landing: Landing, tmp_path: Path) -> None:
    close_reader()
    assert _reader_after(landing, tmp_path, "dibao.xlsx", files.good_xlsx()) == []
    shared = _reader_after(landing, tmp_path, "dibao.csv", files.GOOD)
    assert _reader_after(landing, tmp_path, "dibao2.xlsx", files.good_xlsx()) == shared


@pytest.mark.parametrize("bad", [files.endless_cells(), files.endless_quotation()])
@pytest.mark.parametrize("limits", [replace(AMPLE, memory=2 * MEGABYTE), replace(AMPLE, cpu_seconds=1)])
def test_a_bad_file_among_good_ones_is_refused_alone(
    landing: Landing, tmp_path: Path, bad: bytes, limits: Limits
) -> None:
    before = _reader_after(landing, tmp_path, "dibao.csv", files.GOOD)
    why = read_bounded(delivery(landing, "dibao2.csv", bad), EDITION, tmp_path / "bad", limits).refusal
    assert why is not None
    assert len(before) == len(_reader_after(landing, tmp_path, "dibao3.csv", files.GOOD)) == 1


def test_a_shared_process_that_dies_is_replaced_and_the_file_read_again(landing: Landing, tmp_path: Path) -> None:
    close_reader()
    (shared,) = _reader_after(landing, tmp_path, "dibao.csv", files.GOOD)
    os.kill(shared, signal.SIGKILL)
    after = _reader_after(landing, tmp_path, "dibao2.csv", files.GOOD)
    assert after not in ([], [shared])


def test_bounds_begin_anew_with_each_file(landing: Landing, tmp_path: Path) -> None:
    """Files that take seconds of processor time together, under a bound of a second for each."""
    close_reader()
    rows = "".join(csv_text([person(n % 1000), n, '"2020\n-01-01"']) for n in range(20_000))
    one = delivery(landing, content=csv_text(files.HEADER) + rows)
    used = 0.0
    for place in range(400):
        assert read_bounded(one, EDITION, tmp_path / str(place), replace(AMPLE, cpu_seconds=1)).refusal is None
        (server,) = _servers()
        (shared,) = _children(server)
        used = _seconds(shared)
        if used > 2:
            break
    assert used > 2


def _seconds(process: int) -> float:
    """Processor time of a process."""
    known = Path(f"/proc/{process}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()
    return (int(known[11]) + int(known[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture
def hanging(landing: Landing, tmp_path: Path, pipe: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, int]]:
    """A process that reads a file for ever, its server, and the process of the file."""
    delivery(landing)
    with subprocess.Popen([sys.executable, "-c", HANGING, landing.root, pipe, tmp_path / "s"], stderr=-1) as asking:
        (server,) = _until(lambda: _children(asking.pid))
        (reader,) = _until(lambda: _children(server))
        yield asking, server, reader
        asking.kill()


def test_no_process_outlives_the_one_that_asked(hanging: tuple[subprocess.Popen[bytes], int, int]) -> None:
    asking, server, reader = hanging
    asking.kill()
    assert _gone([server, reader])


def test_the_process_of_a_file_dies_with_its_server(hanging: tuple[subprocess.Popen[bytes], int, int]) -> None:
    asking, server, reader = hanging
    os.kill(server, signal.SIGKILL)
    _, told = asking.communicate(timeout=60)
    assert "意外结束" in told.decode()
    assert _gone([server, reader])


@pytest.mark.slow
def test_two_million_lines_stream(landing: Landing) -> None:
    """The peak counts everything this process ever waited for, the process of the file among them."""
    file = landing.put("dibao.csv", csv_text(files.HEADER))
    with file.open("a", encoding="utf-8") as stream:
        for place in range(2_000):
            born = f"{1950 + place // 40}{1 + place % 12:02d}{1 + place % 28:02d}"
            stream.write(
                csv_text(*([person(serial, born, f"{150800 + place}"), 300, "2020-01-01"] for serial in range(1000)))
            )
    read = read_bounded(landing.deliveries(DAY)[0], EDITION, landing.store / "scratch")
    assert (read.refusal, read.rows_read) == (None, 2_000_000)
    close_reader()
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    assert sum(peaks) * 1024 < 2_000 * MEGABYTE


def _servers() -> list[int]:
    """The reader's server among the children of this process; a Spark of other tests may be one, too."""
    told = {one: Path(f"/proc/{one}/cmdline").read_bytes() for one in _children(os.getpid())}
    return [one for one, command in told.items() if b"bounded_server" in command]


def _children(process: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    except OSError:
        return []


def _until(found: Callable[[], list[int]]) -> list[int]:
    deadline = time.monotonic() + 60
    while not (some := found()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return some


def _gone(processes: list[int]) -> bool:
    """Whether all of them end soon; one that only waits to be counted by its parent has ended."""
    deadline = time.monotonic() + 60
    while any(map(_alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(map(_alive, processes))


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
