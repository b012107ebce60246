"""Indicators of article ten on villages' leadership: weak organisations, teams, recalls, training, awareness of policy.

Plans against weak organisations and members of the two committees stand in no extract and are not measured.
"""

from fangpin_pipeline.extracts import organisation, poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_OWNER = organisation.DEPARTMENT
_PLACE = "SUBSTR(x.village_code, 1, 6) AS county_code, x.village_code"
_IN_OFFICE = """
    (x.started_on IS NULL OR x.started_on <= d.as_of) AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
"""
_MEMBERS = f"FROM x32 x CROSS JOIN day d WHERE x.role <> '村书记' AND {_IN_OFFICE}"

WEAK = Indicator(
    "a10_weak_organisations",
    "软弱涣散党组织占比",
    clause="10.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="党组织软弱涣散的嘎查村",
    denominator="驻村名册所列嘎查村",
    by_village=True,
    needs=("X32",),
    owner=_OWNER,
    better=Better.LOWER,
    units=f"SELECT {_PLACE}, BOOL_OR(x.weak_organisation) AS part FROM x32 x GROUP BY x.village_code",
    note="一村多行时有一行写明即算；整顿方案和销号时间不在数据中。",
)

WEAK_POVERTY_VILLAGES = Indicator(
    "a10_weak_poverty_villages",
    "软弱涣散党组织的贫困嘎查村数",
    clause="10.01",
    measure=Measure.COUNT,
    unit="个",
    numerator="党组织软弱涣散的贫困嘎查村（含已出列）",
    by_village=True,
    needs=("X05", "X32"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT v.county_code, v.village_code, BOOL_OR(x.weak_organisation) AS part
        FROM village v
        LEFT JOIN x32 x ON x.village_code = v.village_code
        WHERE v.poverty_village
        GROUP BY v.county_code, v.village_code
    """,
    note="驻村名册没有的贫困村视为未知。",
)

DAYS_PRESENT = Indicator(
    "a10_team_days",
    "驻村队员月均驻村天数",
    clause="10.02",
    measure=Measure.MEAN,
    unit="天",
    numerator="上月驻村天数",
    denominator="在任第一书记和工作队员",
    period=Period.MONTH,
    by_village=True,
    needs=("X32",),
    owner=_OWNER,
    better=Better.HIGHER,
    units=f"SELECT {_PLACE}, x.days_present AS part, 1 AS whole {_MEMBERS}",
)

ENOUGH_DAYS = Indicator(
    "a10_team_attendance",
    "驻村天数达标率",
    clause="10.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="上月驻村达到规定天数的人",
    denominator="在任第一书记和工作队员",
    period=Period.MONTH,
    by_village=True,
    needs=("X32",),
    owner=_OWNER,
    better=Better.HIGHER,
    units=f"""
        SELECT {_PLACE}, x.days_present >= c.team_days_present AS part
        FROM x32 x
        JOIN county_day c ON c.county_code = SUBSTR(x.village_code, 1, 6)
        CROSS JOIN day d
        WHERE x.role <> '村书记' AND {_IN_OFFICE}
    """,
)

NO_FIRST_SECRETARY = Indicator(
    "a10_first_secretary_vacant",
    "第一书记空缺的嘎查村数",
    clause="10.02",
    measure=Measure.COUNT,
    unit="个",
    numerator="第一书记离任超过规定天数、无人接任的嘎查村",
    by_village=True,
    needs=("X32",),
    owner=_OWNER,
    better=Better.LOWER,
    units=f"""
        SELECT
            {_PLACE},
            NOT BOOL_OR({_IN_OFFICE}) AND MAX(x.ended_on) < MAX(c.secretary_left_by) AS part
        FROM x32 x
        JOIN county_day c ON c.county_code = SUBSTR(x.village_code, 1, 6)
        CROSS JOIN day d
        WHERE x.role = '第一书记'
        GROUP BY x.village_code
    """,
    note="从未列过第一书记的嘎查村不计，见驻村工作队覆盖率。",
)

# Members who left in the last twelve months, and when the next one of the same post began there.
_LEFT = """
    SELECT
        x.village_code,
        x.ended_on,
        (
            SELECT MIN(n.started_on) FROM x32 n
            WHERE
                n.village_code = x.village_code
                AND n.role = x.role
                AND n.member_name <> x.member_name
                AND n.started_on >= x.ended_on
                AND n.started_on <= d.as_of
        ) AS followed_on
    FROM x32 x
    CROSS JOIN day d
    WHERE x.role <> '村书记' AND x.ended_on BETWEEN d.w_first AND d.as_of
"""

RECALLED = Indicator(
    "a10_team_members_left",
    "驻村干部召回调整人数",
    clause="10.03",
    measure=Measure.COUNT,
    unit="人",
    numerator="近12个月以来离任的第一书记和工作队员",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X32",),
    owner=_OWNER,
    units=f"SELECT {_PLACE}, TRUE AS part FROM ({_LEFT}) x",
    note="名册不写离任原因，期满轮换也计在内。",
)

REPLACED_IN = Indicator(
    "a10_replacement_days",
    "驻村干部离任到接任平均天数",
    clause="10.03",
    measure=Measure.MEAN,
    unit="天",
    numerator="离任日期到接任日期的天数",
    denominator="近12个月以来离任且已有人接任的第一书记和工作队员",
    period=Period.TWELVE_MONTHS,
    needs=("X32",),
    owner=_OWNER,
    better=Better.LOWER,
    units=f"""
        SELECT SUBSTR(x.village_code, 1, 6) AS county_code, e.number - b.number AS part, 1 AS whole
        FROM ({_LEFT}) x
        JOIN timeline b ON b.on_day = x.ended_on
        JOIN timeline e ON e.on_day = x.followed_on
    """,
)

AWARE = Indicator(
    "a10_aware",
    "脱贫防贫政策知晓率",
    clause="10.04",
    measure=Measure.MEAN,
    unit="%",
    numerator="知晓政策的受访者抽样权重之和",
    denominator="受访者抽样权重之和",
    period=Period.TWELVE_MONTHS,
    needs=("X36",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    share=True,
    scale=10_000,
    whole_scale=10_000,
    least=30,
    units="""
        SELECT
            SUBSTR(x.village_code, 1, 6) AS county_code,
            CAST(CASE WHEN x.aware THEN x.weight WHEN NOT x.aware THEN 0 END * 10000 AS BIGINT) AS part,
            CAST(x.weight * 10000 AS BIGINT) AS whole
        FROM x36 x
        CROSS JOIN day d
        WHERE x.surveyed_on BETWEEN d.w_first AND d.as_of
    """,
    note="有效问卷不足30份不算。",
)

SECRETARIES_TRAINED = Indicator(
    "a10_secretaries_trained",
    "嘎查村党组织书记培训率",
    clause="10.07",
    measure=Measure.RATIO,
    unit="%",
    numerator="本年参加培训的人",
    denominator="在任嘎查村书记",
    period=Period.YEAR,
    by_village=True,
    needs=("X32",),
    owner=_OWNER,
    better=Better.HIGHER,
    units=f"""
        SELECT {_PLACE}, x.trained_this_year AS part
        FROM x32 x CROSS JOIN day d
        WHERE x.role = '村书记' AND {_IN_OFFICE}
    """,
    note="名册没有“两委”其他成员。",
)
