"""Indicators of article three on assurance: no-labour households, dibao, gradual exit, pensions.

Destitute persons and the relief fund stand in `article_03_relief`.
"""

from fangpin_pipeline.extracts import civil_affairs, human_resources
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

_OWNER = civil_affairs.DEPARTMENT
_ON_DIBAO = """
    FROM own_x07 x
    JOIN household h ON h.h = x.h
    CROSS JOIN day d
    WHERE x.alive AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
"""

FLOOR = Indicator(
    "a03_floor_households",
    "无劳动能力户兜底保障率",
    clause="3.07",
    measure=Measure.RATIO,
    unit="%",
    numerator="有成员享受低保或特困供养的户",
    denominator="无劳动能力的建档立卡户",
    by_village=True,
    needs=("X02", "X07", "X08"),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        SELECT county_code, village_code, CASE WHEN NOT able THEN supported END AS part
        FROM household_state
        WHERE registered AND able IS NOT TRUE
    """,
    note="劳动技能未填、不知有无劳动能力的户不计入，降低覆盖率。",
)

DIBAO_GAPS = Indicator(
    "a03_dibao_gap_households",
    "低于低保标准而未保障的户",
    clause="3.08",
    measure=Measure.COUNT,
    unit="户",
    numerator="触发“低保缺口”规则的户",
    by_village=True,
    needs=("X03", "X07", "X08"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, j.dibao_gap AS part
        FROM household h
        JOIN rule_judgement j ON j.h = h.h
    """,
    note="只是转办线索，不是认定；收入不明的户不计入，降低覆盖率。",
)

DIBAO_COVER = Indicator(
    "a03_dibao_cover",
    "补助前低于低保标准户的保障率",
    clause="3.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="有成员享受低保或特困供养的户",
    denominator="不计低保金、特困供养金，已知人均纯收入低于低保标准的户",
    by_village=True,
    needs=("X03", "X07", "X08"),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        SELECT s.county_code, s.village_code, s.supported AS part
        FROM household_state s
        JOIN county_day c ON c.county_code = s.county_code
        JOIN (
            SELECT
                x.h,
                COALESCE(x.dibao, 0) + COALESCE(x.tekun, 0) AS aid,
                ROW_NUMBER() OVER (PARTITION BY x.h ORDER BY x.period_end DESC) AS place
            FROM own_x03 x
            JOIN household h ON h.h = x.h
            JOIN county_day c ON c.county_code = h.county_code
            WHERE x.period_end BETWEEN c.income_oldest AND c.m
        ) i ON i.h = s.h AND i.place = 1
        WHERE s.ni - i.aid < c.dibao_line * s.n
    """,
    note="保障金本身会把收入抬过标准，所以先扣除；收入不明的户不在分母中，见待核实名单。",
)

DIBAO_PERSONS = Indicator(
    "a03_dibao_persons",
    "农村牧区低保在册人数",
    clause="3.09",
    measure=Measure.COUNT,
    unit="人",
    numerator="当日享受低保的人",
    by_village=True,
    needs=("X07",),
    owner=_OWNER,
    units=f"SELECT h.county_code, h.village_code, TRUE AS part {_ON_DIBAO}",
)

DIBAO_TOPUP = Indicator(
    "a03_dibao_topup",
    "低保月人均补差",
    clause="3.09",
    measure=Measure.MEAN,
    unit="元/人月",
    numerator="月补差金额",
    denominator="当日享受低保的人",
    by_village=True,
    needs=("X07",),
    owner=_OWNER,
    fen=True,
    units=f"SELECT h.county_code, h.village_code, x.monthly_amount AS part, 1 AS whole {_ON_DIBAO}",
)

DIBAO_CHANGE = Indicator(
    "a03_dibao_amount_change",
    "低保月补差总额同比变化",
    clause="3.09",
    measure=Measure.MEAN,
    unit="%",
    numerator="当日比12个月前增减的月补差总额",
    denominator="12个月前的月补差总额",
    needs=("X07",),
    owner=_OWNER,
    fen=True,
    fen_whole=True,
    units="""
        SELECT county_code, now - before AS part, before AS whole
        FROM (
            SELECT
                h.county_code,
                CASE
                    WHEN x.alive AND (x.ended_on IS NULL OR x.ended_on >= d.as_of) THEN x.monthly_amount
                    ELSE 0
                END AS now,
                CASE WHEN x.started_on <= d.w_first THEN x.monthly_amount ELSE 0 END AS before
            FROM own_x07 x
            JOIN household h ON h.h = x.h
            CROSS JOIN day d
            WHERE x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.w_first)
        ) spells
    """,
    note="12个月前取近12个月的首日；名册若不再列已停发的人，变化会偏高。",
)

EARLY_STOPS = Indicator(
    "a03_dibao_early_stops",
    "低保停发过早占比",
    clause="3.10",
    measure=Measure.RATIO,
    unit="%",
    numerator="停发而人均纯收入仍不超过监测线的户",
    denominator="近12个月以来停发低保且现在无人享受的户",
    by_village=True,
    needs=("X03", "X07"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT s.county_code, s.village_code, j.dibao_early_stop AS part
        FROM household_state s
        JOIN rule_judgement j ON j.h = s.h
        WHERE s.dibao_stopped AND s.dibao_active IS NOT TRUE
    """,
)

