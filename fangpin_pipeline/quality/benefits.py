"""Checks on benefits: what a household is said to receive against what was paid, and what excludes each other."""

from fangpin_pipeline.quality.bounds import AMOUNT_PERCENT, OTHER_DAY, UNTREATED
from fangpin_pipeline.quality.declare import CrossCheck

_LEDGER = "十一条意见4.06：收入台账与发放数据核对；数据问题跨表校验（T4）"
_AGREES = f"GREATEST(r.{{0}} - s.paid, s.paid - r.{{0}}) * 100 > s.paid * {AMOUNT_PERCENT}"

# Only who was paid through the whole of last year has twelve months to compare.
_DIBAO_YEAR = f"""
SELECT r.county_code, CASE WHEN s.whole THEN {_AGREES.format("dibao")} END AS wrong
FROM record r
JOIN (
    SELECT x.h, CAST(SUM(x.monthly_amount) * 12 AS BIGINT) AS paid,
        MIN(CASE WHEN x.started_on > d.py_first OR x.ended_on < d.as_of THEN 0 ELSE 1 END) = 1 AS whole
    FROM own_x07 x CROSS JOIN day d GROUP BY x.h
) s ON s.h = r.h
WHERE r.last_year"""

# A pension begins at 60; who became so during last year or since has no whole year.
_PENSION_YEAR = f"""
SELECT r.county_code, CASE WHEN s.youngest < d.year_now - 61 THEN {_AGREES.format("pension")} END AS wrong
FROM record r
JOIN (
    SELECT x.h, CAST(SUM(x.benefit_monthly) * 12 AS BIGINT) AS paid, MAX(YEAR(m.birth)) AS youngest
    FROM own_x21 x JOIN resident m ON m.p = x.p
    WHERE x.benefit_monthly > 0 GROUP BY x.h
) s ON s.h = r.h
CROSS JOIN day d
WHERE r.last_year"""

# Where no dibao goes through the card since the first of the month before, nothing can be missing from it.
_DIBAO_PAID = """
WITH active AS (
    SELECT x.id_no, MIN(r.county_code) AS county_code, MIN(COALESCE(x.household_head_id_no, x.id_no)) AS payee
    FROM x07 x JOIN resident r ON r.id_no = x.id_no CROSS JOIN day d
    WHERE r.alive AND x.started_on < d.m AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
    GROUP BY x.id_no
),
paid AS (
    SELECT DISTINCT x.id_no FROM x25b x CROSS JOIN day d
    WHERE x.paid_on >= d.m AND x.paid_on <= d.as_of AND x.amount > 0 AND x.program LIKE '%低保%'
),
seen AS (
    SELECT a.county_code, p.id_no IS NULL AND h.id_no IS NULL AS wrong
    FROM active a LEFT JOIN paid p ON p.id_no = a.id_no LEFT JOIN paid h ON h.id_no = a.payee
)
SELECT s.county_code, CASE WHEN c.some THEN s.wrong END AS wrong
FROM seen s
JOIN (SELECT county_code, BOOL_OR(NOT wrong) AS some FROM seen GROUP BY county_code) c
    ON c.county_code = s.county_code"""


def _on(view: str) -> str:
    return (
        f"SELECT DISTINCT x.p FROM {view} x CROSS JOIN day d WHERE x.alive "
        "AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)"
    )


_BOTH = f"""
SELECT r.county_code, t.p IS NOT NULL AS wrong
FROM ({_on("own_x07")}) a JOIN resident r ON r.p = a.p LEFT JOIN ({_on("own_x08")}) t ON t.p = a.p"""

_CHRONIC = """
SELECT r.county_code, t.p IS NULL AS wrong
FROM (
    SELECT x.p FROM own_x14 x CROSS JOIN day d
    WHERE x.alive AND x.kind = '慢性病' AND x.diagnosed_on < d.w_first GROUP BY x.p
) a
JOIN resident r ON r.p = a.p
LEFT JOIN (
    SELECT DISTINCT x.p FROM own_x17 x CROSS JOIN day d WHERE x.settled_on BETWEEN d.w_first AND d.w_last
) t ON t.p = a.p"""

# Without the policy behind its code nobody can say whether a subsidy ends (clause 4.03).
_POLICY = """
SELECT h.county_code, COALESCE(x.policy_subsidy, 0) > 0 AND s.policy_code IS NULL AS wrong
FROM own_x03 x
JOIN household h ON h.h = x.h
JOIN county_day c ON c.county_code = h.county_code
LEFT JOIN subsidy_policy s ON s.policy_code = x.policy_code AND s.county_code = h.county_code
WHERE x.period_end <= c.m AND x.period_end >= c.income_oldest"""

CHECKS = (
    CrossCheck(
        "policy_code_unlisted",
        "收入台账有政策性补贴，补贴政策代码未填或规则库没有登记",
        "X03",
        "十一条意见4.03：补贴政策到期或调整",
        ("X03",),
        _POLICY,
    ),
    CrossCheck(
        "dibao_in_ledger",
        f"收入台账低保金与低保月补差×12相差超过{AMOUNT_PERCENT}%",
        "X03",
        _LEDGER,
        ("X03", "X07"),
        _DIBAO_YEAR,
        percent=OTHER_DAY,
    ),
    CrossCheck(
        "pension_in_ledger",
        f"收入台账养老金与养老保险月待遇×12相差超过{AMOUNT_PERCENT}%",
        "X03",
        _LEDGER,
        ("X03", "X21"),
        _PENSION_YEAR,
        percent=OTHER_DAY,
    ),
    CrossCheck(
        "dibao_not_paid",
        "在享低保对象上月以来没有一卡通低保发放",
        "X25b",
        "十一条意见4.08：政策衔接",
        ("X07", "X25b"),
        _DIBAO_PAID,
        percent=OTHER_DAY,
    ),
    CrossCheck(
        "dibao_and_tekun",
        "同一人同时享受低保和特困供养",
        "X07",
        "十一条意见11.07：特困供养与低保不得同时享受",
        ("X07", "X08"),
        _BOTH,
    ),
    CrossCheck(
        "chronic_untreated",
        "慢性病患者近12个月没有任何医疗费用结算",
        "X17",
        "数据问题目录第27项：异地就医结算缺失",
        ("X14", "X17"),
        _CHRONIC,
        percent=UNTREATED,
    ),
)
