"""Indicators of article one about industries: leading ones, those of villages, prices and guides (1.01–1.12)."""

from fangpin_pipeline.extracts import agriculture
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

# An industry leads in a county where one of its projects that goes on is marked so.
_INDUSTRIES = """
    SELECT
        SUBSTR(x.village_code, 1, 6) AS county_code,
        x.industry,
        CASE
            WHEN BOOL_OR(x.leading) THEN TRUE
            WHEN BOOL_OR(x.leading IS NULL) THEN CAST(NULL AS BOOLEAN)
            ELSE FALSE
        END AS part
    FROM x23b x
    WHERE x.status IN ('在建', '运行')
    GROUP BY SUBSTR(x.village_code, 1, 6), x.industry
"""

LEADING_INDUSTRIES = Indicator(
    "a01_leading_industries",
    "扶贫主导产业数",
    clause="1.01",
    measure=Measure.COUNT,
    unit="个",
    numerator="有在建或运行项目并标为主导的产业（按旗县区分别计）",
    needs=("X23b",),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units=_INDUSTRIES,
    note="产业项目没有联结户的数据，带贫面不在此判断；是否主导未填的产业不计，只降低覆盖率。",
)

COUNTIES_WITH_LEADING_INDUSTRIES = Indicator(
    "a01_counties_with_leading_industries",
    "主导产业个数达标的旗县区占比",
    clause="1.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="主导产业不少于规定个数的旗县区",
    denominator="报送产业项目的旗县区",
    needs=("X23b",),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        WITH industry AS ({_INDUSTRIES}),
        counted AS (
            SELECT
                c.county_code,
                c.leading_industries AS least,
                COUNT(CASE WHEN i.part THEN 1 END) AS told,
                COUNT(CASE WHEN i.industry IS NOT NULL AND i.part IS NULL THEN 1 END) AS untold
            FROM county_day c
            LEFT JOIN industry i ON i.county_code = c.county_code
            GROUP BY c.county_code, c.leading_industries
        )
        SELECT county_code, CASE WHEN told >= least THEN TRUE WHEN told + untold < least THEN FALSE END AS part
        FROM counted
    """,
    note="数据中没有“贫困旗县”标志，各旗县区都算；个数见规则库参数 leading_industries。",
)

VILLAGES_WITH_INDUSTRY = Indicator(
    "a01_villages_with_industry",
    "有特色产业的贫困村占比",
    clause="1.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="有在建或运行产业项目的贫困村",
    denominator="贫困村",
    by_village=True,
    needs=("X05", "X23b"),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT
            v.county_code,
            v.village_code,
            CASE WHEN v.poverty_village THEN p.village_code IS NOT NULL END AS part
        FROM village v
        LEFT JOIN (SELECT DISTINCT village_code FROM x23b WHERE status IN ('在建', '运行')) p
            ON p.village_code = v.village_code
        WHERE COALESCE(v.poverty_village, TRUE)
    """,
    note="是否贫困村未填的村无法判断，只降低覆盖率；产业项目没有“特色”标志，在建或运行的都算。",
)

INDUSTRIES_WITH_FALLING_PRICE = Indicator(
    "a01_industries_with_falling_price",
    "产品价格大跌的产业占比",
    clause="1.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="近三月产品价格跌幅达到标准的产业",
    denominator="有在建或运行项目的产业（按旗县区分别计）",
    needs=("X23b",),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT
            c.county_code,
            CASE
                WHEN BOOL_OR(x.price_change_3m <= -c.price_fall) THEN TRUE
                WHEN BOOL_OR(x.price_change_3m IS NULL) THEN CAST(NULL AS BOOLEAN)
                ELSE FALSE
            END AS part
        FROM x23b x
        JOIN county_day c ON c.county_code = SUBSTR(x.village_code, 1, 6)
        WHERE x.status IN ('在建', '运行')
        GROUP BY c.county_code, x.industry
    """,
    note="涨跌幅按小数报送，-0.2 表示下跌20%；跌幅标准见规则库参数 price_fall。",
)

STALLED_PROJECTS = Indicator(
    "a01_stalled_projects",
    "停滞的产业项目占比",
    clause="1.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="状态为停滞的产业项目",
    denominator="产业项目",
    by_village=True,
    needs=("X23b",),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT SUBSTR(village_code, 1, 6) AS county_code, village_code, status = '停滞' AS part FROM x23b
    """,
)

PROJECTS_WITH_GUIDE = Indicator(
    "a01_projects_with_guide",
    "确定了指导员的产业项目占比",
    clause="1.12",
    measure=Measure.RATIO,
    unit="%",
    numerator="填有产业发展指导员的在建或运行项目",
    denominator="在建或运行的产业项目",
    by_village=True,
    needs=("X23b",),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT
            SUBSTR(village_code, 1, 6) AS county_code, village_code,
            CASE WHEN guide IS NOT NULL THEN TRUE WHEN guide__delivered THEN FALSE END AS part
        FROM x23b
        WHERE status IN ('在建', '运行')
    """,
    note="台账有这一栏而未填的，按未确定计；指导员入户的记录不在现有数据中。",
)
