"""Two outcomes side by side: each way of moving is counted once, and sums add up from townships to the city."""

from datetime import date
from typing import Any

import pyarrow as pa

from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.simulation.compare import COUNTED, HITS, SUMS, VISITS, Comparison, compare, total
from fangpin_pipeline.simulation.outcome import Outcome

GRADES = {"red": 3, "orange": 2, "yellow": 1}
DUE = date(2020, 3, 20)
LISTED = pa.schema(
    [
        ("household_no", pa.string()),
        ("county_code", pa.string()),
        ("township_code", pa.string()),
        ("severity", pa.string()),
        ("grade", pa.int32()),
        ("due_on", pa.date32()),
        ("rules", pa.string()),
    ]
)
PLACE = list(LISTED)[:3]
HIT = pa.schema([*PLACE, ("rule", pa.string())])
AMOUNT = pa.schema([*PLACE, ("amount", pa.string()), ("fen", pa.int64())])


def outcome(households: dict[str, tuple[str, str]], fen: int) -> Outcome:
    """Households by number with severity and rules; A… lie in one township, B… in another."""
    listed: list[dict[str, Any]] = []
    for number, (severity, rules) in households.items():
        place = {"household_no": number, "county_code": "150821", "township_code": f"15082110{number[0] == 'B':d}"}
        listed.append({**place, "severity": severity, "grade": GRADES[severity], "due_on": DUE, "rules": rules})
    hits = [{**row, "rule": rule} for row in listed for rule in row["rules"].split(";")]
    gaps = [{**row, "amount": row["rule"], "fen": fen} for row in hits if row["rule"] == "dibao_gap"]
    return Outcome(
        *(pa.Table.from_pylist(rows, schema=s) for rows, s in ((listed, LISTED), (hits, HIT), (gaps, AMOUNT)))
    )


def compared() -> Comparison:
    before = {
        "A1": ("red", "illness"),
        "A2": ("orange", "dibao_gap"),
        "A3": ("yellow", "illness"),
        "A4": ("red", "illness"),
        "B1": ("orange", "dibao_gap;illness"),
        "B2": ("orange", "illness"),
    }
    after = {
        "A1": ("red", "illness"),
        "A3": ("red", "disability"),
        "A4": ("yellow", "illness"),
        "B1": ("orange", "dibao_gap;floor_gap"),
        "B2": ("orange", "illness"),
        "B3": ("yellow", "dibao_gap"),
    }
    return compare(DuckDBEngine(), outcome(before, 12345), outcome(after, 20000))


def test_every_way_of_moving() -> None:
    told = {row["household_no"]: (row["change"], row["gained"], row["lost"]) for row in compared().households}

    assert told == {
        "A2": ("removed", [], ["dibao_gap"]),
        "A3": ("raised", ["disability"], ["illness"]),
        "A4": ("lowered", [], []),
        "B1": ("rules", ["floor_gap"], ["illness"]),
        "B3": ("added", ["dibao_gap"], []),
    }


def test_counts_by_township_and_their_sum() -> None:
    found = compared()

    counts = [tuple(row[name] for name in COUNTED) for row in found.places]
    assert counts == [(4, 3, 0, 1, 1, 1), (2, 3, 1, 0, 0, 0)]
    assert tuple(total(found.places, (), COUNTED)[0].values()) == (6, 6, 1, 1, 1, 1)
    (county,) = total(found.places, ("county_code",), COUNTED)
    assert county == {"county_code": "150821", **dict(zip(COUNTED, (6, 6, 1, 1, 1, 1), strict=True))}
    assert total([], (), COUNTED) == [dict.fromkeys(COUNTED, 0)]
    assert total([], ("county_code",), COUNTED) == []


def test_rules_visits_and_amounts() -> None:
    found = compared()

    rules = {row["rule"]: tuple(row[name] for name in HITS) for row in total(found.rules, ("rule",), HITS)}
    assert rules == {
        "dibao_gap": (2, 2, 1, 1),
        "disability": (0, 1, 1, 0),
        "floor_gap": (0, 1, 1, 0),
        "illness": (5, 3, 0, 2),
    }
    visits = total(found.workload, ("due_on", "severity"), VISITS)
    assert [tuple(row.values()) for row in visits] == [
        (DUE, "orange", 3, 2),
        (DUE, "red", 2, 2),
        (DUE, "yellow", 1, 2),
    ]
    (gap,) = total(found.amounts, ("amount",), SUMS)
    assert gap == {
        "amount": "dibao_gap",
        "households_before": 2,
        "households_after": 2,
        "fen_before": 24690,
        "fen_after": 40000,
    }
