"""Keys, texts and dates of a rulebook file, each departure noted with its place. What they mean stands in `form`."""

from datetime import date
from difflib import get_close_matches
from typing import Any

from fangpin_pipeline.rulebook.errors import Findings, UnusableError
from fangpin_pipeline.rulebook.values import read_date

# What YAML lets people write for nothing.
NOTHING = ("", "null", "~")


def check_keys(
    raw: dict[str, Any],
    known: tuple[str, ...],
    required: tuple[str, ...],
    findings: Findings,
    on: str = "",
    within: str = "",
) -> None:
    """Note every key of a mapping that is not known, and every required one that is not there."""
    for key in raw:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            remedy = f"是不是“{near[0]}”？改正或删去" if near else f"只能用这些键：{'、'.join(known)}"
            findings.add("没有这个键", remedy, _path(within, key), on)
    for key in required:
        if key not in raw:
            findings.add("缺少这一项", f"补写 {key}", _path(within, key), on)


def text_of(raw: dict[str, Any], key: str, findings: Findings, on: str = "", within: str = "") -> str:
    """A text of a mapping without surrounding blanks; empty when it is not there or cannot be used."""
    value = raw.get(key)
    if value is None:
        return ""
    if not isinstance(value, str) or value.strip() in NOTHING:
        findings.add("是空的或不是一段文字", "写一段文字", _path(within, key), on)
        return ""
    return value.strip()


def day_of(raw: dict[str, Any], key: str, findings: Findings, on: str = "", within: str = "") -> date | None:
    """A date of a mapping; None when it is not there or cannot be used."""
    value = raw.get(key)
    if value is None:
        return None
    try:
        return read_date(value if isinstance(value, str) else str(value))
    except UnusableError as error:
        findings.add(error.what, error.remedy, _path(within, key), on)
        return None


def _path(within: str, key: str) -> str:
    return f"{within}.{key}" if within else key
