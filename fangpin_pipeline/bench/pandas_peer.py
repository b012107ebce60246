"""The nine rules in pandas, as an analyst writes them who knows it well: columns pruned, groups and merges, no loops.

It follows docs/contract/rules.md and shares no statement with the pipeline. Facts stand in `pandas_facts`.
"""

from datetime import date
from operator import ge, gt
from pathlib import Path

import numpy as np
import pandas as pd

from fangpin_pipeline.bench.pandas_facts import disability, incomes, losses, schooling, support
from fangpin_pipeline.bench.pandas_frame import Amount, Booleans, Judged, Town, state
from fangpin_pipeline.bench.pandas_health import insurance, medical_spending, read_claims, serious_disease


def judge(tables: Path, as_of: date, out: Path) -> None:
    """Write the nine verdicts of every household, from the tables of a day."""
    town = Town(tables, as_of)
    claims, unclear = read_claims(town)
    income, income_before, no_record = incomes(town)
    medical = medical_spending(town, claims, unclear)
    uninsured, uninsured_stay = insurance(town, claims, unclear)
    edu, advanced, students = schooling(town)
    care, disabled = disability(town)
    disaster, lost, damaged, accident = losses(town, claims, unclear)
    supported, able = support(town)
    column = town.column
    least = np.minimum.reduce([column(f"rigid_k_{grade}") for grade in ("yellow", "orange", "red")])
    many = students.fen >= column("schooling_students")
    costly = state(medical.fen >= column("illness_amount"), medical.known)
    ill = town.share_of_income(medical, ge, column("illness_share"), income_before)
    verdicts = {
        "accident": accident,
        "dibao_gap": _poor(town, income, no_record) & ~supported,
        "disability": disabled,
        "disaster": town.share_of_income(disaster, gt, column("disaster_share"), income_before) | damaged,
        "floor_gap": Judged(town.registered, ~town.registered) & ~able & ~supported,
        "illness": costly | ill | uninsured_stay | serious_disease(town),
        "insurance_gap": uninsured,
        "rigid_spending": town.share_of_income(medical + edu + lost + care, gt, least, income_before),
        "schooling": town.share_of_income(advanced, gt, column("schooling_share"), income_before)
        | state(many, students.known),
    }
    table = pd.DataFrame({name: _nullable(one) for name, one in verdicts.items()}, index=town.homes.index)
    table.reset_index().to_parquet(out, index=False)


def _poor(town: Town, income: Amount, no_record: Booleans) -> Judged:
    """Net income per head below the line of dibao; a general household without a record is clear."""
    spared = no_record & ~town.registered
    known = income.known & town.homes["n"].notna().to_numpy() & town.homes["dibao_line"].notna().to_numpy()
    below = income.fen < town.column("dibao_line") * town.column("n")
    return state(~spared & known & below, spared | known)


def _nullable(one: Judged) -> pd.arrays.BooleanArray:
    return pd.arrays.BooleanArray(one.hit, ~(one.hit | one.clear))
