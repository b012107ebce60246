"""Indicators of article five on what comes of help: help in time, exits that hold, incomes with and without help."""

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_OWNER = poverty_alleviation.DEPARTMENT
_SMALL_GROUP = 20
_LEAST_ANSWERS = 30

# Households that fell back or became poor of late, and their first measure from that day on.
_FOUND_POOR = """
    SELECT
        f.county_code,
        f.village_code,
        f.h,
        r.identified_on,
        (
            SELECT MIN(x.started_on) FROM own_x04 x
            WHERE
                x.h = f.h
                AND x.started_on <= d.as_of
                AND (x.ended_on IS NULL OR x.ended_on >= r.identified_on)
        ) AS helped_on
    FROM household f
    JOIN x01 r ON r.household_no = f.household_no
    CROSS JOIN day d
    WHERE
        f.household_type IN ('返贫', '新识别')
        AND (r.identified_on IS NULL OR r.identified_on BETWEEN d.w_first AND d.as_of)
"""

HELPED_IN_TIME = Indicator(
    "a05_helped_in_time",
    "返贫和新识别户及时帮扶率",
    clause="5.05",
    measure=Measure.RATIO,
    unit="%",
    numerator="识别后规定天数内落实首项措施的户",
    denominator="近12个月以来返贫和新识别、期限已满或已有措施的户",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X01", "X04"),
    owner=_OWNER,
    better=Better.HIGHER,
    units=f"""
        SELECT
            f.county_code,
            f.village_code,
            CASE
                WHEN f.identified_on IS NULL THEN NULL
                WHEN f.helped_on IS NULL THEN FALSE
                ELSE e.number <= b.number + c.first_measure_days
            END AS part
        FROM ({_FOUND_POOR}) f
        JOIN county_day c ON c.county_code = f.county_code
        LEFT JOIN timeline b ON b.on_day = f.identified_on
        LEFT JOIN timeline e ON e.on_day = f.helped_on
        WHERE f.identified_on IS NULL OR f.helped_on IS NOT NULL OR f.identified_on < c.first_measure_by
    """,
    note="识别时已在享受的措施算作及时；识别日期未填视为未知。",
)

