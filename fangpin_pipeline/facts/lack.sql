-- Why facts are unknown: one row a household and unknown fact, `stale` naming extracts that are not fresh in the county
-- and `gap` everything else. Rigid spending lacks what its parts lack.
WITH known_areas AS (
    SELECT * FROM area_lack
    UNION ALL
    SELECT h, 'n' AS fact, CAST(NULL AS STRING) AS stale, n_gap AS gap FROM household WHERE n IS NULL
    UNION ALL
    SELECT p.h, 'exited', 'X01', CAST(NULL AS STRING)
    FROM household p
    JOIN county_day c ON c.county_code = p.county_code
    WHERE p.kind = 'registered' AND NOT c.fresh_x01
    UNION ALL
    SELECT
        p.h,
        'without_helper',
        CASE WHEN NOT c.fresh_x01 THEN 'X01' END,
        CASE WHEN c.fresh_x01 THEN '帮扶责任人未提供' END
    FROM household p
    JOIN county_day c ON c.county_code = p.county_code
    WHERE p.kind = 'registered' AND (NOT c.fresh_x01 OR p.without_helper IS NULL)
)
SELECT h, fact, stale, gap FROM known_areas
UNION ALL
SELECT DISTINCT h, 'rx', stale, gap FROM known_areas WHERE fact IN ('oop', 'edu', 'dis', 'dsb')
