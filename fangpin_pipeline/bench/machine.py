"""The machine of a measurement, without its name: processor, cores, memory, load, versions."""

import os
import platform
from collections.abc import Collection
from importlib.metadata import version
from pathlib import Path

from fangpin_pipeline.bench.place import Told

_LIBRARIES = ("duckdb", "pyarrow", "pandas", "polars", "great-expectations", "dagster")


def machine(left_out: Collection[str] = ()) -> Told:
    """What a reader has to know to judge seconds; `left_out` names libraries that are not installed."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    versions = {name: version(name) for name in _LIBRARIES if name not in left_out}
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30),
        "load": os.getloadavg()[0],
        "system": platform.system(),
        "versions": {"Python": platform.python_version(), **versions},
    }
