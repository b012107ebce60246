"""The published run as the site counts it: by county and township, each table read once for all pages.

Numbers are the report's evidence. What a number is called, and on which page it stands, is not known here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow.parquet as pq

from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.outputs.labels import SEVERITIES
from fangpin_pipeline.outputs.report.common import small_cell, township_cells
from fangpin_pipeline.outputs.report.declare import Figure
from fangpin_pipeline.outputs.report.evidence import LISTED, NOT_KNOWN, Evidence
from fangpin_pipeline.rulebook import Setting
from fangpin_pipeline.rules import classes
from fangpin_pipeline.warehouse import PublishedRun

TO_VERIFY = "a04_households_to_verify"
VERDICTS = ("hit", "unknown")


@dataclass(frozen=True)
class City:
    """One published run and those before it, seen from the city."""

    evidence: Evidence

    @property
    def run(self) -> PublishedRun:
        """The run that the site shows."""
        return self.evidence.run

    @cached_property
    def limit(self) -> int:
        """The count below which a number of a table of all counties is hidden: the strictest of theirs."""
        return max(small_cell(self.evidence, county) for county in COUNTIES)

    @cached_property
    def settings(self) -> dict[str, dict[str, Setting]]:
        """Parameters in force on the day by authority, as the rulebook of the run has them."""
        return {code: self.evidence.book.settings(code, self.run.as_of) for code in (CITY, *COUNTIES)}

    @cached_property
    def totals(self) -> dict[str, list[Figure]]:
        """By code of the city and the counties: households, warned, red, orange, yellow, to verify. Never hidden."""
        whole: list[tuple[str, dict[str, Any]]] = [
            ("household_fact", {}),
            ("warning", {"state": LISTED}),
            *(("warning", {"state": LISTED, "severity": grade}) for grade in SEVERITIES),
        ]
        found: dict[str, list[Figure]] = {code: [] for code in (CITY, *COUNTIES)}
        for table, where in whole:
            found[CITY].append(self.evidence.count(table, **where))
            by_county = self.evidence.counts(table, "county_code", **where)
            for code in COUNTIES:
                found[code].append(by_county.get(code) or self.evidence.nothing(table, **where, county_code=code))
        for code, figures in found.items():
            figures.append(self.to_verify(code))
        return found

    def to_verify(self, unit: str) -> Figure:
        """Households (not rows) to verify, as their indicator counts them; unknown where it does not."""
        one = all_indicators().get(TO_VERIFY)
        cell = self.evidence.indicator(one, unit)["numerator"] if one else NOT_KNOWN
        return cell if isinstance(cell, Figure) else NOT_KNOWN

    @cached_property
    def townships(self) -> dict[str, list[Figure]]:
        """The same numbers by township, small ones hidden."""
        return township_cells(self.evidence)

    def townships_of(self, county: str) -> dict[str, list[Figure]]:
        """Those of one county."""
        return {code: cells for code, cells in self.townships.items() if code[:6] == county}

    @cached_property
    def verdicts(self) -> dict[str, dict[str, list[int]]] | None:
        """Households by rule or class, verdict and county, in the counties' order; None without the tables."""
        flags, judged = self.evidence.table("flag"), self.evidence.table("household_class")
        if flags is None or judged is None:
            return None
        counted = _tally(self.run, "flag", ("rule", "verdict", "county_code"))
        for one in classes():
            found = _tally(self.run, "household_class", (one.name, "county_code"))
            counted.update({(one.name, *key): number for key, number in found.items()})
        names = {name for name, _, _ in counted}
        return {
            name: {verdict: [counted[name, verdict, county] for county in COUNTIES] for verdict in VERDICTS}
            for name in names
        }

    def listed_on(self, run: PublishedRun, by: str) -> dict[str, Figure]:
        """Warned households of a day by county or severity."""
        return self.evidence.counts("warning", by, run, state=LISTED)


def _tally(run: PublishedRun, table: str, by: Iterable[str]) -> Counter[tuple[str, ...]]:
    """How many rows of a table there are by the values of some columns."""
    columns = list(by)
    rows = pq.read_table(run.file(table), columns=columns)
    counted = rows.group_by(columns).aggregate([([], "count_all")]).to_pylist()
    return Counter({tuple(row[column] for column in columns): row["count_all"] for row in counted})
