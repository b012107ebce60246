"""The parts of a benchmark: what they measure, that sides are compared, and that a city is made once."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fangpin_pipeline import cli
from fangpin_pipeline.bench.bound import areas_read, columns_used, scan
from fangpin_pipeline.bench.city import city_folder
from fangpin_pipeline.bench.cost import moment, resident
from fangpin_pipeline.bench.days import timed
from fangpin_pipeline.bench.errors import BenchError
from fangpin_pipeline.bench.nine import NINE, confirm_agreement
from fangpin_pipeline.bench.ours import nine_state
from fangpin_pipeline.bench.place import CHANGED, CHANGED_DAY, Place
from fangpin_pipeline.bench.run import SECTIONS, TITLES, Benchmark, run_part
from fangpin_pipeline.commands.common import load_gate
from fangpin_pipeline.reading.deliveries import find_deliveries
from fangpin_pipeline.reading.staging import _code_fingerprint

BURN = "import time, sys\nwhile time.process_time() < 0.3: pass\nprint('done', flush=True)\nsys.stdin.read()"


def test_processor_time_of_a_child_counts_while_it_runs_and_when_it_has_ended() -> None:
    before = moment()
    command = [sys.executable, "-c", BURN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        running = moment().since(before)["cpu"]
        held = resident(child.pid)
    assert running >= 0.25
    assert moment().since(before)["cpu"] >= running
    assert 1 < held < 1_000
    assert resident(child.pid) == 0


def test_what_is_read_with_the_timed_gate_counts_for_a_day_with_the_real_one() -> None:
    gate = load_gate()
    assert _code_fingerprint(timed(gate), frozenset()) == _code_fingerprint(gate, frozenset())


def test_the_nine_rules_read_six_areas_and_no_reason() -> None:
    statement, columns = nine_state()
    assert sorted(columns) == ["disability", "disaster", "health", "income", "schooling", "support"]
    assert not [name for names in columns.values() for name in names if name.endswith(("_gap", "_stale"))]
    assert "lives_in_grade_c" not in statement


def test_the_bound_reads_the_columns_that_statements_name(tmp_path: Path) -> None:
    claims = pa.table({"h": [1, 1, 2], "compliant_self_paid": [5, 6, 7], "diagnosis": ["a", "b", "c"]})
    pq.write_table(claims, tmp_path / "own_x17.parquet")
    used = columns_used(tmp_path, areas_read(nine=True))
    assert used == {"own_x17": ["compliant_self_paid", "h"]}
    scan(tmp_path, used)


def published(folder: Path, illness: list[bool | None], rule_of_flag: str = "illness") -> tuple[Path, Path, Path]:
    """A day of three households of which the second is hit and the third unknown, and a side's verdicts of one rule."""
    run = folder / "run"
    run.mkdir()
    names = ["A", "B", "C"]
    household, verdicts = folder / "household.parquet", folder / "verdicts.parquet"
    pq.write_table(pa.table({"h": pa.array([1, 2, 3], pa.int32()), "household_no": names}), household)
    pq.write_table(pa.table({"household_no": names}), run / "household_fact.parquet")
    flags = {"household_no": ["B", "C"], "rule": [rule_of_flag] * 2, "verdict": ["hit", "unknown"]}
    pq.write_table(pa.table(flags), run / "flag.parquet")
    columns = {name: pa.array([False] * 3) for name in NINE} | {"illness": pa.array(illness)}
    pq.write_table(pa.table({"h": pa.array([1, 2, 3], pa.int32()), **columns}), verdicts)
    return verdicts, household, run


def test_a_side_with_the_published_verdicts_agrees(tmp_path: Path) -> None:
    assert confirm_agreement("side", *published(tmp_path, [False, True, None])) == 3


@pytest.mark.parametrize("illness", [[True, True, None], [False, None, None], [False, True, False]])
def test_one_other_verdict_of_one_household_fails(tmp_path: Path, illness: list[bool | None]) -> None:
    with pytest.raises(BenchError, match="不一致"):
        confirm_agreement("side", *published(tmp_path, illness))


def test_a_hit_of_another_of_the_nine_rules_fails(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="不一致"):
        confirm_agreement("side", *published(tmp_path, [False, True, None], rule_of_flag="disaster"))


def test_a_part_runs_in_a_process_of_its_own_and_its_failure_is_told(tmp_path: Path) -> None:
    place = Place(tmp_path / "3-city", tmp_path)
    with pytest.raises(BenchError, match=r"核对各方结果一致没有完成：.*没有 2020-03-16 的发布结果"):
        run_part("agreement", place)
    place.tables.mkdir()
    pq.write_table(pa.table({"h": [1], "compliant_self_paid": [5]}), place.tables / "own_x17.parquet")
    told = run_part("bound of nine", place)
    assert 0 < told["cpu"] < told["start"] < told["cpu"] + told["start"] < 60
    assert told["peak"] > 50
    assert told["elapsed"] > told["wall"]


@pytest.mark.slow
def test_everything_is_measured_and_agrees_and_the_city_is_made_once(tmp_path: Path) -> None:
    steps: list[str] = []
    bench = Benchmark(
        tuple(SECTIONS), 1, tmp_path, lambda number, total, title: steps.append(f"{number}/{total} {title}")
    )
    (told,) = bench.measure([300]).values()
    assert steps[0] == "1/17 300 户：生成样例城市"
    assert set(told["parts"]) == set(TITLES) - {"recoded"}
    assert told["parts"]["agreement"]["pandas"] == told["parts"]["agreement"]["polars"] > 250
    assert sum(told["parts"]["day"]["groups"].values()) <= told["parts"]["day"]["cpu"]
    assert told["parts"]["quiet day"]["gate"] == 0
    assert told["parts"]["reading"]["csv"] > 0
    landing = city_folder(tmp_path, 300) / "landing"
    last = [one for one in find_deliveries(landing, CHANGED_DAY) if one.received_on == CHANGED_DAY]
    assert sorted(one.extract.number for one in last if one.extract) == list(CHANGED)
    assert not list(tmp_path.glob("work-*"))
    steps.clear()
    Benchmark(("reading",), 1, tmp_path, bench.announce).measure([300])
    assert steps[0] == "1/3 300 户：只读取文件（本系统）"


def test_short_parts_run_in_turn_between_the_full_day_and_those_that_follow() -> None:
    bench = Benchmark(("day", "rules"), 2, Path(), lambda number, total, title: None)
    parts = bench._parts()
    assert parts[0] == "day"
    assert parts[1:7] == parts[7:13] == ["bound", "all rules", "bound of nine", "nine", "pandas", "polars"]
    assert parts[13:] == ["agreement", "same day", "dagster", "changed day", "quiet day"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--households", "many"], "--households 后面是户数"),
        (["--sizes", "0"], "--households 后面是户数"),
        (["--only", "writing"], "--only 只能是"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["bench", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_without_polars_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    assert cli.run(["bench", "--households", "10"]) == 2
    assert "pip install 'fangpin[bench]'" in capsys.readouterr().err
