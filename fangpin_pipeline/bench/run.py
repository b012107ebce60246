"""One benchmark: which parts run at a size, in which order, each in a process of its own that is watched from here."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from fangpin_pipeline.bench.city import city_folder, finish_city, start_city, told_of
from fangpin_pipeline.bench.cost import resident
from fangpin_pipeline.bench.errors import BenchError
from fangpin_pipeline.bench.place import DAY, Place, Told
from fangpin_pipeline.reading.deliveries import files

_PROCESS = "fangpin_pipeline.commands.bench_part"
_LOOK_EVERY = 0.05

TITLES = {
    "city": "生成样例城市",
    "recoded": "为单纯读取准备文件",
    "reading": "只读取文件（本系统）",
    "bare texts": "单纯读取文件（文本）",
    "bare types": "单纯读取文件（按类型）",
    "day": "筛查一日（全新）",
    "bound": "下限：扫描全部规则所用数据",
    "all rules": "指标与全部规则",
    "bound of nine": "下限：扫描九条规则所用数据",
    "nine": "九条规则（本系统）",
    "pandas": "九条规则（pandas）",
    "polars": "九条规则（Polars）",
    "agreement": "核对各方结果一致",
    "same day": "同一日再次筛查",
    "dagster": "同一日经 Dagster 再次筛查",
    "changed day": "次日：三项数据有新交付",
    "quiet day": "再次日：没有新交付",
}
SECTIONS = {
    "reading": ("reading", "bare texts", "bare types"),
    "rules": ("day", "bound", "all rules", "bound of nine", "nine", "pandas", "polars", "agreement"),
    "day": ("day", "same day", "dagster", "changed day", "quiet day"),
}
# Short ones are run several times in turn; the middle counts.
_REPEATED = ("bound", "all rules", "bound of nine", "nine", "pandas", "polars")


@dataclass(frozen=True)
class Benchmark:
    """What to measure: sections by name, how often the short parts run, where cities are kept, who hears of it."""

    sections: Collection[str]
    repeats: int
    cache: Path
    announce: Callable[[int, int, str], None]

    def measure(self, sizes: Collection[int]) -> dict[int, Told]:
        """Run everything at every size. Raises BenchError when a part fails or sides disagree."""
        planned = [(size, self._missing(size), self._parts()) for size in sizes]
        total = sum(len(missing) + len(parts) for _, missing, parts in planned)
        done = 0
        measured = {}
        for size, missing, parts in planned:

            def step(name: str, size: int = size) -> None:
                nonlocal done
                done += 1
                self.announce(done, total, f"{size:,} 户：{TITLES[name]}")

            measured[size] = self._measure(size, missing, parts, step)
        return measured

    def _missing(self, size: int) -> list[str]:
        return [] if told_of(city_folder(self.cache, size)) else ["city", "recoded"]

    def _parts(self) -> list[str]:
        """Parts in the order in which they run: a round of the short ones after the other, days at the end."""
        wanted = [name for section, names in SECTIONS.items() if section in self.sections for name in names]
        wanted = list(dict.fromkeys(wanted))
        short = [name for name in wanted if name in _REPEATED]
        parts = [name for name in wanted if name not in _REPEATED]
        place = parts.index("day") + 1 if "day" in parts else len(parts)
        return [*parts[:place], *short * self.repeats, *parts[place:]]

    def _measure(self, size: int, missing: list[str], parts: list[str], step: Callable[[str], None]) -> Told:
        folder = city_folder(self.cache, size)
        if missing:
            _make_city(folder, size, step)
        work = Path(tempfile.mkdtemp(prefix="work-", dir=self.cache))
        place = Place(folder, work)
        took: dict[str, list[Told]] = {}
        try:
            for name in parts:
                step(name)
                took.setdefault(name, []).append(run_part(name, place))
        finally:
            shutil.rmtree(work)
        city = told_of(folder) or {}
        lines = {took[name][0]["lines"] for name in ("bare texts", "bare types") if name in took}
        if len(lines) > 1:
            raise BenchError(f"两次单纯读取的行数不同：{lines}")
        received = [file.stat().st_size for _, file in files(place.landing, DAY)]
        return {
            "households": city["households"],
            "persons": city["persons"],
            "files": len(received),
            "megabytes": sum(received) / 1e6,
            "parts": {"city": city, **{name: _middle(runs) for name, runs in took.items()}},
        }


def run_part(name: str, place: Place) -> Told:
    """Run one part in a process of its own; what it cost and told.

    `cpu` and `wall` are of its work, `start` what the process used before; `elapsed` is the process from its start to
    its end, `peak` the most memory of all its processes in MB.
    """
    result, errors = place.work / "result.json", place.work / "errors.txt"
    command = [sys.executable, "-m", _PROCESS, name, str(place.city), str(place.work), str(result)]
    peak, began = 0.0, time.perf_counter()
    with errors.open("wb") as stream, subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stream) as process:
        try:
            while process.poll() is None:
                peak = max(peak, resident(process.pid))
                time.sleep(_LOOK_EVERY)
        except BaseException:
            process.kill()
            raise
    elapsed = time.perf_counter() - began
    if process.returncode:
        raise BenchError(f"{TITLES[name]}没有完成：{errors.read_text('utf-8').strip()}")
    told: Told = json.loads(result.read_text("utf-8"))
    return {**told, "elapsed": elapsed, "peak": max(told["peak"], peak)}


def _make_city(folder: Path, size: int, step: Callable[[str], None]) -> None:
    draft = start_city(folder, size)
    work = draft / "work"
    work.mkdir()
    step("city")
    told = run_part("city", Place(draft, work))
    step("recoded")
    run_part("recoded", Place(draft, work))
    shutil.rmtree(work)
    finish_city(draft, folder, told)


def _middle(runs: list[Told]) -> Told:
    """The run of middle cost, with the middle of all wall seconds, the highest peak and what each run cost."""
    ordered = sorted(runs, key=lambda run: float(run["cpu"]))
    return {
        **ordered[len(runs) // 2],
        "wall": statistics.median(run["wall"] for run in runs),
        "peak": max(run["peak"] for run in runs),
        "runs": [run["cpu"] for run in runs],
    }
