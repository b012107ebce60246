"""What the pandas peer works with: tables read with pruned columns, households by number, conditions with unknowns.

The facts stand in `pandas_facts` and `pandas_health`, the rules in `pandas_peer`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from fangpin_pipeline.bench.nine import SHARE
from fangpin_pipeline.calendar import Calendar

Booleans = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]

SHARES = ("illness_share", "schooling_share", "disaster_share", "rigid_k_yellow", "rigid_k_orange", "rigid_k_red")
_LIMITS = ("monitoring_line", "dibao_line", "illness_amount", "schooling_students")
_DATES = ("income_oldest", "serious_disease_since", "disability_since", "newborn_since")
_FRESH = tuple(f"fresh_x{number:02}" for number in (2, 3, 7, 8, 11, 12, 14, 16, 17, 22, 31))


@dataclass(frozen=True)
class Judged:
    """A condition of every household: where it holds and where it does not; where neither, it is unknown."""

    hit: Booleans
    clear: Booleans

    def __or__(self, other: "Judged") -> "Judged":
        return Judged(self.hit | other.hit, self.clear & other.clear)

    def __and__(self, other: "Judged") -> "Judged":
        return Judged(self.hit & other.hit, self.clear | other.clear)

    def __invert__(self) -> "Judged":
        return Judged(self.clear, self.hit)


@dataclass(frozen=True)
class Amount:
    """An amount of every household in fen; where it is not known, what it comes to at least."""

    fen: Whole
    known: Booleans

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.fen + other.fen, self.known & other.known)


class Town:
    """The tables of a day; `homes` has one row a household by its number, with what holds in its county."""

    def __init__(self, tables: Path, as_of: date) -> None:
        self._tables = tables
        self.day = Calendar(as_of)
        counties = self.read("county_day", "county_code", *SHARES, *_LIMITS, *_DATES, *_FRESH)
        for share in SHARES:
            counties[share] = (counties[share] * SHARE).astype("int64")
        homes = self.read("household", "h", "county_code", "kind", "n", "members_gap")
        self.homes = homes.astype({"h": "int32"}).merge(counties, on="county_code").set_index("h")
        self.members = self.homes["members_gap"].isna().to_numpy()
        self.registered = (self.homes["kind"] == "registered").to_numpy(bool)

    def read(self, table: str, *columns: str) -> pd.DataFrame:
        """Columns of a table; days as days, other columns nullable."""
        rows: pd.DataFrame = pd.read_parquet(
            self._tables / f"{table}.parquet",
            engine="pyarrow",
            columns=list(columns),
            dtype_backend="numpy_nullable",
            to_pandas_kwargs={"date_as_object": False},
        )
        return rows

    def rows(self, table: str, *columns: str, since: str = "") -> pd.DataFrame:
        """Rows of households; `since` names a date of their county to put beside them."""
        rows = self.read(table, "h", *columns)
        return rows.join(self.homes[[since]], on="h") if since else rows

    def marked(self, numbers: pd.Series | pd.Index) -> Booleans:
        """The households of these numbers."""
        return self.homes.index.isin(numbers)

    def fresh(self, extract: str) -> Booleans:
        """Where an extract is fresh."""
        return self.homes[f"fresh_{extract}"].to_numpy(bool)

    def laid_out(self, by_home: pd.Series) -> Whole:
        """A number of every household; 0 where none is given."""
        return by_home.reindex(self.homes.index).fillna(0).to_numpy(np.int64)

    def column(self, name: str) -> Whole:
        """A limit of every household's county, or its size; 0 where unknown."""
        return self.homes[name].fillna(0).to_numpy(np.int64)

    def share_of_income(
        self, amount: Amount, over: Callable[[Whole, Whole], Booleans], share: Whole, income: Amount
    ) -> Judged:
        """An amount against a share of an income (§4): against the reference income where it is unknown."""
        reference = self.column("monitoring_line") * self.column("n")
        spent = amount.fen > 0
        above_income = np.where(income.fen > 0, over(amount.fen * SHARE, share * income.fen), spent)
        above_reference = np.where(reference > 0, over(amount.fen * SHARE, share * reference), spent)
        hit = income.known & above_income
        return Judged(hit, amount.known & np.where(income.known, ~above_income, ~above_reference))


def true(condition: pd.Series) -> Booleans:
    """Where a condition holds; unknown does not."""
    return condition.fillna(False).to_numpy(bool)


def within(days: pd.Series, first: date, last: date) -> pd.Series:
    """Which days are known and lie between two."""
    return days.between(pd.Timestamp(first), pd.Timestamp(last))


def may_lie_within(days: pd.Series, first: date, last: date) -> pd.Series:
    """Which days lie between two, or are not known."""
    return days.isna() | within(days, first, last)


def state(hit: Booleans, known: Booleans) -> Judged:
    """A condition that holds where it is hit, and does not where everything is known."""
    return Judged(hit, ~hit & known)