GRADUAL_EXIT = Indicator(
    "a03_gradual_exit_households",
    "收入超过低保标准仍在保的建档立卡户（渐退期）",
    clause="3.10",
    measure=Measure.COUNT,
    unit="户",
    numerator="享受低保而人均纯收入超过低保标准的建档立卡户",
    by_village=True,
    needs=("X03", "X07"),
    owner=_OWNER,
    units="""
        SELECT s.county_code, s.village_code, s.ni > c.dibao_line * s.n AS part
        FROM household_state s
        JOIN county_day c ON c.county_code = s.county_code
        WHERE s.registered AND s.dibao_active
    """,
    note="收入台账按年报，看不出从哪个月起超过标准，渐退期满的户不单列。",
)

PENSIONED = Indicator(
    "a03_pensioned_households",
    "养老保险应参尽参户占比",
    clause="3.11",
    measure=Measure.RATIO,
    unit="%",
    numerator="应参保的成员全部参加养老保险的户",
    denominator="全部家庭",
    by_village=True,
    needs=("X21",),
    owner=human_resources.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, village_code, NOT unpensioned AS part FROM household_state",
)

PENSION_UNPAID = Indicator(
    "a03_pension_unpaid_households",
    "养老金未按时发放户占比",
    clause="3.11",
    measure=Measure.RATIO,
    unit="%",
    numerator="有60周岁以上参保成员、养老金超过规定天数未发的户",
    denominator="有60周岁以上成员的户",
    by_village=True,
    needs=("X21",),
    owner=human_resources.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT s.county_code, s.village_code, s.pension_unpaid AS part
        FROM household_state s
        JOIN (
            SELECT DISTINCT r.h
            FROM resident r CROSS JOIN day d
            WHERE r.alive AND NOT r.away AND r.birth <= d.elder_born_last
        ) e ON e.h = s.h
    """,
)

TWO_SCHEMES = Indicator(
    "a03_two_pension_schemes",
    "同时参加两种养老保险的人",
    clause="3.11",
    measure=Measure.COUNT,
    unit="人",
    numerator="居民养老保险和职工养老保险均为“是”的人",
    by_village=True,
    needs=("X21",),
    owner=human_resources.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT
            h.county_code,
            h.village_code,
            CASE
                WHEN x.resident_scheme AND x.employee_scheme THEN TRUE
                WHEN NOT x.resident_scheme OR NOT x.employee_scheme THEN FALSE
            END AS part
        FROM own_x21 x
        JOIN household h ON h.h = x.h
        WHERE x.alive
    """,
)
