"""Indicators of article four about clues: where they come from, whether they are visited, and what visits find."""

from fangpin_pipeline.contracts import Department
from fangpin_pipeline.extracts import (
    civil_affairs,
    disabled_federation,
    education,
    extract,
    health,
    housing,
    human_resources,
    medical_insurance,
    poverty_alleviation,
    water,
)
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period
from fangpin_pipeline.rules import rules
from fangpin_pipeline.rules.declare import Rule
from fangpin_pipeline.rules.depends import extracts_of

_CHANNELS = {
    "visits": ("跟踪回访", "j.visit_difficulty"),
    "applications": ("个人申报", "j.aid_application"),
    # The rules are in alphabetical order, with ";" between them.
    "comparison": (
        "系统信息比对",
        "l.rules NOT IN ('visit_difficulty', 'aid_application', 'aid_application;visit_difficulty')",
    ),
}
# Departments that publish warnings (clauses 4.09 and 4.17) or take in applications (4.21), and the water office.
_DEPARTMENTS: dict[str, Department] = {
    "education": education.DEPARTMENT,
    "health": health.DEPARTMENT,
    "medical_insurance": medical_insurance.DEPARTMENT,
    "housing": housing.DEPARTMENT,
    "human_resources": human_resources.DEPARTMENT,
    "disabled_federation": disabled_federation.DEPARTMENT,
    "civil_affairs": civil_affairs.DEPARTMENT,
    "water": water.DEPARTMENT,
}

CHANNELS = tuple(
    Indicator(
        f"a04_clues_from_{channel}",
        f"线索来源：{title}占比",
        clause="4.18",
        measure=Measure.RATIO,
        unit="%",
        numerator=f"来自{title}的在册线索",
        denominator="在册线索（在预警名单上的户）",
        by_village=True,
        needs=(),
        owner=poverty_alleviation.DEPARTMENT,
        units=f"""
            SELECT h.county_code, h.village_code, COALESCE({condition}, FALSE) AS part
            FROM listing l
            JOIN household h ON h.h = l.h
            JOIN rule_judgement j ON j.h = l.h
        """,
        note="一条线索可以有几个来源，三项之和可大于1。",
    )
    for channel, (title, condition) in _CHANNELS.items()
)

