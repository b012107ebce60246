-- Net income of a household (fen): the record of D, that of the previous year, what of it is subsidy, and what production
-- brought in by the record of D and by the one twelve months before it (rules.md §4, §5, §6 production_failure).
WITH ledger AS (
    SELECT
        x.h,
        x.period_end,
        x.business - x.business_cost AS production,
        x.wage + x.business - x.business_cost + x.property + COALESCE(x.pension, 0) + COALESCE(x.dibao, 0)
            + COALESCE(x.tekun, 0) + COALESCE(x.family_planning, 0) + COALESCE(x.ecological, 0)
            + COALESCE(x.policy_subsidy, 0) + COALESCE(x.other_transfer, 0) AS net,
        COALESCE(x.family_planning, 0) + COALESCE(x.ecological, 0) + COALESCE(x.policy_subsidy, 0) AS subsidy,
        COALESCE(x.policy_subsidy, 0) AS policy_subsidy,
        x.policy_code
    FROM own_x03 x
),
latest AS (
    SELECT
        x.h,
        MAX(x.period_end) FILTER (WHERE x.period_end <= c.m AND x.period_end >= c.income_oldest) AS recent,
        MAX(x.period_end) FILTER (WHERE x.period_end >= c.py_first AND x.period_end <= c.py_last) AS previous_year
    FROM own_x03 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    GROUP BY x.h
),
recent AS (
    SELECT l.* FROM ledger l JOIN latest a ON a.h = l.h AND a.recent = l.period_end
),
previous_year AS (
    SELECT l.h, l.net FROM ledger l JOIN latest a ON a.h = l.h AND a.previous_year = l.period_end
),
-- Records begin with the first of their last month: the one of the same month a year before.
year_before AS (
    SELECT l.h, l.production
    FROM ledger l
    JOIN latest a ON a.h = l.h AND YEAR(a.recent) = YEAR(l.period_end) + 1 AND MONTH(a.recent) = MONTH(l.period_end)
),
doubt AS (
    SELECT
        x.h,
        BOOL_OR(x.period_end IS NULL OR (x.period_end <= c.m AND x.period_end >= c.income_oldest)) AS recent,
        BOOL_OR(x.period_end IS NULL OR (x.period_end >= c.py_first AND x.period_end <= c.py_last)) AS previous_year,
        BOOL_OR(YEAR(a.recent) = YEAR(x.period_end) + 1 AND MONTH(a.recent) = MONTH(x.period_end)) AS year_before
    FROM own_x03_doubt x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN latest a ON a.h = x.h
    GROUP BY x.h
),
found AS (
    SELECT
        h.h,
        h.county_code,
        c.subsidy_horizon,
        c.fresh_x03 AS fresh,
        c.fresh_x03 AND NOT COALESCE(d.recent, FALSE) AS clean,
        c.fresh_x03 AND NOT COALESCE(d.previous_year, FALSE) AS clean_py,
        r.h IS NOT NULL AS recorded,
        r.net,
        r.subsidy,
        r.policy_subsidy,
        r.policy_code,
        r.production,
        COALESCE(d.year_before, FALSE) AS year_before_doubtful,
        COALESCE(y.production, 0) AS production_before,
        p.net AS net_py
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN recent r ON r.h = h.h
    LEFT JOIN previous_year p ON p.h = h.h
    LEFT JOIN year_before y ON y.h = h.h
    LEFT JOIN doubt d ON d.h = h.h
)
SELECT
    f.h,
    f.clean AND NOT f.recorded AS no_income_record,
    CASE WHEN f.clean THEN f.net END AS ni,
    CASE WHEN NOT f.fresh THEN 'X03' END AS ni_stale,
    CASE
        WHEN NOT f.fresh THEN NULL
        WHEN NOT f.clean THEN 'X03有隔离行'
        WHEN NOT f.recorded THEN '无有效期内的收入记录'
    END AS ni_gap,
    CASE WHEN f.clean_py THEN f.net_py END AS ni_py,
    CASE WHEN NOT f.fresh THEN 'X03' END AS ni_py_stale,
    CASE
        WHEN NOT f.fresh THEN NULL
        WHEN NOT f.clean_py THEN 'X03有隔离行'
        WHEN f.net_py IS NULL THEN '无上年收入记录'
    END AS ni_py_gap,
    CASE WHEN f.clean THEN f.production END AS production,
    CASE WHEN f.clean AND NOT f.year_before_doubtful THEN f.production_before END AS production_before,
    CASE WHEN NOT f.fresh THEN 'X03' END AS production_before_stale,
    CASE WHEN f.fresh AND NOT (f.clean AND NOT f.year_before_doubtful) THEN 'X03有隔离行' END AS production_before_gap,
    CASE WHEN f.clean THEN f.subsidy END AS subsidy,
    CASE
        WHEN s.adjusted OR s.ends_on <= f.subsidy_horizon THEN f.policy_subsidy
        ELSE CAST(0 AS BIGINT)
    END AS ending_low,
    CASE
        WHEN s.adjusted OR s.ends_on <= f.subsidy_horizon THEN f.policy_subsidy
        WHEN s.policy_code IS NULL AND f.policy_subsidy > 0 THEN f.policy_subsidy
        ELSE CAST(0 AS BIGINT)
    END AS ending_high,
    CASE WHEN f.clean AND f.policy_subsidy > 0 AND s.policy_code IS NULL THEN '补贴政策代码' END AS ending_gap
FROM found f
LEFT JOIN subsidy_policy s ON s.policy_code = f.policy_code AND s.county_code = f.county_code
