"""Indicators of article eleven that count clues of leakage (11.07), by county and never by person.

Each is a clue that an office has to verify, no finding: registers lag, names are shared, funeral grants follow a death.
Lists of the persons belong to 纪委监委 and 审计 alone and are not made here.
"""

from fangpin_pipeline.extracts import discipline
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_CLUE = "只是待核实的线索，不是结论；只按旗县区计数，不出人员名单。"
# Everybody whose death the registers tell, with the earliest date told; a death told for a day to come is none yet.
_DEAD = """
    SELECT t.id_no, MIN(t.county_code) AS county_code, MIN(t.died_on) AS died_on
    FROM (
        SELECT x.id_no, SUBSTR(x.village_code, 1, 6) AS county_code, x.changed_on AS died_on
        FROM x10 x
        WHERE x.status = '死亡'
        UNION ALL
        SELECT x.id_no, r.county_code, x.changed_on AS died_on
        FROM x02 x JOIN registered r ON r.household_no = x.household_no
        WHERE x.change = '死亡'
    ) t
    CROSS JOIN day d
    WHERE t.died_on IS NULL OR t.died_on <= d.as_of
    GROUP BY t.id_no
"""
# Memberships of registered households that have not ended.
_MEMBERS = """
    SELECT DISTINCT x.id_no, r.household_no, r.county_code
    FROM x02 x
    JOIN registered r ON r.household_no = x.household_no
    CROSS JOIN day d
    WHERE x.change IS NULL OR x.change NOT IN ('死亡', '迁出', '婚出') OR x.changed_on > d.as_of
"""


def _clue(
    name: str, title: str, unit: str, numerator: str, needs: tuple[str, ...], units: str, note: str, period: Period
) -> Indicator:
    return Indicator(
        name,
        title,
        clause="11.07",
        measure=Measure.COUNT,
        unit=unit,
        numerator=numerator,
        period=period,
        needs=needs,
        owner=discipline.DEPARTMENT,
        better=Better.LOWER,
        units=units,
        note=f"{_CLUE}{note}",
    )


def _after_death(last: str) -> str:
    """People who are dead, judged by the last day on which they got something (`last_on`, none where they did not)."""
    return f"""
        SELECT
            g.county_code,
            CASE
                WHEN l.last_on IS NULL THEN FALSE
                ELSE YEAR(l.last_on) * 12 + MONTH(l.last_on) > YEAR(g.died_on) * 12 + MONTH(g.died_on)
            END AS part
        FROM ({_DEAD}) g
        LEFT JOIN ({last}) l ON l.id_no = g.id_no
    """


