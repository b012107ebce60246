"""Indicators of article three on destitute persons, subsidies and asset income, the relief fund and social help."""

from fangpin_pipeline.extracts import agriculture, civil_affairs
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_OWNER = civil_affairs.DEPARTMENT
_DESTITUTE = """
    FROM own_x08 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive AND x.started_on <= c.as_of AND (x.ended_on IS NULL OR x.ended_on >= c.as_of)
"""
_ECOLOGICAL = "(x.program LIKE '%草原%' OR x.program LIKE '%退耕%' OR x.program LIKE '%生态%')"

CENTRAL_SUPPORT = Indicator(
    "a03_tekun_central",
    "特困人员集中供养率",
    clause="3.12",
    measure=Measure.RATIO,
    unit="%",
    numerator="集中供养的人",
    denominator="特困供养人员",
    by_village=True,
    needs=("X08",),
    owner=_OWNER,
    units=f"SELECT h.county_code, h.village_code, x.support_mode = '集中供养' AS part {_DESTITUTE}",
)

DISABLED_CENTRAL = Indicator(
    "a03_tekun_disabled_central",
    "失能半失能特困人员集中供养率",
    clause="3.12",
    measure=Measure.RATIO,
    unit="%",
    numerator="集中供养的人",
    denominator="护理等级为半护理或全护理的特困人员",
    needs=("X08",),
    owner=_OWNER,
    better=Better.HIGHER,
    units=f"""
        SELECT h.county_code, CASE WHEN x.care_level IS NOT NULL THEN x.support_mode = '集中供养' END AS part
        {_DESTITUTE} AND (x.care_level IS NULL OR x.care_level <> '全自理')
    """,
    note="护理等级未填的人不计入，降低覆盖率。",
)

FREE_BEDS = Indicator(
    "a03_tekun_free_beds",
    "供养机构空余床位",
    clause="3.12",
    measure=Measure.SUM,
    unit="张",
    numerator="床位数减入住人数",
    needs=("X08b",),
    owner=_OWNER,
    units="SELECT county_code, beds - residents AS part FROM x08b",
)

WAITING = Indicator(
    "a03_tekun_waiting",
    "失能半失能待入住人数",
    clause="3.12",
    measure=Measure.SUM,
    unit="人",
    numerator="各机构失能半失能待入住人数",
    needs=("X08b",),
    owner=_OWNER,
    better=Better.LOWER,
    units="SELECT county_code, disabled_waiting AS part FROM x08b",
)

DESTITUTE_VISITED = Indicator(
    "a03_tekun_visited",
    "分散供养特困人员按期走访率",
    clause="3.12",
    measure=Measure.RATIO,
    unit="%",
    numerator="规定天数内家中有走访记录的人",
    denominator="分散供养的特困人员",
    by_village=True,
    needs=("X06", "X08"),
    owner=_OWNER,
    better=Better.HIGHER,
    units=f"""
        SELECT
            h.county_code,
            h.village_code,
            EXISTS (
                SELECT 1 FROM own_x06 v
                WHERE v.h = x.h AND v.visited_on BETWEEN c.tekun_visited_since AND c.as_of
            ) AS part
        {_DESTITUTE} AND x.support_mode = '分散供养'
    """,
)

ECOLOGICAL_PAID = Indicator(
    "a03_ecological_paid",
    "草原生态、退耕还林还草补助发放额",
    clause="3.13",
    measure=Measure.SUM,
    unit="元",
    numerator="近12个月一卡通发放的草原、退耕、生态类补助",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X25b",),
    owner=agriculture.DEPARTMENT,
    fen=True,
    units=f"""
        SELECT h.county_code, h.village_code, x.amount AS part
        FROM x25b x
        JOIN resident r ON r.id_no = x.id_no
        JOIN household h ON h.h = r.h
        CROSS JOIN day d
        WHERE {_ECOLOGICAL} AND x.paid_on BETWEEN d.w_first AND d.w_last
    """,
    note="各部门数据没有应补面积和标准，应发额无从计算；只报实发。",
)

