"""Rules whose result on a day is too good or too bad to be true: they hit nobody, or almost everybody, of a county.

A column that is missing, mistyped or in another unit shows itself like this and in no other way. A suspect stops
nothing: somebody looks at it. Bounds are parameters of the rulebook.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import pyarrow as pa

from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.rulebook.parameters import Unit
from fangpin_pipeline.rulebook.values import spoken
from fangpin_pipeline.rules import all_judgements

_BOUNDS = ("suspect_share", "suspect_minimum")


class Why(StrEnum):
    """What makes a rule suspect."""

    NOBODY = "nobody"
    MANY = "many"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Suspect:
    """A rule or class that is suspect in a county: households judged, hit and unknown there, and the bound passed."""

    county_code: str
    rule: str
    why: Why
    households: int
    hits: int
    unknown: int
    bound: Decimal

    @property
    def words(self) -> str:
        """The suspicion as an official reads it."""
        share = spoken(Unit.SHARE, self.bound)
        told = {
            Why.NOBODY: f"{self.households}户中一户也没有触发，请核对数据列和规则",
            Why.MANY: f"{self.households}户中触发{self.hits}户，超过{share}，请核对数据单位和规则",
            Why.UNKNOWN: f"{self.households}户全部无法判断，请核对所依据的数据是否报送",
        }
        return f"{COUNTIES[self.county_code]}：{all_judgements()[self.rule].title}，{told[self.why]}"


def suspects(flags: pa.Table, classes: pa.Table, county_day: pa.Table) -> list[Suspect]:
    """Suspects of a day, by rule and county, from its tables `flag`, `household_class` and `county_day`.

    A run that was published before these bounds were decided has no suspects.
    """
    if not set(_BOUNDS) <= set(county_day.column_names):
        return []
    bounds = {row["county_code"]: row for row in county_day.select(["county_code", *_BOUNDS]).to_pylist()}
    households = _counted(classes, "county_code")
    verdicts = _counted(flags, "county_code", "rule", "verdict")
    for name in set(all_judgements()) & set(classes.column_names):
        counted = _counted(classes, "county_code", name)
        verdicts |= {(county, name, verdict): rows for (county, verdict), rows in counted.items()}
    return [
        suspect
        for rule in all_judgements()
        for (county,), judged in sorted(households.items())
        for suspect in _suspect(county, rule, judged, verdicts, bounds[county])
    ]


def _suspect(
    county: str,
    rule: str,
    judged: int,
    verdicts: dict[tuple[str, ...], int],
    bounds: dict[str, Decimal | int],
) -> Iterator[Suspect]:
    hits, unknown = (verdicts.get((county, rule, verdict), 0) for verdict in ("hit", "unknown"))
    share = Decimal(bounds["suspect_share"])
    why = None
    if unknown == judged:
        why = Why.UNKNOWN
    elif judged >= bounds["suspect_minimum"]:
        why = Why.NOBODY if hits == 0 else Why.MANY if hits > share * judged else None
    if why is not None:
        yield Suspect(county, rule, why, judged, hits, unknown, share)


def _counted(rows: pa.Table, *by: str) -> dict[tuple[str, ...], int]:
    """Number of rows by the values of some columns."""
    found = rows.group_by(list(by)).aggregate([([], "count_all")]).to_pylist()
    return {tuple(row[name] for name in by): row["count_all"] for row in found}
