"""The scorecard of clause 4.08: object, information and policy link of each department in each county and the city.

Counts come from the statements in `links` and from the cross-table checks; here they are summed and divided.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.quality import all_checks
from fangpin_pipeline.quality.declare import INSUFFICIENT
from fangpin_pipeline.quality.judge import Known
from fangpin_pipeline.quality.links import POLICIES, linkable, linking

OBJECT, INFORMATION, POLICY = "object", "information", "policy"
KNOWN, UNKNOWN = "正常", "数据不足"
_UNIT = Decimal("0.0001")


class Tally:
    """Numerators and denominators by county, department and link; the city's hold rows of no county as well."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, str], list[int]] = {}

    def open(self, department: str, link: str) -> None:
        """Say that a department has this link, so that each county gets a row of it."""
        for unit in (*COUNTIES, CITY):
            self._counts.setdefault((unit, department, link), [0, 0])

    def add(self, county: str | None, department: str, link: str, numerator: int, denominator: int) -> None:
        """Count units of a county, or of none."""
        for unit in {county, CITY} - {None}:
            counts = self._counts[(str(unit), department, link)]
            counts[0] += numerator
            counts[1] += denominator

    def rows(self) -> Iterator[dict[str, Any]]:
        """Rows of `scorecard` without the date."""
        for (unit, department, link), (numerator, denominator) in self._counts.items():
            told = denominator > 0
            yield {
                "county_code": unit,
                "department": department,
                "link": link,
                "numerator": Decimal(numerator) if told else None,
                "denominator": Decimal(denominator) if told else None,
                "value": (Decimal(numerator) / Decimal(denominator)).quantize(_UNIT, ROUND_HALF_UP) if told else None,
                "status": KNOWN if told else UNKNOWN,
            }


def score(engine: Engine, known: Known, checked: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows of `scorecard`; `checked` are the rows of `cross_check`. Counties where an extract is stale are left out."""
    tally = Tally()
    _count_objects(engine, known, tally)
    _count_checks(checked, tally)
    _count_policies(engine, known, tally)
    return tally.rows()


def _count_objects(engine: Engine, known: Known, tally: Tally) -> None:
    for extract in filter(linkable, all_extracts().values()):
        fresh = known.fresh.get(extract.number, ())
        links = (OBJECT, INFORMATION) if extract.person and "name" in extract.by_name else (OBJECT,)
        for link in links:
            tally.open(extract.department, link)
        for row in engine.fetch(linking(extract)).to_pylist() if fresh else ():
            county = row["county_code"]
            if county is None or county in fresh:
                tally.add(county, extract.department, OBJECT, row["found"], row["named"])
                if INFORMATION in links:
                    tally.add(county, extract.department, INFORMATION, row["agreeing"], row["compared"])


def _count_checks(checked: Iterable[Mapping[str, Any]], tally: Tally) -> None:
    marked = {check.id: check for check in all_checks().values() if check.information}
    for check in marked.values():
        tally.open(_informs(check.needs), INFORMATION)
    for row in checked:
        if row["check"] in marked and row["status"] != INSUFFICIENT:
            agreeing = row["checked"] - row["failing"]
            department = _informs(marked[row["check"]].needs)
            tally.add(row["county_code"], department, INFORMATION, agreeing, row["checked"])


def _informs(needs: tuple[str, ...]) -> str:
    """The department whose extract is held against the register: the last that a check needs."""
    return extract_of(needs[-1]).department


def _count_policies(engine: Engine, known: Known, tally: Tally) -> None:
    for policy in POLICIES:
        department = extract_of(policy.extract).department
        tally.open(department, POLICY)
        for row in engine.fetch(policy.statement).to_pylist():
            county = row["county_code"]
            if all(county in known.fresh.get(number, ()) for number in policy.needs):
                tally.add(county, department, POLICY, row["numerator"], row["denominator"])
