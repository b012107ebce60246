"""Indicators of article five on households: falling back into poverty, policies and helpers kept.

What came of help stands in `article_05_effect`; teams, leaders and inspections in `article_05_duty`.
"""

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_OWNER = poverty_alleviation.DEPARTMENT
_SMALL_GROUP = 20

# Persons of households of one kind, one row each; households without known members count nobody.
_PERSONS = """
    SELECT h.county_code, h.village_code, {part} AS part
    FROM resident r
    JOIN household h ON h.h = r.h
    WHERE r.alive AND {kind}
"""

RETURN_RATE = Indicator(
    "a05_return_rate",
    "返贫率",
    clause="5.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="户类型为返贫的人",
    denominator="户类型为已脱贫或返贫的人",
    needs=("X01", "X02"),
    owner=_OWNER,
    better=Better.LOWER,
    least=_SMALL_GROUP,
    units=_PERSONS.format(part="h.household_type = '返贫'", kind="h.household_type IN ('已脱贫', '返贫')"),
    note="不足20人只看人数，不算比率。",
)

RETURNED = Indicator(
    "a05_returned_persons",
    "返贫人数",
    clause="5.01",
    measure=Measure.COUNT,
    unit="人",
    numerator="户类型为返贫的人",
    by_village=True,
    needs=("X01", "X02"),
    owner=_OWNER,
    better=Better.LOWER,
    units=_PERSONS.format(part="h.household_type = '返贫'", kind="h.kind = 'registered'"),
)

_EXITED = "h.household_type = '已脱贫'"

EXITED_HOUSEHOLDS = Indicator(
    "a05_exited_households",
    "已脱贫户数",
    clause="5.01",
    measure=Measure.COUNT,
    unit="户",
    numerator="户类型为已脱贫的户",
    by_village=True,
    needs=("X01",),
    owner=_OWNER,
    units=f"SELECT h.county_code, h.village_code, {_EXITED} AS part FROM household h WHERE h.kind = 'registered'",
)

EXITED_PERSONS = Indicator(
    "a05_exited_persons",
    "已脱贫人数",
    clause="5.01",
    measure=Measure.COUNT,
    unit="人",
    numerator="户类型为已脱贫的人",
    by_village=True,
    needs=("X01", "X02"),
    owner=_OWNER,
    units=_PERSONS.format(part=_EXITED, kind="h.kind = 'registered'"),
)

NEW_RATE = Indicator(
    "a05_new_poverty_rate",
    "新致贫率",
    clause="5.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="户类型为新识别的人",
    denominator="一般农牧户和新识别户的人",
    needs=("X01", "X02", "X10"),
    owner=_OWNER,
    better=Better.LOWER,
    least=_SMALL_GROUP,
    units=_PERSONS.format(part="h.kind = 'registered'", kind="(h.kind = 'general' OR h.household_type = '新识别')"),
    note="不足20人只看人数，不算比率。",
)

NEWLY_POOR = Indicator(
    "a05_newly_poor_persons",
    "新识别贫困人数",
    clause="5.01",
    measure=Measure.COUNT,
    unit="人",
    numerator="户类型为新识别的人",
    by_village=True,
    needs=("X01", "X02"),
    owner=_OWNER,
    better=Better.LOWER,
    units=_PERSONS.format(part="h.household_type = '新识别'", kind="h.kind = 'registered'"),
)

POLICY_BREAKS = Indicator(
    "a05_policy_break_households",
    "脱贫户政策断档占比",
    clause="5.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="近12个月没有任何帮扶措施的户",
    denominator="已脱贫的建档立卡户",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X01", "X04"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT s.county_code, s.village_code, j.policy_break AS part
        FROM household_state s
        JOIN rule_judgement j ON j.h = s.h
        WHERE s.registered AND s.exited
    """,
)

MEASURES_LAPSED = Indicator(
    "a05_measures_lapsed",
    "帮扶措施中断占比",
    clause="5.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="现在不再享受的户次",
    denominator="建档立卡户12个月前享受的帮扶措施（每户每类一次）",
    by_village=True,
    needs=("X04",),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT
            h.county_code,
            h.village_code,
            x.h,
            x.measure_group,
            NOT BOOL_OR(x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)) AS part
        FROM own_x04 x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        WHERE h.kind = 'registered'
        GROUP BY h.county_code, h.village_code, x.h, x.measure_group
        HAVING BOOL_OR(x.started_on <= d.w_first AND (x.ended_on IS NULL OR x.ended_on >= d.w_first))
    """,
    note="12个月前取近12个月的首日；措施期满属正常的，请结合到期原因看。",
)

RECIPIENTS_CHANGE = Indicator(
    "a05_assisted_households_change",
    "受帮扶建档立卡户数同比变化",
    clause="5.02",
    measure=Measure.MEAN,
    unit="%",
    numerator="当日比12个月前增减的受帮扶户数",
    denominator="12个月前的受帮扶户数",
    needs=("X04",),
    owner=_OWNER,
    units="""
        SELECT county_code, now - before AS part, before AS whole
        FROM (
            SELECT
                h.county_code,
                x.h,
                MAX(CASE WHEN x.ended_on IS NULL OR x.ended_on >= d.as_of THEN 1 ELSE 0 END) AS now,
                MAX(CASE WHEN x.started_on <= d.w_first THEN 1 ELSE 0 END) AS before
            FROM own_x04 x
            JOIN household h ON h.h = x.h
            CROSS JOIN day d
            WHERE
                h.kind = 'registered'
                AND x.started_on <= d.as_of
                AND (x.ended_on IS NULL OR x.ended_on >= d.w_first)
            GROUP BY h.county_code, x.h
        ) assisted
    """,
    note="12个月前取近12个月的首日；已注销的户不在现有名册中，不计。",
)

NO_HELPER = Indicator(
    "a05_no_helper_households",
    "建档立卡户无帮扶责任人占比",
    clause="5.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="帮扶责任人为空的户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X01",),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, j.no_helper AS part
        FROM household h
        JOIN rule_judgement j ON j.h = h.h
        WHERE h.kind = 'registered'
    """,
)
