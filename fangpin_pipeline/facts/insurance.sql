-- Basic medical insurance of each member for year(D): `uninsured` TRUE, FALSE or unknown (rules.md §6 insurance_gap).
WITH doubt AS (
    SELECT DISTINCT x.p
    FROM own_x16_doubt x CROSS JOIN day d
    WHERE x.year IS NULL OR x.year = d.year_now
),
present AS (
    SELECT x.p, NOT (x.resident_basic OR x.employee_basic) AS uninsured
    FROM own_x16 x CROSS JOIN day d
    WHERE x.alive AND x.year = d.year_now
),
judged AS (
    SELECT
        r.h,
        r.p,
        c.fresh_x16 AS fresh,
        s.p IS NOT NULL AS said,
        q.p IS NOT NULL AS doubtful,
        CASE
            WHEN r.birth >= c.newborn_since OR r.away THEN FALSE
            WHEN NOT c.fresh_x16 THEN NULL
            WHEN s.uninsured THEN TRUE
            WHEN q.p IS NOT NULL THEN NULL
            WHEN s.p IS NOT NULL THEN s.uninsured
            WHEN y.county_code IS NOT NULL THEN TRUE
        END AS uninsured
    FROM resident r
    JOIN county_day c ON c.county_code = r.county_code
    LEFT JOIN present s ON s.p = r.p
    LEFT JOIN doubt q ON q.p = r.p
    LEFT JOIN insured_year y ON y.county_code = r.county_code
    WHERE r.alive
)
SELECT
    h,
    p,
    uninsured,
    CASE WHEN uninsured IS NULL AND NOT fresh THEN 'X16' END AS stale,
    CASE
        WHEN uninsured IS NOT NULL OR NOT fresh THEN NULL
        WHEN doubtful THEN 'X16有隔离行'
        WHEN said THEN 'X16未填'
        ELSE 'X16无本年度数据'
    END AS gap
FROM judged
WHERE uninsured IS NULL OR uninsured
