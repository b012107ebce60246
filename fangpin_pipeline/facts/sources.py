"""Where a fact comes from: of each fact the extracts, whose rows and which of them. Used for evidence only."""

from dataclasses import dataclass

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.identity.whose import REGISTERS

_W = "BETWEEN c.w_first AND c.w_last"
_W_PLUS = "BETWEEN c.w_first AND c.as_of"
_ADVANCED = "x.status = '在读' AND x.advanced"
_OF_HOUSEHOLD = "x.named = x.household_no"
_CHILD = "x.birth BETWEEN c.school_born_first AND c.school_born_last"
_ADULT = "x.birth <= c.adult_born_last AND NOT x.away"
_OF_GENERAL = "x.kind = 'general' AND x.named = x.household_no"
_OFF_ROLL = f"{_CHILD} AND NOT EXISTS (SELECT 1 FROM own_x11 s WHERE s.p = x.p)"
_UNLISTED = f"{_ADULT} AND NOT EXISTS (SELECT 1 FROM own_x21 s WHERE s.p = x.p)"
_UNAIDED = f"x.studying AND NOT EXISTS (SELECT 1 FROM own_x12 s WHERE s.p = x.p AND s.paid_on {_W})"
_LIVED_IN = "x.occupied AND (x.finished_on IS NULL OR x.finished_on > c.as_of)"
_ACTIVE_IN_W = "x.started_on <= c.w_last AND (x.ended_on IS NULL OR x.ended_on >= c.w_first)"
_LAST = "ROW_NUMBER() OVER (PARTITION BY n.h, n.rule ORDER BY x.period_end DESC) = 1"
_NEWEST = "MAX(x.period_end) OVER (PARTITION BY n.h, n.rule)"
_YEAR_BEFORE = f"YEAR({_NEWEST}) = YEAR(x.period_end) + 1 AND MONTH({_NEWEST}) = MONTH(x.period_end)"
_ACTIVE = "x.started_on <= c.as_of AND (x.ended_on IS NULL OR x.ended_on >= c.as_of)"


@dataclass(frozen=True)
class Source:
    """Rows of one extract behind a fact. `of` is who they name: household, member, or person (members and the dead).

    `which` is a condition over the row `x` and the county's day `c`; `among` one over these rows of a household
    together.
    """

    extract: str
    of: str
    which: str
    among: str = ""


def _aid_to(pupils: str) -> str:
    """Aid paid in W to members whose cost of schooling counts: aid to others is taken from nothing."""
    return f"x.paid_on {_W} AND EXISTS (SELECT 1 FROM own_x11 s WHERE s.p = x.p AND {pupils})"


