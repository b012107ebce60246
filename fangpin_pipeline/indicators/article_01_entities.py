"""Indicators of article one about entities: sound ones, support without links, ceased ones (1.04, 1.06, 1.08)."""

from fangpin_pipeline.extracts import agriculture
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# What an entity is worth to registered households: in order, not losing money, and how many are linked with it on D.
_ENTITIES = """
    SELECT
        e.village_code,
        SUBSTR(e.village_code, 1, 6) AS county_code,
        e.defunct,
        e.status = '正常' AND (e.profit >= 0 OR e.revenue_growth > 0) AS sound,
        COALESCE(l.households, 0) AS households
    FROM x23a e
    LEFT JOIN (
        SELECT x.credit_code, COUNT(DISTINCT x.h) AS households
        FROM own_x23c x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        WHERE h.kind = 'registered' AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
        GROUP BY x.credit_code
    ) l ON l.credit_code = e.credit_code
"""

VILLAGES_WITH_GOOD_ENTITY = Indicator(
    "a01_villages_with_good_entity",
    "有带动能力强的新型主体的贫困村占比",
    clause="1.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="有经营状况好、联结户数达标的新型主体的贫困村",
    denominator="贫困村",
    by_village=True,
    needs=("X05", "X23a", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        WITH entity AS ({_ENTITIES}),
        judged AS (
            SELECT e.village_code, e.sound AND e.households >= c.entity_linked_households AS good
            FROM entity e
            JOIN county_day c ON c.county_code = e.county_code
        ),
        seated AS (
            SELECT village_code, BOOL_OR(good) AS good, BOOL_OR(good IS NULL) AS untold
            FROM judged
            GROUP BY village_code
        )
        SELECT
            v.county_code,
            v.village_code,
            CASE
                WHEN v.poverty_village IS NULL THEN NULL
                WHEN s.good THEN TRUE
                WHEN s.untold THEN NULL
                ELSE FALSE
            END AS part
        FROM village v
        LEFT JOIN seated s ON s.village_code = v.village_code
        WHERE COALESCE(v.poverty_village, TRUE)
    """,
    note="经营状况好：状态正常，且上年利润不低于零或收入增长；两项都未填的主体无法判断，不算没有。",
)

SOUND_ENTITIES = Indicator(
    "a01_sound_entities",
    "经营状况好的新型主体占比",
    clause="1.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="状态正常，且上年利润不低于零或收入增长的主体",
    denominator="新型经营主体",
    by_village=True,
    needs=("X23a", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units=f"SELECT county_code, village_code, sound AS part FROM ({_ENTITIES}) e",
    note="利润和收入增长率都未填的主体经营状况未知，不在分子分母中，只降低覆盖率。",
)

SUPPORTED_WITHOUT_LINK = Indicator(
    "a01_supported_without_link",
    "受扶持时没有利益联结的项目占比",
    clause="1.06",
    measure=Measure.RATIO,
    unit="%",
    numerator="下达资金之日实施主体没有有效利益联结合同的项目",
    denominator="由经营主体实施的资金项目",
    period=Period.TWELVE_MONTHS,
    needs=("X23a", "X23c", "X25a"),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT
            p.county_code,
            CASE WHEN e.credit_code IS NOT NULL THEN l.project_no IS NULL END AS part
        FROM x25a p
        CROSS JOIN day d
        LEFT JOIN x23a e ON e.credit_code = p.credit_code
        LEFT JOIN (
            SELECT DISTINCT p.project_no
            FROM x25a p
            JOIN x23c x ON x.credit_code = p.credit_code
            WHERE x.started_on <= p.allocated_on AND (x.ended_on IS NULL OR x.ended_on >= p.allocated_on)
        ) l ON l.project_no = p.project_no
        WHERE p.credit_code IS NOT NULL AND p.allocated_on >= d.w_first AND p.allocated_on <= d.w_last
    """,
    note="信用代码在新型经营主体中查不到的无法判断；没有逐笔支付日期，以资金下达日期为准。",
)

CEASED_ENTITIES = Indicator(
    "a01_ceased_entities",
    "联结着建档立卡户的主体中异常或注销的占比",
    clause="1.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="经营异常或已注销的主体",
    denominator="有有效利益联结的主体",
    by_village=True,
    needs=("X23a", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT county_code, village_code, defunct AS part FROM ({_ENTITIES}) e WHERE households > 0",
)

EXPOSED_HOUSEHOLDS = Indicator(
    "a01_exposed_households",
    "联结主体异常或注销的建档立卡户占比",
    clause="1.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="联结主体经营异常或已注销的户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X01", "X23a", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units="SELECT county_code, village_code, linked_defunct AS part FROM household_state WHERE registered",
    note="主体在台账中查不到，或本户有隔离的联结合同的，无法判断。",
)
