"""Indicators of article four: households warned, households waiting for verification, freshness of the data."""

from fangpin_pipeline.indicators.declare import Indicator

WARNED = Indicator(
    "a04_warned_households",
    "预警户占比",
    clause="4.18",
    unit="比例",
    statement="""
        SELECT h.county_code, COUNT(l.household_no) AS numerator, COUNT(*) AS denominator,
            COUNT(*) - COUNT(u.household_no) AS known, COUNT(*) AS total
        FROM household h
        LEFT JOIN listing l ON l.household_no = h.household_no
        LEFT JOIN (
            SELECT f.household_no FROM finding f
            WHERE f.verdict = 'unknown' AND NOT EXISTS (SELECT 1 FROM listing l WHERE l.household_no = f.household_no)
            GROUP BY f.household_no
        ) u ON u.household_no = h.household_no
        GROUP BY h.county_code
    """,
)

TO_VERIFY = Indicator(
    "a04_households_to_verify",
    "待核实户占比",
    clause="4.18",
    unit="比例",
    statement="""
        SELECT h.county_code, COUNT(v.household_no) AS numerator, COUNT(*) AS denominator,
            COUNT(*) AS known, COUNT(*) AS total
        FROM household h
        LEFT JOIN (SELECT DISTINCT household_no FROM verification) v ON v.household_no = h.household_no
        GROUP BY h.county_code
    """,
)

FRESH_EXTRACTS = Indicator(
    "a04_fresh_extracts",
    "数据时效达标占比",
    clause="4.08",
    unit="比例",
    statement="""
        SELECT county_code, COUNT(*) FILTER (WHERE fresh) AS numerator, COUNT(*) AS denominator,
            COUNT(*) AS known, COUNT(*) AS total
        FROM coverage
        GROUP BY county_code
    """,
)
