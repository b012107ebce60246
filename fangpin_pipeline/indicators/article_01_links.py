"""Indicators of article one about what households get: income projects and benefit links (1.03, 1.05, 1.07)."""

from fangpin_pipeline.extracts import agriculture, poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

_ON_DAY = "x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)"
_MAYBE = "(x.started_on IS NULL OR x.started_on <= d.as_of) AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)"
# Contracts of registered households whose income has been due for longer than the days of grace, or for nobody knows
# how long.
_DUE = """
    FROM own_x23c x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE h.kind = 'registered' AND x.promised > 0 AND (x.due_on IS NULL OR x.due_on < c.link_due_by)
"""


def _income_project(name: str, title: str, household: str, part: str, among: str) -> Indicator:
    return Indicator(
        name,
        title,
        clause="1.03",
        measure=Measure.RATIO,
        unit="%",
        numerator="近12个月有产业、就业、公益性岗位或资产收益措施的户",
        denominator=household,
        by_village=True,
        needs=("X01", "X02", "X04"),
        owner=poverty_alleviation.DEPARTMENT,
        better=Better.HIGHER,
        units=f"SELECT county_code, village_code, {part} AS part FROM household_state WHERE registered AND {among}",
        note="有隔离的帮扶措施或劳动能力未知的户无法判断；没有增收项目的户见预警规则“无增收项目”。",
    )


INCOME_PROJECTS = (
    _income_project("a01_income_project", "有增收项目的建档立卡户占比", "建档立卡户", "income_project", "TRUE"),
    _income_project(
        "a01_income_project_able",
        "有劳动能力的建档立卡户中有增收项目的占比",
        "有劳动能力的建档立卡户",
        "CASE WHEN able THEN income_project END",
        "COALESCE(able, TRUE)",
    ),
    _income_project(
        "a01_income_project_unable",
        "无劳动能力的建档立卡户中有增收项目的占比",
        "无劳动能力的建档立卡户",
        "CASE WHEN NOT able THEN income_project END",
        "NOT COALESCE(able, FALSE)",
    ),
)


def _linked(name: str, title: str, numerator: str, modes: str) -> Indicator:
    return Indicator(
        name,
        title,
        clause="1.05",
        measure=Measure.RATIO,
        unit="%",
        numerator=numerator,
        denominator="建档立卡户",
        by_village=True,
        needs=("X01", "X23c"),
        owner=agriculture.DEPARTMENT,
        better=Better.HIGHER,
        units=f"""
            SELECT
                h.county_code, h.village_code,
                CASE WHEN l.h IS NOT NULL THEN TRUE WHEN u.h IS NULL THEN FALSE END AS part
            FROM household h
            LEFT JOIN (SELECT DISTINCT x.h FROM own_x23c x CROSS JOIN day d WHERE {_ON_DAY} AND {modes}) l ON l.h = h.h
            LEFT JOIN (SELECT DISTINCT x.h FROM own_x23c_doubt x CROSS JOIN day d WHERE {_MAYBE}) u ON u.h = h.h
            WHERE h.kind = 'registered'
        """,
        note="没有查到合同、但有隔离的联结合同的户无法判断。",
    )


LINKED = (
    _linked("a01_linked_households", "有利益联结的建档立卡户占比", "有有效利益联结合同的户", "TRUE"),
    _linked("a01_linked_by_shares", "股份合作联结的建档立卡户占比", "有有效股份合作合同的户", "x.mode = '股份合作'"),
    _linked("a01_linked_by_orders", "订单帮扶联结的建档立卡户占比", "有有效订单帮扶合同的户", "x.mode = '订单帮扶'"),
    _linked(
        "a01_linked_by_trusteeship", "生产托管联结的建档立卡户占比", "有有效生产托管合同的户", "x.mode = '生产托管'"
    ),
)

