"""Every cross-table expectation judged for every county: passed, failed, or insufficient where nothing is known."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.quality import CrossCheck, all_checks
from fangpin_pipeline.quality.declare import FAILED, INSUFFICIENT, PASSED


@dataclass(frozen=True)
class Known:
    """By extract number the counties in which rows of it can be believed on D (`fresh`) and in which there are any."""

    fresh: Mapping[str, Collection[str]]
    filled: Mapping[str, Collection[str]]

    def lacking(self, number: str, county: str) -> str | None:
        """Why nothing is known of an extract in a county, in words; None when something is."""
        if county not in self.fresh.get(number, ()):
            return "未报送或已过期"
        if county not in self.filled.get(number, ()):
            return "报送的文件没有数据"
        return None


def judge(engine: Engine, known: Known) -> Iterator[dict[str, Any]]:
    """Rows of `cross_check` without the date, one a county and check."""
    for check in all_checks().values():
        counted = {row["county_code"]: row for row in engine.fetch(check.statement).to_pylist()}
        for county in COUNTIES:
            row = counted.get(county, {"checked": 0, "failing": 0})
            yield _row(check, county, row["checked"], row["failing"], known)


def _row(check: CrossCheck, county: str, checked: int, failing: int, known: Known) -> dict[str, Any]:
    lacks = [
        f"{number} {extract_of(number).title}（{extract_of(number).department}）{why}"
        for number in check.needs
        if (why := known.lacking(number, county))
    ]
    if lacks or not checked:
        status, checked, failing = INSUFFICIENT, 0, 0
        message = "；".join(lacks) or "没有可以核对的数据"
    elif check.fails(checked, failing):
        status, message = FAILED, f"检查{checked}，不符{failing}{_allowed(check)}，请核对更正。依据：{check.basis}"
    else:
        status, message = PASSED, f"检查{checked}，不符{failing}{_allowed(check)}"
    extract = extract_of(check.extract)
    return {
        "county_code": county,
        "check": check.id,
        "title": check.title,
        "extract": extract.name,
        "department": extract.department,
        "checked": checked,
        "failing": failing,
        "status": status,
        "message": message,
    }


def _allowed(check: CrossCheck) -> str:
    return f"（允许不超过{check.percent}%）" if check.percent else ""
