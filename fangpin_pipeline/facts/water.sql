-- Drinking water of members that fails one of the four indicators, or was cut off too often (rules.md §6 unsafe_water).
WITH supply AS (
    SELECT
        x.h,
        NOT (x.quantity AND x.quality AND x.convenience AND x.reliability)
            OR COALESCE(x.outage_days > c.outage_days, FALSE) AS failing
    FROM own_x19 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive
),
states AS (
    SELECT h, BOOL_OR(failing) AS failing, BOOL_OR(failing IS NULL) AS untold FROM supply GROUP BY h
),
unclear AS (
    SELECT DISTINCT h FROM own_x19_doubt WHERE alive
),
seen AS (
    SELECT
        h.h,
        COALESCE(s.failing, FALSE) AS failing,
        CASE WHEN NOT c.fresh_x19 THEN 'X19' END AS stale,
        NULLIF(CONCAT_WS('；', h.members_gap,
            CASE WHEN u.h IS NOT NULL THEN 'X19有隔离行' END,
            CASE WHEN c.fresh_x19 AND h.kind = 'registered' AND s.h IS NULL AND u.h IS NULL THEN '无饮水安全记录' END,
            CASE WHEN s.untold THEN '饮水安全指标未填' END), '') AS gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN states s ON s.h = h.h
    LEFT JOIN unclear u ON u.h = h.h
)
SELECT
    h,
    CASE WHEN failing THEN TRUE WHEN stale IS NULL AND gap IS NULL THEN FALSE END AS water_failing,
    stale AS water_failing_stale,
    gap AS water_failing_gap
FROM seen