CLUES = (
    _clue(
        "a11_paid_after_death",
        "死亡次月后仍有补贴发放的人数",
        "人",
        "近12个月至当日，死亡月份之后仍有一卡通发放的人",
        ("X02", "X10", "X25b"),
        _after_death(
            """
            SELECT x.id_no, MAX(x.paid_on) AS last_on
            FROM x25b x CROSS JOIN day d
            WHERE x.paid_on >= d.w_first AND x.paid_on <= d.as_of
            GROUP BY x.id_no
            """
        ),
        "死亡日期未填而有发放的人无法判断；丧葬补助、补发等正常情形由核实排除。",
        Period.TWELVE_MONTHS,
    ),
    _clue(
        "a11_supported_after_death",
        "死亡次月后仍在享受低保或特困的人数",
        "人",
        "死亡月份之后仍享受低保或特困供养的人",
        ("X02", "X07", "X08", "X10"),
        _after_death(
            """
            SELECT x.id_no, MAX(LEAST(COALESCE(x.ended_on, d.as_of), d.as_of)) AS last_on
            FROM (
                SELECT id_no, started_on, ended_on FROM x07 UNION ALL SELECT id_no, started_on, ended_on FROM x08
            ) x
            CROSS JOIN day d
            WHERE x.started_on <= d.as_of
            GROUP BY x.id_no
            """
        ),
        "死亡日期未填而在享受的人无法判断。",
        Period.DAY,
    ),
    _clue(
        "a11_in_two_households",
        "同时登记在两户的人数",
        "人",
        "在两个以上建档立卡户中登记的人",
        ("X01", "X02"),
        f"""
            WITH member AS ({_MEMBERS})
            SELECT m.county_code, p.households > 1 AS part
            FROM (SELECT DISTINCT id_no, county_code FROM member) m
            JOIN (SELECT id_no, COUNT(DISTINCT household_no) AS households FROM member GROUP BY id_no) p
                ON p.id_no = m.id_no
        """,
        "跨旗县区的人在各旗县区各计一次。",
        Period.DAY,
    ),
    _clue(
        "a11_in_two_counties",
        "同时登记在两个旗县区的人数",
        "人",
        "在两个以上旗县区的建档立卡户中登记的人",
        ("X01", "X02"),
        f"""
            WITH member AS ({_MEMBERS})
            SELECT m.county_code, p.counties > 1 AS part
            FROM (SELECT DISTINCT id_no, county_code FROM member) m
            JOIN (SELECT id_no, COUNT(DISTINCT county_code) AS counties FROM member GROUP BY id_no) p
                ON p.id_no = m.id_no
        """,
        "在各旗县区各计一次；全市数为人次。",
        Period.DAY,
    ),
    _clue(
        "a11_shared_accounts",
        "多户共用的收款账户数",
        "个",
        "近12个月至当日，同一嘎查村内账号后四位相同、收款户数超过上限的账户",
        ("X25b",),
        """
            SELECT
                h.county_code,
                CASE WHEN x.account_tail IS NOT NULL THEN COUNT(DISTINCT h.h) > c.account_sharers END AS part
            FROM x25b x
            JOIN resident r ON r.id_no = x.id_no
            JOIN household h ON h.h = r.h
            JOIN county_day c ON c.county_code = h.county_code
            WHERE x.paid_on >= c.w_first AND x.paid_on <= c.as_of
            GROUP BY h.county_code, h.village_code, x.account_tail, c.account_sharers
        """,
        "只有账号后四位，不同账户可能相同；账号未填的发放每村合为一个，无法判断。",
        Period.TWELVE_MONTHS,
    ),
    _clue(
        "a11_dibao_above_standard",
        "低保补差超过低保标准的人数",
        "人",
        "月补差金额的12倍超过当年低保标准的低保对象",
        ("X07",),
        """
            SELECT r.county_code, MAX(x.monthly_amount) * 12 > c.dibao_line AS part
            FROM x07 x
            JOIN resident r ON r.id_no = x.id_no
            JOIN county_day c ON c.county_code = r.county_code
            WHERE x.started_on <= c.as_of AND (x.ended_on IS NULL OR x.ended_on >= c.as_of)
            GROUP BY r.county_code, r.id_no, c.dibao_line
        """,
        "重点保障对象可按规定上浮，由核实排除；不在家庭名册的低保对象未计入。",
        Period.DAY,
    ),
    _clue(
        "a11_listed_for_false_claims",
        "因虚报冒领在失信名单上的人数",
        "人",
        "因虚报冒领扶贫资金列入失信名单、尚未移出的人",
        ("X34b",),
        """
            SELECT
                r.county_code,
                CASE WHEN BOOL_OR(x.listed) THEN TRUE WHEN NOT BOOL_OR(x.listed IS NULL) THEN FALSE END AS part
            FROM (
                SELECT
                    l.id_no,
                    CASE
                        WHEN l.listed_on IS NOT NULL THEN l.listed_on <= d.as_of WHEN l.listed_on__delivered THEN FALSE
                    END AND CASE
                        WHEN l.removed_on IS NOT NULL THEN l.removed_on > d.as_of WHEN l.removed_on__delivered THEN TRUE
                    END AS listed
                FROM x34b l CROSS JOIN day d
                WHERE l.behaviour = '虚报冒领扶贫资金'
            ) x
            JOIN resident r ON r.id_no = x.id_no
            GROUP BY r.county_code, r.id_no
        """,
        "这是司法部门已作的决定，不在家庭名册的人未计入。",
        Period.DAY,
    ),
)
