"""Checks on income ledgers that were copied or estimated rather than asked (data problem 24)."""

from fangpin_pipeline.quality.bounds import ROUND_WAGE, ROUND_WAGES, SAME_RECORD_HOUSEHOLDS, UNCHANGED
from fangpin_pipeline.quality.declare import CrossCheck

_BASIS = "数据问题目录第24项：收入台账照抄照搬"

# Households that earn nothing are alike without any copying.
_SAME = f"""
SELECT county_code, MAX(alike) >= {SAME_RECORD_HOUSEHOLDS} AS wrong
FROM (
    SELECT county_code, village_code, COUNT(*) AS alike
    FROM record
    WHERE wage + business + property > 0
    GROUP BY county_code, village_code, wage, business, business_cost, property, pension, dibao, other
) alike
GROUP BY county_code, village_code"""

CHECKS = (
    CrossCheck(
        "same_income_in_village",
        f"同一嘎查村有{SAME_RECORD_HOUSEHOLDS}户以上收入记录完全相同",
        "X03",
        _BASIS,
        ("X03",),
        _SAME,
    ),
    CrossCheck(
        "round_wages",
        "工资性收入为整千元的户过多",
        "X03",
        _BASIS,
        ("X03",),
        f"SELECT county_code, wage % {ROUND_WAGE} = 0 AS wrong FROM record WHERE wage > 0",
        percent=ROUND_WAGES,
    ),
    CrossCheck(
        "unchanged_income",
        "收入记录与上一期完全相同的户过多",
        "X03",
        _BASIS,
        ("X03",),
        "SELECT county_code, unchanged AS wrong FROM record WHERE wage + business + property > 0",
        percent=UNCHANGED,
    ),
)