LINKS_EXPIRING = Indicator(
    "a01_links_expiring",
    "即将到期的利益联结合同数",
    clause="1.05",
    measure=Measure.COUNT,
    unit="份",
    numerator="规定天数内到期的有效合同",
    by_village=True,
    needs=("X01", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT
            h.county_code, h.village_code, x.ended_on IS NOT NULL AND x.ended_on <= c.link_expires_until AS part
        FROM own_x23c x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        CROSS JOIN day d
        WHERE h.kind = 'registered' AND {_ON_DAY}
    """,
    note="没有结束日期的合同视为长期有效；天数见规则库参数 link_expiry_days。",
)

LINKS_EXPIRED = Indicator(
    "a01_links_expired",
    "已过期的利益联结合同占比",
    clause="1.05",
    measure=Measure.RATIO,
    unit="%",
    numerator="结束日期已过的合同",
    denominator="台账中建档立卡户的合同",
    by_village=True,
    needs=("X01", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, x.ended_on IS NOT NULL AND x.ended_on < d.as_of AS part
        FROM own_x23c x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        WHERE h.kind = 'registered' AND x.started_on <= d.as_of
    """,
)

SEVERAL_INCOME_SOURCES = Indicator(
    "a01_several_income_sources",
    "有多类收入来源的建档立卡户占比",
    clause="1.07",
    measure=Measure.RATIO,
    unit="%",
    numerator="工资性、生产经营性、财产性、转移性收入中有两类以上超过规定占比的户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X01", "X03"),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        WITH latest AS (
            SELECT
                x.h, x.wage, x.business - x.business_cost AS production, x.property,
                ROW_NUMBER() OVER (PARTITION BY x.h ORDER BY x.period_end DESC) AS place
            FROM own_x03 x
            JOIN household h ON h.h = x.h
            JOIN county_day c ON c.county_code = h.county_code
            WHERE x.period_end <= c.m AND x.period_end >= c.income_oldest
        ),
        parts AS (
            SELECT
                s.county_code, s.village_code, s.ni, c.income_source_share * s.ni AS least,
                l.wage, l.production, l.property, s.ni - l.wage - l.production - l.property AS transfer
            FROM household_state s
            JOIN county_day c ON c.county_code = s.county_code
            LEFT JOIN latest l ON l.h = s.h AND l.place = 1
            WHERE s.registered
        )
        SELECT
            county_code,
            village_code,
            CASE
                WHEN ni <= 0 THEN FALSE
                ELSE CASE WHEN wage > least THEN 1 WHEN wage <= least THEN 0 END
                    + CASE WHEN production > least THEN 1 WHEN production <= least THEN 0 END
                    + CASE WHEN property > least THEN 1 WHEN property <= least THEN 0 END
                    + CASE WHEN transfer > least THEN 1 WHEN transfer <= least THEN 0 END >= 2
            END AS part
        FROM parts
    """,
    note="没有有效期内收入记录的户无法判断；纯收入不高于零的户按没有多类来源计。",
)

PROMISED_INCOME_PAID = Indicator(
    "a01_promised_income_paid",
    "利益联结收益兑现率",
    clause="1.07",
    measure=Measure.MEAN,
    unit="%",
    numerator="已兑现金额（不超过应兑现金额）",
    denominator="过了宽限期的应兑现金额",
    by_village=True,
    needs=("X01", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    share=True,
    fen=True,
    fen_whole=True,
    units=f"""
        SELECT
            h.county_code, h.village_code,
            CASE WHEN x.due_on IS NOT NULL THEN LEAST(x.paid, x.promised) END AS part, x.promised AS whole
        {_DUE}
    """,
    note="应兑现日期未填的合同无法判断是否到期，不在分子分母中。",
)

CONTRACTS_PAID_SHORT = Indicator(
    "a01_contracts_paid_short",
    "收益未足额兑现的利益联结合同占比",
    clause="1.07",
    measure=Measure.RATIO,
    unit="%",
    numerator="过了宽限期兑现仍低于规定比例的合同",
    denominator="过了宽限期的合同",
    by_village=True,
    needs=("X01", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT
            h.county_code, h.village_code,
            CASE WHEN x.due_on IS NOT NULL THEN x.paid < c.link_paid_share * x.promised END AS part
        {_DUE}
    """,
    note="应兑现日期未填的合同无法判断；比例见规则库参数 link_paid_share。",
)
