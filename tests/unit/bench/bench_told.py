"""What a benchmark of two sizes might have measured, written by hand."""

from typing import Any

STAGES = {"reading": 4.0, "gating": 2.0, "facts": 1.0, "rules": 2.0}


def part(cpu: float, **more: Any) -> dict[str, Any]:
    return {"cpu": cpu, "wall": cpu / 2, "start": 1.0, "elapsed": cpu, "peak": 400.0, **more}


def told(households: int, factor: float, peak: float = 900.0) -> dict[str, Any]:
    """A size of which everything costs `factor` times what the city of 275,000 households does."""
    seconds = {
        "bound": 0.5,
        "all rules": 3.9,
        "bound of nine": 0.2,
        "nine": 1.0,
        "polars": 1.3,
        "pandas": 3.0,
        "reading": 8.0,
        "bare texts": 4.0,
        "bare types": 5.0,
        "city": 20.0,
        "same day": 1.0,
        "quiet day": 0.5,
        "changed day": 4.0,
        "dagster": 6.0,
    }
    parts = {name: part(cpu * factor) for name, cpu in seconds.items()}
    groups = {name: cpu * factor for name, cpu in STAGES.items()}
    parts["day"] = part(10 * factor, groups=groups, gate=2 * factor) | {"peak": peak}
    return {
        "households": households,
        "persons": households * 2,
        "files": 65,
        "megabytes": 396.04,
        "parts": parts,
        "command": f"fangpin bench --households {households}",
        "measured_on": "2020-03-16",
        "machine": {
            "processor": "x86-64",
            "cores": 2,
            "memory_gb": 24.0,
            "load": 0.1,
            "system": "Linux",
            "versions": {"Python": "3.11.7"},
        },
    }


CITY = told(275_000, 1.0)
# Three times as much for two times as many households.
REGION = told(550_000, 3.0, peak=7_000.0)
