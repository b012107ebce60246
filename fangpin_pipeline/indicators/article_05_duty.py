"""Indicators of article five on those who have to help: teams that stay, leaders that stay, inspections that bite."""

from fangpin_pipeline.extracts import discipline, organisation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_INSPECTED = """
    FROM x33 x
    CROSS JOIN day d
    WHERE x.source IN ('督查', '暗访') AND x.found_on BETWEEN d.w_first AND d.as_of
"""

VILLAGES_WITH_TEAM = Indicator(
    "a05_villages_with_team",
    "贫困嘎查村驻村工作队覆盖率",
    clause="5.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="有在任第一书记或工作队员的嘎查村",
    denominator="贫困嘎查村（含已出列）",
    by_village=True,
    needs=("X05", "X32"),
    owner=organisation.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT
            v.county_code,
            v.village_code,
            CASE
                WHEN v.poverty_village THEN EXISTS (
                    SELECT 1 FROM x32 x CROSS JOIN day d
                    WHERE
                        x.village_code = v.village_code
                        AND x.role <> '村书记'
                        AND (x.started_on IS NULL OR x.started_on <= d.as_of)
                        AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
                )
            END AS part
        FROM village v
        WHERE v.poverty_village IS NOT FALSE
    """,
    note="不知是否贫困村的嘎查村不计入，降低覆盖率。",
)

LEADERS_CHANGED = Indicator(
    "a05_leaders_changed",
    "党政正职近12个月变动人次",
    clause="5.04",
    measure=Measure.COUNT,
    unit="人次",
    numerator="近12个月以来离任的旗县区党政正职",
    period=Period.TWELVE_MONTHS,
    needs=("X32b",),
    owner=organisation.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT x.county_code, TRUE AS part
        FROM x32b x
        CROSS JOIN day d
        WHERE x.ended_on BETWEEN d.w_first AND d.as_of
    """,
)

LEADERS_IN_POST = Indicator(
    "a05_leaders_in_post",
    "党政正职在任占比",
    clause="5.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="当日有人在任的职务",
    denominator="名册所列旗县区党政正职职务",
    needs=("X32b",),
    owner=organisation.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT
            x.county_code,
            x.post,
            BOOL_OR(x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)) AS part
        FROM x32b x
        CROSS JOIN day d
        GROUP BY x.county_code, x.post
    """,
)

LEADER_DAYS = Indicator(
    "a05_leader_tenure",
    "在任党政正职平均任职天数",
    clause="5.04",
    measure=Measure.MEAN,
    unit="天",
    numerator="任职日期到当日的天数",
    denominator="在任的旗县区党政正职",
    needs=("X32b",),
    owner=organisation.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT x.county_code, e.number - b.number AS part, 1 AS whole
        FROM x32b x
        CROSS JOIN day d
        JOIN timeline e ON e.on_day = d.as_of
        LEFT JOIN timeline b ON b.on_day = x.started_on
        WHERE x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
    """,
)

INSPECTION_ISSUES = Indicator(
    "a05_inspection_issues",
    "督查暗访发现问题数",
    clause="5.06",
    measure=Measure.COUNT,
    unit="个",
    numerator="近12个月以来督查、暗访发现的问题",
    period=Period.TWELVE_MONTHS,
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    units=f"SELECT x.county_code, TRUE AS part {_INSPECTED}",
)

INSPECTION_LATE = Indicator(
    "a05_inspection_overdue",
    "督查暗访问题逾期未整改占比",
    clause="5.06",
    measure=Measure.RATIO,
    unit="%",
    numerator="超过整改时限尚未销号的问题",
    denominator="近12个月以来督查、暗访发现的问题",
    period=Period.TWELVE_MONTHS,
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT x.county_code, x.due_on < d.as_of AND (x.closed_on IS NULL OR x.closed_on > d.as_of) AS part
        {_INSPECTED}
    """,
)

INSPECTION_REPEATED = Indicator(
    "a05_inspection_repeated",
    "督查暗访问题反弹率",
    clause="5.06",
    measure=Measure.RATIO,
    unit="%",
    numerator="整改后反弹的问题",
    denominator="近12个月以来督查、暗访发现的问题",
    period=Period.TWELVE_MONTHS,
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT x.county_code, x.reopened AS part {_INSPECTED}",
)
