"""Assets (X26) that projects of relief funds left behind. Part of `finance`."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.extracts.codes import ASSET_KIND, ASSET_STATE
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import NO_DAY, after, amount, days_before, happens, numbered, when, words
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.projects import ASSETS, NAMES

_STATE = {word: place for place, word in enumerate(ASSET_STATE.values)}
_LEASE_DAYS = 5 * 365


def project_no(lives: Lives) -> pa.Array:
    """Numbers of the county's projects."""
    return numbered(f"ZJ{lives.places.code}", 4, np.arange(len(lives.projects.what)))


def tell_asset(lives: Lives, on: date) -> pa.Table:
    """One asset a finished project; those that earn are let to the business that built them."""
    rng, day, one = lives.chance("X26"), np.datetime64(on, "D"), lives.projects
    which = np.flatnonzero(one.forms_asset & (one.ended_on <= day))
    size = len(which)
    kinds = [ASSET_KIND.values.index(ASSETS.get(name, "到户类")) for name in NAMES]
    kind = np.array(kinds)[one.what[which]]
    earns = kind == ASSET_KIND.values.index("经营性")
    idle = happens(rng, float(assumptions.ASSET_IDLE), size)
    state = np.where(idle, _STATE["闲置"], np.where(happens(rng, 0.02, size), _STATE["低效"], _STATE["正常"]))
    worth, ended = one.worth[which], one.ended_on[which]
    years = (day - ended).astype(np.int64) // 365
    due = np.where(idle, 0, worth // 100_00 * 6_00)
    paid = np.where(happens(rng, 0.05, size), due // 2, due)
    owner = pa.array([f"{lives.places.names[place]}集体" for place in one.village[which].tolist()], pa.string())
    firm = lives.organisations.name.take(pa.array(np.maximum(one.entity[which], 0)))
    return pa.table(
        {
            "asset_no": numbered(f"ZC{lives.places.code}", 4, which),
            "asset": words(NAMES, one.what[which]),
            "kind": words(ASSET_KIND.values, kind),
            "project_no": project_no(lives).take(pa.array(which)),
            "village_code": words(lives.places.codes, one.village[which]),
            "original_value": amount(worth),
            "net_value": amount(worth // 20 * (20 - years)),
            "owner": owner,
            "operator": pc.if_else(pa.array(earns), firm, owner),
            "beneficiary": owner,
            "supervisor": words([f"{lives.places.name}扶贫办"], np.zeros(size, np.int64)),
            "disposer": owner,
            "contract_yield": amount(worth // 100_00 * 6_00, ~earns),
            "income_due": amount(due, ~earns),
            "income_paid": amount(paid, ~earns),
            "lease_ended_on": when(np.where(earns, after(ended, _LEASE_DAYS), NO_DAY)),
            "state": words(ASSET_STATE.values, state),
            "idle_since": when(np.where(idle, ended + (day - ended) // 2, NO_DAY)),
            "checked_on": when(np.maximum(days_before(rng, day, 10, 160, size), ended)),
            "household": np.full(size, -1),
        }
    )
