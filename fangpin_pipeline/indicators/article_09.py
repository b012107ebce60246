"""Indicators of article nine about duties: visits of secretaries, issues put right, standards a county decides."""

from fangpin_pipeline.extracts import county, discipline, poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Who visits whom (clause 9.01): township and village secretaries every registered household, county secretaries every
# poverty village, the city's secretary every county.
_VISITED = """
    SELECT DISTINCT x.h FROM own_x06 x CROSS JOIN day d
    WHERE x.visitor_level = '{0}' AND YEAR(x.visited_on) = d.year_now AND x.visited_on <= d.as_of
"""
_UNCLEAR = """
    SELECT DISTINCT x.h FROM own_x06_doubt x CROSS JOIN day d
    WHERE x.visited_on IS NULL OR (YEAR(x.visited_on) = d.year_now AND x.visited_on <= d.as_of)
"""


def _households_visited(name: str, level: str) -> Indicator:
    return Indicator(
        f"a09_visited_by_{name}",
        f"{level}遍访建档立卡户占比",
        clause="9.01",
        measure=Measure.RATIO,
        unit="%",
        numerator=f"本年以来{level}走访过的建档立卡户",
        denominator="建档立卡户",
        period=Period.YEAR,
        by_village=True,
        needs=("X06",),
        owner=poverty_alleviation.DEPARTMENT,
        better=Better.HIGHER,
        units=f"""
            SELECT h.county_code, h.village_code,
                CASE WHEN v.h IS NOT NULL THEN TRUE WHEN u.h IS NULL THEN FALSE END AS part
            FROM household h
            LEFT JOIN ({_VISITED.format(level)}) v ON v.h = h.h
            LEFT JOIN ({_UNCLEAR}) u ON u.h = h.h
            WHERE h.kind = 'registered'
        """,
    )


HOUSEHOLDS_VISITED = (
    _households_visited("township_secretary", "乡镇书记"),
    _households_visited("village_secretary", "村书记"),
    _households_visited("helper", "帮扶责任人"),
    _households_visited("village_team", "驻村工作队"),
)

POVERTY_VILLAGES_VISITED = Indicator(
    "a09_poverty_villages_visited_by_county_secretary",
    "旗县书记遍访贫困村占比",
    clause="9.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="本年以来旗县书记走访过其中户的贫困村",
    denominator="全部贫困村",
    period=Period.YEAR,
    needs=("X05", "X06"),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT v.county_code, COALESCE(s.visited, FALSE) AS part
        FROM village v
        LEFT JOIN (
            SELECT h.village_code, TRUE AS visited
            FROM household h
            JOIN ({_VISITED.format("旗县书记")}) x ON x.h = h.h
            GROUP BY h.village_code
        ) s ON s.village_code = v.village_code
        WHERE v.poverty_village
    """,
    note="到村而没有入户记录的走访看不到。",
)

COUNTIES_VISITED = Indicator(
    "a09_counties_visited_by_city_secretary",
    "市级书记遍访旗县区占比",
    clause="9.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="本年以来市级书记走访过其中户的旗县区",
    denominator="旗县区",
    period=Period.YEAR,
    needs=("X06",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT c.county_code, COALESCE(s.visited, FALSE) AS part
        FROM county_day c
        LEFT JOIN (
            SELECT h.county_code, TRUE AS visited
            FROM household h
            JOIN ({_VISITED.format("市级书记")}) x ON x.h = h.h
            GROUP BY h.county_code
        ) s ON s.county_code = c.county_code
    """,
)

ISSUES_ASSIGNED = Indicator(
    "a09_issues_assigned",
    "监督检查发现问题落实责任单位占比",
    clause="9.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="填有责任单位的问题",
    denominator="未销号的各类监督检查发现问题",
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT x.county_code, x.department IS NOT NULL AS part
        FROM x33 x
        CROSS JOIN day d
        WHERE x.found_on <= d.as_of AND (x.closed_on IS NULL OR x.closed_on > d.as_of)
    """,
)

ISSUES_IN_TIME = Indicator(
    "a09_issues_closed_in_time",
    "监督检查发现问题按期整改率",
    clause="9.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="在整改时限前销号的问题",
    denominator="近12个月整改到期的各类监督检查发现问题",
    period=Period.TWELVE_MONTHS,
    needs=("X33",),
    owner=discipline.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT x.county_code, COALESCE(x.closed_on <= x.due_on, FALSE) AS part
        FROM x33 x
        CROSS JOIN day d
        WHERE x.due_on >= d.w_first AND x.due_on <= d.w_last
    """,
)

OWN_STANDARDS = Indicator(
    "a09_own_standards",
    "旗县区自行确定的参数占比",
    clause="9.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="由旗县区自己的文件确定的参数",
    denominator="规则库全部参数",
    needs=(),
    owner=county.DEPARTMENT,
    units="SELECT county_code, own AS part FROM setting",
    note="旗县区没有规定的沿用全市规定。",
)

SETTLED_STANDARDS = Indicator(
    "a09_settled_standards",
    "已由文件确定的参数占比",
    clause="9.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="不是暂定的参数",
    denominator="规则库全部参数",
    needs=(),
    owner=county.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, NOT provisional AS part FROM setting",
    note="政策文件没有给出数值、还在使用软件暂定值的参数，待有权机关确定。",
)
