"""Indicators of article six on points of the charity shops and on rewards for work.

Stocks and prices of the shops stand in no extract and are not measured. Persons are `article_06_persons`' business.
"""

from fangpin_pipeline.extracts import finance, publicity
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Points of households of today, in ten-thousandths; a household's book is the sum of its entries.
_BOOK = """
    SELECT
        h.county_code,
        h.village_code,
        h.h,
        SUM(CASE WHEN x.direction = '获得' THEN x.points ELSE -x.points END) AS balance,
        MAX(x.occurred_on) AS last_used,
        MAX(CASE WHEN x.direction = '获得' THEN 1 ELSE 0 END) AS earned
    FROM x34a x
    JOIN household h ON h.household_no = x.household_no
    CROSS JOIN day d
    WHERE x.occurred_on <= d.as_of
    GROUP BY h.county_code, h.village_code, h.h
"""

POINTS_HOUSEHOLDS = Indicator(
    "a06_points_households",
    "建档立卡户参与积分占比",
    clause="6.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="有获得积分记录的户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X34a",),
    owner=publicity.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT h.county_code, h.village_code, COALESCE(b.earned = 1, FALSE) AS part
        FROM household h
        LEFT JOIN ({_BOOK}) b ON b.h = h.h
        WHERE h.kind = 'registered'
    """,
)

POINTS_IDLE = Indicator(
    "a06_points_idle",
    "积分户长期无往来占比",
    clause="6.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="超过规定天数没有获得或兑换的户",
    denominator="有积分记录的户",
    by_village=True,
    needs=("X34a",),
    owner=publicity.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT b.county_code, b.village_code, b.last_used < c.points_active_since AS part
        FROM ({_BOOK}) b
        JOIN county_day c ON c.county_code = b.county_code
    """,
)

POINTS_NEGATIVE = Indicator(
    "a06_points_negative",
    "积分余额为负的户",
    clause="6.01",
    measure=Measure.COUNT,
    unit="户",
    numerator="兑换积分多于获得积分的户",
    by_village=True,
    needs=("X34a",),
    owner=publicity.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT b.county_code, b.village_code, b.balance < 0 AS part FROM ({_BOOK}) b",
)

POINTS_REDEEMED = Indicator(
    "a06_points_redeemed",
    "积分兑换率",
    clause="6.01",
    measure=Measure.MEAN,
    unit="%",
    numerator="近12个月以来兑换的积分",
    denominator="近12个月以来获得的积分",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X34a",),
    owner=publicity.DEPARTMENT,
    scale=10_000,
    whole_scale=10_000,
    units="""
        SELECT
            h.county_code,
            h.village_code,
            CAST(CASE WHEN x.direction = '兑换' THEN x.points ELSE 0 END * 10000 AS BIGINT) AS part,
            CAST(CASE WHEN x.direction = '获得' THEN x.points ELSE 0 END * 10000 AS BIGINT) AS whole
        FROM x34a x
        JOIN household h ON h.household_no = x.household_no
        CROSS JOIN day d
        WHERE x.occurred_on BETWEEN d.w_first AND d.as_of
    """,
    note="数据没有兑换物品的价值和库存，看不出每分值多少钱。",
)

POINTS_LARGE = Indicator(
    "a06_points_large_awards",
    "单次奖励积分过高的笔数",
    clause="6.01",
    measure=Measure.COUNT,
    unit="笔",
    numerator="近12个月以来超过单次上限的奖励",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X34a",),
    owner=publicity.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, x.points > c.points_award_most AS part
        FROM x34a x
        JOIN household h ON h.household_no = x.household_no
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.direction = '获得' AND x.occurred_on BETWEEN c.w_first AND c.as_of
    """,
)

POINTS_BULK = Indicator(
    "a06_points_bulk_days",
    "同日同事由批量奖励积分的次数",
    clause="6.01",
    measure=Measure.COUNT,
    unit="次",
    numerator="一个旗县区一天同一事由奖励户数超过上限的次数",
    period=Period.TWELVE_MONTHS,
    needs=("X34a",),
    owner=publicity.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, COUNT(DISTINCT h.h) > MAX(c.points_bulk_households) AS part
        FROM x34a x
        JOIN household h ON h.household_no = x.household_no
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.direction = '获得' AND x.occurred_on BETWEEN c.w_first AND c.as_of
        GROUP BY h.county_code, x.occurred_on, x.reason
    """,
)

WORK_REWARDS = Indicator(
    "a06_work_rewards",
    "生产奖补、劳务补助占到户转移资金比例",
    clause="6.05",
    measure=Measure.MEAN,
    unit="%",
    numerator="补贴项目名称含奖补、以奖代补或劳务的发放额",
    denominator="近12个月一卡通发放额",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X25b",),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    fen=True,
    fen_whole=True,
    units="""
        SELECT
            h.county_code,
            h.village_code,
            CASE
                WHEN x.program LIKE '%奖补%' OR x.program LIKE '%以奖代补%' OR x.program LIKE '%劳务%' THEN x.amount
                ELSE 0
            END AS part,
            x.amount AS whole
        FROM x25b x
        JOIN resident r ON r.id_no = x.id_no
        JOIN household h ON h.h = r.h
        CROSS JOIN day d
        WHERE x.paid_on BETWEEN d.w_first AND d.w_last
    """,
    note="按补贴项目名称归类；项目名称不统一的会漏计。",
)
