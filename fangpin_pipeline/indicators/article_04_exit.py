"""Indicators of article four about monitored households: who is one, who was found lately, whose risk is cleared."""

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Registered households that were ever identified as monitored, as X01 tells of them.
_MONITORED = """
    SELECT h.h, h.county_code, h.village_code, x.identified_on, x.risk_cleared, x.cleared_on
    FROM x01 x
    JOIN household h ON h.household_no = x.household_no
    WHERE h.kind = 'registered' AND x.monitored_class IS NOT NULL
"""


def _of_monitored(
    name: str, title: str, clause: str, sums: tuple[str, str], select: str, better: Better = Better.NEITHER
) -> Indicator:
    return Indicator(
        f"a04_{name}",
        title,
        clause=clause,
        measure=Measure.RATIO,
        unit="%",
        numerator=sums[0],
        denominator=sums[1],
        by_village=True,
        needs=("X01",),
        owner=poverty_alleviation.DEPARTMENT,
        better=better,
        units=f"SELECT m.county_code, m.village_code, {select}",
    )


MONITORED = Indicator(
    "a04_monitored_households",
    "风险未消除的监测对象户数",
    clause="4.23",
    measure=Measure.COUNT,
    unit="户",
    numerator="识别为监测对象、风险未消除的建档立卡户",
    by_village=True,
    needs=("X01",),
    owner=poverty_alleviation.DEPARTMENT,
    units=f"SELECT m.county_code, m.village_code, NOT m.risk_cleared AS part FROM ({_MONITORED}) m",
    note="风险是否已消除未填的户无法判断。",
)

IDENTIFIED = Indicator(
    "a04_monitored_identified",
    "近12个月识别的监测对象户数",
    clause="4.19",
    measure=Measure.COUNT,
    unit="户",
    numerator="近12个月识别为监测对象的建档立卡户",
    period=Period.TWELVE_MONTHS,
    needs=("X01",),
    owner=poverty_alleviation.DEPARTMENT,
    units=f"""
        SELECT m.county_code, m.identified_on >= d.w_first AND m.identified_on <= d.w_last AS part
        FROM ({_MONITORED}) m CROSS JOIN day d
    """,
    note="识别监测时间未填的户无法判断。",
)

CLEARED = _of_monitored(
    "monitored_cleared",
    "监测对象风险消除占比",
    "4.26",
    ("风险已消除的监测对象", "全部监测对象"),
    f"m.risk_cleared AS part FROM ({_MONITORED}) m",
    Better.HIGHER,
)

TOO_SOON = _of_monitored(
    "cleared_too_soon",
    "风险消除过快占比",
    "4.26",
    ("识别后不到规定天数即消除风险的监测对象", "风险已消除的监测对象"),
    f"""e.number - s.number < c.clearing_days AS part
        FROM ({_MONITORED}) m
        JOIN county_day c ON c.county_code = m.county_code
        LEFT JOIN timeline s ON s.on_day = m.identified_on
        LEFT JOIN timeline e ON e.on_day = m.cleared_on
        WHERE m.risk_cleared""",
    Better.LOWER,
)

CLEARED_YET_WARNED = _of_monitored(
    "cleared_yet_warned",
    "风险消除后仍在预警名单占比",
    "4.26",
    ("当日在红色或橙色预警名单上的户", "风险已消除的监测对象"),
    f"""COALESCE(l.grade >= 2, FALSE) AS part
        FROM ({_MONITORED}) m
        LEFT JOIN listing l ON l.h = m.h
        WHERE m.risk_cleared""",
    Better.LOWER,
)
