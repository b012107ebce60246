"""Indicators of article eleven about oversight: public notices, problems found, complaints (11.01, 11.08, 11.10)."""

from fangpin_pipeline.extracts import discipline, finance, poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_NOTICES = """
    FROM x37 n
    JOIN county_day c ON c.county_code = SUBSTR(n.area_code, 1, 6)
    CROSS JOIN day d
    JOIN timeline opened ON opened.on_day = n.started_on
    JOIN timeline ended ON ended.on_day = n.ended_on
    WHERE n.started_on >= d.w_first AND n.started_on <= d.w_last
"""
_COMPLAINT = "信访12317"
# Closed by D; unknown where the file has no column for it.
_CLOSED = "CASE WHEN x.closed_on IS NOT NULL THEN x.closed_on <= d.as_of WHEN x.closed_on__delivered THEN FALSE END"


def _notices(name: str, title: str, numerator: str, part: str, better: Better, note: str) -> Indicator:
    return Indicator(
        name,
        title,
        clause="11.01",
        measure=Measure.RATIO,
        unit="%",
        numerator=numerator,
        denominator="近12个月开始的公示",
        period=Period.TWELVE_MONTHS,
        needs=("X37",),
        owner=poverty_alleviation.DEPARTMENT,
        better=better,
        units=f"SELECT c.county_code, {part} AS part {_NOTICES}",
        note=note,
    )


NOTICES = (
    _notices(
        "a11_notices_long_enough",
        "公示天数达标占比",
        "公示天数不少于规定天数的公示",
        "ended.number - opened.number >= c.notice_length",
        Better.HIGHER,
        "开始当天不计；天数见规则库参数 notice_length。",
    ),
    _notices(
        "a11_notices_masked", "公示脱敏占比", "已脱敏的公示", "n.masked", Better.HIGHER, "是否脱敏未填的无法判断。"
    ),
    _notices(
        "a11_notices_objected",
        "有异议的公示占比",
        "收到异议的公示",
        "n.objections > 0",
        Better.NEITHER,
        "异议数未填的无法判断；对异议的答复不在现有数据中。",
    ),
)

PROJECTS_ANNOUNCED = Indicator(
    "a11_projects_announced",
    "已公告公示的资金项目占比",
    clause="11.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="填有公告公示日期的项目",
    denominator="近12个月下达资金的项目",
    period=Period.TWELVE_MONTHS,
    needs=("X25a",),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT
            p.county_code,
            CASE
                WHEN p.announced_on IS NOT NULL THEN p.announced_on <= d.as_of WHEN p.announced_on__delivered THEN FALSE
            END AS part
        FROM x25a p CROSS JOIN day d
        WHERE p.allocated_on >= d.w_first AND p.allocated_on <= d.w_last
    """,
    note="未填公告公示日期即未公示。",
)

ISSUES_CLOSED_IN_TIME = Indicator(
    "a11_issues_closed_in_time",
    "问题按期销号率",
    clause="11.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="在整改时限内销号的问题",
    denominator="近12个月整改时限到期的问题",
    period=Period.TWELVE_MONTHS,
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT x.county_code, CASE WHEN {_CLOSED} THEN x.closed_on <= x.due_on WHEN NOT {_CLOSED} THEN FALSE END AS part
        FROM x33 x CROSS JOIN day d
        WHERE x.due_on >= d.w_first AND x.due_on <= d.w_last
    """,
    note="未填销号日期即未销号。",
)

ISSUES_OVERDUE = Indicator(
    "a11_issues_overdue",
    "超过时限未销号的问题数",
    clause="11.08",
    measure=Measure.COUNT,
    unit="个",
    numerator="整改时限已过仍未销号的问题",
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT x.county_code, x.due_on < d.as_of AND NOT {_CLOSED} AS part
        FROM x33 x CROSS JOIN day d
    """,
)

ISSUES_REOPENED = Indicator(
    "a11_issues_reopened",
    "问题反弹率",
    clause="11.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="销号后反弹的问题",
    denominator="台账中的问题",
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    better=Better.LOWER,
    units="SELECT county_code, reopened AS part FROM x33",
    note="是否反弹未填的问题无法判断。",
)

ISSUE_KINDS_ELSEWHERE = Indicator(
    "a11_issue_kinds_elsewhere",
    "在其他旗县区同样出现的问题类别占比",
    clause="11.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="近12个月在两个以上旗县区发现的问题类别",
    denominator="近12个月发现的问题类别（按旗县区分别计）",
    period=Period.TWELVE_MONTHS,
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    units="""
        WITH kind AS (
            SELECT DISTINCT x.county_code, x.kind
            FROM x33 x CROSS JOIN day d
            WHERE x.found_on >= d.w_first AND x.found_on <= d.w_last
        ),
        spread AS (
            SELECT kind, COUNT(*) AS counties FROM kind GROUP BY kind
        )
        SELECT k.county_code, s.counties >= 2 AS part
        FROM kind k
        LEFT JOIN spread s ON s.kind = k.kind
    """,
    note="占比高说明问题带有共性，宜一体推进整改；没有填问题类别的合为一类，无法判断。",
)

COMPLAINTS_CLOSED = Indicator(
    "a11_complaints_closed",
    "信访举报办结率",
    clause="11.10",
    measure=Measure.RATIO,
    unit="%",
    numerator="已销号的信访举报",
    denominator="近12个月收到的12317等信访举报",
    period=Period.TWELVE_MONTHS,
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT x.county_code, {_CLOSED} AS part
        FROM x33 x CROSS JOIN day d
        WHERE x.source = '{_COMPLAINT}' AND x.found_on >= d.w_first AND x.found_on <= d.w_last
    """,
    note="举报是否属实、与线索台账的对应关系不在现有数据中。",
)

COMPLAINT_AGE = Indicator(
    "a11_complaint_age",
    "未办结信访举报平均天数",
    clause="11.10",
    measure=Measure.MEAN,
    unit="天",
    numerator="未办结举报至当日的天数之和",
    denominator="未办结的信访举报",
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT x.county_code, CASE WHEN NOT {_CLOSED} THEN today.number - found.number END AS part, 1 AS whole
        FROM x33 x
        CROSS JOIN day d
        JOIN timeline today ON today.on_day = d.as_of
        JOIN timeline found ON found.on_day = x.found_on
        WHERE x.source = '{_COMPLAINT}' AND x.found_on <= d.as_of AND NOT COALESCE({_CLOSED}, FALSE)
    """,
)
