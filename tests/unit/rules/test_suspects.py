"""Suspects of a day: a rule that hits nobody, too many or is unknown for everybody of a county, at its bounds."""

from decimal import Decimal

import pyarrow as pa
import pytest

from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.rules.suspects import Suspect, Why, suspects

COUNTY = "150821"


def found(
    hits: int, unknown: int, households: int, share: str = "0.5", least: int = 10, rule: str = "illness"
) -> list[Suspect]:
    """Suspects of a rule of which so many households are hit and unknown; every other rule hits one household."""
    verdicts = {name: ["hit"] for name in all_judgements()}
    verdicts[rule] = ["hit"] * hits + ["unknown"] * unknown
    flags = [
        {"county_code": COUNTY, "rule": name, "verdict": verdict}
        for name, told in verdicts.items()
        for verdict in told
        if not all_judgements()[name].is_class
    ]
    classes = [
        {"county_code": COUNTY}
        | {
            name: verdicts[name][row] if row < len(verdicts[name]) else "clear"
            for name, rule in all_judgements().items()
            if rule.is_class
        }
        for row in range(households)
    ]
    schema = pa.schema([("county_code", pa.string()), ("rule", pa.string()), ("verdict", pa.string())])
    bounds = pa.table({"county_code": [COUNTY], "suspect_share": [Decimal(share)], "suspect_minimum": [least]})
    return suspects(pa.Table.from_pylist(flags, schema), pa.Table.from_pylist(classes), bounds)


@pytest.mark.parametrize("rule", ["illness", "c1_unstable_exit"])
@pytest.mark.parametrize(
    ("hits", "unknown", "households", "why"),
    [
        (0, 0, 10, Why.NOBODY),
        (1, 0, 10, None),
        (0, 9, 10, Why.NOBODY),
        (0, 0, 9, None),
        (5, 0, 10, None),
        (6, 0, 10, Why.MANY),
        (10, 0, 10, Why.MANY),
        (9, 0, 9, None),
        (0, 10, 10, Why.UNKNOWN),
        (0, 2, 2, Why.UNKNOWN),
    ],
)
def test_bounds(hits: int, unknown: int, households: int, why: Why | None, rule: str) -> None:
    told = [(one.rule, one.why) for one in found(hits, unknown, households, rule=rule)]
    assert told == ([(rule, why)] if why else [])


def test_a_suspect_tells_county_rule_and_numbers() -> None:
    (suspect,) = found(6, 1, 10)
    assert suspect.words == "五原县：因病支出较大，10户中触发6户，超过50%，请核对数据单位和规则"
    assert (suspect.county_code, suspect.households, suspect.hits, suspect.unknown) == (COUNTY, 10, 6, 1)


def test_a_run_from_before_the_bounds_has_none() -> None:
    bounds = pa.table({"county_code": [COUNTY]})
    assert suspects(pa.table({"rule": []}), pa.table({"county_code": [COUNTY]}), bounds) == []
