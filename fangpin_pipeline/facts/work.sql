-- Wages lost of late (fen a year), whether a member works, and whether a relocated household's house stands empty. t is
-- the newest month that X20 tells of in the county, `employment_month`; a year's wages are those of t−2 times twelve.
WITH report AS (
    SELECT
        x.h,
        x.p,
        BOOL_OR(x.month = c.employment_month_first AND x.working) AS worked,
        MAX(CASE WHEN x.month = c.employment_month_first THEN x.monthly_wage END) AS wage,
        COUNT(*) FILTER (WHERE x.month > c.employment_month_first AND NOT x.working) AS idle,
        BOOL_OR(x.month > c.employment_month_first AND x.working) AS working,
        BOOL_OR(x.month = c.employment_month AND x.working) AS employed
    FROM own_x20 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive AND x.month >= c.employment_month_first AND x.month <= c.employment_month
    GROUP BY x.h, x.p
),
summed AS (
    SELECT
        h,
        CAST(COALESCE(SUM(wage) FILTER (WHERE worked AND idle = 2), 0) * 12 AS BIGINT) AS lost,
        BOOL_OR(worked AND NOT working AND idle < 2) AS unreported,
        BOOL_OR(worked AND idle = 2 AND wage IS NULL) AS unpaid,
        BOOL_OR(employed) AS employed
    FROM report
    GROUP BY h
),
unclear AS (
    SELECT x.h, BOOL_OR(x.month IS NULL OR x.month = c.employment_month) AS last_month
    FROM own_x20_doubt x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive AND (x.month IS NULL OR (x.month >= c.employment_month_first AND x.month <= c.employment_month))
    GROUP BY x.h
),
moved AS (
    SELECT x.h, COALESCE(x.vacant_since <= c.vacant_by, FALSE) AS vacant
    FROM own_x27 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
),
unclear_move AS (
    SELECT DISTINCT h FROM own_x27_doubt
),
seen AS (
    SELECT
        h.h,
        CASE WHEN NOT c.fresh_x20 THEN 'X20' END AS work_stale,
        CASE
            WHEN c.fresh_x20 AND c.employment_month IS NULL
                THEN CONCAT_WS('；', h.members_gap, 'X20没有截至上月的数据')
            ELSE h.members_gap
        END AS work_gap,
        COALESCE(s.lost, 0) AS lost,
        CASE WHEN u.h IS NOT NULL THEN 'X20有隔离行' END AS row_gap,
        CASE WHEN s.unreported THEN '近两个月就业情况缺报' END AS report_gap,
        CASE WHEN s.unpaid THEN '月收入未填' END AS wage_gap,
        COALESCE(s.employed, FALSE) AS employed,
        CASE WHEN u.last_month THEN 'X20有隔离行' END AS employed_row_gap,
        m.h IS NOT NULL AS relocated,
        COALESCE(m.vacant, FALSE) AS vacant,
        CASE WHEN NOT c.fresh_x27 THEN 'X27' END AS move_stale,
        CASE WHEN um.h IS NOT NULL THEN 'X27有隔离行' END AS move_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN summed s ON s.h = h.h
    LEFT JOIN unclear u ON u.h = h.h
    LEFT JOIN moved m ON m.h = h.h
    LEFT JOIN unclear_move um ON um.h = h.h
),
missing AS (
    SELECT
        s.*,
        NULLIF(CONCAT_WS('；', work_gap, row_gap, report_gap, wage_gap), '') AS lost_wages_gap,
        NULLIF(CONCAT_WS('；', work_gap, employed_row_gap), '') AS employed_gap
    FROM seen s
)
SELECT
    h,
    CASE WHEN work_stale IS NULL AND lost_wages_gap IS NULL THEN lost END AS lost_wages,
    lost AS lost_wages_low,
    work_stale AS lost_wages_stale,
    lost_wages_gap,
    CASE WHEN employed THEN TRUE WHEN work_stale IS NULL AND employed_gap IS NULL THEN FALSE END AS employed,
    work_stale AS employed_stale,
    employed_gap,
    CASE WHEN relocated THEN TRUE WHEN move_stale IS NULL AND move_gap IS NULL THEN FALSE END AS relocated,
    move_stale AS relocated_stale,
    move_gap AS relocated_gap,
    CASE WHEN vacant THEN TRUE WHEN move_stale IS NULL AND move_gap IS NULL THEN FALSE END AS vacant,
    move_stale AS vacant_stale,
    move_gap AS vacant_gap
FROM missing
