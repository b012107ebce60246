"""The administrative divisions of Bayannur: which villages, townships and counties exist on a day, and their names.

The editions ship with the package (`data/README.md` names their source). Which division a row or a household belongs
to is decided by those who read it; codes that an edition lacks are not judged here.
"""

import csv
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa

CITY = "150800"
CITY_NAME = "巴彦淖尔市"
COUNTIES: dict[str, str] = {
    "150802": "临河区",
    "150821": "五原县",
    "150822": "磴口县",
    "150823": "乌拉特前旗",
    "150824": "乌拉特中旗",
    "150825": "乌拉特后旗",
    "150826": "杭锦后旗",
}
# What offices here call a county for short. 后旗 alone is none of them: it may be 乌拉特后旗 or 杭锦后旗.
COUNTY_ALIASES: dict[str, str] = {
    "临河": "150802",
    "临河市": "150802",
    "五原": "150821",
    "磴口": "150822",
    "前旗": "150823",
    "乌前旗": "150823",
    "中旗": "150824",
    "乌中旗": "150824",
    "乌后旗": "150825",
    "杭后": "150826",
    "杭后旗": "150826",
}
AMBIGUOUS_ALIASES: dict[str, tuple[str, ...]] = {"后旗": ("150825", "150826")}
# A banner of another city whose name is easily taken for 杭锦后旗, and its code.
STRANGE_COUNTY = ("杭锦旗", "150625")
AUTHORITIES: dict[str, str] = {CITY: CITY_NAME, **COUNTIES}

_DATA = Path(__file__).parent / "data"
_TABLE = pa.schema(
    [
        (name, pa.string())
        for name in (
            "village_code",
            "village_name",
            "village_kind",
            "township_code",
            "township_name",
            "county_code",
            "county_name",
        )
    ]
)


@dataclass(frozen=True)
class Village:
    """A village-level unit of one edition. `kind` is 村委会, 居委会, 类似村委会 or 类似居委会."""

    code: str
    name: str
    township_name: str
    kind: str

    @property
    def township_code(self) -> str:
        """9-digit code of its township."""
        return self.code[:9]

    @property
    def county_code(self) -> str:
        """6-digit code of its county."""
        return self.code[:6]


@dataclass(frozen=True)
class Edition:
    """The divisions as one edition describes them; `as_of` is the day it describes. Villages are in code order."""

    as_of: date
    villages: tuple[Village, ...] = field(repr=False)
    codes: frozenset[str] = field(init=False, repr=False, compare=False)
    townships: dict[str, str] = field(init=False, repr=False, compare=False)
    _names: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = {village.code: village.name for village in self.villages}
        townships = {village.township_code: village.township_name for village in self.villages}
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "codes", frozenset(names))
        object.__setattr__(self, "townships", townships)

    def village_name(self, code: str) -> str | None:
        """Name of a village by its 12-digit code; None when this edition lacks the code."""
        return self._names.get(code)

    def township_name(self, code: str) -> str | None:
        """Name of a township by its 9-digit code; None when this edition lacks the code."""
        return self.townships.get(code)

    def table(self) -> pa.Table:
        """One row a village, in code order: codes and names of village, township and county, all text."""
        rows = [
            (
                village.code,
                village.name,
                village.kind,
                village.township_code,
                village.township_name,
                village.county_code,
                COUNTIES[village.county_code],
            )
            for village in self.villages
        ]
        columns = zip(*rows, strict=True)
        return pa.table([pa.array(column, pa.string()) for column in columns], schema=_TABLE)


def edition(on: date) -> Edition:
    """The edition in force on a day: the newest that describes it or an earlier day, before all of them the first."""
    days = edition_days()
    return _edition(days[max(bisect_right(days, on) - 1, 0)])


@cache
def edition_days() -> tuple[date, ...]:
    """The days that the shipped editions describe, in order."""
    return tuple(sorted(date.fromisoformat(row["as_of"]) for row in shipped_rows("editions.csv")))


@cache
def _edition(as_of: date) -> Edition:
    day = as_of.isoformat()
    villages = (
        Village(row["village_code"], row["village_name"], row["township_name"], row["village_kind"])
        for row in shipped_rows("villages.csv")
        if row["first_edition"] <= day <= row["last_edition"]
    )
    return Edition(as_of, tuple(sorted(villages, key=lambda village: village.code)))


@cache
def shipped_rows(name: str) -> list[dict[str, str]]:
    """Lines of one of the shipped files, as text."""
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
