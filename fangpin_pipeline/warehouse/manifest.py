"""The manifest of a run: everything it was made from and the fingerprints of what came out.

Neither names of people nor the time of day stand in it, so the same inputs give the same manifest.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fangpin_pipeline
from fangpin_pipeline.warehouse.files import sha256_of

_SOURCES = frozenset({".py", ".sql", ".yaml", ".csv", ".html", ".css", ".typ", ".txt", ".ttf"})
_ID_LENGTH = 12
SOURCE = "source "
"""How the parts of the program that are our own sources begin in `code_version`."""


@dataclass(frozen=True)
class Received:
    """A delivery as the manifest remembers it: where it lay below landing, its content and the day it came."""

    path: str
    sha256: str
    received_on: date


@dataclass(frozen=True)
class Inputs:
    """What decides the outcome of a day. `rulebook` maps the office's files to their fingerprints.

    `previous` is (as_of, run id) of the published day that states are compared with.
    """

    as_of: date
    deliveries: tuple[Received, ...]
    rulebook: Mapping[str, str]
    code: Mapping[str, str]
    previous: tuple[date, str] | None

    @property
    def run_id(self) -> str:
        """Short fingerprint of these inputs; equal inputs are one run."""
        return fingerprint(self.as_json())[:_ID_LENGTH]

    def as_json(self) -> dict[str, Any]:
        """Plain values in a fixed order."""
        return {
            "as_of": self.as_of.isoformat(),
            "deliveries": [
                {**asdict(delivery), "received_on": delivery.received_on.isoformat()} for delivery in self.deliveries
            ],
            "rulebook": {"fingerprint": fingerprint(dict(self.rulebook)), "files": dict(self.rulebook)},
            "code": dict(self.code),
            "previous": self.previous and {"as_of": self.previous[0].isoformat(), "run": self.previous[1]},
        }


@dataclass(frozen=True)
class Manifest:
    """Inputs of a run, rows by table, and the fingerprint of every Parquet file (file name → sha256).

    `confirmed` is the reason somebody gave for publishing in spite of a jump.
    """

    inputs: Inputs
    counts: Mapping[str, int]
    outputs: Mapping[str, str]
    confirmed: str | None = None

    def text(self) -> str:
        """The manifest as it is stored."""
        body = {
            **self.inputs.as_json(),
            "run": self.inputs.run_id,
            "confirmed": self.confirmed,
            "counts": dict(self.counts),
            "outputs": dict(self.outputs),
        }
        return json.dumps(body, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, file: Path) -> "Manifest":
        """The manifest stored in that file."""
        body = json.loads(file.read_text(encoding="utf-8"))
        previous = body["previous"]
        inputs = Inputs(
            date.fromisoformat(body["as_of"]),
            tuple(
                Received(entry["path"], entry["sha256"], date.fromisoformat(entry["received_on"]))
                for entry in body["deliveries"]
            ),
            body["rulebook"]["files"],
            body["code"],
            previous and (date.fromisoformat(previous["as_of"]), previous["run"]),
        )
        return cls(inputs, body["counts"], body["outputs"], body["confirmed"])


def fingerprint(value: Any) -> str:
    """sha256 of a plain value, whatever the order of its keys."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def code_version(*packages: Path) -> dict[str, str]:
    """What computes: our own sources, the given further packages, and the libraries that shape the stored bytes."""
    roots = (Path(fangpin_pipeline.__file__).parent, *packages)
    return {
        "fangpin": fangpin_pipeline.__version__,
        **{f"{SOURCE}{root.name}": _source_fingerprint(root) for root in roots},
        **{library: version(library) for library in ("duckdb", "pyarrow")},
    }


@cache
def _source_fingerprint(root: Path) -> str:
    files = (file for file in root.rglob("*") if file.suffix in _SOURCES)
    return fingerprint({file.relative_to(root).as_posix(): sha256_of(file) for file in files})