VERIFIED = Indicator(
    "a04_clues_verified",
    "在册线索核查率",
    clause="4.18",
    measure=Measure.RATIO,
    unit="%",
    numerator="有核查结论（属实或不属实）的在册线索",
    denominator="在册线索",
    by_village=True,
    needs=("R01",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, village_code, verdict IS NOT NULL AS part FROM clue WHERE listed",
    note="核查结论以收到的回执为准。",
)

CONFIRMED = Indicator(
    "a04_clues_confirmed",
    "线索核实属实率",
    clause="4.18",
    measure=Measure.RATIO,
    unit="%",
    numerator="核实属实的线索",
    denominator="有核查结论的线索",
    by_village=True,
    needs=("R01",),
    owner=poverty_alleviation.DEPARTMENT,
    units="SELECT county_code, village_code, verdict = '核实属实' AS part FROM clue WHERE verdict IS NOT NULL",
    note="过低说明规则过严或数据有误，过高说明有漏报。",
)

DAYS = Indicator(
    "a04_clue_days",
    "线索核查平均用时",
    clause="4.18",
    measure=Measure.MEAN,
    unit="天",
    numerator="从立线索到核查结论的天数",
    denominator="有核查结论的线索",
    needs=("R01",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT c.county_code, v.number - o.number AS part, 1 AS whole
        FROM clue c
        JOIN timeline o ON o.on_day = c.first_opened_on
        JOIN timeline v ON v.on_day = c.verdict_on
        WHERE c.verdict IS NOT NULL
    """,
    note="从首次立线索起算到最近一次核查结论。",
)

OVERDUE = Indicator(
    "a04_clues_overdue",
    "在册线索超期率",
    clause="4.29",
    measure=Measure.RATIO,
    unit="%",
    numerator="超过核查时限仍无结论的在册线索",
    denominator="在册线索",
    by_village=True,
    needs=("R01",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units="SELECT county_code, village_code, standing = 'overdue' AS part FROM clue WHERE listed",
)

HANDED_DOWN = Indicator(
    "a04_clues_handed_down",
    "预警线索下发率",
    clause="4.20",
    measure=Measure.RATIO,
    unit="%",
    numerator="有下发记录或核查回执的在册线索",
    denominator="在册线索",
    by_village=True,
    needs=("R01",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, village_code, last_event IS NOT NULL AS part FROM clue WHERE listed",
)

UNMATCHED = Indicator(
    "a04_unmatched_receipts",
    "未能匹配的核查回执",
    clause="4.18",
    measure=Measure.COUNT,
    unit="条",
    numerator="户或日期与线索对不上的回执",
    needs=("R01",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units="SELECT county_code, TRUE AS part FROM unmatched_receipt",
    note="查不到旗县区的回执不计入，见未能匹配的核查回执表。",
)

APPLIED = Indicator(
    "a04_applications_listed",
    "近期救助申请纳入预警占比",
    clause="4.21",
    measure=Measure.RATIO,
    unit="%",
    numerator="申请人家庭在预警名单上的申请",
    denominator="规定天数内没有被驳回的个人救助申请",
    needs=("X09",),
    owner=civil_affairs.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, l.h IS NOT NULL AS part
        FROM own_x09 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        LEFT JOIN listing l ON l.h = x.h
        WHERE x.alive AND x.unrefused AND x.applied_on >= c.application_since AND x.applied_on <= c.as_of
    """,
    note="查不到家庭的申请人不计入，见部门数据衔接。",
)

DECIDED = Indicator(
    "a04_applications_decided",
    "救助申请办结率",
    clause="4.21",
    measure=Measure.RATIO,
    unit="%",
    numerator="已同意或不同意的申请",
    denominator="近12个月的个人救助申请",
    period=Period.TWELVE_MONTHS,
    needs=("X09",),
    owner=civil_affairs.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, CASE WHEN x.decision IS NOT NULL THEN x.decision <> '办理中' END AS part
        FROM own_x09 x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        WHERE x.applied_on >= d.w_first AND x.applied_on <= d.w_last
    """,
    note="审批结果未填的申请不算办结，也不算未办结。",
)

DECISION_DAYS = Indicator(
    "a04_application_days",
    "救助申请平均办理天数",
    clause="4.21",
    measure=Measure.MEAN,
    unit="天",
    numerator="从申请到审批的天数",
    denominator="近12个月审批的申请",
    period=Period.TWELVE_MONTHS,
    needs=("X09",),
    owner=civil_affairs.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, CASE WHEN e.number >= s.number THEN e.number - s.number END AS part, 1 AS whole
        FROM own_x09 x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        JOIN timeline s ON s.on_day = x.applied_on
        JOIN timeline e ON e.on_day = x.decided_on
        WHERE x.decided_on >= d.w_first AND x.decided_on <= d.w_last
    """,
    note="审批早于申请的，日期有误，不计入。",
)


def _rules(slug: str) -> list[Rule]:
    return [rule for rule in rules() if rule.owner == _DEPARTMENTS[slug]]


def _own_extracts(slug: str) -> tuple[str, ...]:
    """What the department's rules read of its own: without it the department cannot have warned of anybody."""
    read = {number for rule in _rules(slug) for number in extracts_of(rule)}
    return tuple(sorted(number for number in read if extract(number).department == _DEPARTMENTS[slug]))


def _warned(slug: str) -> str:
    """Households and whether a rule of the department hits them; NULL where that is not known."""
    names = [f"j.{rule.name}" for rule in _rules(slug)]
    return f"SELECT j.h, {' OR '.join(names)} AS hit FROM rule_judgement j"


WARNED_BY_DEPARTMENT = tuple(
    Indicator(
        f"a04_warned_by_{slug}",
        f"{department}部门数据触发的预警户",
        clause="4.29",
        measure=Measure.COUNT,
        unit="户",
        numerator=f"由{department}部门的规则触发的预警户",
        by_village=True,
        needs=_own_extracts(slug),
        owner=department,
        units=f"""
            SELECT h.county_code, h.village_code, w.hit AS part
            FROM household h
            JOIN ({_warned(slug)}) w ON w.h = h.h
        """,
        note="一户可由几个部门触发。",
    )
    for slug, department in _DEPARTMENTS.items()
)

VERIFIED_BY_DEPARTMENT = tuple(
    Indicator(
        f"a04_verified_of_{slug}",
        f"{department}部门数据触发的预警户核查率",
        clause="4.29",
        measure=Measure.RATIO,
        unit="%",
        numerator="其中有核查结论的户",
        denominator=f"由{department}部门的规则触发的预警户",
        needs=("R01", *_own_extracts(slug)),
        owner=department,
        better=Better.HIGHER,
        units=f"""
            SELECT c.county_code, c.verdict IS NOT NULL AS part
            FROM clue c
            JOIN household h ON h.household_no = c.household_no
            JOIN ({_warned(slug)}) w ON w.h = h.h AND w.hit
            WHERE c.listed
        """,
    )
    for slug, department in _DEPARTMENTS.items()
)
