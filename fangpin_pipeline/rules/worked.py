"""Titles and verdicts of the worked cases. The cases themselves are tests; see `data/README.md`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

COLUMNS = ("rule", "title", "verdict")


@dataclass(frozen=True)
class WorkedCase:
    """One case: what is known of a household, and the verdict: clear, unknown, hit (of a class) or a severity."""

    title: str
    verdict: str


@cache
def worked_cases() -> dict[str, tuple[WorkedCase, ...]]:
    """The cases of every rule and class by name, in their order."""
    text = files(__package__).joinpath("data", "worked.csv").read_text(encoding="utf-8")
    found: dict[str, list[WorkedCase]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["rule"], []).append(WorkedCase(row["title"], row["verdict"]))
    return {rule: tuple(cases) for rule, cases in found.items()}
