"""Indicators of article seven about health: insurance, clinics, settlement, chronic diseases, catastrophic spending."""

from fangpin_pipeline.extracts import health, medical_insurance
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_COVERS = {
    "basic": ("基本医疗保险", "i.resident_basic OR i.employee_basic"),
    "critical": ("大病保险", "i.critical_illness"),
    "aid": ("医疗救助", "i.medical_aid"),
}
# Counties whose X16 in force tells of this year, and persons of whom a quarantined row might tell.
_TOLD = """
    SELECT DISTINCT v.county_code
    FROM coverage v
    JOIN x16 x ON x.delivery = v.delivery
    CROSS JOIN day d
    WHERE v.extract = 'X16' AND x.year = d.year_now
"""
_DOUBTFUL = "SELECT DISTINCT x.p FROM own_x16_doubt x CROSS JOIN day d WHERE x.year IS NULL OR x.year = d.year_now"

TRIPLE_COVER = tuple(
    Indicator(
        f"a07_insured_{cover}",
        f"建档立卡人口{title}覆盖率",
        clause="7.07",
        measure=Measure.RATIO,
        unit="%",
        numerator=f"本年度纳入{title}的人",
        denominator="建档立卡人口（不含参军、服刑和宽限期内的新生儿）",
        by_village=True,
        needs=("X16",),
        owner=medical_insurance.DEPARTMENT,
        better=Better.HIGHER,
        units=f"""
            SELECT h.county_code, h.village_code,
                CASE
                    WHEN {condition} THEN TRUE
                    WHEN u.p IS NOT NULL THEN NULL
                    WHEN i.p IS NOT NULL THEN {condition}
                    WHEN y.county_code IS NOT NULL THEN FALSE
                END AS part
            FROM resident r
            JOIN household h ON h.h = r.h
            JOIN county_day c ON c.county_code = h.county_code
            LEFT JOIN own_x16 i ON i.p = r.p AND i.year = c.year_now
            LEFT JOIN ({_DOUBTFUL}) u ON u.p = r.p
            LEFT JOIN ({_TOLD}) y ON y.county_code = h.county_code
            WHERE h.kind = 'registered' AND r.alive AND NOT r.away AND r.birth < c.newborn_since
        """,
        note="本年度数据中没有的人按未参保计；整个旗县区没有本年度数据的无法判断。",
    )
    for cover, (title, condition) in _COVERS.items()
)

TWICE = Indicator(
    "a07_insured_twice",
    "重复参加居民和职工医保的人数",
    clause="7.07",
    measure=Measure.COUNT,
    unit="人",
    numerator="本年度同时参加居民和职工基本医保的人",
    needs=("X16",),
    owner=medical_insurance.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT r.county_code, i.resident_basic AND i.employee_basic AS part
        FROM own_x16 i
        JOIN resident r ON r.p = i.p
        CROSS JOIN day d
        WHERE i.alive AND i.year = d.year_now
    """,
)

# A standard clinic with qualified staff, or staff who come by arrangement; what is not told leaves it open.
_CLINIC = """
    SELECT area_code, BOOL_OR(standard AND qualified_staff > 0) AS staffed, BOOL_OR(visiting_arrangement) AS visited,
        BOOL_OR((standard IS NULL AND qualified_staff > 0) OR visiting_arrangement IS NULL) AS untold
    FROM x15 WHERE level = '嘎查村卫生室' GROUP BY area_code
"""

BLANK_VILLAGES = Indicator(
    "a07_villages_without_doctor",
    "嘎查村医疗机构人员“空白点”占比",
    clause="7.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="没有配备合格人员的标准化卫生室、也没有巡诊或派驻的嘎查村",
    denominator="全部嘎查村",
    by_village=True,
    needs=("X05", "X15"),
    owner=health.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT v.county_code, v.village_code,
            CASE WHEN x.staffed OR x.visited THEN FALSE WHEN x.untold THEN NULL ELSE TRUE END AS part
        FROM village v
        LEFT JOIN ({_CLINIC}) x ON x.area_code = v.village_code
    """,
    note="卫健部门数据中没有机构的嘎查村按空白点计。",
)

