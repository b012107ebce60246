"""What the Polars peer works with: lazy scans of the day's tables, households with what holds in their county.

The facts stand in `polars_facts` and `polars_health`, the rules in `polars_peer`.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from fangpin_pipeline.bench.nine import SHARE
from fangpin_pipeline.calendar import Calendar

SHARES = ("illness_share", "schooling_share", "disaster_share", "rigid_k_yellow", "rigid_k_orange", "rigid_k_red")


@dataclass(frozen=True)
class Town:
    """The tables of a day, nothing of them read before all is asked for."""

    tables: Path
    as_of: date

    @property
    def day(self) -> Calendar:
        """The windows of the day."""
        return Calendar(self.as_of)

    def scan(self, table: str) -> pl.LazyFrame:
        """A table, of which only the columns asked for are read."""
        return pl.scan_parquet(self.tables / f"{table}.parquet")

    @cached_property
    def homes(self) -> pl.LazyFrame:
        """Households with the parameters of their county; shares in ten-thousandths."""
        counties = self.scan("county_day").with_columns((pl.col(*SHARES) * SHARE).cast(pl.Int64))
        homes = self.scan("household").select("h", "county_code", "kind", "n", members=pl.col("members_gap").is_null())
        return homes.join(counties, on="county_code")

    def rows(self, table: str, since: str) -> pl.LazyFrame:
        """Rows of households with a date of their county beside them."""
        return self.scan(table).join(self.homes.select("h", since), on="h")


def within(column: str, first: date, last: date) -> pl.Expr:
    """Whether a day lies between two."""
    return pl.col(column).is_between(first, last)


def may_lie_within(column: str, first: date, last: date) -> pl.Expr:
    """Whether a day lies between two, or is not known."""
    return pl.col(column).is_null() | within(column, first, last)


def state(hit: pl.Expr, known: pl.Expr) -> pl.Expr:
    """A condition that holds where it is hit, and does not where everything is known; else null."""
    return pl.when(hit).then(True).when(known).then(False)