SOURCES: dict[str, tuple[Source, ...]] = {
    "n": (Source("X02", "member", _OF_HOUSEHOLD), Source("X10", "member", _OF_GENERAL)),
    "exited": (Source("X01", "household", "TRUE"),),
    "without_helper": (Source("X01", "household", "TRUE"),),
    "ni": (Source("X03", "household", "x.period_end BETWEEN c.income_oldest AND c.m", _LAST),),
    "ni_py": (Source("X03", "household", "x.period_end BETWEEN c.py_first AND c.py_last", _LAST),),
    "ending": (Source("X03", "household", "x.period_end BETWEEN c.income_oldest AND c.m", _LAST),),
    "production_before": (Source("X03", "household", "x.period_end <= c.m", _YEAR_BEFORE),),
    "oop": (Source("X17", "person", f"x.settled_on {_W}"),),
    "uninsured_stay": (
        Source("X17", "person", f"x.visit_kind = '住院' AND x.settled_on {_W_PLUS}"),
        Source("X16", "person", "x.year IN (c.year_now, c.year_now - 1)"),
    ),
    "uninsured": (Source("X16", "member", "x.year = c.year_now AND NOT (x.resident_basic OR x.employee_basic)"),),
    "serious_disease": (
        Source("X14", "member", "x.kind = '大病' AND x.diagnosed_on BETWEEN c.serious_disease_since AND c.as_of"),
    ),
    "uncontracted": (Source("X14", "member", "x.chronic AND NOT x.contracted"),),
    "unfollowed": (
        Source(
            "X14",
            "member",
            "x.chronic AND x.contracted AND (x.last_followup_on IS NULL OR x.last_followup_on < c.followed_up_since)",
        ),
    ),
    "edu": (Source("X11", "member", "x.status = '在读'"), Source("X12", "member", _aid_to("s.status = '在读'"))),
    "advanced": (
        Source("X11", "member", _ADVANCED),
        Source("X12", "member", _aid_to("s.status = '在读' AND s.advanced")),
    ),
    "students": (Source("X11", "member", _ADVANCED),),
    "dropped_out": (Source("X11", "member", f"x.dropped AND {_CHILD}"),),
    "absent_pupil": (Source("X11", "member", f"x.studying AND x.absent_days >= c.absent_days AND {_CHILD}"),),
    "off_roll": (
        Source("X02", "member", f"{_OF_HOUSEHOLD} AND {_OFF_ROLL}"),
        Source("X10", "member", f"{_OF_GENERAL} AND {_OFF_ROLL}"),
    ),
    "unaided_pupil": (Source("X11", "member", _UNAIDED), Source("X12", "member", f"x.paid_on {_W}")),
    "dis": (Source("X31", "person", f"x.calamity AND x.occurred_on {_W}"),),
    "acc": (Source("X31", "person", f"x.accident AND x.occurred_on {_W}"),),
    "biz": (Source("X31", "person", f"x.failure AND x.occurred_on {_W}"),),
    "dsb": (Source("X22", "person", "x.care_cost IS NOT NULL"),),
    "house_damaged": (Source("X31", "person", f"x.house_damaged AND x.occurred_on {_W_PLUS}"),),
    "accident": (Source("X31", "person", f"x.accident AND x.occurred_on {_W_PLUS}"),),
    "failed": (Source("X31", "person", f"x.failure AND x.occurred_on {_W_PLUS}"),),
    "injured": (Source("X17", "person", f"x.injury AND x.settled_on {_W_PLUS}"),),
    "new_disability": (Source("X22", "member", "x.severe AND x.issued_on BETWEEN c.disability_since AND c.as_of"),),
    "unsubsidised": (Source("X22", "member", "x.severe"),),
    "lives_in_grade_c": (Source("X18", "member", f"x.grade = 'C' AND {_LIVED_IN}"),),
    "lives_in_grade_d": (Source("X18", "member", f"x.grade = 'D' AND {_LIVED_IN}"),),
    "water_failing": (
        Source(
            "X19",
            "member",
            "NOT (x.quantity AND x.quality AND x.convenience AND x.reliability) OR x.outage_days > c.outage_days",
        ),
    ),
    "supported": (Source("X07", "member", _ACTIVE), Source("X08", "member", _ACTIVE)),
    "dibao_active": (Source("X07", "member", _ACTIVE),),
    "dibao_stopped": (Source("X07", "member", f"x.ended_on {_W_PLUS}"),),
    "able": (Source("X02", "member", _OF_HOUSEHOLD),),
    "unpensioned": (
        Source("X21", "member", f"{_ADULT} AND NOT (x.resident_scheme OR x.employee_scheme)"),
        Source("X11", "member", f"{_ADULT} AND NOT x.studying"),
        Source("X02", "member", f"{_OF_HOUSEHOLD} AND {_UNLISTED}"),
        Source("X10", "member", f"{_OF_GENERAL} AND {_UNLISTED}"),
    ),
    "pension_unpaid": (
        Source(
            "X21",
            "member",
            f"{_ADULT} AND x.birth <= c.elder_born_last "
            "AND (x.last_paid_on IS NULL OR x.last_paid_on < c.pension_paid_since)",
        ),
    ),
    "assisted": (Source("X04", "household", _ACTIVE),),
    "developed": (Source("X04", "household", f"x.developing AND {_ACTIVE}"),),
    "assisted_in_w": (Source("X04", "household", _ACTIVE_IN_W),),
    "in_difficulty": (Source("X06", "household", "x.difficulty AND x.visited_on BETWEEN c.visit_since AND c.as_of"),),
    "applied": (Source("X09", "member", "x.unrefused AND x.applied_on BETWEEN c.application_since AND c.as_of"),),
    "linked_defunct": (Source("X23c", "household", _ACTIVE), Source("X23a", "household", f"x.defunct AND {_ACTIVE}")),
    "loan_for_firm": (Source("X29", "member", "x.for_firm"),),
    "loan_elsewhere": (Source("X29", "member", "x.elsewhere"),),
    "largest_loan": (Source("X29", "member", "x.amount > c.loan_amount"),),
    "overdue_days": (Source("X29", "member", "x.overdue_days > 0"),),
    "lost_wages": (Source("X20", "member", "x.month BETWEEN c.employment_month_first AND c.employment_month"),),
    "employed": (Source("X20", "member", "x.month = c.employment_month"),),
    "relocated": (Source("X27", "household", "TRUE"),),
    "vacant": (Source("X27", "household", "TRUE"),),
    # Nothing of X04 stands behind a household without a project: its row among the registered ones has to do.
    "income_project": (
        Source("X04", "household", f"x.earning AND {_ACTIVE_IN_W}"),
        Source("X01", "household", "TRUE"),
    ),
}
SOURCES["rx"] = tuple(source for part in ("oop", "edu", "dis", "acc", "biz", "dsb") for source in SOURCES[part])


