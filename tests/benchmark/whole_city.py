"""The benchmark of a day at whole-city size: `python -m tests.benchmark.whole_city [households] [folder]`.

One run makes the sample, screens it without and with Dagster from the same files in fresh homes, and prints the table
of docs/performance.md. Trust the ratios: seconds depend on the machine and on what else it does.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fangpin_pipeline.sample import write_sample

DAY = date(2020, 3, 16)
COMPUTED = ("facts", "rules", "lists")
# Told beside the computation: evidence looks rows up for hits only, the cards are for the workbooks.
NOT_COMPUTED = ("evidence", "household_card")
# No rules: the national labels, and the order of visits. They are told apart from "all rules".
BESIDE_RULES = ("household_label", "clue")


@dataclass(frozen=True)
class Took:
    """What a process took."""

    wall: float
    cpu: float
    output: str


def main(households: int, folder: Path) -> None:
    """Measure everything and print it."""
    made = time.process_time()
    city = write_sample(folder / "landing", households=households, as_of=DAY, days=3)
    made = time.process_time() - made
    direct = json.loads(_run([sys.executable, "-m", "tests.benchmark.direct_day"], folder, "apart").output)
    plain = _screen(folder, "direct", "--direct")
    dagster = _screen(folder, "dagster")
    again = _screen(folder, "dagster")
    print(_report(city.households, city.persons, made, direct, plain, dagster, again))


def _screen(folder: Path, name: str, *options: str) -> Took:
    home = folder / name
    command = [str(Path(sys.executable).with_name("fangpin")), "screen", "--as-of", DAY.isoformat()]
    return _measured([*command, "--home", str(home), "--landing", str(folder / "landing"), *options])


def _run(command: list[str], folder: Path, name: str) -> Took:
    return _measured([*command, str(folder / name), str(folder / "landing"), DAY.isoformat()])


def _measured(command: list[str]) -> Took:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(time.perf_counter() - started, cpu, done.stdout)


def _report(
    households: int, persons: int, made: float, direct: dict[str, Any], plain: Took, dagster: Took, again: Took
) -> str:
    groups: dict[str, float] = defaultdict(float)
    for stage in direct["stages"]:
        groups[stage["group"]] += stage["cpu"]
    apart = (*NOT_COMPUTED, *BESIDE_RULES)
    stages = direct["stages"]
    computed = sum(one["cpu"] for one in stages if one["group"] in COMPUTED and one["name"] not in apart)
    beside = sum(one["cpu"] for one in stages if one["name"] in BESIDE_RULES)
    total = direct["cpu"]
    rows = [
        ("households, persons", f"{households:,}, {persons:,}", ""),
        ("sample city (CPU s)", f"{made:.1f}", "whole city in under 120 s"),
        *((f"stage group {name} (CPU s)", f"{cpu:.1f}", f"{cpu / total:.0%}") for name, cpu in groups.items()),
        ("whole day, direct (CPU s)", f"{total:.1f}", f"{total / households * 1e6:.0f} µs a household"),
        ("all rules: facts, rules, warnings", f"{computed / households * 1e6:.1f} µs CPU a household", "at most 15"),
        ("labels and order of visits", f"{beside / households * 1e6:.1f} µs CPU a household", "told apart"),
        ("Great Expectations, import included", f"{direct['gate'] / total:.0%} of the day", "at most 50 %"),
        ("peak memory (MB)", f"{direct['peak_mb']:.0f}", "under 3,000"),
        ("fangpin screen --direct (wall s)", f"{plain.wall:.1f}", f"CPU {plain.cpu:.1f}"),
        ("fangpin screen (wall s)", f"{dagster.wall:.1f}", f"CPU {dagster.cpu:.1f}"),
        ("Dagster's overhead (wall s)", f"{dagster.wall - plain.wall:.1f}", "at most 10"),
        ("the same day again, nothing new (wall s)", f"{again.wall:.1f}", f"CPU {again.cpu:.1f}"),
    ]
    return "\n".join(
        ["| what | measured | bound or share |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in rows)]
    )


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 275_000
    place = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp(prefix="fangpin-bench-"))
    try:
        main(size, place)
    finally:
        if len(sys.argv) <= 2:
            shutil.rmtree(place)
