"""Indicators of article six about persons: dishonest behaviour, and elders left alone.

Only numbers of counties are told, and none below five: a village, or a small number, would give persons away. Nothing
here ever decides about help.
"""

from fangpin_pipeline.extracts import civil_affairs, justice
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_FEWEST = 5
_LISTED = """
    FROM x34b x
    JOIN resident r ON r.id_no = x.id_no
    JOIN household h ON h.h = r.h
    CROSS JOIN day d
    WHERE x.listed_on <= d.as_of AND (x.removed_on IS NULL OR x.removed_on > d.as_of)
"""

REPAIRED = Indicator(
    "a06_integrity_repaired",
    "失信记录修复移出的决定数",
    clause="6.02",
    measure=Measure.COUNT,
    unit="件",
    numerator="近12个月以来移出失信名单的决定",
    period=Period.TWELVE_MONTHS,
    needs=("X34b",),
    owner=justice.DEPARTMENT,
    withheld=_FEWEST,
    units="""
        SELECT h.county_code, TRUE AS part
        FROM x34b x
        JOIN resident r ON r.id_no = x.id_no
        JOIN household h ON h.h = r.h
        CROSS JOIN day d
        WHERE x.removed_on BETWEEN d.w_first AND d.as_of
    """,
    note="各部门数据没有诚信评价得分，只有失信决定。只报旗县区数；1至4件不公开。",
)

LISTED = Indicator(
    "a06_dishonest_listed",
    "在列失信人员决定数",
    clause="6.03",
    measure=Measure.COUNT,
    unit="件",
    numerator="已列入且未移出的决定",
    needs=("X34b",),
    owner=justice.DEPARTMENT,
    withheld=_FEWEST,
    units=f"SELECT h.county_code, TRUE AS part {_LISTED}",
    note="只报旗县区数；1至4件不公开。只数现有农牧户成员，从不作为认定或帮扶的条件。",
)

LISTED_UNDULY = Indicator(
    "a06_listed_without_process",
    "列入程序不全的失信决定数",
    clause="6.03",
    measure=Measure.COUNT,
    unit="件",
    numerator="缺法律依据、告知日期，申诉期未满即列入，或列入时未成年的决定",
    needs=("X34b",),
    owner=justice.DEPARTMENT,
    better=Better.LOWER,
    withheld=_FEWEST,
    units=f"""
        SELECT
            h.county_code,
            x.legal_basis IS NULL
                OR x.notified_on IS NULL
                OR x.notified_on > x.listed_on
                OR x.appeal_closed_on IS NULL
                OR x.appeal_closed_on >= x.listed_on
                OR YEAR(x.listed_on) < YEAR(r.birth) + 18
                OR (YEAR(x.listed_on) = YEAR(r.birth) + 18 AND MONTH(x.listed_on) < MONTH(r.birth)) AS part
        {_LISTED}
    """,
    note="缺任何一项都不得列入，空格即为缺。只报旗县区数；1至4件不公开。成年按出生年月计。",
)

ELDERS_ALONE = Indicator(
    "a06_elders_alone",
    "低收入独居老人（需民政走访）",
    clause="6.04",
    measure=Measure.COUNT,
    unit="人",
    numerator="一人一户、达到规定年龄、收入低于监测线且没有其他转移性收入的老人",
    needs=("X03", "X08", "X10"),
    owner=civil_affairs.DEPARTMENT,
    better=Better.LOWER,
    withheld=_FEWEST,
    units="""
        SELECT
            s.county_code,
            CASE
                WHEN s.ni >= c.monitoring_line * s.n OR i.other_transfer > 0 OR t.h IS NOT NULL THEN FALSE
                WHEN s.ni < c.monitoring_line * s.n THEN TRUE
            END AS part
        FROM household_state s
        JOIN county_day c ON c.county_code = s.county_code
        JOIN resident r ON r.h = s.h AND r.alive AND r.birth <= c.elder_alone_born_last
        LEFT JOIN (
            SELECT
                x.h, x.other_transfer, ROW_NUMBER() OVER (PARTITION BY x.h ORDER BY x.period_end DESC) AS place
            FROM own_x03 x
            JOIN household h ON h.h = x.h
            JOIN county_day c ON c.county_code = h.county_code
            WHERE x.period_end BETWEEN c.income_oldest AND c.m
        ) i ON i.h = s.h AND i.place = 1
        LEFT JOIN (
            SELECT DISTINCT x.h
            FROM own_x08 x
            CROSS JOIN day d
            WHERE x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
        ) t ON t.h = s.h
        WHERE s.n = 1 AND (s.ni IS NOT NULL OR s.registered)
    """,
    note="数据没有分户子女的关系，不判断是否有人赡养：只是走访线索。特困供养人员和没有收入台账的一般农牧户不计；1至4人不公开。",
)