def rows_behind(fact: str, source: Source) -> str:
    """Statement for the rows of one source, for the households and rules that `need` names with this fact.

    It reads `hit_xNN`, the extract's rows of those households.
    """
    view = extract_of(source.extract).view
    alive = " AND x.alive" if source.of == "member" else ""
    among = f" QUALIFY {source.among}" if source.among else ""
    return (
        f"SELECT n.h, n.rule, n.fact, '{extract_of(source.extract).name}' AS extract, x.seq, x.row "
        f"FROM need n JOIN hit_{view} x ON x.h = n.h JOIN household h ON h.h = n.h "
        f"JOIN county_day c ON c.county_code = h.county_code "
        f"WHERE n.fact = '{fact}' AND ({source.which}){alive}{among}"
    )


def hit_persons() -> str:
    """Statement for the spending persons of households in `need`: `hit_person`."""
    return (
        "SELECT r.h, r.p, r.id_no, r.alive, r.birth, r.away, h.household_no, h.kind "
        "FROM resident r JOIN household h ON h.h = r.h JOIN (SELECT DISTINCT h FROM need) w ON w.h = r.h"
    )


def hit_rows(extract: Extract) -> str:
    """Statement for the rows of an extract that belong to households in `need`: `hit_xNN`, from `hit_person`."""
    wanted = "JOIN (SELECT DISTINCT h FROM need) w"
    if extract.number not in REGISTERS:
        if extract.person:
            return f"SELECT x.*, r.birth, r.away FROM own_{extract.view} x JOIN hit_person r ON r.p = x.p"
        return f"SELECT x.* FROM own_{extract.view} x {wanted} ON w.h = x.h"
    if extract.person:
        return (
            f"SELECT r.*, x.{extract.household} AS named, x.seq, x.row "
            f"FROM hit_person r JOIN {extract.view} x ON x.{extract.person} = r.id_no"
        )
    return (
        f"SELECT h.h, x.seq, x.row FROM household h {wanted} ON w.h = h.h "
        f"JOIN {extract.view} x ON x.{extract.household} = h.household_no"
    )
