"""Indicators of article seven about schools: children out of school, aid to pupils, teachers and school conditions."""

from fangpin_pipeline.extracts import education
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Living children of compulsory-school age, and whether each goes to school (as in rules.md §6 dropout).
_CHILD = """
    SELECT h.county_code, h.village_code, h.kind,
        CASE
            WHEN s.dropped OR (s.studying AND s.absent_days >= c.absent_days) THEN FALSE
            WHEN s.p IS NULL AND u.p IS NULL THEN FALSE
            WHEN u.p IS NOT NULL OR s.untraced OR (s.studying AND s.absent_days IS NULL) THEN NULL
            ELSE TRUE
        END AS at_school
    FROM resident r
    JOIN household h ON h.h = r.h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN own_x11 s ON s.p = r.p
    LEFT JOIN (SELECT DISTINCT p FROM own_x11_doubt) u ON u.p = r.p
    WHERE r.alive AND r.birth >= c.school_born_first AND r.birth <= c.school_born_last
"""
_AT_SCHOOL_NOTE = (
    "转学、毕业去向不明和学籍行被隔离的儿童无法判断，不计入；未入任何学籍的列为未在校，由教育部门查明去向。"
)

AT_SCHOOL = tuple(
    Indicator(
        f"a07_children_at_school{suffix}",
        f"{who}义务教育阶段适龄儿童少年在校率",
        clause="7.01",
        measure=Measure.RATIO,
        unit="%",
        numerator="有学籍、未辍学、没有长期缺勤的适龄儿童少年",
        denominator=f"{who}6至15周岁人口",
        by_village=True,
        needs=("X11",),
        owner=education.DEPARTMENT,
        better=Better.HIGHER,
        units=f"SELECT county_code, village_code, at_school AS part FROM ({_CHILD}) child WHERE {among}",
        note=_AT_SCHOOL_NOTE,
    )
    for suffix, who, among in (("", "全部家庭", "TRUE"), ("_registered", "建档立卡户", "kind = 'registered'"))
)

OUT_OF_SCHOOL = Indicator(
    "a07_children_out_of_school",
    "失学辍学儿童少年人数",
    clause="7.01",
    measure=Measure.COUNT,
    unit="人",
    numerator="辍学、长期缺勤或未入学籍的适龄儿童少年",
    by_village=True,
    needs=("X11",),
    owner=education.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT county_code, village_code, NOT at_school AS part FROM ({_CHILD}) child",
    note=_AT_SCHOOL_NOTE,
)

