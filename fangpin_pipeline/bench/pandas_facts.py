"""Facts of the nine rules in pandas: income, schooling, disability, losses, support. Health: `pandas_health`."""

import pandas as pd

from fangpin_pipeline.bench.pandas_frame import Amount, Booleans, Judged, Town, may_lie_within, state, true, within

_REQUIRED = ["wage", "business", "business_cost", "property"]
_OPTIONAL = ["pension", "dibao", "tekun", "family_planning", "ecological", "policy_subsidy", "other_transfer"]


def incomes(town: Town) -> tuple[Amount, Amount, Booleans]:
    """Net income, last year's, and the households that have no record of an income although all is told."""
    day, since = town.day, "income_oldest"
    rows = town.rows("own_x03", "period_end", *_REQUIRED, *_OPTIONAL, since=since)
    rows["net"] = rows["wage"] + rows["business"] - rows["business_cost"] + rows["property"]
    rows["net"] += rows[_OPTIONAL].fillna(0).sum(axis=1)
    rows = rows.sort_values("period_end")
    doubts = town.rows("own_x03_doubt", "period_end", since=since)
    found = []
    for first, last in ((None, day.m), (day.row()["py_first"], day.row()["py_last"])):
        told, doubted = (
            frame["period_end"].between(frame[since] if first is None else pd.Timestamp(first), pd.Timestamp(last))
            for frame in (rows, doubts)
        )
        newest = rows[told].drop_duplicates("h", keep="last").set_index("h")["net"]
        clean = town.fresh("x03") & ~town.marked(doubts["h"][doubted | doubts["period_end"].isna()])
        found.append((newest, clean))
    (net, clean), (net_before, clean_before) = found
    now = Amount(town.laid_out(net), clean & town.marked(net.dropna().index))
    before = Amount(town.laid_out(net_before), clean_before & town.marked(net_before.dropna().index))
    return now, before, clean & ~town.marked(net.index)


def schooling(town: Town) -> tuple[Amount, Amount, Amount]:
    """Cost of schooling, that of those beyond compulsory school, and how many those are."""
    day = town.day
    aid, unclear_aid = town.read("own_x12", "p", "amount", "paid_on"), town.read("own_x12_doubt", "p", "paid_on")
    given = aid[within(aid["paid_on"], day.w_first, day.w_last)].groupby("p")["amount"].sum()
    unclear = unclear_aid["p"][may_lie_within(unclear_aid["paid_on"], day.w_first, day.w_last)]
    pupils = town.rows("own_x11", "p", "alive", "status", "annual_cost", "advanced")
    pupils = pupils[true(pupils["alive"]) & true(pupils["status"] == "在读")]
    pupils["cost"] = pupils["annual_cost"].fillna(0) - pupils["p"].map(given).fillna(0)
    doubts = town.rows("own_x11_doubt", "p", "alive")
    doubts = doubts[true(doubts["alive"])]
    doubtful, doubtful_aid = town.marked(doubts["h"]), town.marked(doubts["h"][doubts["p"].isin(unclear)])
    found = []
    for some in (pupils, pupils[true(pupils["advanced"])]):
        cost = town.laid_out(some.groupby("h")["cost"].sum())
        unaided = town.marked(some["h"][some["p"].isin(unclear)]) | doubtful_aid
        unpriced = town.marked(some["h"][some["annual_cost"].isna()])
        payments = town.fresh("x12")
        known = town.fresh("x11") & town.members & ~doubtful & ~unpriced & ~(unaided & payments)
        known &= payments | ~town.marked(some["h"])
        found.append((cost, known, payments & ~unaided))
    (cost, known, certain), (advanced, advanced_known, advanced_certain) = found
    floored, advanced_low = cost.clip(min=0), advanced.clip(min=0) * advanced_certain
    edu = Amount(floored * (known | certain), known)
    beyond = Amount(advanced * advanced_known + advanced_low * ~advanced_known, advanced_known)
    count = town.laid_out(pupils[true(pupils["advanced"])].groupby("h").size())
    return edu, beyond, Amount(count, town.fresh("x11") & town.members & ~doubtful)


