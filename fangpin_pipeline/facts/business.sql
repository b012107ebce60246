-- Benefit links active on D to an entity that has ceased to work or works irregularly. X23a counts where it is fresh in
-- the household's county, wherever the entity lies; whether it is matters only to a household with an active link.
WITH link AS (
    SELECT x.h, BOOL_OR(e.defunct) AS hit, BOOL_OR(e.h IS NULL) AS unlisted
    FROM own_x23c x
    CROSS JOIN day d
    LEFT JOIN own_x23a e ON e.h = x.h AND e.credit_code = x.credit_code
    WHERE x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
    GROUP BY x.h
),
unclear AS (
    SELECT DISTINCT x.h
    FROM own_x23c_doubt x CROSS JOIN day d
    WHERE (x.started_on IS NULL OR x.started_on <= d.as_of) AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
),
seen AS (
    SELECT
        h.h,
        COALESCE(l.hit, FALSE) AS hit,
        CASE
            WHEN NOT c.fresh_x23c THEN 'X23c'
            WHEN l.h IS NOT NULL AND NOT c.fresh_x23a THEN 'X23a'
        END AS stale,
        NULLIF(CONCAT_WS('；', CASE WHEN l.unlisted AND c.fresh_x23a THEN 'X23a中没有联结的主体' END,
            CASE WHEN u.h IS NOT NULL THEN 'X23c有隔离行' END), '') AS gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN link l ON l.h = h.h
    LEFT JOIN unclear u ON u.h = h.h
)
SELECT
    h,
    CASE WHEN hit THEN TRUE WHEN stale IS NULL AND gap IS NULL THEN FALSE END AS linked_defunct,
    stale AS linked_defunct_stale,
    gap AS linked_defunct_gap
FROM seen
