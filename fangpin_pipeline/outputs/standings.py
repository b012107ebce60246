"""How each extract stands in each county: in time, in part, stale, or never received. Reads a run, judges no row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.outputs.wording import extract_named


class State(StrEnum):
    """State of an extract in a county, worst last."""

    IN_TIME = "in_time"
    PARTIAL = "partial"
    STALE = "stale"
    MISSING = "missing"


STATE_WORDS = {State.IN_TIME: "正常", State.PARTIAL: "部分", State.STALE: "过期", State.MISSING: "未报"}


@dataclass(frozen=True)
class Standing:
    """One extract in one county on the day of a run.

    `unused` is the newest delivery when it is not the one in force: refused, or not believed because it lost rows;
    `why` says which. A stale or missing extract may have one as well.
    """

    extract: str
    county_code: str
    state: State
    age_days: int | None
    max_age: int
    delivery: str | None
    received_on: date | None
    unused: str | None
    why: str

    @property
    def fresh(self) -> bool:
        """Whether rules may read it."""
        return self.state in (State.IN_TIME, State.PARTIAL)

    @property
    def words(self) -> str:
        """The state as an official reads it."""
        if self.state is State.STALE and self.age_days is not None:
            return f"过期{self.age_days - self.max_age}天"
        return STATE_WORDS[self.state]


def standings(coverage: Sequence[Mapping[str, Any]], deliveries: Sequence[Mapping[str, Any]]) -> list[Standing]:
    """Standings from the rows of `coverage` and `delivery` of a run, by extract and county."""
    received: dict[str, list[Mapping[str, Any]]] = {}
    for row in sorted(deliveries, key=_arrival_order):
        if row["extract"] and row["status"] != "duplicate":
            received.setdefault(extract_named(row["extract"]).number, []).append(row)
    order = list(COUNTIES)
    rows = sorted(coverage, key=lambda row: (row["extract"], order.index(row["county_code"])))
    return [_standing(row, received.get(row["extract"], ())) for row in rows]


def _arrival_order(row: Mapping[str, Any]) -> tuple[date, bool, str]:
    return row["received_on"], row["county_code"] != CITY, row["delivery"]


def _standing(row: Mapping[str, Any], received: Sequence[Mapping[str, Any]]) -> Standing:
    unused = _unused(row, received)
    state = State.PARTIAL if unused else State.IN_TIME
    if not row["fresh"]:
        state = State.STALE if row["delivery"] else State.MISSING
    return Standing(
        extract=row["extract"],
        county_code=row["county_code"],
        state=state,
        age_days=row["age_days"],
        max_age=row["max_age"],
        delivery=row["delivery"],
        received_on=row["received_on"],
        unused=unused["delivery"] if unused else None,
        why=_why(unused),
    )


def _unused(row: Mapping[str, Any], received: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The newest delivery that speaks for the county, unless it is the one in force."""
    speaking = [one for one in received if one["county_code"] in (row["county_code"], CITY)]
    return speaking[-1] if speaking and speaking[-1]["delivery"] != row["delivery"] else None


def _why(unused: Mapping[str, Any] | None) -> str:
    if unused is None:
        return ""
    if unused["status"] == "refused":
        return f"最新文件被拒收：{unused['message']}"
    return "最新文件中该旗县区没有数据，或比上次少一半以上，未予采用"
