"""Indicators of article seven about dwellings: unsafe houses and their clearing, relocation sites."""

from fangpin_pipeline.extracts import development_reform, housing
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Every appraised house lies in the village that X18 names, else where its owner lives. `unsafe`: lived in, of grade C
# or D, not yet made safe.
_HOUSE = """
    SELECT COALESCE(SUBSTR(x.village_code, 1, 6), h.county_code) AS county_code,
        COALESCE(x.village_code, h.village_code) AS village_code,
        x.grade, x.appraised_on, x.source, x.finished_on,
        x.grade IN ('C', 'D') AND x.occupied AND (x.finished_on IS NULL OR x.finished_on > d.as_of) AS unsafe
    FROM x18 x
    CROSS JOIN day d
    LEFT JOIN resident r ON r.id_no = x.owner_id_no
    LEFT JOIN household h ON h.h = r.h
"""

UNSAFE_HOUSES = Indicator(
    "a07_unsafe_houses",
    "有人居住、未改造的C级和D级危房",
    clause="7.12",
    measure=Measure.COUNT,
    unit="处",
    numerator="当日有人居住、未竣工的C级和D级房屋",
    by_village=True,
    needs=("X18",),
    owner=housing.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT county_code, village_code, unsafe AS part FROM ({_HOUSE}) house",
    note="鉴定等级或是否居住未填的房屋无法判断。",
)

LONG_UNSAFE = Indicator(
    "a07_unsafe_houses_overdue",
    "危房超过规定天数未清零占比",
    clause="7.12",
    measure=Measure.RATIO,
    unit="%",
    numerator="鉴定日期早于规定天数的危房",
    denominator="有人居住、未改造的C级和D级危房",
    needs=("X18",),
    owner=housing.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT c.county_code, house.appraised_on <= c.unsafe_house_by AS part
        FROM ({_HOUSE}) house
        JOIN county_day c ON c.county_code = house.county_code
        WHERE house.unsafe
    """,
    note="冬季停工期未扣除。",
)

_FOUND = "house.grade IN ('C', 'D') AND house.appraised_on >= d.w_first AND house.appraised_on <= d.w_last"
FOUND = Indicator(
    "a07_unsafe_houses_found",
    "近12个月新鉴定危房",
    clause="7.12",
    measure=Measure.COUNT,
    unit="处",
    numerator="近12个月鉴定为C级或D级的房屋",
    period=Period.TWELVE_MONTHS,
    needs=("X18",),
    owner=housing.DEPARTMENT,
    units=f"SELECT house.county_code, {_FOUND} AS part FROM ({_HOUSE}) house CROSS JOIN day d",
)

FOUND_BY_APPLICATION = Indicator(
    "a07_unsafe_houses_applied_for",
    "近12个月新鉴定危房中农户申请占比",
    clause="7.12",
    measure=Measure.RATIO,
    unit="%",
    numerator="来自农户申请的危房",
    denominator="近12个月鉴定为C级或D级的房屋",
    period=Period.TWELVE_MONTHS,
    needs=("X18",),
    owner=housing.DEPARTMENT,
    units=f"""
        SELECT house.county_code, house.source = '农户申请' AS part
        FROM ({_HOUSE}) house CROSS JOIN day d WHERE {_FOUND}
    """,
)

MADE_SAFE = Indicator(
    "a07_unsafe_houses_made_safe",
    "近12个月竣工的危房改造",
    clause="7.12",
    measure=Measure.COUNT,
    unit="处",
    numerator="近12个月改造竣工的C级和D级房屋",
    period=Period.TWELVE_MONTHS,
    needs=("X18",),
    owner=housing.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT house.county_code, house.grade IN ('C', 'D')
            AND COALESCE(house.finished_on >= d.w_first AND house.finished_on <= d.w_last, FALSE) AS part
        FROM ({_HOUSE}) house CROSS JOIN day d
    """,
)

