"""The warning list with its states, and the verification list (rules.md §7)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from .amounts import World
from .people import Household
from .verdict import RANK, Verdict

Verdicts = Mapping[str, Mapping[str, Verdict]]
Record = dict[str, Any]


def place(h: Household) -> Record:
    return {"county_code": h.county, "township_code": h.village[:9], "village_code": h.village}


def _standing(previous: Iterable[Record] | None) -> dict[str, Record]:
    return {row["household_no"]: row for row in previous or () if row["state"] != "cleared"}


def _due(world: World, h: Household, severity: str) -> date:
    return world.as_of + timedelta(days=world.setting(h, f"due_days_{severity}"))


def _state(before: Record | None, severity: str) -> str:
    if before is None:
        return "new"
    step = RANK[severity] - RANK[before["severity"]]
    return "escalated" if step > 0 else "eased" if step < 0 else "persisting"


def _warning(world: World, h: Household, hits: dict[str, Verdict], before: Record | None) -> Record:
    severity = max((verdict.severity for verdict in hits.values()), key=RANK.__getitem__)
    state = _state(before, severity)
    due_on = before["due_on"] if before else _due(world, h, severity)
    if state == "escalated":
        due_on = min(due_on, _due(world, h, severity))
    return {
        "as_of": world.as_of,
        "household_no": h.no,
        **place(h),
        "severity": severity,
        "state": state,
        "reason": "",
        "first_seen": before["first_seen"] if before else world.as_of,
        "due_on": due_on,
        "rules": ";".join(sorted(hits)),
    }


def _reason(world: World, no: str, before: Record, verdicts: Verdicts) -> str:
    if no not in world.people.households:
        return "unknown_now" if world.people.is_in_quarantine(no) else "gone"
    unclear = any(verdicts[no][name].unknown for name in before["rules"].split(";"))
    return "unknown_now" if unclear else "resolved"


def warnings(world: World, verdicts: Verdicts, previous: Iterable[Record] | None) -> list[Record]:
    """Households with a hit, and once more those that left the list."""
    standing = _standing(previous)
    listed: dict[str, Record] = {}
    for no, of in verdicts.items():
        hits = {name: verdict for name, verdict in of.items() if verdict.hit}
        if hits:
            listed[no] = _warning(world, world.people.households[no], hits, standing.get(no))
    cleared = [
        {
            **row,
            "as_of": world.as_of,
            "state": "cleared",
            "reason": _reason(world, no, row, verdicts),
            "due_on": None,
        }
        for no, row in standing.items()
        if no not in listed
    ]
    return [*listed.values(), *cleared]


def verification(world: World, verdicts: Verdicts) -> list[Record]:
    """Unknown rules and classes of households without a hit, unless only extracts that are not fresh are missing."""
    return [
        {"as_of": world.as_of, "household_no": no, **place(world.people.households[no]), "rule": name}
        for no, of in verdicts.items()
        if not any(verdict.hit for verdict in of.values())
        for name, verdict in of.items()
        if verdict.unknown and not all(stale for _, stale in verdict.missing)
    ]
