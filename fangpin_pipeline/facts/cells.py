"""By which cells a source row is told to a clerk, and which facts rest on a row that is not there.

Which rows stand behind a fact is said in `sources`. Cells that name a person are never among these.
"""

from dataclasses import dataclass

# The cells that facts read of a row, by extract.
CELLS: dict[str, tuple[str, ...]] = {
    "X01": ("household_type",),
    "X02": ("relation", "labour", "change", "changed_on"),
    "X03": (
        "period_end",
        "wage",
        "business",
        "business_cost",
        "property",
        "pension",
        "dibao",
        "tekun",
        "family_planning",
        "ecological",
        "policy_subsidy",
        "policy_code",
        "other_transfer",
    ),
    "X04": ("measure_group", "started_on", "ended_on"),
    "X06": ("visited_on", "difficulty"),
    "X07": ("started_on", "ended_on"),
    "X08": ("started_on", "ended_on"),
    "X09": ("applied_on", "decision"),
    "X10": ("relation", "status", "changed_on"),
    "X11": ("stage", "status", "absent_days", "annual_cost"),
    "X12": ("paid_on", "amount"),
    "X14": ("kind", "diagnosed_on", "contracted", "last_followup_on"),
    "X16": ("year", "resident_basic", "employee_basic"),
    "X17": (
        "settled_on",
        "visit_kind",
        "injury",
        "compliant_self_paid",
        "total",
        "basic_paid",
        "critical_paid",
        "aid_paid",
    ),
    "X18": ("grade", "occupied", "finished_on"),
    "X19": ("quantity", "quality", "convenience", "reliability", "outage_days"),
    "X20": ("month", "kind", "monthly_wage"),
    "X21": ("resident_scheme", "employee_scheme", "last_paid_on"),
    "X22": ("grade", "issued_on", "living_subsidy", "care_subsidy", "care_cost"),
    "X23a": ("status",),
    "X23c": ("started_on", "ended_on"),
    "X27": ("vacant_since",),
    "X29": ("use", "amount", "overdue_days"),
    "X31": ("kind", "occurred_on", "loss", "house_damaged"),
}


@dataclass(frozen=True)
class Absence:
    """A state that may rest on a row that is not there.

    `who` is a condition over the member `r` and the county's day `c`: of whom a row is expected; `which` one over the
    row `x` and `c`: which row would do. `told` names the period, a format string over the county's day.
    """

    extract: str
    who: str = "TRUE"
    which: str = "TRUE"
    told: str = ""


_CHILD = "r.birth BETWEEN c.school_born_first AND c.school_born_last"
_ADULT = "r.birth <= c.adult_born_last AND NOT r.away"
_STUDYING = "EXISTS (SELECT 1 FROM own_x11 s WHERE s.p = r.p AND s.studying)"

ABSENCES: dict[str, Absence] = {
    "uninsured": Absence("X16", "r.birth < c.newborn_since AND NOT r.away", "x.year = c.year_now", "{year_now}年"),
    "off_roll": Absence("X11", _CHILD),
    "unpensioned": Absence("X21", f"{_ADULT} AND NOT {_STUDYING}"),
    "unaided_pupil": Absence(
        "X12", _STUDYING, "x.paid_on BETWEEN c.w_first AND c.w_last", "{w_first:month}至{m:month}"
    ),
}


def without_row(fact: str) -> str:
    """Statement for the living members (`p`) of whom the row is missing on which a state rests; reads `own_xNN`."""
    absence = ABSENCES[fact]
    return (
        f"SELECT '{fact}' AS fact, r.p FROM resident r JOIN county_day c ON c.county_code = r.county_code "
        f"WHERE r.alive AND {absence.who} AND c.fresh_{absence.extract.lower()} "
        f"AND NOT EXISTS (SELECT 1 FROM own_{absence.extract.lower()} x WHERE x.p = r.p AND {absence.which})"
    )
