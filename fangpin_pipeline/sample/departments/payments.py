"""Payments to the card of a person (X25b): dibao and tekun month by month, subsidies once a year. Part of `finance`."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Ints, after, amount, fen, numbered, same, when
from fangpin_pipeline.sample.lives import Lives

_MONTHS = 13
_PAYDAY = 9
"""Allowances are paid on the tenth, so many days after the first."""


def tell_payment(lives: Lives, on: date) -> pa.Table:
    """Payments of the twelve months before this one and of this month, reported two days later."""
    del on  # every payment has its own day
    standing, people = lives.standing, lives.people
    tekun = int(fen(np.array([float(assumptions.TEKUN_PAYMENT) / 12]))[0])
    month = np.datetime64(lives.as_of, "M")
    parts = []
    for back in reversed(range(_MONTHS)):
        day = (month - back).astype("datetime64[D]") + _PAYDAY
        there = people.present & (people.birth <= day)
        getting = there & standing.dibao & (standing.dibao_since <= day) & ~(standing.dibao_until < day)
        who = np.flatnonzero(getting)
        parts.append(_paid(lives, "农村牧区低保金", 1, day, who, standing.dibao_monthly[who]))
        who = np.flatnonzero(there & standing.tekun & (standing.tekun_since <= day))
        parts.append(_paid(lives, "特困供养金", 2, day, who, np.full(len(who), tekun)))
    return pa.concat_tables([*parts, *_subsidies(lives)])


def _subsidies(lives: Lives) -> list[pa.Table]:
    """What registered households got for land or pasture last year, paid to the head."""
    year, told = lives.income.previous, []
    for kind, (part, program, month) in enumerate(
        (("ecological", "草原生态保护补助奖励", "10"), ("policy_subsidy", "耕地地力保护补贴", "06"))
    ):
        homes = np.flatnonzero(lives.standing.registered & (year.parts[part] > 0))
        day = np.datetime64(f"{year.period_end.year}-{month}-20", "D")
        told.append(_paid(lives, program, 3 + kind, day, lives.households.head[homes], year.parts[part][homes]))
    return told


def _paid(lives: Lives, program: str, kind: int, day: np.datetime64, who: Ints, amounts: Ints) -> pa.Table:
    people, size = lives.people, len(who)
    stamp = str(day.astype("datetime64[M]")).replace("-", "")
    tail = pc.utf8_lpad(pc.cast(pa.array(who * 7919 % 10_000), pa.string()), 4, "0")
    return pa.table(
        {
            "payment_no": numbered(f"FK{lives.places.code}{stamp}{kind}", 7, who),
            "id_no": people.id_no.take(pa.array(who)),
            "name": people.name.take(pa.array(who)),
            "account_tail": tail,
            "program": same(program, size),
            "amount": amount(amounts),
            "paid_on": when(np.full(size, day)),
            "household": people.household[who],
            "known_on": when(after(np.full(size, day), 2)),
        }
    )
