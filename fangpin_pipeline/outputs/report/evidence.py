"""What a report may say: counts and values of published runs, each with its source. Reads tables, words nothing.

A table that a run does not have gives unknown numbers, never zeros. Household rows are counted here and go no further.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fangpin_pipeline.identity.divisions import AUTHORITIES, CITY, Edition, edition
from fangpin_pipeline.indicators.declare import Indicator
from fangpin_pipeline.outputs.labels import UNKNOWN
from fangpin_pipeline.outputs.report.declare import Figure, How, Source
from fangpin_pipeline.outputs.report.period import Period
from fangpin_pipeline.outputs.report.words import NOTHING_TO_DIVIDE, indicator_cells, percent, plain
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.warehouse import Home, PublishedRun, published_days

LISTED = ("new", "persisting", "escalated", "eased")
# Long texts about single households: a report has no use for them.
_UNREAD = {"sentence", "missing", "score_note"}
_EARLIER = 12
_MOST_DAYS = 31
NOT_KNOWN = Figure(UNKNOWN, None, ())


@dataclass(frozen=True)
class Evidence:
    """Published runs of a home as seen from one county or the city (150800) in one period."""

    home: Home
    unit: str
    period: Period
    book: Rulebook
    _tables: dict[tuple[str, str], pa.Table | None] = field(default_factory=dict, repr=False)
    _counted: dict[tuple[Any, ...], Counter[Any]] = field(default_factory=dict, repr=False)

    @cached_property
    def runs(self) -> list[PublishedRun]:
        """Every published run, oldest first."""
        return list(published_days(self.home).values())

    @cached_property
    def current(self) -> PublishedRun | None:
        """The run the report speaks of: the newest in its period."""
        return self.newest(self.period)

    @property
    def run(self) -> PublishedRun:
        """The run the report speaks of, where there is one."""
        if self.current is None:
            raise ValueError(f"no run in {self.period.code}")
        return self.current

    @cached_property
    def base(self) -> PublishedRun | None:
        """The run it is compared with: the newest of the period before, else the first of this period; never itself."""
        run = self.newest(self.period.before) or next((run for run in self.runs if run.as_of in self.period), None)
        return None if run is None or run == self.current else run

    @cached_property
    def year_ago(self) -> PublishedRun | None:
        """The newest run of the same period a year earlier."""
        return self.newest(self.period.year_before)

    @cached_property
    def course(self) -> list[PublishedRun]:
        """Runs whose numbers are drawn as a course, oldest first: earlier periods, then the steps of this one."""
        inside = [run for run in self.runs if run.as_of in self.period]
        by_month = list({run.as_of.month: run for run in inside}.values())
        if self.period.by_month and len(by_month) > 1:
            inside = by_month
        earlier = [run for period in self.period.earlier(_EARLIER) if (run := self.newest(period))]
        return [*reversed(earlier), *inside[-_MOST_DAYS:]]

    @property
    def is_city(self) -> bool:
        """Whether the report is the city's."""
        return self.unit == CITY

    @property
    def name(self) -> str:
        """Name of the county or city."""
        return AUTHORITIES[self.unit]

    @property
    def edition(self) -> Edition:
        """Divisions in force on the day of the run."""
        return edition(self.run.as_of)

    def newest(self, period: Period) -> PublishedRun | None:
        """The newest run of a period."""
        return next((run for run in reversed(self.runs) if run.as_of in period), None)

    def setting(self, name: str) -> Any:
        """A parameter in force in the county, or the city, on the last day of the period or the run's."""
        on = self.current.as_of if self.current else self.period.last
        return self.book.settings(self.unit, on)[name].value

    def table(self, name: str, run: PublishedRun | None = None) -> pa.Table | None:
        """Rows of a published table that belong to the county, all of them for the city; None without the table."""
        of = run or self.run
        if (key := (name, of.id)) not in self._tables:
            self._tables[key] = self._load(name, of)
        return self._tables[key]

    def _load(self, name: str, run: PublishedRun) -> pa.Table | None:
        file = run.file(name)
        if not file.is_file():
            return None
        names = pq.read_schema(file).names
        scope = [("county_code", "=", self.unit)] if not self.is_city and "county_code" in names else None
        return pq.read_table(file, columns=[column for column in names if column not in _UNREAD], filters=scope)

    def count(self, name: str, run: PublishedRun | None = None, **where: Any) -> Figure:
        """How many rows of a table are so; a tuple means any of its values. Unknown without the table."""
        table, of = self.table(name, run), run or self.run
        if table is None:
            return NOT_KNOWN
        number = len(self._chosen(table, where))
        return self._counting(name, of, number, where)

    def counts(self, name: str, by: str, run: PublishedRun | None = None, **where: Any) -> dict[Any, Figure]:
        """How many rows of a table are so, by the values of a column; values that no row has are not there."""
        table, of = self.table(name, run), run or self.run
        if table is None:
            return {}
        key = (name, of.id, by, tuple(where.items()))
        if key not in self._counted:
            self._counted[key] = Counter(
                {row["values"]: row["counts"] for row in pc.value_counts(self._chosen(table, where)[by]).to_pylist()}
            )
        found = self._counted[key]
        return {value: self._counting(name, of, number, {**where, by: value}) for value, number in found.items()}

    def nothing(self, name: str, run: PublishedRun | None = None, **where: Any) -> Figure:
        """The count 0 of something that `counts` did not find; unknown without the table."""
        of = run or self.run
        return NOT_KNOWN if self.table(name, of) is None else self._counting(name, of, 0, where)

    def total(self, name: str, column: str, **where: Any) -> tuple[Figure, int]:
        """Sum of a column over rows whose value is known, and how many rows have none. Unknown without the table."""
        table = self.table(name)
        if table is None:
            return NOT_KNOWN, 0
        rows = self._chosen(table, where)[column]
        summed = Decimal(str(pc.sum(rows).as_py() or 0))
        source = Source(name, self.run.id, self.run.as_of, self._where(name, where), f"sum({column})")
        return Figure(f"{summed.normalize():f}", summed, (source,)), rows.null_count

    def joined_list(self, run: PublishedRun, lacking: PublishedRun) -> Figure:
        """Households on the list of `run` that are not on the list of `lacking`."""
        now, then = (self.table("warning", one) for one in (run, lacking))
        if now is None or then is None:
            return NOT_KNOWN
        known = set(self._chosen(then, {"state": LISTED})["household_no"].to_pylist())
        here = self._chosen(now, {"state": LISTED})["household_no"].to_pylist()
        number = sum(household not in known for household in here)
        where = self._where("warning", {"state": LISTED})
        source = Source("warning", run.id, run.as_of, where, missing_in=lacking.id)
        return Figure(str(number), Decimal(number), (source,))

    @cached_property
    def indicator_rows(self) -> Mapping[tuple[str, str, str], dict[str, Any]]:
        """Values of indicators above villages by (run id, unit code, indicator)."""
        return self._indicators(self.run)

    @cached_property
    def indicator_rows_before(self) -> Mapping[tuple[str, str, str], dict[str, Any]]:
        """The same of the run it is compared with; empty without one."""
        return self._indicators(self.base) if self.base else {}

    @cached_property
    def values_of_year_ago(self) -> Mapping[str, Decimal]:
        """Values of indicators of the county or the city in the same period a year earlier, where there is one."""
        rows = self._indicators(self.year_ago) if self.year_ago else {}
        return {
            name: Decimal(row["value"])
            for (_, unit, name), row in rows.items()
            if unit == self.unit and row["value"] is not None
        }

    def indicator(self, indicator: Indicator, unit: str = "", before: bool = False) -> dict[str, Figure | str]:
        """Value, numerator, denominator, coverage and status of an indicator; `…` where the run does not have it."""
        run = (self.base if before else self.current) or self.run
        rows = self.indicator_rows_before if before else self.indicator_rows
        code = unit or self.unit
        where = (("unit_code", code), ("indicator", indicator.id))
        return indicator_cells(indicator, rows.get((run.id, code, indicator.id)), Source("", run.id, run.as_of, where))

    def _indicators(self, run: PublishedRun) -> dict[tuple[str, str, str], dict[str, Any]]:
        file = run.file("indicator_value")
        if not file.is_file():
            return {}
        table = pq.read_table(file, filters=[("unit_kind", "!=", "village")])
        return {(run.id, row["unit_code"], row["indicator"]): row for row in table.to_pylist()}

    def _counting(self, name: str, run: PublishedRun, number: int, where: Mapping[str, Any]) -> Figure:
        source = Source(name, run.id, run.as_of, self._where(name, where, run))
        return Figure(str(number), Decimal(number), (source,))

    def _where(
        self, name: str, where: Mapping[str, Any], run: PublishedRun | None = None
    ) -> tuple[tuple[str, Any], ...]:
        table = self.table(name, run)
        scoped = not self.is_city and table is not None and "county_code" in table.column_names
        return (*([("county_code", self.unit)] if scoped else []), *where.items())

    @staticmethod
    def _chosen(table: pa.Table, where: Mapping[str, Any]) -> pa.Table:
        for column, value in where.items():
            wanted = pa.array(value if isinstance(value, tuple) else [value], table.schema.field(column).type)
            table = table.filter(pc.is_in(table[column], value_set=wanted))
        return table


def difference(one: Figure, other: Figure) -> Figure:
    """One number less another; unknown when either is."""
    if one.value is None or other.value is None:
        return NOT_KNOWN
    value = one.value - other.value
    return Figure(f"{plain(value)}", value, (*one.of, *other.of), How.DIFFERENCE)


def share(part: Figure, whole: Figure) -> Figure:
    """One number of another in per cent with one decimal; unknown when either is, — where there is nothing."""
    if part.value is None or whole.value is None:
        return NOT_KNOWN
    if not whole.value:
        return Figure(NOTHING_TO_DIVIDE, None, ())
    value = part.value / whole.value
    return Figure(percent(value), value, (*part.of, *whole.of), How.SHARE)