BLANK_TOWNSHIPS = Indicator(
    "a07_townships_without_doctor",
    "苏木乡镇卫生院人员“空白点”占比",
    clause="7.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="没有卫生院或卫生院没有合格执业人员的苏木乡镇",
    denominator="全部苏木乡镇",
    needs=("X05", "X15"),
    owner=health.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT v.county_code, x.staff IS NULL OR x.staff = 0 AS part
        FROM (SELECT DISTINCT county_code, SUBSTR(village_code, 1, 9) AS township_code FROM village) v
        LEFT JOIN (
            SELECT SUBSTR(area_code, 1, 9) AS township_code, SUM(qualified_staff) AS staff
            FROM x15 WHERE level = '苏木乡镇卫生院' GROUP BY SUBSTR(area_code, 1, 9)
        ) x ON x.township_code = v.township_code
    """,
)


def _stays(part: str) -> str:
    """Stays in hospital of registered persons in W that were, or may have been, in the county."""
    return f"""
        SELECT h.county_code, CASE WHEN x.in_county THEN {part} END AS part
        FROM own_x17 x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        WHERE h.kind = 'registered' AND x.visit_kind = '住院' AND x.in_county IS NOT FALSE
            AND x.settled_on >= d.w_first AND x.settled_on <= d.w_last
    """


ONE_STOP = Indicator(
    "a07_stays_settled_at_once",
    "建档立卡人口县域内住院“一站式”结算率",
    clause="7.09",
    measure=Measure.RATIO,
    unit="%",
    numerator="“一站式”结算的住院人次",
    denominator="建档立卡人口县域内住院人次",
    period=Period.TWELVE_MONTHS,
    needs=("X17",),
    owner=medical_insurance.DEPARTMENT,
    better=Better.HIGHER,
    units=_stays("x.one_stop"),
)

NO_DEPOSIT = Indicator(
    "a07_stays_without_deposit",
    "建档立卡人口县域内住院免押金率",
    clause="7.09",
    measure=Measure.RATIO,
    unit="%",
    numerator="没有收取押金的住院人次",
    denominator="建档立卡人口县域内住院人次",
    period=Period.TWELVE_MONTHS,
    needs=("X17",),
    owner=medical_insurance.DEPARTMENT,
    better=Better.HIGHER,
    units=_stays("CASE WHEN x.deposit > 0 THEN FALSE WHEN x.deposit = 0 OR x.deposit__delivered THEN TRUE END"),
    note="报送了住院押金一列而单元格为空的，按未收取计。",
)

REIMBURSED = Indicator(
    "a07_inpatient_reimbursement",
    "建档立卡人口住院实际报销比例",
    clause="7.11",
    measure=Measure.MEAN,
    unit="%",
    numerator="基本医保、大病保险、医疗救助支付",
    denominator="建档立卡人口住院总费用",
    period=Period.TWELVE_MONTHS,
    fen=True,
    fen_whole=True,
    needs=("X17",),
    owner=medical_insurance.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, x.basic_paid + COALESCE(x.critical_paid, 0) + COALESCE(x.aid_paid, 0) AS part,
            x.total AS whole
        FROM own_x17 x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        WHERE h.kind = 'registered' AND x.visit_kind = '住院'
            AND x.settled_on >= d.w_first AND x.settled_on <= d.w_last
    """,
    note="大病保险、医疗救助支付未填的按没有支付计。",
)

# What a household can bear is nothing where its income does not reach the dibao standard.
_SPENDING = """
    SELECT s.county_code, s.village_code, s.registered, s.oop, s.oop_low,
        CASE
            WHEN s.ni > c.dibao_line * s.n THEN c.catastrophic_share * (s.ni - c.dibao_line * s.n)
            WHEN s.ni <= c.dibao_line * s.n THEN 0
        END AS bearable
    FROM household_state s
    JOIN county_day c ON c.county_code = s.county_code
"""

CATASTROPHIC = tuple(
    Indicator(
        f"a07_catastrophic_spending{suffix}",
        f"{who}灾难性医疗支出户占比",
        clause="7.11",
        measure=Measure.RATIO,
        unit="%",
        numerator="合规自付超过可支付能力规定比例的户（可支付能力＝纯收入－低保标准×人口）",
        denominator=who,
        period=Period.TWELVE_MONTHS,
        by_village=True,
        needs=("X03", "X17"),
        owner=medical_insurance.DEPARTMENT,
        better=Better.LOWER,
        units=f"""
            SELECT county_code, village_code,
                CASE WHEN oop_low > bearable THEN TRUE WHEN oop <= bearable THEN FALSE END AS part
            FROM ({_SPENDING}) spending
            WHERE {among}
        """,
        note="收入未知的户无法判断。",
    )
    for suffix, who, among in (("", "全部家庭", "TRUE"), ("_registered", "建档立卡户", "registered"))
)
