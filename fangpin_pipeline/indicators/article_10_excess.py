"""Indicators of article ten on too much help, help that stops at the line, and work done for show: numbers only.

Ranks before and after help, and entries by the minute, cannot be told from the extracts.
"""

from fangpin_pipeline.extracts import county, poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_OWNER = poverty_alleviation.DEPARTMENT

# Help that reached a household in W: what the card paid, and measures begun then but for dibao, which the card pays.
_AID = """
    SELECT h, CAST(SUM(amount) AS BIGINT) AS amount, BOOL_OR(amount IS NULL) AS untold
    FROM (
        SELECT r.h, x.amount
        FROM x25b x
        JOIN resident r ON r.id_no = x.id_no
        CROSS JOIN day d
        WHERE x.paid_on BETWEEN d.w_first AND d.w_last
        UNION ALL
        SELECT x.h, x.amount
        FROM own_x04 x
        CROSS JOIN day d
        WHERE x.started_on BETWEEN d.w_first AND d.w_last AND x.measure_group <> '综合保障'
    ) given
    GROUP BY h
"""

OVER_AIDED = Indicator(
    "a10_over_aided_households",
    "帮扶力度过大的户",
    clause="10.05",
    measure=Measure.COUNT,
    unit="户",
    numerator="近12个月人均所得帮扶超过同村未受助户人均纯收入规定倍数的户",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X03", "X04", "X07", "X08", "X25b"),
    owner=_OWNER,
    better=Better.LOWER,
    units=f"""
        WITH aid AS ({_AID}),
        unaided AS (
            SELECT s.village_code, CAST(SUM(s.ni) AS BIGINT) AS income, CAST(SUM(s.n) AS BIGINT) AS persons
            FROM household_state s
            LEFT JOIN aid a ON a.h = s.h
            WHERE a.h IS NULL AND NOT s.assisted AND NOT s.supported AND s.ni > 0 AND s.n > 0
            GROUP BY s.village_code
        )
        SELECT
            s.county_code,
            s.village_code,
            CASE
                WHEN
                    a.amount * u.persons * 10000 > CAST(c.over_aid_factor * 10000 AS BIGINT) * s.n * u.income
                    THEN TRUE
                WHEN
                    NOT a.untold
                    AND a.amount * u.persons * 10000 <= CAST(c.over_aid_factor * 10000 AS BIGINT) * s.n * u.income
                    THEN FALSE
            END AS part
        FROM aid a
        JOIN household_state s ON s.h = a.h
        JOIN county_day c ON c.county_code = s.county_code
        JOIN unaided u ON u.village_code = s.village_code
    """,
    note="同村未受助户取已知收入的平均数；一村没有这样的户则不比。金额未填的措施只算下限，下限未超即未知。",
)

MANY_MEASURES = Indicator(
    "a10_many_measures",
    "同时享受措施过多的户",
    clause="10.05",
    measure=Measure.COUNT,
    unit="户",
    numerator="当日同时享受的帮扶措施超过规定项数的户",
    by_village=True,
    needs=("X04",),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, COUNT(*) > MAX(c.measures_most) AS part
        FROM own_x04 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.started_on <= c.as_of AND (x.ended_on IS NULL OR x.ended_on >= c.as_of)
        GROUP BY h.county_code, h.village_code, x.h
    """,
)

CLIFF = Indicator(
    "a10_cliff_households",
    "略高于监测线而无任何帮扶的户（悬崖效应）",
    clause="10.05",
    measure=Measure.COUNT,
    unit="户",
    numerator="人均纯收入在监测线与其规定倍数之间，没有措施、低保、特困的户",
    by_village=True,
    needs=("X03", "X04", "X07", "X08"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT
            s.county_code,
            s.village_code,
            CASE
                WHEN s.assisted OR s.supported THEN FALSE
                WHEN NOT s.assisted AND NOT s.supported THEN TRUE
            END AS part
        FROM household_state s
        JOIN county_day c ON c.county_code = s.county_code
        WHERE s.ni > c.monitoring_line * s.n AND s.ni <= c.watch_factor * c.monitoring_line * s.n
    """,
    note="收入不明的户无从判断，不在其中。",
)

CROWDED_VISITS = Indicator(
    "a10_crowded_visit_days",
    "一日走访户数过多的人次",
    clause="10.06",
    measure=Measure.COUNT,
    unit="人日",
    numerator="一人一日登记走访户数超过上限的次数",
    period=Period.TWELVE_MONTHS,
    needs=("X06",),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, COUNT(DISTINCT h.h) > MAX(c.visits_a_day) AS part
        FROM x06 x
        JOIN household h ON h.household_no = x.household_no
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.visited_on BETWEEN c.w_first AND c.as_of AND x.visitor_name IS NOT NULL
        GROUP BY h.county_code, x.visitor_name, x.visited_on
    """,
    note="同名的人无从区分。走访记录没有录入时刻，看不出几分钟内批量录入。",
)

SAME_TEXT = Indicator(
    "a10_same_text_visits",
    "走访内容雷同的走访人",
    clause="10.06",
    measure=Measure.COUNT,
    unit="人",
    numerator="近12个月以来同一内容登记条数超过上限的走访人",
    period=Period.TWELVE_MONTHS,
    needs=("X06",),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT county_code, visitor_name, BOOL_OR(entries > most) AS part
        FROM (
            SELECT h.county_code, x.visitor_name, x.content, COUNT(*) AS entries, MAX(c.same_text_visits) AS most
            FROM x06 x
            JOIN household h ON h.household_no = x.household_no
            JOIN county_day c ON c.county_code = h.county_code
            WHERE x.visited_on BETWEEN c.w_first AND c.as_of AND x.visitor_name IS NOT NULL AND x.content IS NOT NULL
            GROUP BY h.county_code, x.visitor_name, x.content
        ) texts
        GROUP BY county_code, visitor_name
    """,
    note="同名的人无从区分。",
)

IMPOSSIBLE_VISITS = Indicator(
    "a10_impossible_visits",
    "走访日期不可能的记录",
    clause="10.06",
    measure=Measure.COUNT,
    unit="条",
    numerator="走访日期晚于数据日期的记录",
    by_village=True,
    needs=("X06",),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, x.visited_on > d.as_of AS part
        FROM own_x06 x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
    """,
)

NEVER_REJECTED = Indicator(
    "a10_never_rejects",
    "核查从不退回的办理人",
    clause="10.06",
    measure=Measure.COUNT,
    unit="人",
    numerator="近12个月以来核查达到规定件数、没有一件不属实的办理人",
    period=Period.TWELVE_MONTHS,
    needs=("R01",),
    owner=county.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, x.actor, SUM(CASE WHEN x.event = '核实不属实' THEN 1 ELSE 0 END) = 0 AS part
        FROM r01 x
        JOIN household h ON h.household_no = x.household_no
        JOIN county_day c ON c.county_code = h.county_code
        WHERE
            x.event IN ('核实属实', '核实不属实')
            AND x.actor IS NOT NULL
            AND x.occurred_on BETWEEN c.w_first AND c.as_of
        GROUP BY h.county_code, x.actor
        HAVING COUNT(*) >= MAX(c.verdicts_without_rejection)
    """,
    note="同名的人无从区分；只是核查线索，不说明有错。",
)
