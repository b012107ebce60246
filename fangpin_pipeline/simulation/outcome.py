"""What a judged day comes to: who is listed, what hit whom, and the amounts that a rule itself speaks of.

Only household numbers and places leave the day, never a name.
"""

from dataclasses import dataclass

import pyarrow as pa

from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.statements import statement
from fangpin_pipeline.stages.session import session

_PACKAGE = "fangpin_pipeline.simulation"


@dataclass(frozen=True)
class Outcome:
    """One side of a comparison. Tables:

    `listed` household_no, county_code, township_code, severity, grade (3 red … 1 yellow), due_on, rules (joined by ;)
    `hit` household_no, county_code, township_code, rule
    `amount` household_no, county_code, township_code, amount (a name of `AMOUNTS`), fen (a year, whole fen)
    """

    listed: pa.Table
    hit: pa.Table
    amount: pa.Table


@dataclass(frozen=True)
class Amount:
    """An amount that a hit speaks of. `note` says what it is and what it is not."""

    title: str
    note: str


# Computed in amount.sql. Nothing else in the rules says what a household would be paid.
AMOUNTS: dict[str, Amount] = {
    "dibao_gap": Amount(
        "低保补差（年）",
        "疑似应保未保户：低保标准×人口－家庭纯收入。按台账测算，未扣除认定和分类施保的差别，不等于实际支出",
    ),
    "monitoring_gap": Amount(
        "收入缺口（年）",
        "非持续稳定脱贫户和非建档立卡低收入户：监测线×人口－家庭纯收入。这是离监测线的差额，没有文件规定由谁补足",
    ),
}


def outcome_of(day: Day) -> Outcome:
    """What the lists and judgements in a day's workspace come to."""
    read = ("warning", "finding", "household", "household_state", "county_day", "rule_judgement", "class_judgement")
    with session(day, *read) as engine:
        listed, hit, amount = (engine.fetch(statement(_PACKAGE, name)) for name in ("listed", "hit", "amount"))
    return Outcome(listed, hit, amount)