NOT_HELPED = Indicator(
    "a05_not_yet_helped",
    "返贫和新识别户尚无帮扶措施",
    clause="5.05",
    measure=Measure.COUNT,
    unit="户",
    numerator="当日没有任何帮扶措施的返贫和新识别户",
    by_village=True,
    needs=("X01", "X04"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT county_code, village_code, NOT assisted AS part
        FROM household_state
        WHERE household_no IN (SELECT household_no FROM household WHERE household_type IN ('返贫', '新识别'))
    """,
)

WRONG_EXITS = Indicator(
    "a05_exits_reversed",
    "脱贫后一年内返贫占比（错退线索）",
    clause="5.07",
    measure=Measure.RATIO,
    unit="%",
    numerator="户类型现为返贫的户",
    denominator="脱贫年度为上年或本年的户",
    needs=("X01",),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, CASE WHEN r.exit_year IS NOT NULL THEN h.household_type = '返贫' END AS part
        FROM household h
        JOIN x01 r ON r.household_no = h.household_no
        CROSS JOIN day d
        WHERE
            h.household_type IN ('已脱贫', '返贫')
            AND (r.exit_year IS NULL OR r.exit_year BETWEEN d.year_now - 1 AND d.year_now)
    """,
    note="名册只有脱贫年度，没有月份。退出程序的佐证材料由退出流程的台账反映。",
)

UNSOUND_EXITS = Indicator(
    "a05_exits_below_standard",
    "已脱贫户未达退出标准占比",
    clause="5.07",
    measure=Measure.RATIO,
    unit="%",
    numerator="人均纯收入低于扶贫标准，或触发住房、饮水、辍学、参保任一规则的户",
    denominator="已脱贫的建档立卡户",
    by_village=True,
    needs=("X01", "X03", "X16", "X18", "X19"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT
            s.county_code,
            s.village_code,
            CASE
                WHEN
                    s.ni < c.poverty_line * s.n OR j.unsafe_housing OR j.unsafe_water OR j.dropout OR j.insurance_gap
                    THEN TRUE
                WHEN
                    s.ni >= c.poverty_line * s.n
                    AND NOT j.unsafe_housing AND NOT j.unsafe_water AND NOT j.dropout AND NOT j.insurance_gap
                    THEN FALSE
            END AS part
        FROM household_state s
        JOIN rule_judgement j ON j.h = s.h
        JOIN county_day c ON c.county_code = s.county_code
        WHERE s.registered AND s.exited
    """,
)

# Net income of registered households and of the record a year before it, with and without help that day.
_GROWTH = """
    SELECT s.county_code, s.ni - b.before AS part, b.before AS whole
    FROM household_state s
    JOIN (
        SELECT x.h, x.period_end, ROW_NUMBER() OVER (PARTITION BY x.h ORDER BY x.period_end DESC) AS place
        FROM own_x03 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.period_end BETWEEN c.income_oldest AND c.m
    ) i ON i.h = s.h AND i.place = 1
    JOIN (
        SELECT
            x.h,
            x.period_end,
            x.wage + x.business - x.business_cost + x.property + COALESCE(x.pension, 0) + COALESCE(x.dibao, 0)
                + COALESCE(x.tekun, 0) + COALESCE(x.family_planning, 0) + COALESCE(x.ecological, 0)
                + COALESCE(x.policy_subsidy, 0) + COALESCE(x.other_transfer, 0) AS before
        FROM own_x03 x
    ) b ON b.h = s.h AND YEAR(b.period_end) = YEAR(i.period_end) - 1 AND MONTH(b.period_end) = MONTH(i.period_end)
    WHERE s.registered AND {which}
"""

GROWTH_ASSISTED = Indicator(
    "a05_income_growth_assisted",
    "受帮扶户收入同比增长",
    clause="5.09",
    measure=Measure.MEAN,
    unit="%",
    numerator="最近收入台账比上年同期增加的家庭纯收入",
    denominator="受帮扶建档立卡户上年同期家庭纯收入",
    period=Period.TWELVE_MONTHS,
    needs=("X03", "X04"),
    owner=_OWNER,
    better=Better.HIGHER,
    fen=True,
    fen_whole=True,
    units=_GROWTH.format(which="s.assisted"),
    note="只比两期台账都有的户；与未受帮扶户对照看，不说明因果。",
)

GROWTH_UNASSISTED = Indicator(
    "a05_income_growth_unassisted",
    "未受帮扶户收入同比增长",
    clause="5.09",
    measure=Measure.MEAN,
    unit="%",
    numerator="最近收入台账比上年同期增加的家庭纯收入",
    denominator="未受帮扶建档立卡户上年同期家庭纯收入",
    period=Period.TWELVE_MONTHS,
    needs=("X03", "X04"),
    owner=_OWNER,
    fen=True,
    fen_whole=True,
    least=_SMALL_GROUP,
    units=_GROWTH.format(which="NOT s.assisted"),
    note="只比两期台账都有的户，不足20户不算；与受帮扶户对照看，不说明因果。",
)

SATISFIED = Indicator(
    "a05_satisfied",
    "群众认可度（入户抽样满意度，加权）",
    clause="5.09",
    measure=Measure.MEAN,
    unit="%",
    numerator="表示满意的受访者抽样权重之和",
    denominator="回答该项的受访者抽样权重之和",
    period=Period.TWELVE_MONTHS,
    needs=("X36",),
    owner=_OWNER,
    better=Better.HIGHER,
    share=True,
    scale=10_000,
    whole_scale=10_000,
    least=_LEAST_ANSWERS,
    units="""
        SELECT
            SUBSTR(x.village_code, 1, 6) AS county_code,
            CAST(CASE WHEN x.satisfied THEN x.weight WHEN NOT x.satisfied THEN 0 END * 10000 AS BIGINT) AS part,
            CAST(x.weight * 10000 AS BIGINT) AS whole
        FROM x36 x
        CROSS JOIN day d
        WHERE x.surveyed_on BETWEEN d.w_first AND d.as_of
    """,
    note="有效问卷不足30份不算；未答的不当作不满意，只降低覆盖率。",
)