def disability(town: Town) -> tuple[Amount, Judged]:
    """Own cost of care, and the rule on severe disability."""
    as_of, since = pd.Timestamp(town.day.as_of), "disability_since"
    subsidies = ("living_subsidy", "care_subsidy")
    columns = [name for subsidy in subsidies for name in (subsidy, f"{subsidy}__delivered")]
    rows = town.rows("own_x22", "alive", "issued_on", "care_cost", "severe", *columns, since=since)
    care = town.laid_out(rows.groupby("h")["care_cost"].sum())
    rows = rows[true(rows["alive"]) & true(rows["severe"])]
    without = pd.Series(True, rows.index, dtype="boolean")
    for subsidy in subsidies:
        empty = rows[f"{subsidy}__delivered"].where(true(rows[f"{subsidy}__delivered"]))
        without &= (rows[subsidy] == 0).where(rows[subsidy].notna(), empty)
    doubts = town.rows("own_x22_doubt", "alive", "issued_on", since=since)
    recent_doubts = doubts["issued_on"].isna() | doubts["issued_on"].between(doubts[since], as_of)
    alive = true(doubts["alive"])
    told = town.fresh("x22") & town.members
    undated = town.marked(rows["h"][rows["issued_on"].isna()]) | town.marked(doubts["h"][alive & recent_doubts])
    untold = town.marked(rows["h"][without.isna()]) | town.marked(doubts["h"][alive])
    recent = town.marked(rows["h"][rows["issued_on"].between(rows[since], as_of)])
    spent = Amount(care, told & ~town.marked(doubts["h"]))
    return spent, state(recent, told & ~undated) | state(town.marked(rows["h"][true(without)]), told & ~untold)


def losses(town: Town, claims: pd.DataFrame, unclear_claims: pd.DataFrame) -> tuple[Amount, Amount, Judged, Judged]:
    """Losses by natural disaster, all losses of rigid spending, a damaged house, an accident or injury."""
    day = town.day
    rows = town.rows("own_x31", "occurred_on", "loss", "house_damaged", "calamity", "accident", "failure")
    rows = rows[within(rows["occurred_on"], day.w_first, day.as_of)]
    in_w = rows["occurred_on"] <= pd.Timestamp(day.w_last)
    sums = [
        town.laid_out(rows[in_w & true(rows[kind])].groupby("h")["loss"].sum())
        for kind in ("calamity", "accident", "failure")
    ]
    doubts = town.rows("own_x31_doubt", "occurred_on")
    doubts = doubts[may_lie_within(doubts["occurred_on"], day.w_first, day.as_of)]
    doubts_in_w = doubts["h"][doubts["occurred_on"].isna() | (doubts["occurred_on"] <= pd.Timestamp(day.w_last))]
    told = town.fresh("x31") & town.members
    known, events = told & ~town.marked(doubts_in_w), told & ~town.marked(doubts["h"])
    untold = town.marked(rows["h"][rows["house_damaged"].isna()])
    damaged = state(town.marked(rows["h"][true(rows["house_damaged"])]), events & ~untold)
    accident = state(town.marked(rows["h"][true(rows["accident"])]), events)
    hurt = claims[within(claims["settled_on"], day.w_first, day.as_of)]
    doubtful = unclear_claims["h"][may_lie_within(unclear_claims["settled_on"], day.w_first, day.as_of)]
    certain = town.fresh("x17") & town.members & ~town.marked(doubtful)
    certain &= ~town.marked(hurt["h"][hurt["injury"].isna()])
    injured = state(town.marked(hurt["h"][true(hurt["injury"])]), certain)
    return Amount(sums[0], known), Amount(sums[0] + sums[1] + sums[2], known), damaged, accident | injured


def support(town: Town) -> tuple[Judged, Judged]:
    """Whether a member has dibao or tekun, and whether one can work."""
    as_of = pd.Timestamp(town.day.as_of)
    supported = doubtful = town.marked(pd.Series(dtype="int32"))
    for extract in ("x07", "x08"):
        rows = town.rows(f"own_{extract}", "alive", "started_on", "ended_on")
        runs = (rows["started_on"] <= as_of) & (rows["ended_on"].isna() | (rows["ended_on"] >= as_of))
        supported = supported | town.marked(rows["h"][true(rows["alive"]) & runs])
        rows = town.rows(f"own_{extract}_doubt", "alive", "started_on", "ended_on")
        begun = rows["started_on"].isna() | (rows["started_on"] <= as_of)
        lasting = rows["ended_on"].isna() | (rows["ended_on"] >= as_of)
        doubtful = doubtful | town.marked(rows["h"][true(rows["alive"]) & begun & lasting])
    persons = town.rows("resident", "alive", "able")
    persons = persons[true(persons["alive"])]
    told, listed = town.fresh("x02"), town.registered
    able = told & listed & town.marked(persons["h"][true(persons["able"])])
    untold = town.marked(persons["h"][persons["able"].isna()])
    fresh = town.fresh("x07") & town.fresh("x08")
    return (
        state(supported, fresh & town.members & ~doubtful),
        state(able, told & listed & town.members & ~untold),
    )