INSPECTED = Indicator(
    "a07_villages_inspected",
    "规定天数内开展过住房安全排查的嘎查村占比",
    clause="7.12",
    measure=Measure.RATIO,
    unit="%",
    numerator="规定天数内有房屋鉴定记录的嘎查村",
    denominator="全部嘎查村",
    by_village=True,
    needs=("X05", "X18"),
    owner=housing.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT v.county_code, v.village_code, COALESCE(i.last_on >= c.inspected_since, FALSE) AS part
        FROM village v
        JOIN county_day c ON c.county_code = v.county_code
        LEFT JOIN (
            SELECT village_code, MAX(appraised_on) AS last_on FROM ({_HOUSE}) house CROSS JOIN day d
            WHERE appraised_on <= d.as_of GROUP BY village_code
        ) i ON i.village_code = v.village_code
    """,
    note="以房屋鉴定日期为准；排查而没有鉴定记录的看不到。",
)

HOUSED_UNSAFELY = Indicator(
    "a07_registered_in_unsafe_houses",
    "建档立卡户居住C级或D级危房占比",
    clause="7.13",
    measure=Measure.RATIO,
    unit="%",
    numerator="居住在C级或D级危房的建档立卡户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X18",),
    owner=housing.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT county_code, village_code, lives_in_grade_c OR lives_in_grade_d AS part
        FROM household_state WHERE registered
    """,
    note="没有鉴定记录或等级未填的户无法判断。",
)

APPRAISED = Indicator(
    "a07_registered_appraised",
    "建档立卡户住房鉴定率",
    clause="7.13",
    measure=Measure.RATIO,
    unit="%",
    numerator="有房屋鉴定等级的建档立卡户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X18",),
    owner=housing.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, h.village_code,
            CASE WHEN a.h IS NOT NULL THEN TRUE WHEN u.h IS NULL THEN FALSE END AS part
        FROM household h
        LEFT JOIN (SELECT DISTINCT h FROM own_x18 WHERE alive AND grade IS NOT NULL) a ON a.h = h.h
        LEFT JOIN (SELECT DISTINCT h FROM own_x18_doubt WHERE alive) u ON u.h = h.h
        WHERE h.kind = 'registered'
    """,
)


def _relocated(name: str, title: str, numerator: str, part: str, better: Better = Better.HIGHER) -> Indicator:
    return Indicator(
        f"a07_relocated_{name}",
        f"易地搬迁户{title}占比",
        clause="7.14",
        measure=Measure.RATIO,
        unit="%",
        numerator=numerator,
        denominator="易地搬迁户",
        needs=("X27",),
        owner=development_reform.DEPARTMENT,
        better=better,
        units=f"""
            SELECT h.county_code, {part} AS part
            FROM own_x27 x
            JOIN household h ON h.h = x.h
            JOIN county_day c ON c.county_code = h.county_code
        """,
    )


RELOCATED = (
    _relocated("moved_in", "实际入住", "实际入住的搬迁户", "x.moved_in"),
    _relocated("filed", "建立社区档案", "建立社区档案的搬迁户", "x.community_file"),
    _relocated("demolished", "旧房拆除", "旧房已拆除的搬迁户", "x.old_house_demolished"),
    _relocated(
        "vacant",
        "安置房空置超期",
        "安置房空置超过规定天数的搬迁户",
        "CASE WHEN x.vacant_since IS NOT NULL THEN x.vacant_since <= c.vacant_by WHEN x.moved_in THEN FALSE END",
        Better.LOWER,
    ),
)

RELOCATED_EMPLOYED = Indicator(
    "a07_relocated_employed",
    "有劳动能力的搬迁户有人就业占比",
    clause="7.14",
    measure=Measure.RATIO,
    unit="%",
    numerator="至少一人就业的搬迁户",
    denominator="有劳动能力的搬迁户",
    needs=("X02", "X20", "X27"),
    owner=development_reform.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, employed AS part FROM household_state WHERE relocated AND able",
)
