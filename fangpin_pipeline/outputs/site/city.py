"""The published run as the site counts it: by county and township, each table read once for all pages.

Numbers are the report's evidence. What a number is called, and on which page it stands, is not known here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pyarrow.parquet as pq

from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.outputs.labels import SEVERITIES
from fangpin_pipeline.outputs.report.common import small_cell, township_cells
from fangpin_pipeline.outputs.report.declare import Figure
from fangpin_pipeline.outputs.report.evidence import LISTED, NOT_KNOWN, Evidence
from fangpin_pipeline.outputs.site.small import counted, listed, parts
from fangpin_pipeline.rulebook import Setting
from fangpin_pipeline.rules import classes
from fangpin_pipeline.warehouse import PublishedRun

TO_VERIFY = "a04_households_to_verify"
VERDICTS = ("hit", "unknown")
# Columns of a row that are hidden together: households; warned with its severities; to verify.
_LINKED = (slice(0, 1), slice(1, 5), slice(5, 6))


@dataclass(frozen=True)
class City:
    """One published run and those before it, seen from the city."""

    evidence: Evidence
    _listed: dict[str, dict[str, list[Figure]]] = field(default_factory=dict, repr=False)

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
        """By code of the city and the counties: households, warned, by severity, to verify. Small ones hidden."""
        homes = self.evidence.counts("household_fact", "county_code")
        whole = self.evidence.count("household_fact")
        counties = [homes.get(code) or self.evidence.nothing("household_fact", county_code=code) for code in COUNTIES]
        households = counted(whole, counties, self.limit)
        verify = counted(self.to_verify(CITY), [self.to_verify(code) for code in COUNTIES], self.limit)
        warned = self.listed(self.run)
        return {code: [households[place], *warned[code], verify[place]] for place, code in enumerate((CITY, *COUNTIES))}

    def listed(self, run: PublishedRun) -> dict[str, list[Figure]]:
        """By code of the city and the counties warned, red, orange, yellow households of a day. Small ones hidden."""
        if run.id not in self._listed:
            self._listed[run.id] = self._listing(run)
        return self._listed[run.id]

    def _listing(self, run: PublishedRun) -> dict[str, list[Figure]]:
        grades: list[dict[str, Any]] = [{}, *({"severity": grade} for grade in SEVERITIES)]
        whole = [self.evidence.count("warning", run, state=LISTED, **where) for where in grades]
        found = [self.evidence.counts("warning", "county_code", run, state=LISTED, **where) for where in grades]
        counties = [
            [
                by_county.get(code) or self.evidence.nothing("warning", run, state=LISTED, **where, county_code=code)
                for by_county, where in zip(found, grades, strict=True)
            ]
            for code in COUNTIES
        ]
        return dict(zip((CITY, *COUNTIES), listed(whole, counties, self.limit), strict=True))

    def to_verify(self, unit: str) -> Figure:
        """Households (not rows) to verify, as their indicator counts them; unknown where it does not."""
        one = all_indicators().get(TO_VERIFY)
        cell = self.evidence.indicator(one, unit)["numerator"] if one else NOT_KNOWN
        return cell if isinstance(cell, Figure) else NOT_KNOWN

    @cached_property
    def townships(self) -> dict[str, dict[str, list[Figure]]]:
        """The same numbers by county and township, small ones hidden, and those of a county that hides its own."""
        cells = township_cells(self.evidence)
        found: dict[str, dict[str, list[Figure]]] = {}
        for county in COUNTIES:
            codes = [code for code in cells if code[:6] == county]
            rows = parts(self.totals[county], [cells[code] for code in codes], _LINKED)
            found[county] = dict(zip(codes, rows, strict=True))
        return found

    @cached_property
    def verdicts(self) -> dict[str, dict[str, list[int]]] | None:
        """Households by rule or class, verdict and county, in the counties' order; None without the tables."""
        flags, judged = self.evidence.table("flag"), self.evidence.table("household_class")
        if flags is None or judged is None:
            return None
        tallied = _tally(self.run, "flag", ("rule", "verdict", "county_code"))
        for one in classes():
            found = _tally(self.run, "household_class", (one.name, "county_code"))
            tallied.update({(one.name, *key): number for key, number in found.items()})
        names = {name for name, _, _ in tallied}
        return {
            name: {verdict: [tallied[name, verdict, county] for county in COUNTIES] for verdict in VERDICTS}
            for name in names
        }


def _tally(run: PublishedRun, table: str, by: Iterable[str]) -> Counter[tuple[str, ...]]:
    """How many rows of a table there are by the values of some columns."""
    columns = list(by)
    rows = pq.read_table(run.file(table), columns=columns)
    counted_rows = rows.group_by(columns).aggregate([([], "count_all")]).to_pylist()
    return Counter({tuple(row[column] for column in columns): row["count_all"] for row in counted_rows})
