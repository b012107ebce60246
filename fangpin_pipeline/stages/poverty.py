"""The day's step that measures poverty and inequality of the city and its counties. What lacks stands in `deprivation`.

Income a head is NI / n, rounded down to the fen: that keeps every comparison with a line in whole fen exact. Everybody
of a household counts with it; a household whose income or size is unknown is in no measure and is counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa

from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators.value import INSUFFICIENT, LATE, NOTHING, TOLD
from fangpin_pipeline.poverty.measures import Measures, inequality, poverty, relative_line
from fangpin_pipeline.poverty.sample import Sample
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.stages.session import session
from fangpin_pipeline.tables.poverty import POVERTY_MEASURE

NO_STANDARD = "无标准"
POPULATIONS: dict[str, str | None] = {"all": None, "registered": "registered", "general": "general"}
LINES = ("monitoring_line", "poverty_line")
_MEASURED = ("headcount", "gap", "severity", "watts", "sen", "gini", "s80_s20", "mean", "median")
_FOUR_PLACES = Decimal("0.0001")
_FEN_A_YUAN = 100


@dataclass(frozen=True)
class Group:
    """One population of one unit: incomes a head in fen weighted by persons, and how many households it has."""

    sample: Sample
    total: int

    @property
    def known(self) -> int:
        """Households whose income and size are known."""
        return len(self.sample.incomes)


def measure_poverty(day: Day) -> Mapping[str, int]:
    """Write `poverty_measure`: three populations of the city and of every county against three lines."""
    book = Rulebook.load(day.rulebook)
    with session(day, "household_state") as engine:
        incomes = engine.fetch("SELECT county_code, kind, ni, n FROM household_state")
    fresh = {row["county_code"] for row in day.read("county_day").to_pylist() if row["fresh_x03"]}
    people = _People(incomes)
    settings = {unit: book.settings(unit, day.as_of) for unit in (CITY, *COUNTIES)}
    gates = {unit: settings[unit]["indicator_coverage"].value for unit in settings}
    relative = _relative(people.group(CITY, None), settings[CITY]["relative_line_share"].value, gates[CITY])
    rows = []
    for unit, population in ((unit, population) for unit in settings for population in POPULATIONS):
        group = people.group(unit, POPULATIONS[population])
        status = _status(group, late=not fresh if unit == CITY else unit not in fresh, gate=gates[unit])
        lines = {name: _fraction(settings[unit][name].value) for name in LINES} | {"relative": relative}
        place = {"as_of": day.as_of, "unit_kind": "city" if unit == CITY else "county", "unit_code": unit}
        rows += [{**place, "population": population, **row} for row in _rows(group, lines, status)]
    table = pa.Table.from_pylist(rows, schema=published_schema(POVERTY_MEASURE))
    return {"poverty_measure": day.write("poverty_measure", table)}


class _People:
    """The households of the city as arrays, from which a population of a unit is picked out."""

    def __init__(self, incomes: pa.Table) -> None:
        self.county = np.asarray(incomes["county_code"].to_pylist(), dtype=object)
        self.kind = np.asarray(incomes["kind"].to_pylist(), dtype=object)
        known = [incomes[name].is_valid().to_numpy(zero_copy_only=False) for name in ("ni", "n")]
        ni, n = (incomes[name].fill_null(0).to_numpy().astype(np.int64) for name in ("ni", "n"))
        self.known = known[0] & known[1] & (n > 0)
        self.persons = n
        self.head = np.floor_divide(ni, np.where(n > 0, n, 1))

    def group(self, unit: str, kind: str | None) -> Group:
        """A population of the city or a county; without a kind all its households."""
        chosen = np.ones(len(self.head), dtype=bool) if unit == CITY else self.county == unit
        chosen = chosen if kind is None else chosen & (self.kind == kind)
        known = chosen & self.known
        order = np.lexsort((self.persons[known], self.head[known]))
        head, persons = self.head[known][order], self.persons[known][order]
        return Group(Sample(tuple(head.tolist()), tuple(persons.tolist()), _FEN_A_YUAN), int(chosen.sum()))


def _relative(everybody: Group, share: Any, gate: Any) -> Fraction | None:
    """The relative line: a share of the city's median, which nobody knows while too few incomes are known."""
    enough = everybody.total and Fraction(everybody.known, everybody.total) >= Fraction(gate)
    return relative_line(everybody.sample, share) if enough else None


def _status(group: Group, *, late: bool, gate: Any) -> str:
    if group.total == 0:
        return NOTHING
    if late:
        return LATE
    return TOLD if Fraction(group.known, group.total) >= Fraction(gate) else INSUFFICIENT


def _rows(group: Group, lines: Mapping[str, Fraction | None], status: str) -> Iterator[dict[str, Any]]:
    spread = inequality(group.sample) if status == TOLD else Measures()
    for name, line in lines.items():
        told = status
        if told == TOLD and line is None:
            told = INSUFFICIENT if name == "relative" else NO_STANDARD
        found = poverty(group.sample, line, spread) if told == TOLD and line is not None else Measures()
        yield {
            "line": name,
            "line_value": _rounded(line),
            "households": group.known,
            "persons": group.sample.weight,
            "unknown_households": group.total - group.known,
            "poor_households": found.poor_count,
            "poor_persons": None if found.poor_weight is None else int(found.poor_weight),
            **{measure: _rounded(getattr(found, measure)) for measure in _MEASURED},
            "coverage": _rounded(Fraction(group.known, group.total)) if group.total else None,
            "status": told,
        }


def _fraction(value: Any) -> Fraction | None:
    return None if value is None else Fraction(value)


def _rounded(value: Fraction | Decimal | None) -> Decimal | None:
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return None if value is None else value.quantize(_FOUR_PLACES, ROUND_HALF_UP)