ECOLOGICAL_TRACED = Indicator(
    "a03_ecological_traced",
    "台账生态补偿有发放记录占比",
    clause="3.13",
    measure=Measure.RATIO,
    unit="%",
    numerator="上年一卡通有草原、退耕、生态类发放记录的户",
    denominator="上年收入台账有生态补偿金的建档立卡户",
    period=Period.PREVIOUS_YEAR,
    by_village=True,
    needs=("X03", "X25b"),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT
            h.county_code,
            h.village_code,
            EXISTS (
                SELECT 1
                FROM x25b x
                JOIN resident r ON r.id_no = x.id_no
                WHERE r.h = i.h AND {_ECOLOGICAL} AND YEAR(x.paid_on) = d.year_now - 1
            ) AS part
        FROM own_x03 i
        JOIN household h ON h.h = i.h
        CROSS JOIN day d
        WHERE h.kind = 'registered' AND i.period_end = d.py_last AND i.ecological > 0
    """,
)

# The newest income record of no-labour households and what it was a year before; a year without a record is unknown.
_PROPERTY = """
    SELECT s.h, s.county_code, s.village_code, s.n, i.property AS property, b.property AS property_before
    FROM household_state s
    JOIN (
        SELECT x.h, x.property, x.period_end, ROW_NUMBER() OVER (PARTITION BY x.h ORDER BY x.period_end DESC) AS place
        FROM own_x03 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.period_end BETWEEN c.income_oldest AND c.m
    ) i ON i.h = s.h AND i.place = 1
    LEFT JOIN own_x03 b
        ON b.h = s.h AND YEAR(b.period_end) = YEAR(i.period_end) - 1 AND MONTH(b.period_end) = MONTH(i.period_end)
    WHERE s.registered AND NOT s.able
"""

PROPERTY_INCOME = Indicator(
    "a03_property_income_households",
    "无劳动能力户有财产性收入占比",
    clause="3.14",
    measure=Measure.RATIO,
    unit="%",
    numerator="最近收入台账财产性收入大于0的户",
    denominator="有收入台账的无劳动能力建档立卡户",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X02", "X03"),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units=f"SELECT p.county_code, p.village_code, p.property > 0 AS part FROM ({_PROPERTY}) p",
)

PROPERTY_FALLS = Indicator(
    "a03_property_income_falls",
    "无劳动能力户财产性收入骤减占比",
    clause="3.14",
    measure=Measure.RATIO,
    unit="%",
    numerator="财产性收入比上年同期下降超过规定幅度的户",
    denominator="上年同期有财产性收入的无劳动能力建档立卡户",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X02", "X03"),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT p.county_code, p.village_code, p.property < (1 - c.property_fall) * p.property_before AS part
        FROM ({_PROPERTY}) p
        JOIN county_day c ON c.county_code = p.county_code
        WHERE p.property_before > 0
    """,
)

SOCIAL_HELP = Indicator(
    "a03_social_help_households",
    "受社会帮扶的户",
    clause="3.16",
    measure=Measure.COUNT,
    unit="户",
    numerator="近12个月有社会帮扶措施的户",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X04",),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        SELECT DISTINCT h.county_code, h.village_code, x.h, TRUE AS part
        FROM own_x04 x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        WHERE
            x.measure_group = '社会帮扶'
            AND x.started_on <= d.w_last
            AND (x.ended_on IS NULL OR x.ended_on >= d.w_first)
    """,
    note="各部门数据没有志愿服务时长和社会组织名册，只数受帮扶的户。",
)

LATE_APPLICATIONS = Indicator(
    "a03_late_aid_applications",
    "救助申请超期未办结占比",
    clause="3.16",
    measure=Measure.RATIO,
    unit="%",
    numerator="申请后超过规定天数尚未同意或不同意的申请",
    denominator="近12个月以来的个人救助申请",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X09",),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT
            h.county_code,
            h.village_code,
            x.applied_on < c.aid_decided_by AND (x.decision IS NULL OR x.decision = '办理中') AS part
        FROM own_x09 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.applied_on BETWEEN c.w_first AND c.as_of
    """,
)
