"""Facts of health in pandas: claims, insurance, hospital stays and serious diseases. Others stand in `pandas_facts`."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from fangpin_pipeline.bench.pandas_frame import Amount, Judged, Town, may_lie_within, state, true, within

_PAID = ("compliant_self_paid", "total", "basic_paid", "critical_paid", "aid_paid")


def read_claims(town: Town) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Claims, and those in quarantine."""
    claims = town.rows("own_x17", "p", "settled_on", "visit_kind", "injury", *_PAID)
    return claims, town.rows("own_x17_doubt", "p", "settled_on")


def medical_spending(town: Town, claims: pd.DataFrame, unclear: pd.DataFrame) -> Amount:
    """Compliant self-paid spending in W."""
    day = town.day
    some = claims[within(claims["settled_on"], day.w_first, day.w_last)]
    rest = some["total"] - some["basic_paid"] - some["critical_paid"].fillna(0) - some["aid_paid"].fillna(0)
    paid = some["compliant_self_paid"].fillna(rest).groupby(some["h"]).sum()
    doubtful = town.marked(unclear["h"][may_lie_within(unclear["settled_on"], day.w_first, day.w_last)])
    return Amount(town.laid_out(paid).clip(min=0), town.fresh("x17") & town.members & ~doubtful)


def serious_disease(town: Town) -> Judged:
    """Whether a member has a new serious disease."""
    as_of, since = pd.Timestamp(town.day.as_of), "serious_disease_since"
    rows = town.rows("own_x14", "alive", "kind", "diagnosed_on", since=since)
    rows = rows[true(rows["alive"]) & true(rows["kind"] == "大病")]
    doubts = town.rows("own_x14_doubt", "alive", "diagnosed_on", since=since)
    open_doubts = doubts["diagnosed_on"].isna() | doubts["diagnosed_on"].between(doubts[since], as_of)
    new = town.marked(rows["h"][rows["diagnosed_on"].between(rows[since], as_of)])
    undated = town.marked(rows["h"][rows["diagnosed_on"].isna()])
    undated |= town.marked(doubts["h"][true(doubts["alive"]) & open_doubts])
    return state(new, town.fresh("x14") & town.members & ~undated)


@dataclass(frozen=True)
class Insurance:
    """What X16 says by person and year: rows, rows in quarantine."""

    told: pd.DataFrame
    doubts: pd.DataFrame


def insurance(town: Town, claims: pd.DataFrame, unclear_claims: pd.DataFrame) -> tuple[Judged, Judged]:
    """Whether a member is uninsured this year, and whether one was in hospital uninsured."""
    told = town.read("own_x16", "p", "alive", "year", "resident_basic", "employee_basic")
    told["covered"] = told["resident_basic"] | told["employee_basic"]
    said = Insurance(told, town.read("own_x16_doubt", "p", "year"))
    persons = _uninsured(town, said)
    members = persons[true(persons["alive"])]
    hit = town.marked(members["h"][members["uninsured"]])
    unknown = town.marked(members["h"][members["unknown"]])
    stays = _stays(town, claims, unclear_claims).merge(persons, on="p")
    _judge_stays(town, stays, said)
    certain = stays["certain"].to_numpy(bool)
    stay_hit = town.marked(stays["h"][certain & stays["hit"]])
    doubtful = town.marked(stays["h"][stays["open"] | (stays["hit"] & ~certain)])
    return (
        state(hit, town.members & ~unknown),
        state(stay_hit, town.members & town.fresh("x17") & ~doubtful),
    )


def _uninsured(town: Town, said: Insurance) -> pd.DataFrame:
    """Every spending person with `uninsured` and `unknown` for this year, and `excused`."""
    persons = town.rows("resident", "p", "alive", "birth", "away", since="newborn_since")
    homes = town.homes[["county_code", "fresh_x16"]]
    persons = persons.join(homes, on="h")
    this_year = town.day.as_of.year
    told = said.told[true(said.told["alive"]) & true(said.told["year"] == this_year)]
    doubts = said.doubts["p"][true(said.doubts["year"].isna() | (said.doubts["year"] == this_year))]
    no = persons["p"].isin(told["p"][~told["covered"].fillna(True).to_numpy(bool)])
    yes = persons["p"].isin(told["p"][true(told["covered"])])
    listed, doubtful = persons["p"].isin(told["p"]), persons["p"].isin(doubts)
    told_here = persons["county_code"].isin(_counties_of_the_year(town))
    excused = true(persons["birth"] >= persons["newborn_since"]) | true(persons["away"])
    fresh = persons["fresh_x16"].to_numpy(bool)
    uninsured = ~excused & fresh & (no | (~doubtful & ~listed & told_here))
    insured = excused | (fresh & ~no & ~doubtful & yes)
    return pd.DataFrame(
        {
            **{name: persons[name] for name in ("h", "p", "alive")},
            "fresh": fresh,
            "excused": excused,
            "uninsured": uninsured.to_numpy(bool),
            "unknown": ~(uninsured | insured).to_numpy(bool),
        }
    )


def _counties_of_the_year(town: Town) -> pd.Series:
    """Counties whose X16 delivery in force holds rows of this year."""
    rows = town.read("x16", "delivery", "year")
    held = rows["delivery"][true(rows["year"] == town.day.as_of.year)].unique()
    coverage = town.read("coverage", "extract", "county_code", "delivery")
    counties: pd.Series = coverage["county_code"][(coverage["extract"] == "X16") & coverage["delivery"].isin(held)]
    return counties


def _stays(town: Town, claims: pd.DataFrame, unclear: pd.DataFrame) -> pd.DataFrame:
    """Persons and years of settlement of certain and possible hospital stays."""
    day = town.day
    chosen = true(claims["visit_kind"] == "住院") & within(claims["settled_on"], day.w_first, day.as_of)
    some = claims.loc[chosen, ["p", "settled_on"]]
    maybe = unclear[within(unclear["settled_on"], day.w_first, day.as_of)]
    undated = unclear["p"][unclear["settled_on"].isna()]
    listed = [
        (some["p"], some["settled_on"].dt.year, True),
        (maybe["p"], maybe["settled_on"].dt.year, False),
        *((undated, day.as_of.year - back, False) for back in (0, 1)),
    ]
    frames = [pd.DataFrame({"p": p, "year": year, "certain": certain}) for p, year, certain in listed]
    return pd.concat(frames).astype({"year": "int32"}).drop_duplicates()


def _judge_stays(town: Town, stays: pd.DataFrame, said: Insurance) -> None:
    """Add `hit` and `open`: uninsured in the year of the stay, and unknown whether."""
    refused = said.told.loc[~said.told["covered"].fillna(True).to_numpy(bool), ["p", "year"]]
    said_no = pd.MultiIndex.from_frame(stays[["p", "year"]]).isin(pd.MultiIndex.from_frame(refused))
    doubts = said.doubts
    dated = pd.MultiIndex.from_frame(doubts[["p", "year"]].dropna())
    doubtful = pd.MultiIndex.from_frame(stays[["p", "year"]]).isin(dated)
    doubtful |= stays["p"].isin(doubts["p"][doubts["year"].isna()]).to_numpy(bool)
    now = (stays["alive"] & (stays["year"] == town.day.as_of.year)).to_numpy(bool)
    counts, fresh = ~stays["excused"].to_numpy(bool), stays["fresh"].to_numpy(bool)
    stays["hit"] = counts & np.where(now, stays["uninsured"], fresh & said_no)
    stays["open"] = counts & np.where(now, stays["unknown"], ~fresh | (~said_no & doubtful))