RETURNED = Indicator(
    "a07_dropouts_resolved",
    "失学辍学线索消除率（劝返复学）",
    clause="7.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="现已没有失学辍学情形的户",
    denominator="现在或在线索冷却期内触发过“失学辍学”规则的户",
    by_village=True,
    needs=("X11",),
    owner=education.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, h.village_code, NOT j.dropout AS part
        FROM (SELECT DISTINCT household_no FROM clue_rule WHERE rule = 'dropout') r
        JOIN household h ON h.household_no = r.household_no
        JOIN rule_judgement j ON j.h = h.h
    """,
    note="按户计，以学籍复核，不问是谁劝返；满16周岁、迁出而不再属于控辍对象的也算消除；学籍无法判断的不计入。",
)

_PAID = """
    SELECT DISTINCT x.p FROM own_x12 x CROSS JOIN day d
    WHERE x.paid_on >= d.w_first AND x.paid_on <= d.w_last
"""
_UNCLEAR_PAYMENT = """
    SELECT DISTINCT x.p FROM own_x12_doubt x CROSS JOIN day d
    WHERE x.paid_on IS NULL OR (x.paid_on >= d.w_first AND x.paid_on <= d.w_last)
"""

AIDED = tuple(
    Indicator(
        f"a07_pupils_aided{suffix}",
        f"建档立卡家庭学生资助覆盖率{what}",
        clause="7.04",
        measure=Measure.RATIO,
        unit="%",
        numerator="近12个月领到资助的在读学生",
        denominator=f"建档立卡家庭在读学生{what}",
        period=Period.TWELVE_MONTHS,
        by_village=True,
        needs=("X11", "X12"),
        owner=education.DEPARTMENT,
        better=Better.HIGHER,
        units=f"""
            SELECT h.county_code, h.village_code,
                CASE WHEN a.p IS NOT NULL THEN TRUE WHEN u.p IS NULL THEN FALSE END AS part
            FROM own_x11 x
            JOIN household h ON h.h = x.h
            LEFT JOIN ({_PAID}) a ON a.p = x.p
            LEFT JOIN ({_UNCLEAR_PAYMENT}) u ON u.p = x.p
            WHERE x.alive AND x.studying AND h.kind = 'registered' AND {among}
        """,
        note="在区外就读的学生由教育部门跨省核对。",
    )
    for suffix, what, among in (("", "", "TRUE"), ("_beyond_compulsory", "（义务教育阶段以上）", "x.advanced"))
)

AID_TO_OTHERS = Indicator(
    "a07_aid_to_non_pupils",
    "发给非在读人员的学生资助笔数",
    clause="7.04",
    measure=Measure.COUNT,
    unit="笔",
    numerator="近12个月收款人当日没有在读学籍的资助",
    period=Period.TWELVE_MONTHS,
    needs=("X11", "X12"),
    owner=education.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code,
            CASE WHEN s.studying OR s.status = '毕业' THEN FALSE WHEN u.p IS NULL THEN TRUE END AS part
        FROM own_x12 x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        LEFT JOIN own_x11 s ON s.p = x.p
        LEFT JOIN (SELECT DISTINCT p FROM own_x11_doubt) u ON u.p = x.p
        WHERE h.kind = 'registered' AND x.paid_on >= d.w_first AND x.paid_on <= d.w_last
    """,
    note="毕业生不算；没有学籍的可能在区外就读，由教育部门核对。",
)

PUPILS_PER_TEACHER = Indicator(
    "a07_pupils_per_teacher",
    "义务教育学校生师比",
    clause="7.05",
    measure=Measure.MEAN,
    unit="人",
    numerator="小学、初中在校学生",
    denominator="小学、初中专任教师",
    needs=("X13",),
    owner=education.DEPARTMENT,
    better=Better.LOWER,
    units="SELECT county_code, students AS part, teachers AS whole FROM x13 WHERE kind IN ('小学', '初中')",
)

DEGREES = Indicator(
    "a07_teachers_with_degree",
    "本科及以上学历教师占比",
    clause="7.05",
    measure=Measure.MEAN,
    unit="%",
    numerator="本科及以上学历专任教师",
    denominator="专任教师",
    needs=("X13",),
    owner=education.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, degree_teachers AS part, teachers AS whole FROM x13",
)

# A school without pupils or teachers has no ratio.
UNBALANCED = Indicator(
    "a07_schools_short_of_teachers",
    "生师比明显偏高的学校占比",
    clause="7.05",
    measure=Measure.RATIO,
    unit="%",
    numerator="生师比超过旗县区同类学校均值规定倍数的学校",
    denominator="有教师的学校",
    needs=("X13",),
    owner=education.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT x.county_code, x.students * k.teachers > c.teacher_factor * k.students * x.teachers AS part
        FROM x13 x
        JOIN county_day c ON c.county_code = x.county_code
        JOIN (
            SELECT county_code, kind, SUM(students) AS students, SUM(teachers) AS teachers
            FROM x13 WHERE teachers > 0 GROUP BY county_code, kind
        ) k ON k.county_code = x.county_code AND k.kind = x.kind
        WHERE x.teachers > 0
    """,
    note="旗县区内只有一所的同类学校没有可比对象，按不偏高计。",
)

CONDITIONS = Indicator(
    "a07_schools_in_condition",
    "学校基本办学条件达标率",
    clause="7.06",
    measure=Measure.RATIO,
    unit="%",
    numerator="基本办学条件达标的学校",
    denominator="全部学校",
    needs=("X13",),
    owner=education.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, conditions_met AS part FROM x13",
)
