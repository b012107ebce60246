-- Calls for help of late: a visit that found a difficulty, a member's application for relief that is not turned down.
WITH visit AS (
    SELECT x.h, BOOL_OR(x.difficulty) AS hit, BOOL_OR(x.difficulty IS NULL) AS untold
    FROM own_x06 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.visited_on >= c.visit_since AND x.visited_on <= c.as_of AND x.difficulty IS NOT FALSE
    GROUP BY x.h
),
unclear_visit AS (
    SELECT DISTINCT x.h
    FROM own_x06_doubt x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.visited_on IS NULL OR (x.visited_on >= c.visit_since AND x.visited_on <= c.as_of)
),
application AS (
    SELECT DISTINCT x.h
    FROM own_x09 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive AND x.unrefused AND x.applied_on >= c.application_since AND x.applied_on <= c.as_of
),
unclear_application AS (
    SELECT DISTINCT x.h
    FROM own_x09_doubt x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive AND (x.applied_on IS NULL OR (x.applied_on >= c.application_since AND x.applied_on <= c.as_of))
),
seen AS (
    SELECT
        h.h,
        COALESCE(v.hit, FALSE) AS in_difficulty,
        CASE WHEN NOT c.fresh_x06 THEN 'X06' END AS in_difficulty_stale,
        NULLIF(CONCAT_WS('；', CASE WHEN v.untold THEN '走访是否发现困难未填' END,
            CASE WHEN uv.h IS NOT NULL THEN 'X06有隔离行' END), '') AS in_difficulty_gap,
        a.h IS NOT NULL AS applied,
        CASE WHEN NOT c.fresh_x09 THEN 'X09' END AS applied_stale,
        NULLIF(CONCAT_WS('；', h.members_gap, CASE WHEN ua.h IS NOT NULL THEN 'X09有隔离行' END), '') AS applied_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN visit v ON v.h = h.h
    LEFT JOIN unclear_visit uv ON uv.h = h.h
    LEFT JOIN application a ON a.h = h.h
    LEFT JOIN unclear_application ua ON ua.h = h.h
)
SELECT
    h,
    CASE WHEN in_difficulty THEN TRUE WHEN in_difficulty_stale IS NULL AND in_difficulty_gap IS NULL THEN FALSE END
        AS in_difficulty,
    in_difficulty_stale,
    in_difficulty_gap,
    CASE WHEN applied THEN TRUE WHEN applied_stale IS NULL AND applied_gap IS NULL THEN FALSE END AS applied,
    applied_stale,
    applied_gap
FROM seen
