"""One day without Dagster, taken apart: CPU seconds of each stage and of the gate, as JSON on standard output."""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

import pyarrow as pa

from expectations.gate import great_expectations_gate
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.reading.gate import Judgement
from fangpin_pipeline.screening import STAGES, screen_day
from fangpin_pipeline.warehouse import Home

judged = 0.0
seen: list[tuple[float, float]] = []


def timed_gate(extract: Extract, candidates: pa.Table) -> Judgement:
    """The real gate, with its CPU seconds added up."""
    global judged
    started = time.process_time()
    judgement = great_expectations_gate(extract, candidates)
    judged += time.process_time() - started
    return judgement


def note(number: int, total: int, title: str) -> None:
    """Remember when a stage begins."""
    seen.append((time.process_time(), time.perf_counter()))


def main(home: Path, landing: Path, as_of: date) -> None:
    """Screen the day and print what each stage took."""
    screen_day(Home(home), as_of, landing, timed_gate, progress=note)
    note(0, 0, "end")
    stages = [
        {"name": stage.name, "group": stage.group, "cpu": after[0] - before[0], "wall": after[1] - before[1]}
        for stage, before, after in zip(STAGES, seen[:-1], seen[1:], strict=True)
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"stages": stages, "gate": judged, "cpu": time.process_time(), "peak_mb": peak}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
