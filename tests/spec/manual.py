"""Writes what the package ships of the worked cases, and the manual: `make manual`."""

import csv
import io
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import tests.spec
from fangpin_pipeline.outputs.manual import manual_page
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.rules.worked import COLUMNS
from tests.spec.worked import Worked

ROOT = Path(__file__).parents[2]
WORKED = ROOT / "fangpin_pipeline" / "rules" / "data" / "worked.csv"
PAGE = ROOT / "docs" / "rules.md"


def cases_by_rule() -> dict[str, list[Worked]]:
    """The cases of every rule and class: the list CASES of `test_<rule>.py`, or one of pairs of a rule and a case."""
    found: dict[str, list[Worked]] = {}
    for name, case in _cases():
        found.setdefault(name, []).append(case)
    return {name: found.get(name, []) for name in all_judgements()}


def worked_text() -> str:
    """The cases as the package ships them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name, cases in cases_by_rule().items():
        writer.writerows((name, case.title, case.expected) for case in cases)
    return text.getvalue()


def _cases() -> Iterator[tuple[str, Worked]]:
    for module in pkgutil.iter_modules(tests.spec.__path__):
        if module.name.startswith("test_"):
            for entry in getattr(import_module(f"tests.spec.{module.name}"), "CASES", ()):
                yield from _named(entry, module.name.removeprefix("test_"))


def _named(entry: object, rule: str) -> Iterator[tuple[str, Worked]]:
    """A case with its rule: the module's, unless it stands beside the case. Lists of something else are left out."""
    if isinstance(entry, Worked):
        yield rule, entry
    elif isinstance(entry, tuple) and len(entry) == 2 and isinstance(entry[1], Worked):
        yield entry[0], entry[1]


if __name__ == "__main__":
    WORKED.write_text(worked_text(), encoding="utf-8")
    PAGE.write_text(manual_page(), encoding="utf-8")
