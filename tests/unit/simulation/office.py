"""What the tests of this folder do with an office: decide, screen, copy, and look at what lies in it."""

import hashlib
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from fangpin_pipeline.warehouse import Home, PublishedRun
from tests.published_day import publish_day

D = date(2020, 3, 16)
DAYS = (date(2020, 3, 15), D)
LATER = date(2020, 3, 17)


def decide(home: Home, authority: str, effective: date, **sets: Any) -> None:
    """Add an instrument to the office's rulebook; `grades` are severities, everything else parameters."""
    file = home.rulebook / f"{authority}.yaml"
    home.rulebook.mkdir(parents=True, exist_ok=True)
    body = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {"authority": authority}
    issued = effective.isoformat()
    document: dict[str, Any] = {
        "title": f"{authority}关于{'、'.join(sets)}的通知",
        "issued": issued,
        "effective": issued,
    }
    grades = {"grades": sets.pop("grades")} if "grades" in sets else {}
    document |= {"sets": sets, **grades}
    body.setdefault("instruments", []).append(document)
    text = yaml.safe_dump(body, allow_unicode=True)
    file.write_text(text, encoding="utf-8")


def screen(home: Home, day: date) -> PublishedRun:
    """Screen a day as an office that lets jumps pass."""
    return publish_day(home, day, home.landing, confirm="核对过")


def copied(home: Home, root: Path) -> Home:
    """Another office with the same files, instruments and published days."""
    shutil.copytree(home.root, root)
    return Home(root)


def contents(home: Home) -> dict[str, str]:
    """Fingerprint of every file of a home, besides the one that says who holds it."""
    return {
        file.relative_to(home.root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(home.root.rglob("*"))
        if file.is_file() and file.name != ".lock"
    }
