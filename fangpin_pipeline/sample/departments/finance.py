"""What 财政 writes down: projects of relief funds, the relief account, and what `payments` and `assets` tell."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.extracts.codes import DIRECTION, FUND_SOURCE
from fangpin_pipeline.sample.chance import after, amount, happens, numbered, same, up_to, when, words
from fangpin_pipeline.sample.departments.assets import project_no, tell_asset
from fangpin_pipeline.sample.departments.civil_affairs import application_no
from fangpin_pipeline.sample.departments.payments import tell_payment
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.projects import NAMES

_FILLED_EVERY = 91
_FILLINGS = 4


def tell_fund_project(lives: Lives, on: date) -> pa.Table:
    """Projects whose money was allotted by that day, and how much of it was paid."""
    rng, day, one = lives.chance("X25a"), np.datetime64(on, "D"), lives.projects
    size = len(one.what)
    ended = up_to(one.ended_on, day)
    age = np.clip((day - one.begun_on).astype(np.int64), 0, 400)
    arrived = np.where(age >= 25, one.worth, 0)
    hundredths = np.where(np.isnat(ended), np.minimum(age // 5, 80), rng.integers(95, 101, size))
    township = happens(rng, 0.9, size)
    announced = up_to(after(one.begun_on, rng.integers(5, 20, size)), day)
    firm = np.maximum(one.entity, 0)
    table = pa.table(
        {
            "project_no": project_no(lives),
            "project": pa.array(_names(lives)),
            "county_code": same(lives.places.code, size),
            "source": words(FUND_SOURCE.values, one.source),
            "document_no": pa.array(_documents(lives)),
            "allocated": amount(one.worth),
            "arrived": amount(arrived),
            "paid": amount(arrived // 100 * hundredths),
            "allocated_on": when(one.begun_on),
            "planned_completion_on": when(one.planned_end),
            "completed_on": when(ended),
            "forms_asset": pa.array(one.forms_asset),
            "announced_on": when(np.where(township, announced, np.datetime64("NaT", "D"))),
            "credit_code": pc.if_else(pa.array(one.entity >= 0), lives.organisations.code.take(pa.array(firm)), None),
            "household": np.full(size, -1),
        }
    )
    return table.filter(pa.array(one.begun_on <= day))


def _names(lives: Lives) -> list[str]:
    villages = [lives.places.names[place] for place in lives.projects.village.tolist()]
    return [f"{village}{NAMES[what]}" for village, what in zip(villages, lives.projects.what.tolist(), strict=True)]


def _documents(lives: Lives) -> list[str]:
    years = lives.projects.begun_on.astype("datetime64[Y]").astype(np.int64) + 1970
    return [f"合成财扶〔{year}〕{serial + 1}号" for serial, year in enumerate(years.tolist())]


def tell_relief_account(lives: Lives, on: date) -> pa.Table:
    """Entries in the order of the account: filled each quarter, paid out under the number of the application."""
    del on  # every entry has its own day
    rng, relief = lives.chance("X25c"), lives.applications
    granted = relief.agreed
    paid_on = after(relief.decided_on[granted], rng.integers(2, 8, len(granted)))
    filled_on = lives.this_day - np.arange(_FILLINGS, 0, -1) * _FILLED_EVERY
    # The first filling already covers everything that is granted later.
    filled = np.full(_FILLINGS, 20_000_00 + int(relief.amount[granted].sum()) // 2_000_00 * 2_500_00)
    day = np.concatenate((filled_on, paid_on))
    order = np.argsort(day, kind="stable")
    signed = np.concatenate((filled, -relief.amount[granted]))[order]
    case = np.concatenate((np.full(_FILLINGS, -1), granted))[order]
    size = len(order)
    case_no = application_no(lives).take(pa.array(np.maximum(case, 0))) if len(granted) else pa.nulls(size, pa.string())
    return pa.table(
        {
            "entry_no": numbered(f"PZ{lives.places.code}", 6, np.arange(size)),
            "county_code": same(lives.places.code, size),
            "booked_on": when(day[order]),
            "direction": words(DIRECTION.values, (signed < 0).astype(np.int64)),
            "source": words(("财政预算", "社会捐赠"), np.where(signed < 0, -1, np.arange(size) % 2)),
            "amount": amount(np.abs(signed)),
            "balance": amount(np.cumsum(signed)),
            "case_no": pc.if_else(pa.array(case >= 0), case_no, None),
            "cash": pa.array((signed < 0) & happens(rng, 0.01, size)),
            "household": np.concatenate((np.full(_FILLINGS, -1), relief.household[granted]))[order],
            "known_on": when(after(day[order], 1)),
        }
    )


TELLS = {"X25a": tell_fund_project, "X25b": tell_payment, "X25c": tell_relief_account, "X26": tell_asset}
